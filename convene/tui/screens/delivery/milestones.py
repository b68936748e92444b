"""Milestones: ticked off as they are reached."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.services.delivery import milestones
from convene.tui.keys import bind
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


class MilestoneRoom(Room):
    """The tab of the milestones."""

    ON_ITEM = frozenset({"reached"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("y", "reached", "reached", "milestone.reached", "It was reached today; u takes that back."),
    ]

    @act
    async def action_reached(self) -> None:
        """The selected ones, or the highlighted one."""
        if ids := self.list.chosen_ids:
            with self.host.telling():
                done = await self.host.do(milestones.reach, self.host.place_id, ids)
                self.list.clear_marks()
                if not done.value:
                    self.host.toast("It was reached before: e has the day.")
