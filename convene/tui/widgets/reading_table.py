"""A table of a text to read: columns as wide as they need, or as their share of the line allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from convene.tui import show

Line = list[tuple[str, str]]
"""One drawn line: texts with their inks."""
_GAP = 3
_NARROWEST = 8
"""Cells of a column below which a table is easier to read as one fact under the other."""


def table(lines: Sequence[str], width: int, plain: Callable[[str], str]) -> list[Line]:
    """Rows of Markdown (``| a | b |``, the second of them the rule) typeset. ``plain`` takes the marks off a cell."""
    heads, rule, *rows = [_cells(line) for line in lines] if len(lines) > 1 else [_cells(lines[0]), []]
    right = [cell.strip().endswith(":") for cell in rule] + [False] * len(heads)
    said = [[plain(cell).strip() for cell in row] for row in (heads, *rows)]
    wanted = [max(map(show.cell_len, column), default=0) for column in zip_longest(*said, fillvalue="")]
    widths = _shares(wanted, width - _GAP * (len(wanted) - 1))
    if any(has < needs and has < _NARROWEST for has, needs in zip(widths, wanted, strict=True)):
        return _one_by_one(said, width)
    drawn = [_row(row, widths, right, "" if at else "quiet") for at, row in enumerate(said)]
    return [line for row in drawn for line in row]


def _cells(line: str) -> list[str]:
    """The cells of a row; a mark behind a backslash parts none."""
    cells, cell, escaped = list[str](), "", False
    for letter in line.strip().removeprefix("|"):
        if letter == "|" and not escaped:
            cells.append(cell)
            cell = ""
        else:
            cell += letter
        escaped = letter == "\\" and not escaped
    return [*cells, cell] if cell.strip() else cells


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """What each column needs; where that is too much, the wide ones share what the narrow ones leave."""
    found, left = [0] * len(wanted), max(room, len(wanted))
    for many, at in zip(range(len(wanted), 0, -1), sorted(range(len(wanted)), key=wanted.__getitem__), strict=True):
        found[at] = min(wanted[at], left // many)
        left -= found[at]
    return found


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], role: str) -> list[Line]:
    cells = [show.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=False)]
    return [
        [
            (show.pad(part, size, right=last) + " " * _GAP, role)
            for part, size, last in zip(parts, widths, right, strict=False)
        ]
        for parts in zip_longest(*cells, fillvalue="")
    ]


def _one_by_one(rows: Sequence[Sequence[str]], width: int) -> list[Line]:
    heads, *rest = rows
    out: list[Line] = []
    for row in rest:
        for head, cell in zip(heads, row, strict=False):
            out += [[(one, "")] for one in show.wrap(f"{head}: {cell}", width)]
        out.append([])
    return out[:-1]
