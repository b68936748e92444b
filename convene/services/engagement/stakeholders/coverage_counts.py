"""Counting who is known, contacted, engaged and heard: one question a table, however long the register."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from convene.core.engagement.coverage import Balance, Coverage, Line, Unheard, balance
from convene.core.engagement.engagement_plan import PlanLine
from convene.core.vocabulary import ActorType, Relationship
from convene.services.engagement import engagement_plan
from convene.services.engagement.taking_part import takes_part
from convene.store.reader import Reader
from convene.text import slug

_TAGS = 12


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as coverage counts it; who withdrew is not counted."""

    id: str
    handle: str
    name: str
    type: str
    engaged: bool
    contacted: bool
    ward: str
    tags: tuple[str, ...]
    influence: int | None
    affected: int | None


@dataclass(frozen=True, slots=True)
class Heard:
    """One occasion on which people were heard: a workshop held, or a line of the outreach log."""

    people: Mapping[str, int]
    groups: frozenset[str]
    ward: str = ""
    workshop: bool = False


@dataclass(slots=True)
class _Seen:
    actors: list[Known] = field(default_factory=list)
    occasions: list[Heard] = field(default_factory=list)
    listened: set[str] = field(default_factory=set)


def coverage(read: Reader, place_id: str) -> Coverage:
    """Everything the gap finder looks at."""
    seen = _seen(read, place_id)
    actors = seen.actors
    place = read.one("SELECT wards, priority_groups FROM place WHERE id = :p", p=place_id)
    wards = _names(place["wards"]) if place else ()
    groups = _names(place["priority_groups"]) if place else ()
    tags = Counter(folded(tag) for one in actors for tag in one.tags)
    written = {folded(tag): tag for one in actors for tag in one.tags}
    others = [written[tag] for tag, _ in tags.most_common() if tag not in {folded(one) for one in groups}]
    return Coverage(
        types=tuple(_types(seen)),
        wards=tuple(_wards(read, place_id, seen, wards)),
        groups=tuple(_tagged(seen, groups, "group")),
        tags=tuple(_tagged(seen, others[:_TAGS], "tag")),
        plan=_plan(read, place_id),
        balances=_balances(read, place_id, seen),
        unheard=tuple(
            Unheard(one.id, one.handle, one.name, one.influence, one.affected)
            for one in actors
            if not one.engaged
            and one.id not in seen.listened
            and ((one.affected or 0) >= 2 or (one.influence or 0) >= 4)
        ),
        known=len(actors),
        no_ward=sum(not one.ward for one in actors),
    )


def folded(text: str) -> str:
    """Names of wards, groups and tags are compared whatever their case and spacing."""
    return " ".join(text.casefold().split())


def _names(text: str | None) -> tuple[str, ...]:
    """The entries of a JSON list that say something, each once."""
    found = {folded(one): one for one in json.loads(text or "[]") if one.strip()}
    return tuple(found.values())


def _seen(read: Reader, place_id: str) -> _Seen:
    seen = _Seen()
    rows = read.rows(
        f"SELECT id, slug, name, primary_type, relationship, {takes_part()} AS takes_part, ward, tags, influence, "
        "affected FROM actor "
        "WHERE place_id = :p AND coalesce(relationship, '') <> 'withdrawn' ORDER BY id",
        p=place_id,
    )
    at = {row["id"]: row for row in rows}
    touched: set[str] = set()
    for row in read.rows("SELECT actor_id, actor_type, people, groups FROM outreach WHERE place_id = :p", p=place_id):
        actor = at.get(row["actor_id"])
        touched.add(row["actor_id"] or "")
        if row["people"] and row["actor_id"]:
            seen.listened.add(row["actor_id"])
        kind = row["actor_type"] or (actor["primary_type"] if actor else "") or ""
        groups = frozenset(map(folded, _names(row["groups"])))
        ward = folded(actor["ward"]) if actor else ""
        seen.occasions.append(Heard({kind: row["people"] or 0}, groups, ward))
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read.rows(
        "SELECT a.owner_id, a.actor_type, a.people FROM workshop_attendance a WHERE a.place_id = :p", p=place_id
    ):
        met[row["owner_id"]][row["actor_type"] or ""] += row["people"] or 0
    for row in read.rows("SELECT id, \"groups\" FROM workshop WHERE place_id = :p AND status = 'held'", p=place_id):
        groups = frozenset(map(folded, _names(row["groups"])))
        seen.occasions.append(Heard(met[row["id"]], groups, workshop=True))
    identified = Relationship.identified.value
    for row in rows:
        engaged = bool(row["takes_part"])
        contacted = engaged or row["id"] in touched or (row["relationship"] or identified) != identified
        tags = _names(row["tags"]) if row["tags"] != "[]" else ()
        seen.actors.append(
            Known(
                row["id"], row["slug"], row["name"], row["primary_type"] or "", engaged, contacted,
                row["ward"], tags, row["influence"], row["affected"],
            )
        )  # fmt: skip
    return seen


def _line(key: str, label: str, actors: Iterable[Known]) -> Line:
    known = contacted = engaged = 0
    for one in actors:
        known += 1
        contacted += one.contacted
        engaged += one.engaged
    return Line(key, label, known, contacted, engaged)


