"""What a person chose about an import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convene.files.open_data.own_lists.column_mapping import Mapping


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Which file, and what to make of it.

    ``sheet``, ``heading`` (the line or row that names the columns) and ``encoding`` are as ``open_sheet`` takes them;
    without them they are told from the file. ``noun`` "" takes what the layout makes. ``mapping`` says which column is
    which field, where the layout is not a known one. ``fixed`` are (field, value) for every row. ``within`` are
    postcodes, postcode districts, areas or area codes; () takes every row. ``decisions`` are (line, actor id | "new" |
    "skip") for rows that would wait otherwise.
    ``every`` takes all figures of a table of figures, not only the usual ones. ``strict`` refuses the whole list for
    one row that is wrong. ``reason`` is that of changes that people will read of, such as to what was signed.
    """

    path: Path
    sheet: str = ""
    heading: int = 0
    encoding: str = ""
    noun: str = ""
    mapping: Mapping | None = None
    fixed: tuple[tuple[str, str], ...] = ()
    within: tuple[str, ...] = ()
    decisions: tuple[tuple[int, str], ...] = ()
    every: bool = False
    strict: bool = False
    reason: str = ""
