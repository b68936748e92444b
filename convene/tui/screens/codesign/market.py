"""The marketplace: the levers at the left, the asks of one at the right, or what is on offer; people match them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from convene.core.views import Item
from convene.tui.keys import bind, hidden
from convene.tui.screens.codesign.blanks import BlanksScreen
from convene.tui.screens.codesign.matching import MatchScreen
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.editing import add
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.screens.shared.room import ListHost, Room
from convene.tui.screens.shared.step_on import step_on
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.services.codesign.market import Stall
    from convene.tui.screens.shared.list_screen import Dress

_ALL = "all"


def _market() -> Any:
    """What the book is asked, loaded when it is asked first."""
    from convene.services.codesign import market

    return market


class Levers(LongList):
    """All of them together, each of the five, and none named."""

    BINDING_GROUP_TITLE = "The levers"


class MarketRoom(Room):
    """The list of the screen holds the asks of the lever that is highlighted at the left, or what is on offer."""

    BESIDE = WRAPPED = True
    WITHOUT = frozenset({"new"})
    ON_ITEM = frozenset({"match", "answer"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("s", "swap", "offers/asks", "market.swap", "Between what is asked and what is on offer."),
        bind("v", "match", "match", "market.match", "What may fit, and why; enter matches it, or takes that back."),
        bind("a", "ask", "ask", "market.ask", "Asks, each on one line."),
        bind("o", "offer", "offer", "market.offer", "Offers, each on one line; only their actors can accept them."),
        bind("r", "answer", "answer", "market.answer", "What was said to an ask, by whom and how; an offer steps on."),
        bind("b", "blanks", "blanks", "market.blanks", "Who has offered nothing by which lever for what."),
        hidden("n", "fresh", "new", "market.new", "Write a new ask, or a new commitment, in its form."),
        hidden("tab", "other", "other side", "market.other", "Between levers and list; left and right too."),
    ]  # fmt: skip

    def __init__(self, owner: ListHost, noun: str) -> None:
        super().__init__(owner, noun)
        self.levers = Levers(id="levers", spaced=False, many=False)
        self.shown, self.offers = _ALL, False
        self._begun = False

    def compose(self) -> ComposeResult:
        yield self.levers

    @property
    def listed(self) -> str:
        return "commitment" if self.offers else "ask"

    @property
    def listing(self) -> str:
        return f"{self.listed}@{self.shown}"

    # Reading

    def reload(self) -> None:
        if self.is_attached:
            self._read()

    def on_mount(self) -> None:
        self._read()

    @work(group="levers", exclusive=True)
    async def _read(self) -> None:
        await self.host.ready()
        if not self.host.place_id:
            return
        with self.host.telling():
            self._show(await self.host.ask(_market().stalls, self.host.place_id))

    def _show(self, found: tuple[Stall, ...]) -> None:
        self.levers.show_items(tuple(_item(one, offers=self.offers) for one in found))
        self._begun = True
        self.levers.highlight(self.shown)

    def _turn_to(self, shown: str, *, offers: bool) -> None:
        """Show another list, from its top."""
        if (shown, offers) == (self.shown, self.offers):
            return
        self.shown, self.offers = shown, offers
        self.list.marked = ()
        self.list.show_items(())
        self.owner.read_list()

    def dress(self) -> Dress:
        return _waiting_first

    def land(self, item: str) -> bool:
        """An ask is among those of all levers."""
        self._turn_to(_ALL, offers=False)
        return False

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        event.stop()
        if isinstance(event, LongList.Chosen):
            self.list.focus()
        elif event.item is not None and event.item.id != self.shown and self._begun and self.levers.has_focus:
            self._turn_to(event.item.id, offers=self.offers)

    @on(LongList.Marked)
    def _marked(self, event: LongList.Marked) -> None:
        event.stop()

    def action_other(self) -> None:
        (self.list if self.levers.has_focus else self.levers).focus()

    @on(LongList.Sideways)
    def _sideways(self, event: LongList.Sideways) -> None:
        event.stop()
        self.go_sideways(event.step)

    def go_sideways(self, step: int) -> None:
        (self.levers if step < 0 else self.list).focus()

    # What it does

    def action_swap(self) -> None:
        self._turn_to(self.shown, offers=not self.offers)
        self._read()
        self.list.focus()

    def action_ask(self) -> None:
        from convene.tui.screens.codesign.ask_lines import AskScreen

        self.host.push_screen(AskScreen(hue=self.owner.hue, place=self.host.place_id))

    def action_offer(self) -> None:
        from convene.tui.screens.delivery.promise_line import PromiseScreen

        self.host.push_screen(PromiseScreen(hue=self.owner.hue, place=self.host.place_id))

    def action_blanks(self) -> None:
        self.host.push_screen(BlanksScreen())

    @act
    async def action_fresh(self) -> None:
        if made := await add(self.host, self.listed):
            self.list.highlight(made)

    @act
    async def action_match(self) -> None:
        """One thing after another, until the page is left."""
        item, noun = self.list.highlighted, self.listed
        if item is None:
            return
        fits = _market().fits_of_ask if noun == "ask" else _market().fits_of_offer
        while chosen := await self.host.push_screen_wait(MatchScreen(fits, item.id, item.title, hue=self.owner.hue)):
            other, apart = chosen
            with self.host.telling():
                await self._bring(noun, item.id, other, apart=apart)

    async def _bring(self, noun: str, one: str, other: str, *, apart: bool) -> None:
        ask, commitment = (one, other) if noun == "ask" else (other, one)
        await self.host.do(_market().part if apart else _market().match, self.host.place_id, ask, (commitment,))

    @act
    async def action_answer(self) -> None:
        """Of an ask what was said, by whom and how; of an offer the step on. Left at any question, nothing changes."""
        item = self.list.highlighted
        if item is None:
            return
        with self.host.telling():
            if self.offers:
                await step_on(self.host, "commitment", (item.id,), item.title, self.owner.hue)
            else:
                await _answer(self.host, item, self.owner.hue)


def _waiting_first(read: Any, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """How each stands, at the beginning of its second line: a long text leaves no room for it beside the first."""
    return tuple(replace(one, sub=f"{_SHORT.get(one.state, one.state)} · {one.sub}") for one in items)


_SHORT = {"not answered": "open"}


async def _answer(host: Any, item: Item, hue: str) -> None:
    from convene.services.codesign import asks

    asked = await host.ask(asks.whom, item.id)
    if not asked:
        host.toast("It asks anybody who can, so nobody in particular answers it: v matches an offer to it.")
        return
    options = [Option("y", "yes", "yes", "They will."), Option("n", "no", "no", "They will not.")]
    said = await host.push_screen_wait(KeyChoice(f"What did {asked} say?", options, why="only they can say", hue=hue))
    if not said:
        return
    by = await host.push_screen_wait(
        AskLine("Who said so, by role?", why="kept with today's date", example="Head of estates", hue=hue)
    )
    how = by and await host.push_screen_wait(
        AskLine("How did they say so?", why="your note of it", example="by letter", hue=hue)
    )
    if by and how:
        await host.do(asks.answer, host.place_id, item.id, said == "yes", by, how)


def _item(one: Stall, *, offers: bool) -> Item:
    count = one.offers if offers else one.open
    return Item(one.key, one.label, _beside(one), state=f"{count:,}" if count else "", tone="look")


def _beside(one: Stall) -> str:
    return f"{one.open:,} open · {one.offered:,} offered"
