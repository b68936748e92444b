"""What may belong together, by shared words, each with its reason. Choosing one selects it on the board, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.views import Item
from convene.text import clip, join, plural
from convene.tui.keys import bind
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.core.codesign.shared_words import Suggestion


class SuggestionsScreen(Sheet):
    """Dismissed with the suggestion that was chosen, or None when left."""

    HELP = (
        "Contributions in no cluster that share words, with a cluster or with each other. A word can mean two things, "
        "so nothing is moved: enter selects them on the board for you to read."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "take", "select them", "suggest.take", "Select them on the board, to be read and named."),
    ]

    def __init__(self, place: str, *, hue: str) -> None:
        super().__init__("What may belong together", "by shared words; nothing is moved", hue=hue)
        self.place = place
        self.list = LongList(many=False)
        self.list.wrapped = True
        self.found: tuple[Suggestion, ...] = ()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.read()

    @work(group="load", exclusive=True)
    async def read(self) -> None:
        from convene.services.codesign import clusters

        def look(read: Any) -> tuple[tuple[Suggestion, ...], dict[str, str], dict[str, str]]:
            found = clusters.suggested(read, self.place)
            texts = clusters.texts(read, [one for each in found for one in each.ids[:3]])
            return found, texts, {one.id: one.name for one in clusters.groups(read, self.place)}

        with self.host.telling():
            self.found, texts, names = await self.host.ask(look)
            items = [_item(at, one, texts, names) for at, one in enumerate(self.found)]
            self.list.show_items(items, "No two of those in no cluster share enough words to say so.")

    @on(LongList.Chosen)
    def _chosen(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        if item := self.list.highlighted:
            self.dismiss(self.found[int(item.id)])


def _item(at: int, one: Suggestion, texts: dict[str, str], names: dict[str, str]) -> Item:
    quotes = [f"“{clip(texts.get(said, ''), 70)}”" for said in one.ids[:3]]
    if len(one.ids) > len(quotes):
        quotes.append(f"{len(one.ids) - len(quotes)} more")
    into = f" · as in {clip(names[one.cluster], 40)}" if one.cluster in names else ""
    return Item(str(at), join(quotes), f"{one.reason}{into}", aside=plural(len(one.ids), "voice"))