def _types(seen: _Seen) -> Iterable[Line]:
    by: dict[str, list[Known]] = defaultdict(list)
    for one in seen.actors:
        by[one.type].append(one)
    people: Counter[str] = Counter()
    for occasion in seen.occasions:
        people.update(occasion.people)
    for kind in ActorType:
        line = _line(f"type:{kind.value}", kind.many, by[kind.value])
        yield Line(line.key, line.label, line.known, line.contacted, line.engaged, people[kind.value])


def _wards(read: Reader, place_id: str, seen: _Seen, wards: tuple[str, ...]) -> Iterable[Line]:
    by: dict[str, list[Known]] = defaultdict(list)
    written = {folded(one): one for one in wards}
    for one in seen.actors:
        if one.ward:
            by[folded(one.ward)].append(one)
            written.setdefault(folded(one.ward), one.ward)
    living = _residents(read, place_id)
    total = sum(living.get(ward, 0) for ward in written)
    heard = Counter[str]()
    for occasion in seen.occasions:
        heard[occasion.ward] += sum(occasion.people.values())
    keys = _keys("ward", tuple(written.values()))
    for ward, label in written.items():
        line, here = _line(keys[label], label, by[ward]), living.get(ward, 0)
        yield Line(
            line.key, label, line.known, line.contacted, line.engaged, heard[ward],
            residents=here, share=here / total if here and total else None,
        )  # fmt: skip


def _residents(read: Reader, place_id: str) -> dict[str, int]:
    """Ward → the people who live there, where a figure of the place counts them."""
    sql = (
        "SELECT a.name, a.value, i.id FROM indicator i JOIN indicator_areas a ON a.owner_id = i.id "
        "WHERE i.place_id = :p AND i.kind = 'count' AND i.area_kind = 'ward' "
        "AND (lower(i.topic) LIKE '%population%' OR lower(i.name) LIKE '%population%' OR lower(i.name) LIKE "
        "'%people who live%' OR lower(i.name) LIKE '%residents%') ORDER BY i.date, i.id"
    )
    return {folded(row["name"]): round(float(row["value"] or 0)) for row in read.rows(sql, p=place_id)}


def _tagged(seen: _Seen, names: Iterable[str], kind: str) -> Iterable[Line]:
    by: dict[str, list[Known]] = defaultdict(list)
    for one in seen.actors:
        for tag in one.tags:
            by[folded(tag)].append(one)
    names = tuple(names)
    keys = _keys(kind, names)
    for name in names:
        word = folded(name)
        there = [one for one in seen.occasions if word in one.groups]
        line = _line(keys[name], name, by[word])
        yield Line(
            line.key, name, line.known, line.contacted, line.engaged,
            people=sum(sum(one.people.values()) for one in there if not one.workshop),
            workshops=sum(one.workshop for one in there),
            outreach=sum(not one.workshop for one in there),
        )  # fmt: skip


def _keys(kind: str, names: tuple[str, ...]) -> dict[str, str]:
    """Name → the key of its gap; two names with one slug keep their words."""
    slugs = Counter(slug(name) for name in names)
    return {name: f"{kind}:{slug(name) if slugs[slug(name)] == 1 else folded(name)}" for name in names}


def _plan(read: Reader, place_id: str) -> tuple[PlanLine, ...]:
    return engagement_plan.lines(read, place_id)


def _balances(read: Reader, place_id: str, seen: _Seen) -> tuple[Balance, ...]:
    many = {one.value: one.many for one in ActorType}
    engaged = Counter(many.get(one.type, "others") for one in seen.actors if one.engaged)
    room: Counter[str] = Counter()
    for occasion in seen.occasions:
        if occasion.workshop:
            room.update({many.get(kind, "others"): people for kind, people in occasion.people.items()})
    said = {
        many.get(row["kind"], "others"): row["n"]
        for row in read.rows(
            "SELECT actor_type AS kind, count(*) AS n FROM contribution WHERE place_id = :p "
            "AND actor_type IS NOT NULL GROUP BY actor_type",
            p=place_id,
        )
    }
    held = read.rows(
        "SELECT a.id, a.name, a.primary_type AS kind, count(*) AS n FROM commitment c "
        "JOIN actor a ON a.id = c.actor_id WHERE c.place_id = :p AND coalesce(c.status, '') <> 'withdrawn' "
        "GROUP BY a.id",
        p=place_id,
    )
    types: Counter[str] = Counter()
    names = Counter(row["name"] for row in held)
    holders = {
        row["name"] if names[row["name"]] == 1 else f"{row['name']} ({row['id'][-4:]})": row["n"] for row in held
    }
    for row in held:
        types[many.get(row["kind"], "others")] += row["n"]
    return (
        balance("engaged", "engaged actors", "are", engaged),
        balance("attendance", "people at workshops, each time counted", "were", room),
        balance("contributions", "contributions", "made", said),
        balance("commitments", "commitments", "hold", types),
        *([balance("holders", "commitments", "holds", holders)] if holders else ()),  # nobody holds none
    )
