"""The gaps as they stand today, each with the action that is to close it, and coverage as a table to hand on."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from convene.core.engagement import coverage as rules
from convene.core.engagement.coverage import Coverage, Gap, people_cell
from convene.services.engagement.stakeholders.coverage_counts import coverage
from convene.store.reader import Reader
from convene.text import day


@dataclass(frozen=True, slots=True)
class Planned:
    """An open action that is to close a gap."""

    id: str
    gap: str
    actor_id: str
    words: str


@dataclass(frozen=True, slots=True)
class GapsPage:
    """Everything the page of gaps shows. ``over`` says that actions stand open whose gap is gone."""

    coverage: Coverage
    gaps: tuple[Gap, ...]
    over: bool = False


def gaps(read: Reader, place_id: str, today: date) -> tuple[Gap, ...]:
    """Who is missing, what matters most first, each with its open action."""
    return page(read, place_id, today).gaps


def page(read: Reader, place_id: str, today: date) -> GapsPage:
    """Coverage, the gaps, and whether actions wait to be closed."""
    seen = coverage(read, place_id)
    planned = open_actions(read, place_id, today)
    found = rules.gaps(seen, today)
    every = rules.gaps(seen, today, most=len(seen.unheard) + len(seen.wards) + len(seen.plan) + 1)
    kept = {one.action for one in with_plans(every, planned)} | {one.action for one in with_plans(found, planned)}
    return GapsPage(seen, with_plans(found, planned), any(one.id not in kept for one in planned))


def open_actions(read: Reader, place_id: str, today: date) -> tuple[Planned, ...]:
    """Actions that are to close a gap and are not done, the earliest due first."""
    sql = (
        "SELECT id, gap, actor_id, what, owner, due FROM action WHERE place_id = :p AND gap <> '' "
        "AND done_on IS NULL ORDER BY due IS NULL, due, id"
    )
    found = []
    for row in read.rows(sql, p=place_id):
        due = f"by {day(date.fromisoformat(row['due']), today)}" if row["due"] else ""
        words = ", ".join(part for part in (row["what"].rstrip("."), row["owner"], due) if part)
        found.append(Planned(row["id"], row["gap"].casefold(), row["actor_id"] or "", words))
    return tuple(found)


def with_plans(found: Sequence[Gap], planned: Sequence[Planned]) -> tuple[Gap, ...]:
    """The gaps with what is planned; an actor is found again even after its handle changed."""
    by_key = {one.gap: one for one in reversed(planned)}
    by_actor = {one.actor_id: one for one in reversed(planned) if one.actor_id and one.gap.startswith("heard:")}
    out = []
    for gap in found:
        plan = by_key.get(gap.key.casefold()) or (by_actor.get(gap.item) if gap.kind == "heard" and gap.item else None)
        out.append(replace(gap, planned=plan.words, action=plan.id) if plan else gap)
    return tuple(out)


def coverage_csv(seen: Coverage) -> str:
    """Coverage as CSV for others to see: counts of people below three are not told, and there are no sums."""
    out = StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("by", "name", "known", "contacted", "engaged", "workshops", "people_heard", "people_living_there"))
    for what, lines in (("type", seen.types), ("ward", seen.wards), ("group", seen.groups), ("tag", seen.tags)):
        for one in lines:
            label = f"'{one.label}" if one.label[:1] in ("=", "+", "-", "@", "'") else one.label
            living = str(one.residents) if one.residents else ""
            write.writerow(
                (what, label, one.known, one.contacted, one.engaged, one.workshops, people_cell(one.people), living)
            )
    return out.getvalue()
