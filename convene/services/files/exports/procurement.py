"""What anchors buy, and what of it stays: shares by ledger and anchor, with both their numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` names an anchor; without it, all of them."""
    from convene.services.delivery.procurement import ledger_shares

    return Source(ledger_shares.written_out(read, place_id, today, asked.which, asked.form))


EXPORT = Export(
    "procurement", "what anchors buy, and what of it stays (an anchor may follow)", (*PAPER, "csv", "json"),
    "procurement", make,
)  # fmt: skip
