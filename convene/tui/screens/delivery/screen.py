"""Stage 3: commitments under way with what was heard of them and changed in them, and what the five levers hold."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.delivery.commitments import CommitmentRoom
from convene.tui.screens.delivery.ledgers import LedgerRoom, SpendRoom
from convene.tui.screens.delivery.levers import (
    ContractRoom,
    GrantRoom,
    MoneyRoom,
    PlacementRoom,
    PlanRoom,
    ReadinessRoom,
)
from convene.tui.screens.delivery.milestones import MilestoneRoom
from convene.tui.screens.delivery.schemes import SchemeRoom
from convene.tui.screens.shared.noun_screen import NounScreen, Tab


class DeliveryScreen(NounScreen):
    fixed_hue = gate_of = "delivery"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("commitment", "Commitments", "by due date", room=CommitmentRoom),
        Tab("milestone", "Milestones", "by due date", room=MilestoneRoom),
        Tab("news", "News", "latest first"),
        Tab("amendment", "Amendments"),
        Tab("ledger", "Ledgers", room=LedgerRoom),
        Tab("spend", "Suppliers", room=SpendRoom),
        Tab("contract", "Contracts", "next bids first", room=ContractRoom),
        Tab("readiness", "Readiness", room=ReadinessRoom),
        Tab("scheme", "Schemes", room=SchemeRoom),
        Tab("fund", "Funds", room=MoneyRoom),
        Tab("link", "Grants", "latest first", room=GrantRoom),
        Tab("placement", "Placements", room=PlacementRoom),
        Tab("plan", "Plans", room=PlanRoom),
        Tab("assessment", "Levels"),
    )
