"""Who carries what of the commitments of a place, read from the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from convene.core.delivery.shares import carried
from convene.store.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Carrier:
    """One actor (id, name and type, "" where it is not known) and its ``part``, 0 to 1, of one commitment."""

    id: str
    name: str
    kind: str
    part: Decimal = Decimal(1)


def carriers(read: Reader, place_id: str, commitments: Sequence[Row]) -> dict[str, tuple[Carrier, ...]]:
    """Commitment id → who carries it. Rows need ``id``, ``actor_id``, ``actor`` (its name) and ``type``."""
    shares: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    known: dict[str, tuple[str, str]] = {}
    for row in read.rows(
        "SELECT s.owner_id, s.actor_id, s.share, a.name, a.primary_type FROM commitment_shares s "
        "JOIN actor a ON a.id = s.actor_id WHERE s.place_id = :p ORDER BY s.owner_id, s.position",
        p=place_id,
    ):
        shares[row["owner_id"]].append((row["actor_id"], Decimal(row["share"])))
        known[row["actor_id"]] = row["name"] or "", row["primary_type"] or ""
    found = {}
    for row in commitments:
        holder = row["actor_id"] or ""
        known.setdefault(holder, (row["actor"] or "", row["type"] or ""))
        parts = carried(holder, shares.get(row["id"], ()))
        found[row["id"]] = tuple(Carrier(actor, *known[actor], part) for actor, part in parts.items())
    return found
