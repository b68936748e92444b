"""What stands beside a commitment in the right column: the asks it answers or might, and whether its actor said yes."""

from __future__ import annotations

from datetime import date

from convene.core.codesign.acceptance import accepted_unsaid
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.views import More, Section
from convene.core.vocabulary import CommitmentStatus
from convene.services.codesign import market
from convene.services.codesign.asks import fitting
from convene.store.reader import Reader


def more(read: Reader, place_id: str, record_id: str, draft: CommitmentDraft, today: date) -> More:
    """Suggestions only of what is still on offer; what was given up or done has none to answer."""
    fits = market.fits_of_offer(read, place_id, record_id)
    if draft.status is not CommitmentStatus.offered:
        fits = market.Fits(fits.matched)
    sections = fitting(fits, "Answers")
    if untold := accepted_unsaid(draft, today):
        told = f"It stands as {draft.status.label.lower()}, and {untold}"
        sections.insert(0, Section("Their own word?", (told,), "look"))
    return More((), tuple(sections), hides=("answers",))
