"""What was counted for a commitment, in the commitment's own unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.nouns.measurement import ObservationDraft
from convene.core.views import More
from convene.store.reader import Reader
from convene.text import quantity, units


def more(read: Reader, place_id: str, record_id: str, draft: ObservationDraft, today: date) -> More:
    """How much, with its unit."""
    sql = "SELECT c.unit FROM observation o JOIN commitment c ON c.id = o.commitment_id WHERE o.id = :id"
    unit = str(read.value(sql, id=record_id) or "")
    return More((("Quantity", quantity(draft.quantity, unit)),), hides=("quantity",))


def counted_in(read: Reader, place_id: str, commitment: str) -> str:
    """What to say under a commitment that is to be measured: its unit, and how much was promised."""
    sql = "SELECT quantity, unit FROM commitment WHERE place_id = :p AND slug = :s"
    found = read.one(sql, p=place_id, s=commitment)
    if found is None or not found["unit"]:
        return ""
    promised = f"; {quantity(Decimal(found['quantity']), found['unit'])} promised" if found["quantity"] else ""
    return f"Counted in {units(found['unit'])}{promised}."
