"""What falls due, oldest first: people to come back to, things to do, contacts to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.views import Item
from convene.text import day, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.reach import come_back
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.services.engagement.follow_ups import Due


class DueScreen(Sheet):
    HELP = (
        "What has a day of its own and waits: follow-ups, actions, decisions and contacts to look at again; "
        "commitments past their day or without news, milestones, reviews to be held and bids that fall due."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("y", "done", "done", "item.done", "Mark it followed up, done or reached, today."),
        hidden("D", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self) -> None:
        super().__init__("Due", hue="engagement")
        self.list = LongList(many=False)
        self.due: dict[str, Due] = {}

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "done" and self.is_mounted:
            here = self.list.highlighted
            return here is not None and self.due[here.id].noun in ("outreach", "action", "milestone")
        return True

    @work(group="due", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.engagement import follow_ups

        today = self.host.today
        with self.host.telling():
            found = await self.host.ask(follow_ups.due, self.host.place_id, today)
            self.due = {one.id: one for one in found}
            items = tuple(
                Item(
                    one.id,
                    one.what,
                    f"{one.who} · {one.kind}" if one.who else one.kind,
                    state=one.says(today),
                    tone=one.tone(today),
                    aside=day(one.when, today) if one.when <= today else "",
                )
                for one in found
            )
            late = sum(one.when < today for one in found)
            self.head.say(facts=f"{plural(len(found), 'thing')} to see to, {late:,} late" if found else "")
            self.list.show_items(items, "Nothing waits. l logs outreach; ->fri in its line says when to come back.")
            self.refresh_bindings()

    @on(LongList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(LongList.Chosen)
    async def _chosen(self, event: LongList.Chosen) -> None:
        if event.item:
            self.dismiss()
            await self.host.jump(self.due[event.item.id].noun, event.item.id)

    @act
    async def action_done(self) -> None:
        from convene.services.delivery import milestones
        from convene.services.engagement import outreach

        item = self.list.highlighted
        if item is None:
            return
        if self.due[item.id].noun == "outreach":
            await come_back(self.host, item.id, False, self.hue)
            return

        with self.host.telling():
            if self.due[item.id].noun == "milestone":
                await self.host.do(milestones.reach, self.host.place_id, (item.id,))
                return
            await self.host.do(outreach.tick, self.host.place_id, (item.id,))
