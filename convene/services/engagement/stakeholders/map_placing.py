"""Where actors stand on the map, putting them there, and how they came to stand there."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO

from convene.core.engagement.influence_map import AFFECTED_WORDS, Spot, unplaced_first
from convene.core.vocabulary import ActorType
from convene.errors import NO, USAGE, Problem
from convene.services.engagement.taking_part import takes_part
from convene.services.maintenance import memos
from convene.store.reader import Reader, Row, chunks, listed
from convene.store.writer import Writer
from convene.text import clip, day

JUDGE = "judged by"
_FIELDS = ("influence", "interest", "affected")
_LIMITS = {"influence": (1, 5), "interest": (1, 5), "affected": (0, 3)}


@dataclass(frozen=True, slots=True)
class Placing:
    """What is judged of an actor; None leaves a judgement as it is."""

    influence: int | None = None
    interest: int | None = None
    affected: int | None = None


_SPOTS = (
    "SELECT id, slug, name, primary_type, relationship, influence, interest, affected, judged_by, judged_on, "
    f"{takes_part()} FROM actor WHERE place_id = :p"
)
_MANY = 500
"""Rows that may have changed before reading everybody anew is less work."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of a map since it was read: who stands otherwise or is new, the ids of who is gone.

    ``version`` is the state of the book it tells of; ``label`` what was done last, when that was not ``kind`` "log".
    ``anew`` says that too much changed to be told.
    """

    version: int
    spots: tuple[Spot, ...] = ()
    gone: tuple[str, ...] = ()
    label: str = ""
    kind: str = ""
    anew: bool = False


def spots(read: Reader, place_id: str) -> tuple[Spot, ...]:
    """Every actor of the place, in the order they are worked through."""
    return unplaced_first([_spot(row) for row in read.rows(_SPOTS, p=place_id)])


def _spot(row: Row) -> Spot:
    ident, handle, name, kind, relationship, influence, interest, affected, by, on, takes_part = row
    return Spot(
        ident, name, kind or "", relationship or "identified", influence, interest, affected, by, on or "", handle,
        bool(takes_part),
    )  # fmt: skip


def version(read: Reader) -> int:
    """Counts up with every change of the book."""
    return int(read.value("SELECT max(seq) FROM change") or 0)


def changes(read: Reader, place_id: str, since: int) -> Changes:
    """What became of the map of a place since a version of the book; the cost is that of what changed."""
    now = version(read)
    if now == since:
        return Changes(now)
    rows = read.rows(  # each once is found here: DISTINCT would have the whole history gone through by row
        "SELECT row_id FROM change_row WHERE change_seq > :since AND table_name = 'actor' LIMIT :most",
        since=since,
        most=_MANY + 1,
    )
    beside = read.value(  # signing and accepting are taking part, whatever the relationship says
        "SELECT 1 FROM change_row WHERE change_seq > :since AND table_name IN ('signature', 'commitment') LIMIT 1",
        since=since,
    )
    last = read.one("SELECT label, kind FROM change WHERE seq = :now", now=now)
    label, kind = (last["label"], last["kind"]) if last and last["kind"] != "log" else ("", "")
    if beside or len(rows) > _MANY:
        return Changes(now, label=label, kind=kind, anew=True)
    ids = list(dict.fromkeys(row["row_id"] for row in rows))
    found: dict[str, Spot] = {}
    for part in chunks(ids):
        marks, values = listed(part)
        found |= {row["id"]: _spot(row) for row in read.rows(f"{_SPOTS} AND id IN ({marks})", p=place_id, **values)}
    gone = tuple(one for one in ids if one not in found)
    return Changes(now, unplaced_first(list(found.values())), gone, label, kind)


def judge(read: Reader) -> str:
    """The role whose judgement it is, as given last."""
    return str(memos.recall(read, JUDGE) or "convener")


def place_on_map(write: Writer, place_id: str, actor_id: str, wanted: Placing, judged_by: str = "") -> str:
    """Put an actor where it is judged to stand, by whom and today; what was done, in words.

    Raises Problem for a value out of its range and for an actor that is not there any more.
    """
    given = {name: value for name in _FIELDS if (value := getattr(wanted, name)) is not None}
    for name, value in given.items():
        low, high = _LIMITS[name]
        if not low <= value <= high:
            raise Problem(
                f"{name.capitalize()} goes from {low} to {high}; {value} is not among them.",
                hint="1 is little and 5 is great; affected is 0 for not, 3 for deeply.",
                exit_code=USAGE,
            )
    row = write.one("SELECT * FROM actor WHERE id = :i AND place_id = :p", i=actor_id, p=place_id)
    if row is None:
        raise Problem("That actor is not there any more.", hint="It may have been removed; u undoes.", exit_code=NO)
    by = judged_by or judge(write)
    write.place_id = place_id
    write.update("actor", actor_id, {**given, "judged_by": by, "judged_on": write.today.isoformat()})
    now = {**{name: row[name] for name in _FIELDS}, **given}
    write.label = f"Placed {clip(row['name'], 60)}: {where(now['influence'], now['interest'], now['affected'])}"
    return write.label


def where(influence: int | None, interest: int | None, affected: int | None = None) -> str:
    """``influence 4, interest 5: work with; deeply affected``; what nobody judged is left out."""
    spot = Spot("", "", "", influence=influence, interest=interest, affected=affected)
    said = []
    if spot.quadrant:
        said.append(f"influence {influence}, interest {interest}: {spot.quadrant.label.lower()}")
    else:
        said += [f"{name} {value}" for name, value in (("influence", influence), ("interest", interest)) if value]
    if affected is not None:
        said.append(AFFECTED_WORDS[affected])
    return "; ".join(said) or "not placed"


def moves(read: Reader, actor_id: str, today: date) -> tuple[str, ...]:
    """How it came to stand there, latest first: ``moved on Tue 3 Mar from 2·4``. Undone changes are left out."""
    sql = (
        "SELECT c.at, c.kind, r.before, r.after FROM change_row r JOIN change c ON c.seq = r.change_seq "
        "WHERE r.row_id = :a AND r.table_name = 'actor' AND r.before IS NOT NULL AND r.after IS NOT NULL "
        "AND c.kind = 'do' AND c.undone_by IS NULL ORDER BY c.seq DESC"
    )
    told = []
    now = read.one("SELECT influence, interest, affected FROM actor WHERE id = :a", a=actor_id)
    if now is None:
        return ()
    standing = {name: now[name] for name in _FIELDS}
    for row in read.rows(sql, a=actor_id):
        before = {name: value for name, value in json.loads(row["before"]).items() if name in _FIELDS}
        if not before:
            continue
        earlier = {**standing, **before}
        when = day(datetime.fromisoformat(row["at"]).astimezone().date(), today)
        was, said = _short(earlier), []
        if {"influence", "interest"} & set(before):
            said.append(f"moved on {when} from {was}" if was else f"placed on {when}")
        if "affected" in before:
            earlier_word = AFFECTED_WORDS[before["affected"]] if before["affected"] is not None else ""
            said.append(f"{earlier_word} until {when}" if earlier_word else f"affected since {when}")
        told.append("; ".join(said))
        standing = earlier
    return tuple(told)


def _short(at: dict[str, int | None]) -> str:
    if at["influence"] is None and at["interest"] is None:
        return ""
    return f"{at['influence'] or '–'}·{at['interest'] or '–'}"


def map_csv(found: Iterable[Spot]) -> str:
    """The map as CSV. It holds judgements about named actors."""
    out = StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("slug", "name", "type", "influence", "interest", "affected", "quadrant", "judged_by", "judged_on"))
    for one in found:
        kind = ActorType(one.type).label if one.type else ""
        cells = (
            one.handle, one.name, kind, one.influence, one.interest, one.affected,
            one.quadrant.label if one.quadrant else "", one.judged_by, one.judged_on,
        )  # fmt: skip
        write.writerow(["" if cell is None else _guarded(str(cell)) for cell in cells])
    return out.getvalue()


def _guarded(cell: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "'") else cell
