"""What hangs loose on the thread and what has grown old: counted, and listed with what would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from convene.core.gates.delivery import FRESH_DAYS, silence
from convene.core.views import Item, Loose
from convene.services.gates.counting import all_commitments, under_way
from convene.services.thread.loose_kinds import KINDS, QUIET, Kind
from convene.store.reader import Reader
from convene.text import clip, count, day

EVERY = (*KINDS, QUIET)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind there are in all, and how many of them hang loose."""

    found: int = 0
    of: int = 0

    @property
    def whole(self) -> int:
        return self.of - self.found


def tallies(read: Reader, place_id: str, today: date) -> dict[str, Tally]:
    """Every kind counted by its key, but for the commitments gone quiet, which the gate counts."""
    return {kind.key: _tally(read, kind, place_id, today) for kind in KINDS}


def _tally(read: Reader, kind: Kind, place_id: str, today: date) -> Tally:
    sql = f"SELECT count(*) AS whole, count(*) FILTER (WHERE {kind.loose}) AS loose FROM {kind.known}"
    row = read.one(sql, p=place_id, today=today.isoformat())
    return Tally(row["loose"], row["whole"]) if row else Tally()


def page(read: Reader, place_id: str, today: date) -> tuple[Loose, ...]:
    """Every kind with all its records, in the order of the thread; those of which there are none as well."""
    found = [_listed(read, kind, place_id, today, of) for kind, of in _wholes(read, place_id, today)]
    return (*found, _quiet(read, place_id, today))


def _wholes(read: Reader, place_id: str, today: date) -> list[tuple[Kind, int]]:
    now = today.isoformat()
    return [(kind, read.value(f"SELECT count(*) FROM {kind.known}", p=place_id, today=now) or 0) for kind in KINDS]


def _listed(read: Reader, kind: Kind, place_id: str, today: date, of: int) -> Loose:
    alias = kind.alias
    sql = (
        f"SELECT {alias}.id, {alias}.slug, {kind.text} AS said, {kind.also} AS also FROM {kind.known} "
        f"AND ({kind.loose}) ORDER BY {alias}.id"
    )
    items = tuple(
        Item(f"{kind.noun}:{row['id']}", row["said"] or row["slug"], _also(row["also"]), aside=row["slug"])
        for row in read.rows(sql, p=place_id, today=today.isoformat())
    )
    return loose(kind, Tally(len(items), of), items)


def _quiet(read: Reader, place_id: str, today: date) -> Loose:
    """As DEL-1 counts them."""
    rows = [row for row in all_commitments(read, place_id) if not row["legally_required"]]
    live = [one for _, one in under_way(read, place_id, rows, today)]
    slugs = {
        row["id"]: row["slug"] for row in read.rows("SELECT id, slug FROM commitment WHERE place_id = :p", p=place_id)
    }
    items = tuple(
        Item(
            f"commitment:{one.id}",
            one.title,
            f"last heard {day(one.heard, today)}" if one.heard else "never heard",
            aside=slugs[one.id],
        )
        for one in live
        if silence(one, today) > FRESH_DAYS
    )
    return loose(QUIET, Tally(len(items), len(live)), items)


def loose(kind: Kind, tally: Tally, items: tuple[Item, ...] = ()) -> Loose:
    """A kind in words, with its numbers: ``3 of 45 voices are in no vision``."""
    said = kind.one if tally.found == 1 else kind.many
    return Loose(
        kind.key, kind.noun, f"{count(tally.found)} {said}", tally.found, tally.of, kind.of, kind.do, kind.left,
        kind.about, items,
    )  # fmt: skip


def _also(text: str | None) -> str:
    """A day of the book as people read it; any other words as they are."""
    try:
        return day(date.fromisoformat(text)) if text and text[:1].isdigit() else clip(text or "", 60)
    except ValueError:
        return clip(text or "", 60)
