"""Stage 4: what was counted, and what people were told."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.measurement.observations import ObservationRoom
from convene.tui.screens.shared.noun_screen import NounScreen, Tab


class MeasurementScreen(NounScreen):
    fixed_hue = gate_of = "measurement"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("observation", "Observations", "latest first", room=ObservationRoom),
        Tab("reply", "Replies"),
    )
