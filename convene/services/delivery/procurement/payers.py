"""Whose ledger it may be."""

from __future__ import annotations

from convene.core.views import Item
from convene.core.vocabulary import ActorType
from convene.store.reader import Reader


def likely(read: Reader, place_id: str) -> list[Item]:
    """The actors of a place: anchors first, those with a ledger before the others."""
    rows = read.rows(
        "SELECT a.id, a.name, a.primary_type, (SELECT count(*) FROM ledger l WHERE l.anchor_id = a.id) AS ledgers "
        "FROM actor a WHERE a.place_id = :p ORDER BY a.name",
        p=place_id,
    )
    ordered = sorted(rows, key=lambda row: (row["primary_type"] != ActorType.anchor, -row["ledgers"]))
    return [
        Item(row["id"], row["name"], ActorType(row["primary_type"]).label if row["primary_type"] else "",
             state=f"{row['ledgers']} already" if row["ledgers"] else "")
        for row in ordered
    ]  # fmt: skip
