"""The tab of what was counted: the grid to type it in, lists brought in, and evidence by its file."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.editing import add
from convene.tui.screens.shared.file_names import ask_file
from convene.tui.screens.shared.pick_record import PickScreen
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


class ObservationRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "grid", "grid", "observation.grid", "Type what was counted: commitments by periods."),
        bind("i", "bring_in", "import", "observation.import", "Bring in a list of what was counted, CSV or Excel."),
        bind("N", "count", "count next", "observation.count", "Count the next period of a commitment, in a form."),
        hidden("y", "proof", "file", "observation.proof", "Put a file behind it: its hash is kept, not the file."),
    ]
    ON_ITEM = frozenset({"proof"})

    @act
    async def action_count(self) -> None:
        """Which commitment, then the form with its next period filled in."""
        from convene.services.measuring import observations
        from convene.services.nouns import registry

        place_id, today = self.host.place_id, self.host.today
        pick = PickScreen(
            "Of which commitment?", "", lambda read: registry.choices(read, place_id, "commitment"),
            empty="There is no commitment yet: n on Commitments, under Delivery.",
        )  # fmt: skip
        if chosen := await self.host.push_screen_wait(pick):
            with self.host.telling():
                values = await self.host.ask(observations.to_count_next, place_id, str(chosen), today)
                if made := await add(self.host, "observation", values=values, at="quantity"):
                    self.list.highlight(made)

    @act
    async def action_proof(self) -> None:
        from convene.services.measuring import proofs

        if (item := self.list.highlighted) is None:
            return
        with self.host.telling():
            path = await ask_file(
                self.host, "Which file shows it?", "only its hash is kept", "payroll.xlsx", (), "folder evidence is in"
            )
            if path is not None:
                done = await self.host.do(proofs.add, self.host.place_id, item.id, path, proofs.described())
                if not done.value[1]:
                    self.host.toast("That very file stands behind it already.")

    @act
    async def action_bring_in(self) -> None:
        from convene.tui.screens.measurement.bringing_actuals import bring_in

        await bring_in(self.owner)

    def action_grid(self) -> None:
        from convene.tui.screens.measurement.actuals_grid import ActualsScreen

        self.host.push_screen(ActualsScreen(hue=self.owner.hue))
