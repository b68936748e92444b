"""What was counted for a commitment, in the commitment's own unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.nouns.measurement import ObservationDraft
from convene.core.views import More, Section
from convene.services.delivery.evidence import OWN
from convene.store.reader import Reader
from convene.text import clip, quantity, units


def more(read: Reader, place_id: str, record_id: str, draft: ObservationDraft, today: date) -> More:
    """How much, with its unit; and evidence that nobody looked at but those who promised."""
    sql = "SELECT c.unit FROM observation o JOIN commitment c ON c.id = o.commitment_id WHERE o.id = :id"
    unit = str(read.value(sql, id=record_id) or "")
    own = read.rows(
        "SELECT e.checked_by FROM observation o JOIN observation_evidence e ON e.owner_id = o.id "
        f"WHERE o.id = :id AND {OWN} ORDER BY e.position",
        id=record_id,
    )
    told = tuple(
        f"“{clip(row['checked_by'], 60)}” is among those who promised it: that is no second pair of eyes."
        for row in own
    )
    sections = (Section("To look at", told, "look"),) if told else ()
    return More((("Quantity", quantity(draft.quantity, unit)),), sections, hides=("quantity",))


def counted_in(read: Reader, place_id: str, commitment: str) -> str:
    """What to say under a commitment that is to be measured: its unit, and how much was promised."""
    sql = "SELECT quantity, unit FROM commitment WHERE place_id = :p AND slug = :s"
    found = read.one(sql, p=place_id, s=commitment)
    if found is None or not found["unit"]:
        return ""
    promised = f"; {quantity(Decimal(found['quantity']), found['unit'])} promised" if found["quantity"] else ""
    return f"Counted in {units(found['unit'])}{promised}."
