"""Stage 4: what was counted, the account of it, what is assumed and decided in it, and what people were told."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.measurement.rooms import AccountRoom, AssumptionRoom, DoubleCountRoom, MeasuringRoom
from convene.tui.screens.shared.noun_screen import NounScreen, Tab


class MeasurementScreen(NounScreen):
    fixed_hue = gate_of = "measurement"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("observation", "Observations", room=MeasuringRoom),
        Tab("account", "Accounts", "latest first", room=AccountRoom),
        Tab("assumption", "Assumptions", room=AssumptionRoom),
        Tab("double_count", "Double counts", "latest first", room=DoubleCountRoom),
        Tab("correction", "Corrections", "latest first", room=MeasuringRoom),
        Tab("published_account", "Published", "latest first", room=MeasuringRoom),
        Tab("reply", "Replies"),
    )
