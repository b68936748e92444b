"""What the counting of every stage shares: commitments in full, sums, dates, lists, names of groups."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from convene.core.delivery import under_way as rules
from convene.core.gates.facts import Standing
from convene.services.delivery import held_up
from convene.services.engagement.last_contact import COMMITMENT_DAYS
from convene.store.reader import Reader, Row


def all_commitments(read: Reader, place_id: str) -> list[Row]:
    """Every commitment with its actor, its measure and what its observations hold, in the order they were made."""
    return read.rows(
        "SELECT c.id, c.title, c.actor_id, a.name AS actor, a.primary_type AS type, c.status, c.wording, c.lever, "
        "c.measure_id, m.title AS measure, c.quantity, c.unit, c.start, c.due, c.evidence, c.beneficiaries, "
        "c.claimed_share, c.legally_required, c.heard_on, c.accepted_on, c.not_delivered_because, o.observed, "
        "o.seen, o.asked, "
        "EXISTS (SELECT 1 FROM commitment_partners w WHERE w.owner_id = c.id) AS joint, "
        "EXISTS (SELECT 1 FROM commitment_shares w WHERE w.owner_id = c.id) AS shared, "
        "EXISTS (SELECT 1 FROM observation_evidence e JOIN observation x ON x.id = e.owner_id "
        "WHERE x.commitment_id = c.id) AS proved, "
        "EXISTS (SELECT 1 FROM signature s WHERE s.actor_id = c.actor_id AND s.signed_on IS NOT NULL) AS signed, "
        "EXISTS (SELECT 1 FROM action d WHERE d.commitment_id = c.id AND d.owner <> '' AND d.due IS NOT NULL "
        "AND d.done_on IS NULL) AS owned "
        "FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id LEFT JOIN measure m ON m.id = c.measure_id "
        "LEFT JOIN (SELECT commitment_id, count(*) AS observed, max(period_end) AS seen, "
        "count(*) FILTER (WHERE unintended <> '') AS asked "
        "FROM observation WHERE place_id = :place GROUP BY commitment_id) o "
        "ON o.commitment_id = c.id WHERE c.place_id = :place ORDER BY c.id",
        place=place_id,
    )


def under_way(read: Reader, place_id: str, commitments: Sequence[Row], today: date) -> list[tuple[Row, Standing]]:
    """The commitments under way, each with how it stands, its milestones and what holds it up among that."""
    late, waits = held_up.late_milestones(read, place_id, today), held_up.awaited(read, place_id, today)
    found = []
    for row in commitments:
        if rules.under_way(row["status"] or "", day(row["start"]), today):
            held = tuple(one.says for one in waits.get(row["id"], ()) if one.why)
            one = replace(standing(row, today.isoformat()), milestone=late.get(row["id"], ""), held_up=held)
            found.append((row, one))
    return found


def standing(row: Row, now: str = "") -> Standing:
    return standing_of(row, row["status"] or "", row["seen"] or "", now, owned=bool(row["owned"]))


def standing_of(row: Row, status: str, seen: str, now: str, *, owned: bool = False) -> Standing:
    """``seen`` is the last day of what was observed of the commitment, "" where nothing was."""
    # A day of hearing still to come is a slip of the pen; a period that ends later has been counted all the same.
    told = [row[column] for column in COMMITMENT_DAYS if (row[column] or "~") <= now]
    heard = max(*told, seen, "")
    return Standing(
        row["id"], row["title"], row["actor"] or "", status, day(row["due"]), day(heard), owned,
        bool(row["legally_required"]),
    )  # fmt: skip


def counts(read: Reader, sql: str, place_id: str) -> tuple[int, ...]:
    """One row of counts; a sum over nothing is nought."""
    row = read.one(sql, place=place_id)
    return tuple(value or 0 for value in row) if row else ()


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def words(text: str | None) -> tuple[str, ...]:
    """The entries of a JSON array that say something."""
    return tuple(one for one in json.loads(text or "[]") if one.strip())


def unserved(read: Reader, place_id: str, groups: tuple[str, ...]) -> tuple[str, ...]:
    """The priority groups that no observation of anything says had a benefit."""
    served = [
        row
        for row in read.rows(
            'SELECT o."groups", o.quantity FROM observation o LEFT JOIN commitment c ON c.id = o.commitment_id '
            "WHERE o.place_id = :place AND o.\"groups\" <> '[]' AND coalesce(c.legally_required, 0) = 0",
            place=place_id,
        )
        if Decimal(row["quantity"] or 0) > 0  # nothing seen is no benefit
    ]
    return without(groups, served)


def without(groups: tuple[str, ...], rows: Iterable[Row]) -> tuple[str, ...]:
    """The groups that none of the rows name, whatever their case and spacing."""
    named = {_folded(one) for row in rows for one in words(row["groups"])}
    return tuple(group for group in groups if _folded(group) not in named)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
