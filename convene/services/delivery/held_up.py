"""What the commitments of a place wait for, and what waits for them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from convene.core.delivery.held_up import Awaited, trouble
from convene.services.lists.market import STATE
from convene.store.reader import Reader, Row
from convene.text import clip


def awaited(read: Reader, place_id: str, today: date, commitment_id: str = "") -> dict[str, tuple[Awaited, ...]]:
    """Commitment id → the commitments and asks it waits for; of one commitment alone where it is named."""
    of = "AND l.owner_id = :id " if commitment_id else ""
    found: dict[str, list[Awaited]] = defaultdict(list)
    for row in read.rows(
        "SELECT l.owner_id, c.id, c.title, c.status, c.start, c.due FROM commitment_waits_for l "
        f"JOIN commitment c ON c.id = l.target_id WHERE l.place_id = :p {of}ORDER BY l.owner_id, l.position",
        p=place_id, id=commitment_id,
    ):  # fmt: skip
        found[row["owner_id"]].append(_commitment(row, today))
    for row in read.rows(
        f"SELECT l.owner_id, k.id, k.wording, {STATE.sql} AS state FROM commitment_depends_on l "
        f"JOIN ask k ON k.id = l.target_id WHERE l.place_id = :p {of}ORDER BY l.owner_id, l.position",
        p=place_id, id=commitment_id,
    ):  # fmt: skip
        no = "was answered no" if row["state"] == "declined" else ""
        found[row["owner_id"]].append(Awaited("ask", row["id"], row["wording"], no))
    return {one: tuple(each) for one, each in found.items()}


def waiting(read: Reader, commitment_id: str) -> tuple[str, ...]:
    """The titles of the commitments that wait for this one."""
    rows = read.rows(
        "SELECT c.title FROM commitment_waits_for l JOIN commitment c ON c.id = l.owner_id WHERE l.target_id = :id "
        "AND coalesce(c.status, 'offered') NOT IN ('done', 'withdrawn') ORDER BY c.due IS NULL, c.due, c.id",
        id=commitment_id,
    )
    return tuple(clip(row["title"], 80) for row in rows)


def late_milestones(read: Reader, place_id: str, today: date) -> dict[str, str]:
    """Commitment id → the milestone on its way that is longest overdue."""
    rows = read.rows(
        "SELECT commitment_id, title FROM milestone WHERE place_id = :p AND done_on IS NULL AND due < :now "
        "ORDER BY due DESC, id DESC",
        p=place_id, now=today.isoformat(),
    )  # fmt: skip
    return {row["commitment_id"]: row["title"] for row in rows}


def _commitment(row: Row, today: date) -> Awaited:
    start, due = (date.fromisoformat(row[name]) if row[name] else None for name in ("start", "due"))
    return Awaited("commitment", row["id"], row["title"], trouble(row["status"] or "", start, due, today))
