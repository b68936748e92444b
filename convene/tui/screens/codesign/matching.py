"""What may answer an ask, or be answered by an offer, each with its reasons; only what is chosen is matched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.views import Item
from convene.text import clip, plural
from convene.tui.keys import bind
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.services.codesign.market import Fits, Suggested


class FitList(LongList):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "match it, or part", "list.open", "Match it; what is matched is taken apart again."),
    ]


class MatchScreen(Sheet):
    """Dismissed with (the id of what was chosen, whether that is to be taken back), or None when left."""

    HELP = (
        "What is matched already, then what may fit: the same lever or measure, who was asked, shared words. A word "
        "can mean two things, so nothing is matched by itself. Enter matches it, or takes that back."
    )

    def __init__(self, fits: Callable[[Any, str, str], Fits], record_id: str, title: str, *, hue: str) -> None:
        super().__init__(clip(title, 44), "what may fit, and why", hue=hue)
        self.fits, self.record_id = fits, record_id
        self.list = FitList(many=False)
        self.list.wrapped = True
        self.found: dict[str, Suggested] = {}

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self._read()

    @work(group="load", exclusive=True)
    async def _read(self) -> None:
        with self.host.telling():
            fits = await self.host.ask(self.fits, self.host.place_id, self.record_id)
            every = (*fits.matched, *fits.found)
            self.found = {one.id: one for one in every}
            matched = plural(len(fits.matched), "match", "matches") if fits.matched else "nothing matched yet"
            self.head.say(facts=" · ".join(filter(None, (matched, fits.note))))
            self.list.show_items(tuple(map(_item, every)), _NOTHING)

    @on(LongList.Chosen)
    def _chosen(self) -> None:
        if item := self.list.highlighted:
            self.dismiss((item.id, self.found[item.id].matched))


def _item(one: Suggested) -> Item:
    reasons = "; ".join(one.reasons)
    sub = " · ".join(filter(None, ("matched" if one.matched else "", one.who or "somebody", one.status, reasons)))
    return Item(one.id, clip(one.title, 200), sub)


_NOTHING = "Nothing has anything in common with it that a program could tell. An offer's form takes any ask: Answers."
