"""Places: which there are, opening one, making and removing them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.views import Item, Listing, PlaceHead
from convene.core.vocabulary import PlaceKind, Stage
from convene.errors import NO, Problem
from convene.services.maintenance import memos
from convene.store.ids import new_id
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, count, plural

if TYPE_CHECKING:
    from convene.core.nouns.place import PlaceDraft

_OPEN = "open place"


def name_of(read: Reader, place_id: str) -> str:
    """What a place is called, for the head of a document; "" when it has gone."""
    return str(read.value("SELECT name FROM place WHERE id = :p", p=place_id) or "")


def listing(read: Reader) -> Listing:
    """Every place in the book."""
    sql = (
        "SELECT p.id, p.name, p.slug, p.kind, p.population, p.stage, p.cycle, p.invented, "
        "(SELECT count(*) FROM actor a WHERE a.place_id = p.id) AS actors, "
        "(SELECT count(*) FROM commitment c WHERE c.place_id = p.id) AS promises FROM place p ORDER BY lower(p.name)"
    )
    items = tuple(
        Item(
            row["id"],
            row["name"],
            f"{_facts(row)} · {plural(row['actors'], 'actor')} · {plural(row['promises'], 'commitment')}",
            state=Stage(row["stage"]).label if row["stage"] else "",
            aside=row["slug"],
        )
        for row in read.rows(sql)
    )
    return Listing("place", items, len(items), "No place yet. n starts your own; s brings in a sample to look around.")


def current(read: Reader) -> str | None:
    """The id of the place left open last; the only place if there is just one; else None."""
    kept = memos.recall(read, _OPEN)
    if kept and exists(read, str(kept)):
        return str(kept)
    ids = read.rows("SELECT id FROM place LIMIT 2")
    return str(ids[0]["id"]) if len(ids) == 1 else None


def exists(read: Reader, place_id: str) -> bool:
    """Whether the book holds that place."""
    return bool(read.value("SELECT 1 FROM place WHERE id = :id", id=place_id))


def leave_open(write: Writer, place_id: str | None) -> None:
    """Remember which place is open."""
    memos.keep(write, _OPEN, place_id)


def head(read: Reader, place_id: str, today: date) -> PlaceHead:
    """What stands at the top of every place screen. Raises Problem when the place is gone."""
    from convene.services import gates

    row = read.one("SELECT * FROM place WHERE id = :id", id=place_id)
    if row is None:
        raise Problem("That place is not in the book any more.", hint="p lists the places there are.", exit_code=NO)
    return PlaceHead(
        row["id"],
        row["slug"],
        row["name"],
        _facts(row),
        row["stage"] or "engagement",
        gates.page(read, place_id, today),
    )


def add(write: Writer, draft: PlaceDraft) -> str:
    """Start a place with the shipped framework's themes, outcomes and measures. Returns its id."""
    from convene.core.nouns.handles import Handles as Maker
    from convene.services.codesign import framework
    from convene.services.nouns import records
    from convene.services.nouns.handles import default_slug
    from convene.services.nouns.rows import row_of

    place_id = new_id()
    taken = [row["slug"] for row in write.rows("SELECT slug FROM place")]
    handle = draft.slug or Maker(taken).make(default_slug("place", draft))
    _refuse_taken(write, handle)
    write.place_id = place_id
    write.insert("place", [{"id": place_id, **row_of(draft, lambda *_: None), "slug": handle}])
    records.add_many(write, place_id, framework.starter_records())
    write.label = f"Started {clip(draft.name, 60)}"
    return place_id


def edit(
    write: Writer, place_id: str, draft: PlaceDraft, *, opened: PlaceDraft | None = None, decided: Collection[str] = ()
) -> bool:
    """Change what the book says of the place itself. ``opened`` and ``decided`` are as for ``records.edit``."""
    from convene.core.nouns.tables import column_of
    from convene.core.three_way_merge import differing
    from convene.services.nouns import records
    from convene.services.nouns.concurrent_edits import settle
    from convene.services.nouns.rows import to_column

    write.place_id = place_id
    old = cast("PlaceDraft", records.load(write, "place", place_id))
    if opened is not None:
        draft = cast("PlaceDraft", settle("place", opened, draft, old, write.today, decided))
    row = {column_of(one): to_column(one, getattr(draft, one.name)) for one in differing(old, draft)}
    if not row.get("slug"):
        row.pop("slug", None)
    elif str(row["slug"]).casefold() != old.slug.casefold():
        _refuse_taken(write, str(row["slug"]))
    write.label = f"Changed place: {clip(draft.name, 60)}"
    return bool(row) and write.update("place", place_id, row)


def _refuse_taken(write: Writer, handle: str) -> None:
    if write.value("SELECT 1 FROM place WHERE lower(slug) = lower(:slug)", slug=handle):
        words = f"“{handle}” is the handle of another place already"
        raise Problem(f"{words}.", hint="Choose another.", fields={"slug": words}, exit_code=NO)


def remove(write: Writer, place_id: str) -> int:
    """Take a place out with everything in it, as one change that undo brings back. Returns how many records went."""
    from convene.core.nouns.tables import SYSTEM, homes, references

    name = write.value("SELECT name FROM place WHERE id = :id", id=place_id)
    if name is None:
        raise Problem("That place is not in the book any more.", hint="p lists the places there are.", exit_code=NO)
    gone = 0
    for table in (*homes(), *SYSTEM):
        if ("place_id", "place") in references(table):
            ids = [row["id"] for row in write.rows(f'SELECT id FROM "{table}" WHERE place_id = :p', p=place_id)]
            gone += write.delete(table, ids)
    write.delete("place", [place_id])
    write.place_id = place_id
    write.label = f"Removed the place {clip(name, 60)} with {plural(gone, 'record')}"
    return gone


def _facts(row: Row) -> str:
    kind = PlaceKind(row["kind"]).label.lower() if row["kind"] else "place"
    parts = [kind]
    if row["population"]:
        parts.append(f"{count(row['population'])} people")
    parts.append(f"cycle {row['cycle']}")
    if row["invented"]:
        parts.append("invented")
    return " · ".join(parts)
