"""Reach: the plan to begin with, follow-ups and actions marked done, and the note that goes back to people."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.acts import act
from convene.tui.host import Host
from convene.tui.keys import bind
from convene.tui.screens.ask_line import AskLine
from convene.tui.screens.noun_screen import NounScreen


class ReachKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("y", "came_back", "done", "item.done", "Mark it followed up or done today; again takes that back."),
        bind("P", "start_plan", "start a plan", "screen.plan", "A line for each type and group that has none."),
        bind("H", "heard", "what we heard", "screen.heard", "The note that goes back to those who spoke."),
    ]
    _REACH: ClassVar[dict[str, tuple[str, ...]]] = {
        "came_back": ("outreach", "action"),
        "start_plan": ("target",),
        "heard": ("contribution", "reply"),
    }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in self._REACH and self.is_mounted:
            here = self.tab.noun in self._REACH[action]
            return here and (action != "came_back" or self.list.highlighted is not None)
        return super().check_action(action, parameters)

    @act
    async def action_came_back(self) -> None:
        if self.tab.noun == "action":
            from convene.services import outreach

            with self.desk.telling():
                await self.desk.do(outreach.tick, self.desk.place_id, self.list.chosen_ids)
                self.list.clear_marks()
        elif item := self.list.highlighted:
            await come_back(self.desk, item.id, item.state == "followed up", self.hue)

    @act
    async def action_start_plan(self) -> None:
        from convene.services import plan

        with self.desk.telling():
            done = await self.desk.do(plan.start, self.desk.place_id)
            if not done.value:
                self.desk.toast("The plan has a line for each type and each priority group already; n adds another.")

    def action_heard(self) -> None:
        from convene.tui.screens.heard import HeardScreen

        self.desk.push_screen(HeardScreen())


async def come_back(desk: Host, outreach_id: str, again: bool, hue: str) -> None:
    """Mark a follow-up done, asking in a line what came of it; a line that is left empty is not logged."""
    from convene.services import outreach

    line: str | None = ""
    if not again:
        question = "What came of it?"
        why = "logged as a new line; enter alone only marks it done, esc leaves it"
        line = await desk.push_screen_wait(AskLine(question, why=why, placeholder="they said yes ->fri", hue=hue))
    if line is not None:
        with desk.telling():
            await desk.do(outreach.follow_up, desk.place_id, outreach_id, line)
