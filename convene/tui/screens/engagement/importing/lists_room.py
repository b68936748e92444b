"""Lists brought in, and the rows that wait for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.engagement.importing.deciding import DecideScreen
from convene.tui.screens.shared.file_names import ask_file
from convene.tui.screens.shared.room import ListHost, Room
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.core.views import Item

_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".zip")
_FOLDER = "folder lists come from"


async def bring_in(owner: ListHost) -> None:
    """Ask which file, then show what would become of it. Part of an act."""
    from convene.tui.screens.engagement.importing.import_page import ImportScreen

    with owner.host.telling():
        path = await ask_file(owner.host, "Which file?", "CSV, Excel or JSON", "charities.csv", _ENDINGS, _FOLDER)
        if path is None:
            return
        plan: Any = await owner.host.push_screen_wait(ImportScreen(path, hue=owner.hue))
        if plan is not None:
            owner.land("match" if plan.waiting else plan.noun)


class MatchRoom(Room):
    """A row that waits is decided, not written."""

    ON_ITEM = frozenset({"decide"})
    WITHOUT = frozenset({"new", "edit"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "decide", "decide", "item.decide", "Say which actor this row is, or that it is a new one."),
    ]

    def open_item(self, item: Item) -> bool:
        self.action_decide()
        return True

    @act
    async def action_decide(self) -> None:
        """The actors a row may be, a new one, or nothing."""
        from convene.services import importing

        item = self.list.highlighted
        if item is None:
            return
        with self.host.telling():
            rows = await self.host.ask(importing.waiting, self.host.place_id)
            row = next((one for one in rows if one.id == item.id), None)
            if row is None:
                return
            beside = await self.host.ask(importing.beside, self.host.place_id, item.id)
            chosen = await self.host.push_screen_wait(DecideScreen(row, beside, hue=self.owner.hue))
            if chosen:
                await self.host.do(importing.decide, self.host.place_id, item.id, chosen)
