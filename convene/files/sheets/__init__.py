"""One table of any form, as plain rows: CSV of every sort, XLSX, JSON. Streamed, so size is no matter.

``open_sheet`` looks at a file once from end to end, so that what it promises about letters and headings holds for
every row; ``Sheet.rows`` then gives the rows, as often as wanted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from convene.text import clean_line

if TYPE_CHECKING:
    from convene.files.sheets.source import Source

Told = Callable[[int], None]
"""Is told how many bytes have been read so far."""

_MARKS = re.compile(r"[\W_]+")
_KEPT = {"%": " percent ", "£": " pounds ", "&": " and "}


class Row(NamedTuple):
    """One row that says something. ``line`` is counted from 1: the line of the file it begins on (CSV), the row of
    the sheet (XLSX), or the number of the item (JSON). ``cells`` are as they stand in the file; there may be fewer
    or more of them than headings."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose headings are known. ``size`` is in bytes; ``told`` says in words how the file was read."""

    path: Path
    name: str
    form: str
    headings: tuple[str, ...]
    heading_line: int
    size: int
    told: tuple[str, ...]
    reader: Callable[[Told | None], Iterator[Row]] = field(repr=False, compare=False)

    def rows(self, told: Told | None = None) -> Iterator[Row]:
        """The rows below the heading, streamed; blank ones are left out. May be called again.

        ``told`` is given the bytes read so far every thousand rows or so; whatever it raises passes through.
        Raises Problem with the line where the file cannot be read on.
        """
        return self.reader(told)


def open_sheet(path: Path, *, sheet: str = "") -> Sheet:
    """A file as a table. ``sheet`` names a sheet of a workbook; else the one that looks most like a table is taken.

    Raises Problem for what is not a table (a web page, a picture, a folder, a pipe, an empty file …), for a workbook
    that is damaged or behind a password, and where no headings can be found.
    """
    from convene.files.sheets.source import Source

    return open_source(Source(path), sheet=sheet)


def open_bytes(raw: bytes, name: str = "list") -> Sheet:
    """As ``open_sheet``, for a table that is already in memory."""
    from convene.files.sheets.source import Source

    return open_source(Source(Path(name), raw))


def open_source(source: Source, *, sheet: str = "", fit: Callable[[Sequence[str]], int] | None = None) -> Sheet:
    """As ``open_sheet``, once it is known where the bytes come from.

    ``fit`` is for a CSV list whose headings are known beforehand: it says how many cells of a row are among them.
    Then the first line is the heading, and the separator under which it fits best is taken.
    """
    from convene.files.sheets.kinds import kind_of

    match kind_of(source):
        case "xlsx":
            from convene.files.sheets.workbook import open_workbook

            return open_workbook(source, sheet)
        case "json":
            from convene.files.sheets.objects import open_objects

            return open_objects(source)
        case _:
            from convene.files.sheets.delimited import open_delimited

            return open_delimited(source, fit)


def folded(heading: str) -> str:
    """The form in which headings are compared: words in lower case with one space between, without punctuation.

    `` RegAddress.AddressLine2`` becomes ``regaddress addressline2``; a space after a colon, a byte order mark or
    capitals make no difference. A per cent or pound sign is kept as a word.
    """
    words = clean_line(heading).casefold()
    for mark, word in _KEPT.items():
        words = words.replace(mark, word)
    return _MARKS.sub(" ", words).strip()


__all__ = ["Row", "Sheet", "Told", "folded", "open_bytes", "open_sheet", "open_source"]
