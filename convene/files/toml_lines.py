"""Which line of a TOML text each key stands on.

``tomllib`` forgets lines. This scanner walks the text once and notes where every table header, key and list
entry begins. It expects text that parses, and stops quietly where it meets something else.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRINGS = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]+")


class Locator:
    """Finds the line, counted from 1, of a path such as ``("commitment", 3, "measure")``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [at for at, letter in enumerate(text) if letter == "\n"]
        self._lines: dict[tuple[str | int, ...], int] = {}
        self._sizes: dict[tuple[str | int, ...], int] = {}
        with suppress(_LostError, RecursionError):  # what was found so far still helps
            self._walk()

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the key, or of the nearest table around it; 1 when nothing of it is in the text."""
        whole = tuple(path)
        for size in range(len(whole), 0, -1):
            if (found := self._lines.get(whole[:size])) is not None:
                return found
        return 1

    def has(self, path: Sequence[str | int]) -> bool:
        """Whether the text itself holds this key, rather than only something around it."""
        return tuple(path) in self._lines

    def _line_at(self, at: int) -> int:
        return bisect_right(self._ends, at - 1) + 1 if at else 1

    def _note(self, path: tuple[str | int, ...], at: int) -> None:
        self._lines.setdefault(path, self._line_at(at))

    def _walk(self) -> None:
        text, at = self._text, 0
        table: tuple[str | int, ...] = ()
        while (at := _end(_BLANK, text, at)) < len(text):
            start = at
            if text.startswith("[[", at):
                keys, at = self._keys(at + 2)
                table = (*self._resolve(keys[:-1]), keys[-1])
                row = self._sizes.get(table, 0)
                self._sizes[table] = row + 1
                self._note(table, start)
                table = (*table, row)
                self._note(table, start)
                at = _expect(text, at, "]]")
            elif text[at] == "[":
                keys, at = self._keys(at + 1)
                table = self._resolve(keys)
                self._note_all(table, start)
                at = _expect(text, at, "]")
            else:
                at = self._pair(at, table)

    def _resolve(self, keys: list[str]) -> tuple[str | int, ...]:
        """A header's keys as a path: a name that is an array of tables means its latest row."""
        path: tuple[str | int, ...] = ()
        for key in keys:
            path = (*path, key)
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
        return path

    def _note_all(self, path: tuple[str | int, ...], at: int) -> None:
        for size in range(1, len(path) + 1):
            self._note(path[:size], at)

    def _pair(self, at: int, table: tuple[str | int, ...]) -> int:
        start = at
        keys, at = self._keys(at)
        path = table
        for key in keys:
            path = (*path, key)
            self._note(path, start)
        at = _expect(self._text, at, "=")
        return self._value(_end(_SPACE, self._text, at), path)

    def _keys(self, at: int) -> tuple[list[str], int]:
        keys: list[str] = []
        while True:
            found = _KEY.match(self._text, _end(_SPACE, self._text, at))
            if not found:
                raise _LostError
            keys.append(_unquoted(found[0]))
            at = _end(_SPACE, self._text, found.end())
            if not self._text.startswith(".", at):
                return keys, at
            at += 1

    def _value(self, at: int, path: tuple[str | int, ...]) -> int:
        text = self._text
        if found := _STRINGS.match(text, at):
            return found.end()
        if text.startswith("[", at):
            return self._list(at + 1, path)
        if text.startswith("{", at):
            return self._inline(at + 1, path)
        if found := _PLAIN.match(text, at):
            return found.end()
        raise _LostError

    def _list(self, at: int, path: tuple[str | int, ...]) -> int:
        text, entry = self._text, 0
        while not text.startswith("]", at := _end(_BLANK, text, at)):
            self._note((*path, entry), at)
            at = _end(_BLANK, text, self._value(at, (*path, entry)))
            entry += 1
            if text.startswith(",", at):
                at += 1
            elif not text.startswith("]", at):
                raise _LostError
        return at + 1

    def _inline(self, at: int, path: tuple[str | int, ...]) -> int:
        text = self._text
        while not text.startswith("}", at := _end(_BLANK, text, at)):
            at = _end(_BLANK, text, self._pair(at, path))
            if text.startswith(",", at):
                at += 1
            elif not text.startswith("}", at):
                raise _LostError
        return at + 1


class _LostError(Exception):
    """The text is not what the scanner knows."""


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _expect(text: str, at: int, mark: str) -> int:
    at = _end(_SPACE, text, at)
    if not text.startswith(mark, at):
        raise _LostError
    return at + len(mark)


def _unquoted(key: str) -> str:
    if key.startswith("'"):
        return key[1:-1]
    if not key.startswith('"') or "\\" not in key:
        return key.strip('"')
    try:
        return str(tomllib.loads(f"k = {key}")["k"])
    except tomllib.TOMLDecodeError:
        raise _LostError from None
