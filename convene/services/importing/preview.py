"""A first look at a file: what it is, what its columns are, what would be made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS, Noun
from convene.services.importing.area_filter import offered
from convene.services.importing.refusing import lacks
from convene.services.importing.remembered_columns import recall
from convene.store.reader import Reader
from convene.text import count

if TYPE_CHECKING:
    from convene.files.open_data import Found, Layout
    from convene.files.open_data.own_lists.column_mapping import Mapping
    from convene.files.sheets import Sheet

ROWS = 20
"""How many rows a look shows."""


@dataclass(frozen=True, slots=True)
class Look:
    """``told`` says how the file was read. ``rows`` are its first ones, each with its line. ``layout`` is the published
    list it is known as; without one, ``mapping`` says which column is which, ``remembered`` from the last time or
    guessed. ``own`` says that its columns are the noun's own, as an export has them. ``personal`` are the columns
    about people, which are never read. ``within`` is what the place offers to limit it to. ``lacking`` are fields that
    every row needs and nothing gives yet. ``first`` are the first rows as a known layout reads them: line, name, and
    what would be kept, in words. ``sheets`` are those of a workbook, ``sheet`` the one that is taken, and ``heading``
    is the line or row that names the columns (0 where none does). ``makes`` is actors, grants, indicators or a noun's
    plural."""

    path: Path
    name: str
    told: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    size: int
    makes: str
    noun: str
    layout: Layout | None = None
    mapping: Mapping | None = None
    remembered: bool = False
    own: bool = False
    personal: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    first: tuple[tuple[int, str, str], ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    heading: int = 0


def look(
    read: Reader, place_id: str, path: Path, sheet: str = "", noun: str = "", *, heading: int = 0, encoding: str = ""
) -> Look:
    """What a file is, from its headings and first rows. Quick; changes nothing.

    Raises Problem for what is no table at all, and for lists of people's names.
    """
    if path.suffix.casefold() == ".zip" and path.is_file():
        return Look(path, path.name, (), (), (), path.stat().st_size, "indicators", "indicator")
    from convene.files.open_data import personal, recognise
    from convene.files.open_data.own_lists.looks import SAMPLE
    from convene.files.sheets import open_sheet

    table = open_sheet(path, sheet=sheet, heading=heading, encoding=encoding)
    layout = recognise(table) if noun in ("", "actor", "link", "indicator") else None
    sample = [(row.line, row.cells) for row in islice(table.rows(), SAMPLE)]
    first, cells = tuple(sample[:ROWS]), [cells for _, cells in sample]
    named = personal(table.headings)
    near = offered(read, place_id)
    own = bool(noun) and is_own(NOUNS[noun], table.headings)
    if layout is not None and not own:
        made = {"actors": "actor", "grants": "actor", "indicators": "indicator"}[layout.makes]
        return Look(
            path, table.name, table.told, table.headings, first, table.size, layout.makes, made, layout,
            personal=named, within=near, notes=layout.notes, first=_first(layout, table), sheets=table.sheets,
            sheet=table.sheet, heading=table.heading_line,
        )  # fmt: skip
    from convene.files.open_data.own_lists.guessing import retested, suggest

    kept = None if own else recall(read, table.headings, noun)
    mapping = retested(kept, cells) if kept else suggest(noun or "actor", table.headings, cells)
    return Look(
        path, table.name, table.told, table.headings, first, table.size, NOUNS[mapping.noun].plural, mapping.noun,
        mapping=mapping, remembered=kept is not None, own=own, personal=named, within=near, lacking=lacks(mapping),
        sheets=table.sheets, sheet=table.sheet, heading=table.heading_line,
    )  # fmt: skip


def _first(layout: Layout, table: Sheet) -> tuple[tuple[int, str, str], ...]:
    """The first rows as they would come in."""
    if layout.read is None:
        return ()
    from convene.files.open_data import found

    told = []
    for one in islice(found(layout, table), ROWS):
        name = " → ".join(str(actor.get("name", "")) for actor in one.actors) or one.name
        told.append((one.line, name, one.wrong or one.skipped or "  ·  ".join(_kept(one))))
    return tuple(told)


def _kept(one: Found) -> list[str]:
    for _, _, link in one.links:
        said = {**link, "amount": f"£{count(link['amount'])}" if link.get("amount") else ""}
        return [str(said[name]) for name in ("what", "amount", "since", "identifier") if said.get(name)]
    shown = []
    for name, value in (one.actors[0] if one.actors else {}).items():
        if name in ("name", "origin", "sector", "size_year", "note") or value in ("", None, ()):
            continue
        labels = {choice.value: choice.label for choice in NOUNS["actor"].field(name).choices}
        parts = value if isinstance(value, tuple | list) else (value,)
        shown.append(", ".join(labels.get(str(part), str(part)) for part in parts))
    return shown


def is_own(kind: Noun, headings: Sequence[str]) -> bool:
    """Whether every column is one of the noun's own fields, as in a list that Convene wrote."""
    from convene.files.lists import columns

    known = set(columns(kind))
    words = [one.strip().casefold().replace("-", "_").replace(" ", "_") for one in headings]
    return bool(words) and all(one in known for one in words)


def choosable(noun: str) -> dict[str, str]:
    """What a column may become: name → title, fields of the noun and what makes some of them."""
    from convene.files.open_data.own_lists.column_mapping import targets

    return targets(noun)
