"""Stage 4: what was counted, the account of it, what is assumed and decided in it, and what people were told."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.measurement.indicators import IndicatorRoom
from convene.tui.screens.measurement.observations import ObservationRoom
from convene.tui.screens.measurement.rooms import AccountRoom, open_account
from convene.tui.screens.shared.noun_screen import NounScreen, Tab


class MeasurementScreen(NounScreen):
    fixed_hue = gate_of = "measurement"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("observation", "Observations", "latest first", room=ObservationRoom),
        Tab("account", "Accounts", "latest first", room=AccountRoom),
        Tab("assumption", "Assumptions"),
        Tab("double_count", "Double counts", "latest first"),
        Tab("correction", "Corrections", "latest first"),
        Tab("published_account", "Published", "latest first"),
        Tab("indicator", "Indicators", "by topic", room=IndicatorRoom),
        Tab("reply", "Replies"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind(
            "a", "account", "account", "account.open", "The account: what it comes to, what it rests on, what is open."
        ),
    ]

    def action_account(self) -> None:
        item = self.list.highlighted if self.noun == "account" else None
        open_account(self.host, item.id if item else "", self.noun)
