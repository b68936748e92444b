"""What falls on the days of a span: what is due, milestones, meetings, bids, funds that close, and small actions."""

from __future__ import annotations

from datetime import date

from convene.core.delivery.calendar import Dated, Mark
from convene.core.vocabulary import CommitmentStatus, WorkshopKind
from convene.store.reader import Reader

_KINDS = {one.value: one.label.lower() for one in WorkshopKind}
_STATUSES = {one.value: one.label.lower() for one in CommitmentStatus}

_DAYS: dict[Mark, tuple[str, str]] = {
    Mark.due: (
        "commitment",
        "SELECT c.id, c.slug, c.due AS day, c.title, coalesce(a.name, '') AS who, "
        "coalesce(c.status, 'offered') AS state, c.status IN ('done', 'withdrawn') AS over "
        "FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id "
        "WHERE c.place_id = :p AND c.due BETWEEN :first AND :last ORDER BY c.due, c.id",
    ),
    Mark.milestone: (
        "milestone",
        "SELECT m.id, m.slug, m.due AS day, m.title, coalesce(c.title, '') AS who, '' AS state, "
        "m.done_on IS NOT NULL OR c.status IN ('done', 'withdrawn') AS over "
        "FROM milestone m LEFT JOIN commitment c ON c.id = m.commitment_id "
        "WHERE m.place_id = :p AND m.due BETWEEN :first AND :last ORDER BY m.due, m.id",
    ),
    Mark.meeting: (
        "workshop",
        "SELECT w.id, w.slug, w.date AS day, w.title, coalesce(w.venue, '') AS who, coalesce(w.kind, '') AS state, "
        "w.status = 'held' AS over FROM workshop w WHERE w.place_id = :p AND w.date BETWEEN :first AND :last "
        "AND coalesce(w.status, 'planned') <> 'cancelled' ORDER BY w.date, w.starts, w.id",
    ),
    Mark.bids: (
        "contract",
        "SELECT k.id, k.slug, k.bids_due AS day, k.title, coalesce(a.name, '') AS who, '' AS state, "
        "coalesce(k.status, 'planned') IN ('awarded', 'ended') AS over "
        "FROM contract k LEFT JOIN actor a ON a.id = k.buyer_id WHERE k.place_id = :p "
        "AND k.bids_due BETWEEN :first AND :last AND coalesce(k.status, 'planned') <> 'cancelled' "
        "ORDER BY k.bids_due, k.id",
    ),
    Mark.fund: (
        "fund",
        "SELECT f.id, f.slug, f.closes AS day, f.title, coalesce(a.name, '') AS who, '' AS state, 0 AS over "
        "FROM fund f LEFT JOIN actor a ON a.id = f.holder_id "
        "WHERE f.place_id = :p AND f.closes BETWEEN :first AND :last ORDER BY f.closes, f.id",
    ),
    Mark.action: (
        "action",
        "SELECT n.id, n.slug, n.due AS day, n.what AS title, n.owner AS who, '' AS state, "
        "n.done_on IS NOT NULL AS over FROM action n WHERE n.place_id = :p AND n.due BETWEEN :first AND :last "
        "ORDER BY n.due, n.id",
    ),
}  # fmt: skip
_LATE = (Mark.due, Mark.milestone, Mark.action)
"""What is late once its day went by; bids and funds are merely over then, and a meeting was not noted."""


def dated(read: Reader, place_id: str, first: date, last: date, today: date) -> tuple[Dated, ...]:
    """What stands on the days from ``first`` to ``last``, by kind and day. An offer past its day is nobody's fault:
    only what was accepted is late."""
    found = []
    for mark, (noun, sql) in _DAYS.items():
        for row in read.rows(sql, p=place_id, first=first.isoformat(), last=last.isoformat()):
            when, over = date.fromisoformat(row["day"]), bool(row["over"])
            passed = when < today and not over
            state = _KINDS.get(row["state"], "") if mark is Mark.meeting else _STATUSES.get(row["state"], "")
            late = passed and mark in _LATE and row["state"] != CommitmentStatus.offered
            if mark in (Mark.bids, Mark.fund):
                over = over or when < today
            found.append(
                Dated(when, mark, noun, row["id"], row["title"], row["who"] or "", state, over, late, row["slug"])
            )
    return tuple(found)
