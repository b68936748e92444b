"""Reach: the plan to begin with, follow-ups and actions marked done, and the note that goes back to people."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.host import Host
from convene.tui.keys import bind
from convene.tui.screens.engagement.what_we_heard import HeardScreen
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act

_DONE = bind("y", "came_back", "done", "item.done", "Mark it followed up or done today; again takes that back.")


class PlanRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("P", "start_plan", "start a plan", "screen.plan", "A line for each type and group that has none."),
    ]

    @act
    async def action_start_plan(self) -> None:
        from convene.services.engagement import engagement_plan

        with self.host.telling():
            done = await self.host.do(engagement_plan.start, self.host.place_id)
            if not done.value:
                self.host.toast("The plan has a line for each type and each priority group already; n adds another.")


class OutreachRoom(Room):
    ON_ITEM = frozenset({"came_back"})
    BINDINGS: ClassVar[list[BindingType]] = [_DONE]

    @act
    async def action_came_back(self) -> None:
        if item := self.list.highlighted:
            await come_back(self.host, item.id, item.state == "followed up", self.owner.hue)


class ActionRoom(Room):
    ON_ITEM = frozenset({"came_back"})
    BINDINGS: ClassVar[list[BindingType]] = [_DONE]

    @act
    async def action_came_back(self) -> None:
        from convene.services.engagement import outreach

        with self.host.telling():
            await self.host.do(outreach.tick, self.host.place_id, self.list.chosen_ids)
            self.list.clear_marks()


class HeardRoom(Room):
    """Where what was said stands, and what was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("H", "heard", "what we heard", "screen.heard", "The note that goes back to those who spoke."),
    ]

    def action_heard(self) -> None:
        self.host.push_screen(HeardScreen())


async def come_back(host: Host, outreach_id: str, again: bool, hue: str) -> None:
    """Mark a follow-up done, asking in a line what came of it; a line that is left empty is not logged."""
    from convene.services.engagement import outreach

    line: str | None = ""
    if not again:
        question = "What came of it?"
        why = "logged as a new line; enter alone only marks it done, esc leaves it"
        line = await host.push_screen_wait(AskLine(question, why=why, example="they said yes ->fri", hue=hue))
    if line is not None:
        with host.telling():
            await host.do(outreach.follow_up, host.place_id, outreach_id, line)
