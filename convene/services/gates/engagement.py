"""Counting for the gate of stage 1."""

from __future__ import annotations

import json
from datetime import date

from convene.core.gates.facts import EngagementFacts, Named
from convene.services.engagement.needs import DATA, UNSOURCED, behind
from convene.services.engagement.taking_part import takes_part
from convene.services.engagement.voices import OF_NEED
from convene.services.gates.counting import counts, day, without, words
from convene.store.reader import Reader, Row


def seen_in_engagement(read: Reader, place: Row, groups: tuple[str, ...], today: date) -> EngagementFacts:
    here, now = place["id"], today.isoformat()
    sessions = read.rows(
        "SELECT id, title, status, date, influence FROM workshop WHERE place_id = :place AND stage = 'engagement' "
        "AND coalesce(status, '') <> 'cancelled' ORDER BY status = 'held', date, id",
        place=here,
    )
    last = max((row["date"] for row in sessions if row["status"] == "held" and (row["date"] or "~") <= now), default="")
    answered = last and read.value(
        "SELECT min(sent_on) FROM reply WHERE place_id = :place AND kind = 'what_we_heard' "
        "AND sent_on BETWEEN :last AND :now",
        place=here,
        last=last,
        now=now,
    )
    silent = [Named(row["id"], row["title"]) for row in sessions if not row["influence"]]
    needs, voiced, counted, both, unsourced = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE voice), count(*) FILTER (WHERE data), "
        "count(*) FILTER (WHERE voice AND data), count(*) FILTER (WHERE unsourced AND NOT data) FROM (SELECT "
        f"({OF_NEED.sql}) > 0 AS voice, {behind(DATA)} AS data, {behind(UNSOURCED)} AS unsourced "
        "FROM need n WHERE n.place_id = :place) AS evidenced",
        here,
    )
    contributions, heard, outside = counts(
        read,
        "SELECT (SELECT count(*) FROM contribution WHERE place_id = :place), "
        "(SELECT sum(a.people) FROM workshop w JOIN workshop_attendance a ON a.owner_id = w.id "
        "WHERE w.place_id = :place AND w.status = 'held' AND w.stage = 'engagement'), "
        "(SELECT sum(people) FROM outreach WHERE place_id = :place)",
        here,
    )
    met = read.rows(
        "SELECT DISTINCT \"groups\" FROM workshop WHERE place_id = :place AND status = 'held' AND \"groups\" <> '[]' "
        'UNION SELECT "groups" FROM outreach WHERE place_id = :place AND "groups" <> \'[]\' '
        "UNION SELECT a.tags FROM outreach o JOIN actor a ON a.id = o.actor_id WHERE o.place_id = :place",
        place=here,
    )
    known, engaged, unmet = _actors(read, here, without(groups, met))
    contacts, lawful = _contacts(read, here, today)
    return EngagementFacts(
        area_codes=len(words(place["area_codes"])),
        population=place["population"] or 0,
        sector_stated=bool(place["convener_sector"]),
        funders=len(words(place["convener_funded_by"])),
        conflicts=len(words(place["convener_conflicts"])),
        known=known,
        engaged=engaged,
        contacts=contacts,
        contacts_lawful=lawful,
        contributions=contributions,
        people_target=place["people_target"] or _planned(read, here),
        people_heard=heard + outside,
        heard_outside=outside,
        groups=groups,
        groups_unmet=unmet,
        needs=needs,
        needs_evidenced=both,
        needs_without_voice=needs - voiced,
        needs_without_data=needs - counted,
        needs_unsourced=unsourced,
        sessions=len(sessions),
        promised=len(sessions) - len(silent),
        unpromised=silent[0] if silent else None,
        last_session=day(last),
        answered=day(answered),
    )


def _actors(
    read: Reader, place_id: str, unmet: tuple[str, ...]
) -> tuple[dict[str, int], dict[str, int], tuple[str, ...]]:
    """Actors known and engaged by type, and which of the groups no actor we were in touch with is tagged with.

    All in one look at the register: with a hundred thousand actors every look takes its time.
    """
    looked_at = [
        "primary_type AS type",
        "count(*) AS known",
        f"count(*) FILTER (WHERE {takes_part()}) AS taking",
    ]
    looked_at += [
        f"count(*) FILTER (WHERE (relationship <> 'identified' OR {takes_part()}) AND tags <> '[]' "
        f"AND lower(tags) LIKE lower(:g{at}) ESCAPE '!') AS g{at}"
        for at in range(len(unmet))
    ]
    rows = read.rows(
        f"SELECT {', '.join(looked_at)} FROM actor WHERE place_id = :place "
        "AND coalesce(relationship, '') <> 'withdrawn' GROUP BY primary_type",
        place=place_id,
        **{f"g{at}": _tagged(group) for at, group in enumerate(unmet)},
    )
    left = tuple(group for at, group in enumerate(unmet) if not any(row[f"g{at}"] for row in rows))
    taking = {row["type"]: row["taking"] for row in rows if row["taking"]}
    return {row["type"]: row["known"] for row in rows}, taking, left


def _tagged(group: str) -> str:
    """A LIKE pattern for a JSON list that holds these words, in any case."""
    inside = json.dumps(group.strip(), ensure_ascii=False)
    return "%" + "".join(f"!{one}" if one in "!%_" else one for one in inside) + "%"


def _contacts(read: Reader, place_id: str, today: date) -> tuple[int, int]:
    """People kept, and those of them with a lawful basis that stands, its day and its source."""
    if not read.value("SELECT 1 FROM person WHERE place_id = :place LIMIT 1", place=place_id):
        return 0, 0
    from convene.services.people import contacts as people

    found = people.standing(read, place_id, today)
    return found.contacts, found.lawful


def _planned(read: Reader, place_id: str) -> int:
    """People the plan means to hear. Lines by type and lines by group count the same people: the larger sum stands."""
    by_type, others = counts(
        read,
        "SELECT sum(CASE WHEN actor_type IS NOT NULL AND \"group\" = '' THEN people END), "
        "sum(CASE WHEN actor_type IS NULL OR \"group\" <> '' THEN people END) FROM target WHERE place_id = :place",
        place_id,
    )
    return max(by_type, others)
