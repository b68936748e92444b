"""What anchors buy, and what of it stays: shares by ledger and anchor, with both their numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` names an anchor; without it, all of them."""
    import json

    from convene.files.printed.procurement import shares_csv
    from convene.services.delivery.procurement import ledger_shares
    from convene.services.nouns import records

    anchor = records.find(read, place_id, "actor", asked.which) if asked.which else ""
    seen = ledger_shares.place_shares(read, place_id, anchor)
    if asked.form == "csv":
        return Source(shares_csv(seen))
    if asked.form == "json":
        return Source(json.dumps(ledger_shares.as_data(seen), ensure_ascii=False, indent=2) + "\n")
    return Source(ledger_shares.paper(read, place_id, seen, today))


EXPORT = Export(
    "procurement", "what anchors buy, and what of it stays (an anchor may follow)", (*PAPER, "csv", "json"),
    "procurement", make,
)  # fmt: skip
