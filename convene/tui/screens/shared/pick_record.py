"""Choosing one record of another noun, to join it with the highlighted one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.views import Item
from convene.tui.keys import bind
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.filter_line import WordFilter
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from collections.abc import Sequence

NEW = "new"


class PickScreen(Sheet):
    """Dismissed with the id of the chosen record, with ``NEW`` for a new one, or with "" when left."""

    HELP = "Enter takes the highlighted one. / shows only what holds the words you type."
    LEFT = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("slash,f3", "filter", "filter", "list.filter", "Show only what holds these words."),
    ]

    def __init__(
        self, heading: str, about: str, look: Callable[[Any], Sequence[Item]], *, new: str = "", empty: str = ""
    ) -> None:
        super().__init__(heading, about)
        self._look, self._new, self._empty = look, new, empty
        self.list = LongList(many=False)
        self.filter_line = WordFilter(self.list)

    def compose_body(self) -> ComposeResult:
        yield self.filter_line
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.read()

    @work(group="pick", exclusive=True)
    async def read(self) -> None:
        with self.host.telling():
            found = tuple(await self.host.ask(self._look))
            first = (Item(NEW, self._new, "begins one with this in it"),) if self._new else ()
            self.list.show_items((*first, *found), self._empty)
            if first and found:
                self.list.highlight(found[0].id)

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item:
            self.dismiss(event.item.id)

    def action_filter(self) -> None:
        self.filter_line.start()

    def action_leave(self) -> None:
        if not self.filter_line.give_up():
            self.leave()
