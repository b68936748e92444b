"""Every supplier of every ledger with what it was paid, who it is, and whether it is local. People are one row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` names an anchor; without it, all of them."""
    from convene.services.delivery.procurement import ledger_shares

    return Source(ledger_shares.suppliers_written_out(read, place_id, asked.which, asked.form))


EXPORT = Export(
    "suppliers", "suppliers of the ledgers, who they are and whether they are local (an anchor may follow)",
    ("csv", "json"), "suppliers", make,
)  # fmt: skip
