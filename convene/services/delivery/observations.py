"""What was counted for a commitment, in the commitment's own unit."""

from __future__ import annotations

from datetime import date

from convene.core.nouns.measurement import ObservationDraft
from convene.core.views import More
from convene.store.reader import Reader
from convene.text import quantity


def more(read: Reader, place_id: str, record_id: str, draft: ObservationDraft, today: date) -> More:
    """How much, with its unit."""
    sql = "SELECT c.unit FROM observation o JOIN commitment c ON c.id = o.commitment_id WHERE o.id = :id"
    unit = str(read.value(sql, id=record_id) or "")
    return More((("Quantity", quantity(draft.quantity, unit)),), hides=("quantity",))
