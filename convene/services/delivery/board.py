"""What the board, the timeline and their commands read: all commitments in short, and in full those that are seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convene.core.delivery.board import Card, Milestone, Placed
from convene.core.delivery_vocabulary import Confidence
from convene.services.gates.counting import day, standing
from convene.store.reader import Reader, chunks, listed

_ALL = (
    "SELECT c.id, c.title, c.actor_id, a.name AS actor, coalesce(c.status, 'offered') AS status, c.lever, c.start, "
    "c.due, c.heard_on, c.accepted_on, c.legally_required, o.seen, 0 AS owned "
    "FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id "
    "LEFT JOIN (SELECT commitment_id, max(period_end) AS seen FROM observation WHERE place_id = :place "
    "GROUP BY commitment_id) o ON o.commitment_id = c.id WHERE c.place_id = :place "
    "ORDER BY c.due IS NULL, c.due, c.id"
)


def placed(read: Reader, place_id: str, today: date) -> tuple[Placed, ...]:
    """Every commitment in the order of its days, those without one last."""
    now = today.isoformat()
    return tuple(
        [
            Placed(standing(row, now), day(row["start"]), row["lever"] or "", row["actor_id"] or "")
            for row in read.rows(_ALL, place=place_id)
        ]
    )


def cards(read: Reader, ids: Sequence[str]) -> dict[str, Card]:
    """Some commitments by id; those that are gone are left out."""
    found: dict[str, Card] = {}
    for part in chunks(list(ids)):
        marks, values = listed(part)
        reached: dict[str, list[Milestone]] = {}
        for row in read.rows(
            f"SELECT commitment_id, title, due, done_on FROM milestone WHERE commitment_id IN ({marks}) "
            "AND due IS NOT NULL ORDER BY due, id",
            **values,
        ):
            one = Milestone(row["title"], date.fromisoformat(row["due"]), day(row["done_on"]))
            reached.setdefault(row["commitment_id"], []).append(one)
        for row in read.rows(
            "SELECT c.id, c.slug, c.confidence, (SELECT count(*) FROM commitment_partners p WHERE p.owner_id = c.id) "
            f"AS partners FROM commitment c WHERE c.id IN ({marks})",
            **values,
        ):
            sure = Confidence(row["confidence"]) if row["confidence"] else None
            found[row["id"]] = Card(row["slug"], sure, tuple(reached.get(row["id"], ())), row["partners"])
    return found
