"""Everything the overview shows, in one question."""

from __future__ import annotations

from datetime import date, timedelta

from convene.core.views import Bar, Next, Overview
from convene.core.vocabulary import ENGAGED, ActorType, Stage
from convene.services import band, gates, history, places
from convene.services.running import running
from convene.store.reader import Reader
from convene.text import clip, day, join, plural


def page(read: Reader, place_id: str, today: date) -> Overview:
    """The overview of a place. Raises Problem when the place is gone."""
    head = places.head(read, place_id, today)
    room = _room(read, place_id)
    return Overview(
        head=head,
        band=band.page(read, place_id),
        next=_running(read, place_id) or gates.next_step(read, place_id, Stage(head.stage), today),
        coming=_coming(read, place_id, today),
        lately=history.lately(read, place_id, today),
        room=room,
        missing=_missing(room),
    )


def _running(read: Reader, place_id: str) -> Next | None:
    """A workshop that is still running comes before anything else: perhaps the power went."""
    workshop_id = running(read, place_id)
    sql = (
        "SELECT w.id, w.title, r.block, (SELECT count(*) FROM workshop_blocks b WHERE b.owner_id = w.id) AS blocks "
        "FROM workshop w JOIN workshop_run r ON r.workshop_id = w.id WHERE w.id = :w"
    )
    row = read.one(sql, w=workshop_id)
    if row is None:
        return None
    where = f"Block {row['block'] + 1} of {row['blocks']}; its clock has gone on."
    return Next(f"“{clip(row['title'], 60)}” is running.", where, "run", item=row["id"])


def _room(read: Reader, place_id: str) -> tuple[Bar, ...]:
    engaged = ", ".join(f"'{one.value}'" for one in ENGAGED)
    sql = (
        f"SELECT primary_type, count(*) AS n, sum(relationship IN ({engaged})) AS here FROM actor "
        "WHERE place_id = :p AND relationship <> 'withdrawn' GROUP BY primary_type"
    )
    found = {row["primary_type"]: (row["here"], row["n"]) for row in read.rows(sql, p=place_id)}
    return tuple(Bar(one.many, *found.get(one.value, (0, 0))) for one in ActorType)


def _missing(room: tuple[Bar, ...]) -> str:
    """Who is not in the room, as a colleague would say it."""
    if not any(bar.whole for bar in room):
        return "Nobody is on the list yet."
    unknown = [bar.label for bar in room if bar.whole == 0]
    absent = [bar.label for bar in room if bar.whole and not bar.part]
    thin = [bar for bar in room if bar.part and bar.part * 2 < bar.whole]
    said = []
    if unknown:
        said.append(f"No {join(unknown, 'or')} on the list")
    if absent:
        said.append(
            f"none of the {join(absent)} has taken part" if said else f"None of the {join(absent)} has taken part"
        )
    if not said and thin:
        worst = min(thin, key=lambda bar: bar.part / bar.whole)
        said.append(
            f"Only {worst.part} of {worst.whole} {worst.label} {'has' if worst.part == 1 else 'have'} taken part"
        )
    return "; ".join(said) + "." if said else "Every type of actor is in the room."


def _coming(read: Reader, place_id: str, today: date, most: int = 4) -> tuple[tuple[str, str], ...]:
    """What falls due next: workshops planned, commitments due, reviews and accounts promised."""
    soon = (today + timedelta(days=120)).isoformat()
    found: list[tuple[str, str]] = []
    for row in read.rows(
        "SELECT date, title, venue, starts FROM workshop WHERE place_id = :p AND status IN ('planned', 'running') "
        "AND date BETWEEN :t AND :s ORDER BY date LIMIT :m",
        p=place_id, t=today.isoformat(), s=soon, m=most,
    ):  # fmt: skip
        extra = ", ".join(part for part in (row["venue"], (row["starts"] or "")[:5]) if part)
        found.append((row["date"], f"{row['title']}{', ' + extra if extra else ''}"))
    for row in read.rows(
        "SELECT due, count(*) AS n, min(title) AS title FROM commitment WHERE place_id = :p AND due BETWEEN :t AND :s "
        "AND status IN ('live', 'at_risk', 'changed', 'late') GROUP BY due ORDER BY due LIMIT :m",
        p=place_id, t=today.isoformat(), s=soon, m=most,
    ):  # fmt: skip
        found.append((row["due"], f"Due: {row['title']}" if row["n"] == 1 else f"{plural(row['n'], 'commitment')} due"))
    for column, words in (("next_review", "Review of the manifesto"), ("first_account_due", "First account is due")):
        when = read.value(
            f"SELECT {column} FROM manifesto WHERE place_id = :p AND {column} BETWEEN :t AND :s",
            p=place_id,
            t=today.isoformat(),
            s=soon,
        )
        # A review that is on the calendar already is not told twice.
        if when and not (column == "next_review" and any(planned == when for planned, _ in found)):
            found.append((when, words))
    return tuple((day(date.fromisoformat(when), today), clip(words, 80)) for when, words in sorted(found)[:most])
