"""Workshops: planned, run and written up."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType

from convene.core.vocabulary import WorkshopStatus
from convene.tui.host import Host
from convene.tui.keys import bind
from convene.tui.screens.shared.noun_screen import NounScreen, Tab
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


async def run_workshop(host: Host, workshop_id: str, hue: str) -> None:
    """The run screen, and its minutes once it is closed; of a workshop that was held, the minutes. ``hue`` is that of a
    workshop of no stage. Raises Problem."""
    from convene.services.nouns import records
    from convene.tui.screens.workshops.minutes import MinutesScreen
    from convene.tui.screens.workshops.run import RunScreen

    draft: Any = await host.ask(records.load, "workshop", workshop_id)
    hue = draft.stage.value if getattr(draft, "stage", None) else hue
    held = draft.status is WorkshopStatus.held
    if held or await host.push_screen_wait(RunScreen(workshop_id, hue=hue)):
        host.push_screen(MinutesScreen(workshop_id, draft.title))


class WorkshopRoom(Room):
    ON_ITEM = frozenset({"run_workshop", "minutes"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("r", "run_workshop", "run", "item.run", "Run it in the hall: clock, capture line, heads counted."),
        bind("v", "minutes", "minutes", "item.minutes", "Read its minutes, and write them to a file."),
    ]

    @act(alone=True)
    async def action_run_workshop(self) -> None:
        """The run screen; a workshop that was held has its minutes instead."""
        if item := self.list.highlighted:
            with self.host.telling():
                await run_workshop(self.host, item.id, self.owner.hue)

    def action_minutes(self) -> None:
        from convene.tui.screens.workshops.minutes import MinutesScreen

        if item := self.list.highlighted:
            self.host.push_screen(MinutesScreen(item.id, item.title))


class WorkshopsScreen(NounScreen):
    HELP = "Plan a workshop with n, run it in the hall with r, read and write out its minutes with v."
    TABS: ClassVar[tuple[Tab, ...]] = (Tab("workshop", "Workshops", "by date", room=WorkshopRoom),)
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "new", "plan", "item.new", "Plan a workshop: its agenda, date and what influence people have."),
    ]
