"""Counting for the gate of stage 1."""

from __future__ import annotations

import sqlite3
from datetime import date

from convene.core.stages.facts import EngagementFacts, Named
from convene.core.vocabulary import ENGAGED
from convene.services.gates.counting import counts, day, without, words
from convene.store.reader import Reader


def seen_in_engagement(read: Reader, place: sqlite3.Row, groups: tuple[str, ...], today: date) -> EngagementFacts:
    here, now = place["id"], today.isoformat()
    engaged = ", ".join(f"'{one}'" for one in ENGAGED)
    actors = read.rows(
        f"SELECT primary_type AS type, count(*) AS known, sum(relationship IN ({engaged})) AS engaged FROM actor "
        "WHERE place_id = :place AND relationship IS NOT 'withdrawn' GROUP BY primary_type",
        place=here,
    )
    sessions = read.rows(
        "SELECT id, title, status, date, influence FROM workshop WHERE place_id = :place AND stage = 'engagement' "
        "AND status IS NOT 'cancelled' ORDER BY status = 'held', date, id",
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
    needs, voiced, counted, both = counts(
        read,
        "SELECT count(*), sum(voice), sum(data), sum(voice AND data) FROM (SELECT "
        "EXISTS (SELECT 1 FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'voice') AS voice, "
        "EXISTS (SELECT 1 FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'data') AS data "
        "FROM need n WHERE n.place_id = :place)",
        here,
    )
    contributions, heard = counts(
        read,
        "SELECT (SELECT count(*) FROM contribution WHERE place_id = :place), "
        "(SELECT sum(a.people) FROM workshop w JOIN workshop_attendance a ON a.owner_id = w.id "
        "WHERE w.place_id = :place AND w.status = 'held' AND w.stage = 'engagement')",
        here,
    )
    met = read.rows(
        "SELECT DISTINCT \"groups\" FROM workshop WHERE place_id = :place AND status = 'held' AND \"groups\" <> '[]'",
        place=here,
    )
    return EngagementFacts(
        area_codes=len(words(place["area_codes"])),
        population=place["population"] or 0,
        sector_stated=bool(place["convener_sector"]),
        funders=len(words(place["convener_funded_by"])),
        conflicts=len(words(place["convener_conflicts"])),
        known={row["type"]: row["known"] for row in actors},
        engaged={row["type"]: row["engaged"] for row in actors if row["engaged"]},
        contributions=contributions,
        people_target=place["people_target"] or 0,
        people_heard=heard,
        groups=groups,
        groups_unmet=without(groups, met),
        needs=needs,
        needs_evidenced=both,
        needs_without_voice=needs - voiced,
        needs_without_data=needs - counted,
        sessions=len(sessions),
        promised=len(sessions) - len(silent),
        unpromised=silent[0] if silent else None,
        last_session=day(last),
        answered=day(answered),
    )
