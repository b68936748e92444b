"""Commitments: beside their steps, a line that drafts them, what was heard of them, and their other views."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.hearing import hear_of
from convene.tui.screens.shared.step_on import StatusRoom
from convene.tui.shielded_actions import act


class CommitmentRoom(StatusRoom):
    """The tab of the commitments."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "page(0)", "board", "commitment.board", "The board: by status, actor, lever or due date."),
        bind("f", "page(3)", "follow-up", "commitment.round", "The follow-up round: whom to ring, ticked off by keys."),
        bind("o", "offer", "offers by line", "commitment.offer", "Draft commitments, each on one line, as offered."),
        hidden("v", "page(1)", "calendar", "commitment.calendar", "A month or a quarter with what falls on its days."),
        hidden("i", "page(2)", "timeline", "commitment.timeline", "Commitments as bars over months."),
        hidden("w", "wealth", "five pillars", "commitment.wealth", "Community wealth building: its five pillars here."),
        hidden("y", "hear", "heard", "item.heard", "Keep what was heard of it, and how sure they are."),
    ]
    ON_ITEM = StatusRoom.ON_ITEM | {"hear"}

    def action_page(self, at: int) -> None:
        from convene.tui.screens.delivery.pages import open_page

        open_page(self.host, at, self.owner.words)

    def action_wealth(self) -> None:
        from convene.tui.screens.shared.paper_page import PaperScreen

        self.host.push_screen(PaperScreen("wealth", "Community wealth building", hue=self.owner.hue))

    @act
    async def action_hear(self) -> None:
        """Of the selected ones, or the highlighted one."""
        if ids := self.list.chosen_ids:
            item = self.list.highlighted
            title = f"{len(ids)} selected" if len(self.list.marked) > 1 or item is None else item.title
            with self.host.telling():
                await hear_of(self.host, ids, title, self.owner.hue)

    def action_offer(self) -> None:
        from convene.tui.screens.delivery.promise_line import PromiseScreen

        self.host.push_screen(PromiseScreen(hue=self.owner.hue, place=self.host.place_id))
