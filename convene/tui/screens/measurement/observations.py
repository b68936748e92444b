"""The tab of what was counted: the grid to type it in, lists brought in, and evidence by its file."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


class ObservationRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "grid", "grid", "observation.grid", "Type what was counted: commitments by periods."),
        bind("i", "bring_in", "import", "observation.import", "Bring in a list of what was counted, CSV or Excel."),
    ]

    @act
    async def action_bring_in(self) -> None:
        from convene.tui.screens.measurement.bringing_actuals import bring_in

        await bring_in(self.owner)

    def action_grid(self) -> None:
        from convene.tui.screens.measurement.actuals_grid import ActualsScreen

        self.host.push_screen(ActualsScreen(hue=self.owner.hue))
