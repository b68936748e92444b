"""A sheet of a workbook, cell by cell: what is text is never a formula, and what is a formula is ours alone."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from convene.text import clean

_MOST = 32_000
"""Letters of a text in a cell; one holds 32,767."""
_SHORT = 60
"""Letters of a text that needs no second line."""
_TAKEN_OTHERWISE = ("=", "+", "-", "@", "#", "'", "\t")
"""What text may begin with that a spreadsheet would take for a formula, a number or an error."""
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
        self._looks: dict[tuple[str, str, bool], Any] = {}
        self.row = 0

    def write(
        self, *values: Value, inputs: Sequence[int] = (), bold: bool = False, large: bool = False, form: str = PLAIN
    ) -> int:
        """One row; ``inputs`` are the columns (from 0) somebody may change. The number of the row."""
        look = "large" if large else "bold" if bold else ""
        self._sheet.append([self._cell(value, look, form, changed=at in inputs) for at, value in enumerate(values)])
        self.row += 1
        return self.row

    def _cell(self, value: Value, look: str, form: str, *, changed: bool) -> Any:
        """The cell, or the bare value where it needs no look: that is written in a tenth of the time."""
        if value is None or value == "":
            return self._made(None, look, PLAIN, changed) if changed else None
        if isinstance(value, Formula):
            made = self._made(f"={value.text}", look, value.form, changed)
            made.data_type = "f"
            return made
        if isinstance(value, str):
            return self._text(clean(value)[:_MOST], look, changed)
        if isinstance(value, date):
            return self._made(_kept(value), look, "yyyy-mm-dd", changed)
        return self._made(value, look, form, changed) if look or changed or form != PLAIN else value

    def _text(self, text: str, look: str, changed: bool) -> Any:
        bare = not look and not changed and len(text) < _SHORT and "\n" not in text and text[:1] not in _TAKEN_OTHERWISE
        if bare:
            return text
        made = self._made(text, look or "wrapped", PLAIN, changed)
        made.data_type, made.quotePrefix = "s", text[:1] in _TAKEN_OTHERWISE
        return made

    def _made(self, value: Any, look: str, form: str, changed: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell

        made: Any = WriteOnlyCell(self._sheet, value)
        key = look, form, changed
        if key not in self._looks:
            made.number_format = form
            if changed:
                made.fill = self._input
            if look == "wrapped":
                made.alignment = self._wrapped
            elif look:
                made.font = self._large if look == "large" else self._bold
            self._looks[key] = made._style
        made._style = copy(self._looks[key])
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
