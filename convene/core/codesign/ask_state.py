"""How an ask stands in the marketplace."""

from __future__ import annotations

from convene.core.vocabulary import Choice


class AskState(Choice):
    """Worked out of its answer and of what is matched to it, and never typed."""

    open = "open", "Open", "Nobody has answered it, and no offer is matched to it."
    matched = "matched", "Matched", "An offer or a commitment answers it."
    accepted = "accepted", "Accepted", "Whom it asks said yes."
    declined = "declined", "Declined", "Whom it asks said no, and nothing else answers it."
