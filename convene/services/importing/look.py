"""A first look at a file: what it is, what its columns are, what would be made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS, Noun
from convene.services.importing.bringing import lacks
from convene.services.importing.remembering import recall
from convene.services.importing.within import offered
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.files.open_data import Layout
    from convene.files.open_data.mapping import Mapping

ROWS = 20
"""How many rows a look shows."""


@dataclass(frozen=True, slots=True)
class Look:
    """``told`` says how the file was read. ``rows`` are its first ones, each with its line. ``layout`` is the published
    list it is known as; without one, ``mapping`` says which column is which, ``remembered`` from the last time or
    guessed. ``own`` says that its columns are the noun's own, as an export has them. ``personal`` are the columns
    about people, which are never read. ``within`` is what the place offers to limit it to. ``lacking`` are fields that
    every row needs and nothing gives yet. ``makes`` is actors, grants, indicators or a noun's plural."""

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


def look(read: Reader, place_id: str, path: Path, sheet: str = "", noun: str = "") -> Look:
    """What a file is, from its headings and first rows. Quick; changes nothing.

    Raises Problem for what is no table at all, and for lists of people's names.
    """
    if path.suffix.casefold() == ".zip":
        return Look(path, path.name, (), (), (), path.stat().st_size, "indicators", "indicator")
    from convene.files.open_data import personal, recognise
    from convene.files.sheets import open_sheet

    table = open_sheet(path, sheet=sheet)
    layout = recognise(table) if noun in ("", "actor", "link", "indicator") else None
    first = tuple((row.line, row.cells) for row in islice(table.rows(), ROWS))
    named = personal(table.headings)
    near = offered(read, place_id)
    own = bool(noun) and is_own(NOUNS[noun], table.headings)
    if layout is not None and not own:
        made = {"actors": "actor", "grants": "actor", "indicators": "indicator"}[layout.makes]
        return Look(
            path, table.name, table.told, table.headings, first, table.size, layout.makes, made, layout,
            personal=named, within=near, notes=layout.notes,
        )  # fmt: skip
    from convene.files.open_data.mapping import suggest

    kept = None if own else recall(read, table.headings, noun)
    mapping = kept or suggest(noun or "actor", table.headings)
    return Look(
        path, table.name, table.told, table.headings, first, table.size, NOUNS[mapping.noun].plural, mapping.noun,
        mapping=mapping, remembered=kept is not None, own=own, personal=named, within=near, lacking=lacks(mapping),
    )  # fmt: skip


def is_own(kind: Noun, headings: Sequence[str]) -> bool:
    """Whether every column is one of the noun's own fields, as in a list that Convene wrote."""
    from convene.files.lists import columns

    known = set(columns(kind))
    words = [one.strip().casefold().replace("-", "_").replace(" ", "_") for one in headings]
    return bool(words) and all(one in known for one in words)


def choosable(noun: str) -> dict[str, str]:
    """What a column may become besides the noun's own fields: name → title."""
    from convene.files.open_data.mapping import targets

    own = {one.name for one in NOUNS[noun].fields}
    return {name: title for name, title in targets(noun).items() if name not in own}
