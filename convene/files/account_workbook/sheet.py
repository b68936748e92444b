"""A sheet of a workbook, cell by cell: what is text is never a formula, and what is a formula is ours alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from convene.text import clean

_MOST = 32_000
"""Letters of a text in a cell; one holds 32,767."""
_FIRST_DAY = date(1900, 3, 1)

POUNDS, PLAIN, FINE = "#,##0.00", "General", "0.000000"


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum that the workbook works out. It holds references and numbers, never anybody's text."""

    text: str
    form: str = POUNDS


Value = str | int | Decimal | date | Formula | None


class Sheet:
    """Writes rows one after the other; ``row`` is the number of the last."""

    def __init__(self, book: Any, title: str, widths: Sequence[int], *, frozen: int = 0) -> None:
        from openpyxl import styles, utils

        self._sheet = book.create_sheet(title)
        self._bold, self._large = styles.Font(bold=True), styles.Font(bold=True, size=14)
        self._input = styles.PatternFill("solid", fgColor="FFF7E0")
        self._wrapped = styles.Alignment(wrap_text=True, vertical="top")
        for at, width in enumerate(widths, start=1):
            self._sheet.column_dimensions[utils.get_column_letter(at)].width = width
        if frozen:
            self._sheet.freeze_panes = f"A{frozen + 1}"
        self.row = 0

    def write(
        self, *values: Value, inputs: Sequence[int] = (), bold: bool = False, large: bool = False, form: str = PLAIN
    ) -> int:
        """One row; ``inputs`` are the columns (from 0) somebody may change. The number of the row."""
        cells = [self._cell(value, at in inputs, bold, large, form) for at, value in enumerate(values)]
        self._sheet.append(cells)
        self.row += 1
        return self.row

    def _cell(self, value: Value, changed: bool, bold: bool, large: bool, form: str) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if value is None or value == "":
            made: Any = WriteOnlyCell(self._sheet, None)
        elif isinstance(value, Formula):
            made = WriteOnlyCell(self._sheet, f"={value.text}")
            made.data_type, made.number_format = "f", value.form
        elif isinstance(value, str):
            made = WriteOnlyCell(self._sheet, clean(value)[:_MOST])
            made.data_type, made.quotePrefix = "s", value[:1] in ("=", "+", "-", "@")
            made.alignment = self._wrapped
        else:
            made = WriteOnlyCell(self._sheet, _kept(value))
            made.number_format = "yyyy-mm-dd" if isinstance(value, date) else form
        if changed:
            made.fill = self._input
        if bold or large:
            made.font = self._large if large else self._bold
        return made


def _kept(value: int | Decimal | date) -> Any:
    """As a workbook holds it: days before 1 March 1900 are text, since workbooks take 1900 for a leap year."""
    return value.isoformat() if isinstance(value, date) and value < _FIRST_DAY else value


def ref(sheet: str, column: str, row: int) -> str:
    """``'Price index'!$B$3``."""
    return f"'{sheet}'!${column}${row}"


def span(sheet: str, column: str, first: int, last: int) -> str:
    """``'Lines'!$A$2:$A$9``; at least one row."""
    return f"'{sheet}'!${column}${first}:${column}${max(first, last)}"
