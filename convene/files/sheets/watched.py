"""JSON on its way to the parser: what no parser should be handed is refused before it gets there.

A number of thousands of digits ends the whole process inside ijson, and a text without an end is copied again and
again while it grows. Both are told here from the bytes alone, at the speed of the disk.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from convene.errors import Problem
from convene.files.sheets.source import Source
from convene.text import count

MOST_TEXT = 1 << 20
"""The longest text of a JSON file, in bytes. A spreadsheet's cell holds a thirtieth of it."""

MOST_DIGITS = 500
"""The longest number, in digits; Python itself may be set to refuse whole numbers from 640 on."""

_PIECE = 1 << 16
_NUMBER = re.compile(rb"(?<![0-9])[0-9]{%d}|(?<=[0-9.][eE])[+-]?[0-9]{17}" % (MOST_DIGITS + 1))
_DIGITS = bytes(48 if 48 <= one <= 57 else 32 for one in range(256))
_LONG = b"0" * 17  # found faster than the form above, and rare
_OF_NUMBERS = b"0123456789.eE+-"


class Watched:
    """A file to be read by ``read`` alone. ``given`` counts the bytes handed on. ``read`` raises Problem."""

    def __init__(self, raw: BinaryIO, source: Source) -> None:
        self.given = 0
        self._raw, self._source = raw, source
        self._held = b""  # the beginning of a number or an escape whose end is not read yet
        self._inside = False  # a text is open
        self._run = 0  # so many of its bytes were read
        self._lines = 1

    def read(self, size: int = -1) -> bytes:
        """The next bytes; b"" at the end only, and when nothing is asked for."""
        if size == 0:
            return b""
        while fresh := self._raw.read(_PIECE if size < 0 else max(size, 4_096)):
            piece = self._held + fresh
            whole = self._whole(piece)
            self._held = piece[whole:]
            if len(self._held) > MOST_DIGITS * 2 and not self._opens(piece[:whole]):
                raise self._long_number()
            if whole:
                return self._passed(piece[:whole])
        last, self._held = self._held, b""
        return self._passed(last)

    def tell(self) -> int:
        """How far the file was read, in bytes."""
        return self._raw.tell()

    def _whole(self, piece: bytes) -> int:
        """How much of a piece can be judged: up to a number or a backslash at its end."""
        slashes = len(piece) - len(piece.rstrip(b"\\"))
        if slashes:
            return len(piece) - slashes % 2
        at = len(piece.rstrip(_OF_NUMBERS))
        # Inside a text digits are letters like others, and need not wait.
        return len(piece) if at == len(piece) or self._opens(piece[:at]) else at

    def _opens(self, piece: bytes) -> bool:
        """Whether a text is open after a piece."""
        return self._inside ^ bool(_bare(piece).count(b'"') & 1)

    def _passed(self, piece: bytes) -> bytes:
        bare = _bare(piece)
        inside = self._inside ^ bool(bare.count(b'"') & 1)
        last = bare.rfind(b'"')
        self._run = self._run + len(bare) if last < 0 else len(bare) - last - 1
        if inside and self._run > MOST_TEXT:
            raise self._refused(f"A text of the JSON file is longer than {count(MOST_TEXT)} letters.")
        for found in _NUMBER.finditer(bare) if _LONG in bare.translate(_DIGITS) else ():
            if not self._inside ^ bool(bare.count(b'"', 0, found.start()) & 1):
                raise self._long_number()
        self._inside = inside
        self._lines += piece.count(b"\n")
        self.given += len(piece)
        return piece

    def _long_number(self) -> Problem:
        return self._refused(f"A number of the JSON file has more than {MOST_DIGITS} digits.")

    def _refused(self, title: str) -> Problem:
        return Problem(
            title,
            f"It is on line {count(self._lines)} of the file, or below.",
            hint="Nobody means it so: fetch the file again, or look for a CSV of the same data.",
            where=self._source.where(),
        )


def _bare(piece: bytes) -> bytes:
    """A piece as long as before, in which every quote begins or ends a text."""
    if b"\\" not in piece:
        return piece
    return piece.replace(b"\\\\", b"..").replace(b'\\"', b"..")
