"""The encoding of a text file, decided once for the whole of it.

A stray byte at the end of a large file must not be found after half of its rows were used, so the file is read
through first, a piece at a time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from convene.errors import USAGE, Problem
from convene.files.sheets.old_letters import NAMES, WINDOWS, beside, doubtful, likeliest
from convene.files.sheets.source import Source, telling
from convene.text import clean_line, clip, plural

_PIECE = 1 << 20
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # bytes that Windows-1252 gives no meaning
_LONGEST = 32 * 1024 * 1024
_CALLED = {"mac": "mac_roman", "mac-roman": "mac_roman", "macintosh": "mac_roman", "dos": "cp850", "ansi": "cp1252"}
_SUCH = ("utf-8", "windows-1252", "mac-roman", "cp850", "utf-16")
_NO_LETTERS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7", "charmap")
_MOSTLY = 3  # words of these encodings are of plain letters for the most part
_HIGH_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_SCRAP = 50  # one in so many may be odd before it is no text


@dataclass(frozen=True, slots=True)
class Letters:
    """``codec`` reads the file; ``nulls`` says that null characters are to be left out; ``told`` is how it reads."""

    codec: str
    nulls: bool
    told: tuple[str, ...]


def letters_of(source: Source, encoding: str = "") -> Letters:
    """Reads the file through. ``encoding`` is what somebody says it is. Raises Problem for what is not text."""
    if encoding:
        return _as_said(source, encoding)
    head = source.head(65_536)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # the first looks like UTF-16 otherwise
        return _widest(source)
    wide = _wide(head)
    odd = len(head) - len(head.translate(None, _CONTROLS)) + head.count(0)
    if wide is None and odd * _SCRAP > len(head):
        raise not_text(source)
    seen = _through(source, wide or "utf-8")
    if wide:
        if seen.bad * _SCRAP > seen.size:
            raise not_text(source)
        return Letters(wide, False, (f"UTF-16{seen.scraps}",))
    if seen.nulls * _SCRAP > seen.size:
        raise not_text(source)
    nulls = (f"{plural(seen.nulls, 'null character')} left out",) if seen.nulls else ()
    if seen.bad <= seen.good:  # a few scraps in a file that otherwise reads well
        return Letters("utf-8-sig", bool(seen.nulls), (f"UTF-8{seen.scraps}", *nulls))
    found = beside(_pieces(source))
    codec = likeliest(found) if found.total() * _MOSTLY < seen.size else WINDOWS
    if codec != WINDOWS:
        words = f"{NAMES[codec]}, told from its letters (--encoding {WINDOWS} reads it as {NAMES[WINDOWS]})"
        return Letters(codec, bool(seen.nulls), (words, *nulls))
    if seen.undefined * _SCRAP > seen.size:
        raise not_text(source)
    scraps = f", with {plural(seen.undefined, 'letter')} that could not be read" if seen.undefined else ""
    if other := doubtful(found):
        scraps += _either(source, other)
    return Letters("cp1252", bool(seen.nulls), (f"Windows-1252{scraps}", *nulls))


def _either(source: Source, other: str) -> str:
    """What is told where a word may be in either encoding: how it reads in both."""
    word = next((one[0] for piece in _pieces(source) if (one := _HIGH_WORD.search(piece))), b"")
    here, there = (clip(word.decode(codec, errors="replace"), 30) for codec in (WINDOWS, other))
    return f": nothing else tells it, and it reads “{here}”; --encoding {other.replace('_', '-')} reads “{there}”"


def _as_said(source: Source, encoding: str) -> Letters:
    """In the encoding that somebody says it is in. Raises Problem for one that is not known."""
    word = encoding.strip().casefold()
    try:
        codec = codecs.lookup(_CALLED.get(word, word)).name
        if codec.replace("-", "_") in _NO_LETTERS:
            raise LookupError(codec)
        "a".encode(codec).decode(codec)
    except (LookupError, UnicodeError, ValueError):
        raise Problem(
            f"“{clip(clean_line(encoding), 40)}” is no encoding that is known.",
            hint=f"Such as {', '.join(_SUCH)}.",
            where=source.where(),
            exit_code=USAGE,
        ) from None
    try:
        seen = _through(source, codec)
    except UnicodeError:
        raise Problem(
            f"The list cannot be read as {codec}.",
            hint="Leave --encoding out, and it is told from the letters.",
            where=source.where(),
            exit_code=USAGE,
        ) from None
    nulls = "\0".encode(codec) == b"\0"  # one byte a letter, or UTF-8
    name = NAMES.get(codec.replace("-", "_"), codec.upper())
    return Letters("utf-8-sig" if codec == "utf-8" else codec, nulls, (f"{name}, as you said{seen.scraps}",))


def _pieces(source: Source) -> Iterator[bytes]:
    with source.open() as opened, telling(source):
        while piece := opened.read(_PIECE):
            yield piece


def _widest(source: Source) -> Letters:
    seen = _through(source, "utf-32")
    if seen.bad * _SCRAP > seen.size:
        raise not_text(source)
    return Letters("utf-32", False, (f"UTF-32{seen.scraps}",))


def not_text(source: Source) -> Problem:
    return Problem(
        "This is not a CSV or XLSX file.",
        hint="Open it in a spreadsheet and save it as “CSV UTF-8”, then bring that file in.",
        where=source.where(),
    )


@dataclass(slots=True)
class _Seen:
    """``good`` counts the bytes of letters beyond ASCII that fit the encoding, ``bad`` those that do not."""

    size: int = 0
    good: int = 0
    bad: int = 0
    nulls: int = 0
    undefined: int = 0
    lines: int = 1
    first_bad: int = 0

    @property
    def scraps(self) -> str:
        if not self.bad:
            return ""
        return f", with {plural(self.bad, 'letter')} that could not be read, the first near line {self.first_bad:,}"


def _through(source: Source, codec: str) -> _Seen:
    seen = _Seen()
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    plain = codec == "utf-8"
    run = 0
    with source.open() as opened, telling(source):
        while piece := opened.read(_PIECE):
            seen.size += len(piece)
            seen.nulls += piece.count(b"\0") if plain else 0
            if not (plain and piece.isascii() and not decoder.getstate()[0]):
                _weigh(seen, piece, decoder.decode(piece), plain)
            seen.lines += piece.count(b"\n")
            end = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            run = len(piece) - end if end >= 0 else run + len(piece)
            if run > _LONGEST:
                raise Problem(
                    "A line of the list is too long to be meant.",
                    hint="A list has one row to a line. Check that it is the right file.",
                    where=source.where(seen.lines),
                )
        _weigh(seen, b"", decoder.decode(b"", final=True), plain)
    return seen


def _weigh(seen: _Seen, piece: bytes, text: str, plain: bool) -> None:
    bad = text.count("�") - (piece.count("�".encode()) if plain else 0)
    if bad > 0:
        if not seen.bad:
            seen.first_bad = seen.lines + text[: text.find("�")].count("\n")
        seen.bad += bad
        seen.undefined += sum(piece.count(byte) for byte in _UNDEFINED)
    if plain:
        seen.good += max(0, len(piece) - len(text))


def _wide(head: bytes) -> str | None:
    """UTF-16, by its mark, or by every other byte being null."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 2 > half and even * _SCRAP < half:
        return "utf-16-le"
    if even * 2 > half and odd * _SCRAP < half:
        return "utf-16-be"
    return None
