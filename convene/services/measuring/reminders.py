"""Commitments whose periods lack a figure now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from convene.core.measuring.grid import Seen
from convene.core.measuring.reminders import Lacking, lacking
from convene.services.lists.noun_list import to_day
from convene.store.reader import Reader


class Uncounted(NamedTuple):
    """A commitment to be counted."""

    id: str
    handle: str
    title: str
    actor: str
    lacking: Lacking


_WANTED = """
SELECT c.id, c.slug, c.title, coalesce(a.name, '') AS actor, coalesce(c.start, c.accepted_on) AS start, c.due,
(SELECT max(d.every_months) FROM adoption d WHERE d.measure_id = c.measure_id) AS every_months
FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id
WHERE c.place_id = :p AND coalesce(c.status, 'offered') NOT IN ('offered', 'withdrawn') AND c.legally_required = 0
AND c.not_delivered_because = '' AND c.measure_id IS NOT NULL
AND (c.due < :now OR EXISTS (SELECT 1 FROM adoption d WHERE d.measure_id = c.measure_id AND d.every_months IS NOT NULL))
ORDER BY c.id
"""


def uncounted(read: Reader, place_id: str, today: date, but: Collection[str] = ()) -> list[Uncounted]:
    """Every commitment that lacks a figure of a period that is over. Those ``but`` named are left out where they are
    to be counted once, at their end: that they are due is told elsewhere."""
    rows = read.rows(_WANTED, p=place_id, now=today.isoformat())
    rows = [row for row in rows if row["every_months"] or row["id"] not in but]
    if not rows:
        return []
    seen: defaultdict[str, list[Seen]] = defaultdict(list)
    spans = read.rows(
        "SELECT commitment_id, period_start, period_end FROM observation "
        "WHERE place_id = :p AND period_end IS NOT NULL GROUP BY commitment_id, period_start, period_end",
        p=place_id,
    )
    for row in spans:
        end = date.fromisoformat(row["period_end"])
        seen[row["commitment_id"]].append(Seen("", to_day(row["period_start"]), end, Decimal(0)))
    found = []
    for row in rows:
        lacks = lacking(to_day(row["start"]), to_day(row["due"]), row["every_months"], seen[row["id"]], today)
        if lacks is not None:
            found.append(Uncounted(row["id"], row["slug"], row["title"], row["actor"], lacks))
    return found
