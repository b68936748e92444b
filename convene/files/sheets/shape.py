"""A table as rows: what every reader of one gives, and how its headings are compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from convene.text import clean_line

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
    """A table whose headings are known. ``size`` is in bytes; ``told`` says in words how the file was read,
    ``remarks`` gives what only shows once all rows were read, such as how many of them are hidden. ``sheets`` are
    those of a workbook that can be seen, ``sheet`` the one that this is. ``above`` are notes above the heading, of one
    cell or two, such as a title, or “date” with what it says. ``from_1904`` says that the workbook counts its days from
    1904: so does a day that stands there as a plain number. ``merged`` are the cells of a workbook that are merged down
    the side, and count for each of their rows: first row → (column from 0, last row)."""

    path: Path
    name: str
    form: str
    headings: tuple[str, ...]
    heading_line: int
    size: int
    told: tuple[str, ...]
    reader: Callable[[Told | None], Iterator[Row]] = field(repr=False, compare=False)
    remarks: Callable[[], tuple[str, ...]] = field(default=tuple, repr=False, compare=False)
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    above: tuple[tuple[str, ...], ...] = ()
    from_1904: bool = False
    merged: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, told: Told | None = None) -> Iterator[Row]:
        """The rows below the heading, streamed; blank ones are left out. May be called again.

        ``told`` is given the bytes read so far every thousand rows or so; whatever it raises passes through.
        Raises Problem with the line where the file cannot be read on.
        """
        return self.reader(told)


_RUN_ON = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def spaced(heading: str) -> str:
    """A heading whose words were run together, with a space between them: ``BeneficiaryName``, ``OrganisationURI``.
    One that has spaces or marks between its words stays as it is."""
    return heading if " " in heading.strip() else _RUN_ON.sub(" ", heading)


def folded(heading: str) -> str:
    """The form in which headings are compared: words in lower case with one space between, without punctuation.

    `` RegAddress.AddressLine2`` becomes ``regaddress addressline2``; a space after a colon, a byte order mark or
    capitals make no difference. A per cent or pound sign is kept as a word.
    """
    words = clean_line(heading).casefold()
    for mark, word in _KEPT.items():
        words = words.replace(mark, word)
    return _MARKS.sub(" ", words).strip()
