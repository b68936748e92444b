"""Stage 3: commitments under way with what was heard of them and changed in them, and what the five levers hold."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.delivery.commitments import CommitmentRoom
from convene.tui.screens.delivery.ledgers import LedgerRoom, SpendRoom
from convene.tui.screens.delivery.schemes import SchemeRoom
from convene.tui.screens.shared.noun_screen import NounScreen, Tab


class DeliveryScreen(NounScreen):
    fixed_hue = gate_of = "delivery"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("commitment", "Commitments", "by due date", room=CommitmentRoom),
        Tab("milestone", "Milestones", "by due date"),
        Tab("news", "News", "latest first"),
        Tab("amendment", "Amendments"),
        Tab("ledger", "Ledgers", room=LedgerRoom),
        Tab("spend", "Suppliers", room=SpendRoom),
        Tab("contract", "Contracts"),
        Tab("readiness", "Readiness"),
        Tab("scheme", "Schemes", room=SchemeRoom),
        Tab("fund", "Funds"),
        Tab("placement", "Placements"),
        Tab("plan", "Plans"),
        Tab("assessment", "Levels"),
    )
