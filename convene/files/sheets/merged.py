"""Cells of a workbook that are merged down the side: one cell that counts for each of its rows.

Where they are stands behind the rows of a sheet, so the sheet's text is gone through once for them; nothing of it is
understood but their ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_PIECE = 1 << 18
_RANGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,60}?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_LONGEST = 120  # bytes of such a tag
_MOST = 100_000

Down = dict[int, list[tuple[int, int]]]
"""First row → (column from 0, last row) of the cells that are merged down from there."""


def merged_down(sheet: Any) -> Down:
    """The cells of a read-only sheet that are merged over several rows."""
    found: Down = {}
    number = 0
    held = b""
    with sheet._get_source() as part:
        while piece := part.read(_PIECE):
            text = held + piece
            for one in _RANGE.finditer(text):
                first, last = int(one[2]), int(one[4])
                if last > first and number < _MOST:
                    found.setdefault(first, []).append((_column(one[1]), last))
                    number += 1
            end = text.rfind(b">") + 1
            held = text[max(end, len(text) - _LONGEST) :]
    return found


def filled_down(rows: Iterable[tuple[int, list[str]]], down: Down) -> Iterator[tuple[int, list[str]]]:
    """The rows with what is merged down written into each row that says something else as well."""
    held: dict[int, tuple[str, int]] = {}
    for line, cells in rows:
        for at, (text, until) in list(held.items()):
            if line > until:
                del held[at]
                continue
            if at >= len(cells):
                cells += [""] * (at + 1 - len(cells))
            if not cells[at].strip():
                cells[at] = text
        for at, until in down.get(line, ()):
            if at < len(cells) and cells[at].strip():
                held[at] = (cells[at], until)
        yield line, cells


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
