"""Every supplier of every ledger with what it was paid, who it is, and whether it is local. People are one row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` names an anchor; without it, all of them."""
    import json

    from convene.files.printed.procurement import supplier_data, suppliers_csv
    from convene.services.delivery.procurement import ledger_shares
    from convene.services.nouns import records

    anchor = records.find(read, place_id, "actor", asked.which) if asked.which else ""
    rows = ledger_shares.suppliers(read, place_id, anchor)
    if asked.form == "csv":
        return Source(suppliers_csv(rows))
    return Source(json.dumps([supplier_data(*one) for one in rows], ensure_ascii=False, indent=2) + "\n")


EXPORT = Export(
    "suppliers", "suppliers of the ledgers, who they are and whether they are local (an anchor may follow)",
    ("csv", "json"), "suppliers", make,
)  # fmt: skip
