"""Every figure of a place, as drafts."""

from __future__ import annotations

from convene.core.nouns.indicator import IndicatorDraft
from convene.services.nouns import records
from convene.store.reader import Reader


def loaded(read: Reader, place_id: str) -> list[tuple[str, IndicatorDraft]]:
    """Every figure of a place as (id, draft)."""
    found = records.load_all(read, place_id, "indicator")
    return [(record_id, draft) for record_id, draft in found if isinstance(draft, IndicatorDraft)]
