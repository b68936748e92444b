"""The rows of one sheet of a workbook, each with its number, as openpyxl's own parser understands their cells.

Its reader fills every gap between two rows with empty ones, so that a single odd row number would keep it busy for
ever; and it takes a text inside a cell apart with great care, which is twenty times slower than reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import IO, Any

from convene.errors import Problem
from convene.files.sheets.heading import MOST
from convene.files.sheets.source import Source
from convene.text import clip

MOST_ROWS = 1_048_576
"""The last row that a sheet can have; the last column is ``heading.MOST``."""

_MOST_OF_ROW = 32 * 1024 * 1024
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _STRING, _RUN, _TEXT = f"{_MAIN}v", f"{_MAIN}is", f"{_MAIN}r", f"{_MAIN}t"


def numbered(source: Source, sheet: Any, hidden: set[int] | None = None) -> Iterator[tuple[int, list[tuple[int, Any]]]]:
    """(number, its cells as (column from 0, value)) of each row that stands in a read-only sheet; gaps are left out.
    The numbers of rows that somebody hid, or a filter did, are added to ``hidden``.

    A number that the sheet shows as per cent is the text ``5.5%``, as people see it, and not the 0.055 behind it.
    Raises Problem for rows and columns beyond what any sheet can have, and whatever openpyxl does with a broken one.
    """
    book = sheet.parent
    hundredths = _hundredths(book)
    with sheet._get_source() as part:
        parser = _parser()(
            _Watched(part, source),
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        parser.hidden = hidden
        for line, cells in parser.parse():
            if not 1 <= line <= MOST_ROWS:
                raise _beyond(source, f"It has a row {clip(f'{line:,}', 40)}; no sheet has more than {MOST_ROWS:,}.")
            if any(cell["column"] > MOST for cell in cells):
                raise _beyond(source, f"Row {line:,} has more columns than the {MOST:,} that a sheet can have.")
            yield line, [(cell["column"] - 1, _shown(cell, hundredths)) for cell in cells if cell["value"] is not None]


_BESIDE_MARKS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What stands in a number format and is shown as it is, or is about looks."""


def _hundredths(book: Any) -> frozenset[int]:
    """The styles whose number format shows a number as per cent."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    found = set()
    for at, style in enumerate(book._cell_styles):
        own = style.numFmtId - BUILTIN_FORMATS_MAX_SIZE
        known = book._number_formats
        said = BUILTIN_FORMATS.get(style.numFmtId, "") if own < 0 else known[own] if own < len(known) else ""
        if "%" in _BESIDE_MARKS.sub("", said):
            found.add(at)
    return frozenset(found)


def _shown(cell: Any, hundredths: frozenset[int]) -> Any:
    value = cell["value"]
    if cell["style_id"] not in hundredths or not isinstance(value, int | float) or isinstance(value, bool):
        return value
    hundredfold = (Decimal(f"{value:.15g}") * 100).normalize()
    return f"{hundredfold:f}%"


@cache
def _parser() -> Any:
    """openpyxl's parser of a sheet, made late, for openpyxl takes its time to load."""
    from openpyxl.worksheet._reader import WorkSheetParser

    class Parser(WorkSheetParser):
        hidden: set[int] | None = None

        def parse_row(self, row: Any) -> Any:
            said = super().parse_row(row)
            if self.hidden is not None and (row.get("hidden") in ("1", "true") or row.get("ht") == "0"):
                self.hidden.add(said[0])
            return said

        def parse_cell(self, element: Any) -> Any:
            if element.get("t") == "inlineStr":
                value = element.makeelement(_VALUE, {})
                value.text = _inside(element)
                element[:] = [value]
                element.set("t", "str")
            return super().parse_cell(element)

    return Parser


def _inside(cell: Any) -> str:
    """The text that stands inside a cell: its own, or that of its runs; how to say it aloud is left out."""
    if len(cell) == 1 and len(cell[0]) == 1 and cell[0][0].tag == _TEXT:
        return cell[0][0].text or ""
    blocks = [one for inner in cell if inner.tag == _STRING for one in inner]
    texts = [
        one for block in blocks for one in ((block,) if block.tag == _TEXT else block if block.tag == _RUN else ())
    ]
    return "".join(one.text or "" for one in texts if one.tag == _TEXT)


class _Watched:
    """The bytes of a sheet. A row without an end would be held whole, cell by cell."""

    def __init__(self, part: IO[bytes], source: Source) -> None:
        self._part, self._source, self._run = part, source, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._part.read(size)
        last = max(piece.rfind(b"<row"), piece.rfind(b":row"))
        self._run = self._run + len(piece) if last < 0 else len(piece) - last
        if self._run > _MOST_OF_ROW:
            raise _beyond(self._source, "One of its rows is larger than any sheet could hold.")
        return piece

    def close(self) -> None:
        self._part.close()


def _beyond(source: Source, detail: str) -> Problem:
    return Problem(
        "The workbook goes beyond what any sheet can have.",
        detail,
        hint="Open it in a spreadsheet, and save the rows that are meant as “CSV UTF-8”; then bring that file in.",
        where=source.where(),
    )
