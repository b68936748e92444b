"""One table of any form, as plain rows: CSV of every sort, XLSX, JSON. Streamed, so size is no matter.

``open_sheet`` looks at a file once from end to end, so that what it promises about letters and headings holds for
every row; ``Sheet.rows`` then gives the rows, as often as wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from convene.files.sheets.delimited import open_delimited
from convene.files.sheets.heading import no_heading_there
from convene.files.sheets.kinds import kind_of
from convene.files.sheets.objects import open_objects
from convene.files.sheets.shape import Row, Sheet, Told, folded, spaced
from convene.files.sheets.source import Source
from convene.files.sheets.workbook import open_workbook


def open_sheet(path: Path, *, sheet: str = "", heading: int = 0, encoding: str = "") -> Sheet:
    """A file as a table. ``sheet`` names a sheet of a workbook; else the one that looks most like a table is taken.
    ``heading`` is the line (CSV) or row (XLSX) that names the columns, counted from 1; else the one that looks like it
    is taken. ``encoding`` is the one of a CSV, such as mac-roman; else it is told from the letters.

    Raises Problem for what is not a table (a web page, a picture, a folder, a pipe, an empty file …), for a workbook
    that is damaged or behind a password, and where no headings can be found, or none where they were said to be.
    """
    return open_source(Source(path), sheet=sheet, heading=heading, encoding=encoding)


def open_bytes(raw: bytes, name: str = "list") -> Sheet:
    """As ``open_sheet``, for a table that is already in memory."""
    return open_source(Source(Path(name), raw))


def open_source(
    source: Source,
    *,
    sheet: str = "",
    heading: int = 0,
    encoding: str = "",
    fit: Callable[[Sequence[str]], int] | None = None,
) -> Sheet:
    """As ``open_sheet``, once it is known where the bytes come from.

    ``fit`` is for a CSV list whose headings are known beforehand: it says how many cells of a row are among them.
    Then the first line is the heading, and the separator under which it fits best is taken.
    """
    match kind_of(source):
        case "xlsx":
            return open_workbook(source, sheet, heading)
        case "json":
            if heading:
                raise no_heading_there(source, heading, "line")
            return open_objects(source)
        case _:
            return open_delimited(source, fit, heading, encoding)


__all__ = ["Row", "Sheet", "Told", "folded", "open_bytes", "open_sheet", "open_source", "spaced"]
