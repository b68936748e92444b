"""Lists as CSV or a workbook, the same columns both ways: one row a record, one column a field.

A noun's sub-rows (an agenda's blocks, a need's evidence) do not fit one cell and are left out; they travel in the
place file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from convene.core.nouns import NOUNS, Draft, Noun
from convene.files.lists import reading, workbook, writing
from convene.files.lists.shape import Row, columns


def write_csv(noun: Noun | str, rows: Iterable[Draft | Mapping[str, Any]], *, columns: Sequence[str] = ()) -> str:
    """Rows, each a draft or a mapping of field names to a draft's values, as CSV text with ``\\n`` line ends.

    ``columns`` names the fields wanted, in order; without it every field that fits a cell. A field that a row lacks
    becomes an empty cell. Text that a spreadsheet would run as a formula is disarmed; ``read_csv`` gives it back as
    it was. Write it with a byte order mark (``utf-8-sig``) for Excel. Raises Problem for a column the noun lacks.
    """
    return writing.write_csv(NOUNS[noun] if isinstance(noun, str) else noun, rows, columns)


def write_xlsx(noun: Noun | str, pages: Iterable[Iterable[Draft]], *, columns: Sequence[str]) -> bytes:
    """The same columns as a workbook: numbers as numbers, days as days, texts never as formulas. Raises Problem."""
    return workbook.write_xlsx(NOUNS[noun] if isinstance(noun, str) else noun, pages, columns)


def read_csv(
    noun: Noun | str, source: Path | bytes, *, today: date, remark: Callable[[str], object] = lambda _: None
) -> list[Row]:
    """A list as drafts, from CSV or a workbook.

    Understands whatever ``files.sheets`` does: UTF-8, UTF-16 and Windows-1252; commas, semicolons and tabs. Columns
    are known by field name or title in any case and order; columns the noun lacks are refused, never skipped. An
    empty cell leaves the field as usual. References stay as they were written: they are not looked up here, and
    records without a handle get none. ``remark`` is given what is told of the list itself, such as that some of its
    rows are hidden. Raises one Problem that tells up to 20 mistakes with their lines; then nothing
    is taken.
    """
    return reading.read_csv(NOUNS[noun] if isinstance(noun, str) else noun, source, today, remark)


__all__ = ["Row", "columns", "read_csv", "write_csv", "write_xlsx"]
