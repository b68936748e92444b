"""What hangs loose on the thread, kind by kind, each with its records: enter goes to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.freshness import loose_says
from convene.core.views import Item
from convene.text import count
from convene.tui.keys import hidden
from convene.tui.screens.anywhere.thread import Highlit
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.core.views import Freshness, Loose


class LooseEndsScreen(Sheet):
    HELP = (
        "Voices in no vision or without a reply, visions nobody said, decided or took on, decisions nothing follows "
        "from, commitments for nothing or never measured, figures nobody was told, and what has grown old. Freshness "
        "is the plain average, from 0 to 100, of the share that is whole of each kind; what cannot be asked yet is "
        "left out, and so are replies about nothing. It tells how whole the record is, and marks nobody."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("o", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self) -> None:
        super().__init__("Loose ends")
        self.list = LongList(many=False)
        self.whole = Highlit()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list
            yield self.whole

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    @work(group="loose", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.thread import freshness, loose

        place, today = self.host.place_id, self.host.today
        with self.host.telling():
            found = await self.host.ask(loose.page, place, today)
            fresh = await self.host.ask(freshness.page, place, today)
            self.show_ends(found, fresh)

    def show_ends(self, found: tuple[Loose, ...], fresh: Freshness) -> None:
        self.head.say(facts=fresh.says if fresh.score is not None else "")
        rows = [row for one in found if one.found for row in _rows(one)]
        self.list.show_items(tuple(rows), loose_says(found))

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        self.whole.show_item(event.item)

    @on(LongList.Chosen)
    async def _chosen(self, event: LongList.Chosen) -> None:
        if event.item is None:
            return
        _, noun, found = event.item.id.split(":", 2)
        if found:
            self.dismiss()
            await self.host.jump(noun, found)
        else:
            self.host.toast(event.item.sub)


def _rows(one: Loose) -> list[Item]:
    """A line for the kind, with what would help, and one for each record."""
    head = Item(f"{one.key}:{one.noun}:", one.words, f"{one.do} {one.left}".strip(), tone="look",
                figure=f"of {count(one.of)}", part=(one.of - one.found) / one.of)  # fmt: skip
    return [head, *(Item(f"{one.key}:{item.id}", item.title, item.sub or one.words) for item in one.items)]
