"""A list written as a workbook (.xlsx): numbers are numbers, days are days, and no text is ever a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from convene.core.nouns import Draft, Noun
from convene.errors import NO, Problem
from convene.files.lists.cells import write
from convene.text import clip

if TYPE_CHECKING:
    from convene.core.nouns import Field

_MOST = 32_767
"""Letters that a cell of a workbook holds."""
_DIGITS = 15
"""Digits of a number that a workbook keeps exactly."""
_FIRST_DAY = date(1900, 3, 1)
"""Workbooks take 1900 for a leap year: days before this one are written as text."""
_WIDTHS = {"date": 12, "decimal": 13, "integer": 10, "boolean": 9, "time": 10, "choice": 16, "ref": 20, "prose": 48}
_WIDTH = 28


def write_xlsx(noun: Noun, pages: Iterable[Iterable[Draft]], columns: Sequence[str]) -> bytes:
    """The columns of ``write_csv`` on one sheet, its heading kept in sight. ``read_csv`` gives the same drafts back.
    Raises Problem for a text that no cell holds."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    fields = [noun.field(name) for name in columns]
    book = Workbook(write_only=True)
    book.properties.creator = "Convene"
    sheet: Any = book.create_sheet(noun.plural[:31])
    sheet.freeze_panes = "A2"
    for at, field in enumerate(fields, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = max(_WIDTHS.get(field.kind, _WIDTH), len(field.name) + 2)
    bold = Font(bold=True)

    def cell(value: Any, *, heading: bool = False) -> Any:
        made: Any = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            made.data_type = "s"
            made.quotePrefix = value[:1] in ("=", "+", "-", "@")
        elif isinstance(value, date):
            made.number_format = "yyyy-mm-dd"
        if heading:
            made.font = bold
        return made

    sheet.append([cell(one.name, heading=True) for one in fields])
    for page in pages:
        for draft in page:
            row = [_value(one, getattr(draft, one.name), draft) for one in fields]
            sheet.append([None if value == "" else cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(field: Field, value: Any, draft: Draft) -> Any:
    """What stands in the cell: a number or a day where a workbook keeps it exactly, else text."""
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _DIGITS and abs(value) < 10**_DIGITS:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_DIGITS:
        return value
    if isinstance(value, date) and value >= _FIRST_DAY:
        return value
    text = write(field, value)
    if text.startswith("'") and str(value)[:1] not in ("'", '"'):
        text = text[1:]  # it kept a spreadsheet from running it: here the cell is text
    if len(text) > _MOST:
        raise Problem(
            f"“{clip(draft.known_as(), 60)}” has more under {field.title} than a cell of a workbook holds.",
            f"It has {len(text):,} letters; a cell holds {_MOST:,}.",
            hint="Write the list as csv instead.",
            exit_code=NO,
        )
    return text
