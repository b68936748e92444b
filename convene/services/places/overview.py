"""Everything the overview shows, in one question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from convene.core.engagement.follow_ups import due_words
from convene.core.gates.facts import PlaceFacts
from convene.core.views import Bar, Next, Overview
from convene.core.vocabulary import ActorType, Stage
from convene.services import gates
from convene.services.delivery.under_way import under_way
from convene.services.engagement import follow_ups
from convene.services.maintenance import history
from convene.services.places import places
from convene.services.thread import counts, freshness, loose
from convene.services.workshops.current import running
from convene.store.reader import Reader
from convene.text import clip, count, day, join, plural


def page(read: Reader, place_id: str, today: date) -> Overview:
    """The overview of a place. Raises Problem when the place is gone."""
    head = places.head(read, place_id, today)
    seen = gates.facts(read, place_id, today)
    room = _room(seen)
    tallies = loose.tallies(read, place_id, today)
    return Overview(
        head=head,
        band=counts.page(read, place_id, today, tallies),
        next=_running(read, place_id) or _next(read, place_id, seen),
        coming=_coming(read, place_id, today),
        lately=history.lately(read, place_id, today),
        room=room,
        missing=_missing(room),
        freshness=freshness.of(read, place_id, seen, tallies),
    )


GAPS_UP_TO = 2_000
"""Actors up to which the gap finder, which looks at each of them, may speak on the front page."""


def _next(read: Reader, place_id: str, seen: PlaceFacts) -> Next:
    """The next best step of the stage the place stands in; in engagement, somebody who is waiting comes first."""
    if seen.stage == Stage.engagement and not seen.empty and (waiting := _waiting(read, place_id, seen.today)):
        return waiting
    step = gates.next_step(read, place_id, seen.stage, seen.today)
    if (step.mode, step.tab) == ("engagement", "actor") and 0 < sum(seen.engagement.known.values()) <= GAPS_UP_TO:
        from convene.services.engagement import stakeholders

        gap = next((gap for gap in stakeholders.gaps(read, place_id, seen.today) if not gap.planned), None)
        if gap is not None:
            return replace(step, words=f"{gap.act}.", why=gap.words, item=gap.item if gap.tab == step.tab else "")
    return step


def _waiting(read: Reader, place_id: str, today: date) -> Next | None:
    """Somebody we said we would come back to, and have not."""
    found = next((one for one in follow_ups.due(read, place_id, today, days=-1) if one.noun == "outreach"), None)
    if found is None:
        return None
    whom = f"to {clip(found.who, 40)}" if found.who else "to it"
    return Next(
        f"Come back {whom}: {found.what}.",
        f"It fell due on {day(found.when, today)}, {found.says(today)}; y marks it followed up.",
        "engagement",
        "outreach",
        found.id,
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


def _room(seen: PlaceFacts) -> tuple[Bar, ...]:
    here = seen.engagement
    return tuple(Bar(one.many, here.engaged.get(one, 0), here.known.get(one, 0)) for one in ActorType)


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
    """What falls due next: workshops, commitments, follow-ups and actions, reviews and accounts. Late comes first."""
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
        f"AND {under_way(today=':t')} GROUP BY due ORDER BY due LIMIT :m",
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
    for one in follow_ups.due(read, place_id, today, days=120):
        if one.noun != "workshop" or one.when < today:  # those to come stand there already
            found.append((one.when.isoformat(), _due_line(one)))
    return tuple(
        (due_words(date.fromisoformat(when), today), clip(words, 80)) for when, words in _nearest(found, today, most)
    )


def _nearest(found: list[tuple[str, str]], today: date, most: int) -> list[tuple[str, str]]:
    """What is latest, how much else is late, then what comes next."""
    now = today.isoformat()
    late = sorted(one for one in found if one[0] < now)
    shown = late if len(late) < 3 else [late[0], (late[1][0], f"and {count(len(late) - 1)} more things are late")]
    return [*shown, *sorted(one for one in found if one[0] >= now)[: most - len(shown)]]


def _due_line(one: follow_ups.Due) -> str:
    if one.noun in ("commitment", "contract"):
        return f"{one.line} ({one.kind})"
    return f"Come back to {one.line}" if one.noun == "outreach" else one.line
