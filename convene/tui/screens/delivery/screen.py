"""Stage 3: commitments under way, and every change made to them in the open."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.delivery.commitments import CommitmentRoom
from convene.tui.screens.shared.noun_screen import NounScreen, Tab


class DeliveryScreen(NounScreen):
    fixed_hue = gate_of = "delivery"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("commitment", "Commitments", "by due date", room=CommitmentRoom),
        Tab("amendment", "Amendments"),
    )
