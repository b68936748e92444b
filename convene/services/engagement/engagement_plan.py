"""The engagement plan: each line with what came of it, and a plan to begin with."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from convene.core.engagement.engagement_plan import PlanLine
from convene.core.views import More, Section
from convene.core.vocabulary import ActorType
from convene.services.engagement.taking_part import number_taking_part
from convene.services.lists.noun_list import counted, to_day
from convene.store.dialect import holds
from convene.store.reader import Reader, Row
from convene.store.select import Column, Select
from convene.store.writer import Writer
from convene.text import plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft

_WANTED = Select(
    ("t.*", 'lower(trim(t."group")) AS wants', "lower(trim(t.ward)) AS wants_ward"),
    "target t",
    where="t.place_id = :p",
)
_FOLK = Select(
    (
        "primary_type AS kind", "lower(trim(ward)) AS ward",
        "CASE WHEN EXISTS (SELECT 1 FROM wanted WHERE wants <> '') THEN tags ELSE '[]' END AS labels",
        "count(*) AS known", number_taking_part("engaged"),
    ),
    "actor",
    where="place_id = :p AND coalesce(relationship, '') <> 'withdrawn' AND EXISTS (SELECT 1 FROM wanted)",
    group=("1", "2", "3"),
)  # fmt: skip
_MET = Select(
    ("a.actor_type AS kind", "'' AS ward", 'w."groups" AS labels', "a.people AS people"),
    "workshop_attendance a",
    (("workshop w", "w.id = a.owner_id"),),
    where="w.place_id = :p AND w.status = 'held' AND w.stage = 'engagement'",
)
_REACHED = Select(
    ("coalesce(o.actor_type, a.primary_type)", "lower(trim(coalesce(a.ward, '')))", 'o."groups"', "o.people"),
    "outreach o",
    (("actor a", "a.id = o.actor_id"),),
    where="o.place_id = :p AND o.people IS NOT NULL",
)


def _summed(name: str, what: str, source: str) -> Column:
    """How many of those fit a line ``t``: by type, by ward and by group, where it names them."""
    fits = (
        "(t.actor_type IS NULL OR f.kind = t.actor_type) AND (t.wants_ward = '' OR f.ward = t.wants_ward) "
        f"AND (t.wants = '' OR {holds('f.labels', 't.wants')})"
    )
    return counted(name, f"{source} f", fits, f"coalesce(sum(f.{what}), 0)")


PLAN = Select(
    (
        "t.*", _summed("known", "known", "folk"), _summed("engaged", "engaged", "folk"),
        _summed("heard", "people", "heard"),
    ),
    "wanted t",
    order=('t."by" IS NULL', 't."by"', "t.id"),
    parts=(("wanted", (_WANTED,)), ("folk", (_FOLK,)), ("heard", (_MET, _REACHED))),
)  # fmt: skip
"""Every line of the plan with its actuals, in one look at the actors. ``:p`` is the place.

An actor counts for a group it is tagged with; people count for a group where the workshop or the outreach names it.
Workshops do not say which wards people came from: for a ward only outreach to its actors counts.
"""


def line_of(row: Row) -> PlanLine:
    """A row of ``PLAN`` as a line of the plan."""
    return PlanLine(
        id=row["id"],
        name=row["name"],
        actor_type=ActorType(row["actor_type"]) if row["actor_type"] else None,
        group=row["group"],
        ward=row["ward"],
        actors=row["actors"],
        people=row["people"],
        by=to_day(row["by"]),
        owner=row["owner"],
        how=row["how"],
        known=row["known"],
        engaged=row["engaged"],
        heard=row["heard"],
    )


def lines(read: Reader, place_id: str) -> tuple[PlanLine, ...]:
    """The plan of a place, what falls due first."""
    return tuple(line_of(row) for row in read.rows(PLAN.sql, p=place_id))


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """How far a line has come, for the page about it."""
    line = next((one for one in lines(read, place_id) if one.id == record_id), None)
    if line is None:
        return More()
    said = f"{line.says(today)}."
    known = f"{plural(line.known, 'actor')} of that kind on the list." if line.known else "No actor of that kind yet."
    notes = [known]
    if line.group:
        notes.append("Actors count who carry the group as a tag; people count where a workshop or outreach names it.")
    if line.ward:
        notes.append("Workshops do not say where people came from: for a ward only outreach to its actors counts.")
    far = Section("How far", (f"{said[:1].upper()}{said[1:]}",), line.tone(today))
    return More(sections=(far, Section("Counted", tuple(notes), "quiet")))


def start(write: Writer, place_id: str) -> int:
    """A plan to begin with: a line for each type and each priority group that has none, its numbers left to fill in.

    How many lines were made; none when there is one for each.
    """
    from convene.core.nouns.reach import TargetDraft
    from convene.services.nouns import records

    place = write.one("SELECT priority_groups FROM place WHERE id = :p", p=place_id)
    groups = [one for one in json.loads(place["priority_groups"] if place else "[]") if one.strip()]
    there = write.rows('SELECT actor_type, "group", ward FROM target WHERE place_id = :p', p=place_id)
    types = {row["actor_type"] for row in there if not row["group"] and not row["ward"]}
    named = {row["group"].strip().casefold() for row in there}
    drafts = [
        TargetDraft(name=f"{one.many[:1].upper()}{one.many[1:]}", actor_type=one)
        for one in ActorType
        if one not in types
    ]
    drafts += [TargetDraft(name=one, group=one) for one in groups if one.strip().casefold() not in named]
    if not drafts:
        return 0
    records.add_many(write, place_id, {"target": [("", draft) for draft in drafts]})
    write.label = f"Started the plan with {plural(len(drafts), 'line')}"
    return len(drafts)
