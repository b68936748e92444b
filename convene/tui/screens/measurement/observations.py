"""The tab of what was counted: the grid to type it in, lists brought in, and evidence by its file."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.shared.room import Room


class ObservationRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "grid", "grid", "observation.grid", "Type what was counted: commitments by periods."),
    ]

    def action_grid(self) -> None:
        from convene.tui.screens.measurement.actuals_grid import ActualsScreen

        self.host.push_screen(ActualsScreen(hue=self.owner.hue))
