"""Which row names the columns, and what the columns are then called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convene.text import clean_line, clip, join

LOOKED_AT = 40
"""How many rows are looked through for the heading."""

MOST = 16_384
"""More columns than any spreadsheet has: then it is no table."""

_VALUE = re.compile(r"[-+£$€(]?\s*[\d.,]+\s*[%)]?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_heading(rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the heading among the first rows: the first that is about as full as the fullest of them and
    holds words rather than figures. A title, a date and blank lines above it are passed over."""
    rows = rows[:LOOKED_AT]
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    most = max(filled, default=0)
    if not most:
        return None
    least = max(2, (most + 1) // 2) if most > 1 else 1
    for at, row in enumerate(rows):
        if filled[at] >= least and _words(row) * 2 >= filled[at]:
            return at
    return None


def name_columns(cells: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, no two the same, and what had to be done about them, in words.

    A column without a heading is called by its number, or left out at the end of the row where nothing is in it.
    """
    width = max((at + 1 for at, cell in enumerate(cells) if clean_line(cell)), default=0)
    width = max([width, *(_reach(row, len(cells)) for row in below)])
    names: list[str] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}  # heading → the number its next one gets
    twice: list[str] = []
    nameless: list[str] = []
    for at in range(width):
        said = clean_line(cells[at])[:300] if at < len(cells) else ""
        if not said:
            said = f"Column {at + 1}"
            nameless.append(str(at + 1))
        name, number = said, numbers.get(said.casefold(), 1)
        if number > 1:
            name = f"{said} ({number})"
        while name.casefold() in taken:
            number += 1
            name = f"{said} ({number})"
        if number > 1:
            twice.append(f"“{clip(said, 60)}”")
        numbers[said.casefold()] = number + 1
        taken.add(name.casefold())
        names.append(name)
    told = []
    if twice:
        told.append(f"headings that appear more than once were numbered: {_few(twice)}")
    if nameless:
        told.append(f"columns without a heading are called by their number: {_few(nameless)}")
    return tuple(names), tuple(told)


def _words(row: Sequence[str]) -> int:
    """How many cells hold words; a year may well be a heading."""
    cells = (cell.strip() for cell in row)
    return sum(1 for cell in cells if cell and (_YEAR.fullmatch(cell) or not _VALUE.fullmatch(cell)))


def _reach(row: Sequence[str], most: int) -> int:
    """The last column below the heading row's own width that has something in it, counted from 1."""
    return max((at + 1 for at, cell in enumerate(row[:most]) if cell.strip()), default=0)


def _few(words: Sequence[str]) -> str:
    return join([*words[:5], f"{len(words) - 5} more"] if len(words) > 5 else list(words))
