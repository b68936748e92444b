"""Coverage by lever, type of actor and outcome: its blanks as an agenda, and the table behind them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from convene.core.codesign.lever_agenda import MOST, Blank
from convene.core.codesign.lever_coverage import TABLE_KEY, LeverCoverage, cell_words
from convene.core.views import Item
from convene.core.vocabulary import ActorType, Lever
from convene.text import plural
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.engagement.stakeholders.stakeholder_sheet import StakeholderSheet
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

_LEVERS = (None, *Lever)


def _coverage() -> Any:
    """What the book is asked, loaded when it is asked first."""
    from convene.services.codesign import lever_coverage

    return lever_coverage


class BlankList(LongList):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "who to ask", "list.open", "Go to whom to ask."),
    ]


class BlankPage(Page):
    """The highlighted blank at length, and what else is told."""

    blank: Blank | None = None
    seen: LeverCoverage | None = None

    def typeset(self, width: int) -> list[Content]:
        out: list[Content] = []
        if (one := self.blank) is not None:
            out += [*show.para(one.words, width), Content(""), *show.para(one.next, width), Content("")]
        if self.seen is not None:
            for words in (self.seen.says, *self.seen.notes, self.seen.thin_says):
                out += show.para(words, width, "quiet") if words else []
        return out


class TablePage(Page):
    """Outcomes down, types of actors across; of one lever or of all."""

    seen: LeverCoverage | None = None

    def typeset(self, width: int) -> list[Content]:
        seen = self.seen
        if seen is None:
            return []
        heads = [one.value for one in ActorType]
        side = sum(len(one) + 2 for one in heads)
        label = max(min(width - side, 48), 6)
        title = seen.lever.label if seen.lever else "All levers"
        out = [show.row((show.pad(title, label), "strong"), ("".join(f"  {one}" for one in heads), "quiet"))]
        for outcome in seen.outcomes:
            cells = [
                (f"  {words:>{len(kind.value)}}", "look" if words == "." else "plain")
                for kind in ActorType
                for words in (cell_words(seen, outcome.code, kind),)
            ]
            out.append(show.row((show.pad(show.fit(f"{outcome.code} {outcome.title}", label), label), "plain"), *cells))
        return [*out, Content(""), *show.para(TABLE_KEY, width, "quiet"), *show.para(seen.says, width, "quiet")]


class BlanksScreen(StakeholderSheet):
    HELP = (
        "Who has offered nothing by which lever for what, those that a priority aims at first. A blank is one only "
        "where a measure says that this type of actor could. Enter goes to whom to ask; o writes an offer down."
    )
    TABS: ClassVar[tuple[str, ...]] = ("Blanks", "Table")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("o", "offer", "offer", "blank.offer", "Write an offer down on one line; only its actor can accept it."),
        bind("l", "lever", "lever", "blank.lever", "Only the next lever, then all again."),
    ]

    def __init__(self, first: str = "") -> None:
        super().__init__("What is not covered", first)
        self.hue = "codesign"
        self.blank, self.table = BlankPage(), TablePage()
        self.pages = (self.blank, self.table)
        self.lever: Lever | None = None
        self.blanks: dict[str, Blank] = {}
        self.add_class("-telling")

    def make_list(self) -> LongList:
        return BlankList(many=False)

    def question(self, read: Any, place: str, today: date) -> Any:
        return _coverage().coverage(read, place)

    def show_found(self) -> None:
        seen: LeverCoverage = self.found.by(self.lever)
        every = seen.blanks
        self.blanks = {one.key: one for one in every}
        told = plural(len(every), "blank") if every else "no blank"
        self.head.say(facts=" · ".join((told, self.lever.label if self.lever else "all levers")))
        more = len(every) - MOST
        self.tabs.say(f"the first {MOST}; {more} more in x" if self.at == 0 and more > 0 else "")
        self.list.spaced = self.has_class("-tall")
        self.list.wrapped = True
        if self.at == 0:
            self.list.show_items(tuple(_item(one) for one in every[:MOST]), _NONE if seen.named else seen.says)
        self.table.seen = self.blank.seen = seen
        self.table.reset()
        self._tell()

    def _tell(self) -> None:
        self.blank.blank = self.here
        self.blank.reset()

    @property
    def here(self) -> Blank | None:
        return self.blanks.get(self.list.highlighted.id) if self.list.highlighted else None

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self._tell()
            self.refresh_bindings()

    @on(LongList.Chosen)
    def _chosen(self) -> None:
        if one := self.here:
            self.dismiss()
            self.host.go_to("engagement", "actor", one.item, "" if one.item else one.filtered_by)

    def action_lever(self) -> None:
        self.lever = _LEVERS[(_LEVERS.index(self.lever) + 1) % len(_LEVERS)]
        if self.found is not None:
            self.show_found()

    def action_offer(self) -> None:
        from convene.tui.screens.delivery.promise_line import PromiseScreen

        self.host.push_screen(PromiseScreen(hue=self.hue, place=self.host.place_id))

    async def export(self) -> None:
        from convene.tui.screens.shared.saving import save_text

        seen = await self.host.ask(_coverage().coverage, self.host.place_id, handed_on=True)
        text = _coverage().coverage_csv(seen)
        why = "every combination of lever, type of actor and outcome, blanks too"
        await save_text(self.host, "\ufeff" + text, self.stem("lever-coverage"), "csv", why)


def _item(one: Blank) -> Item:
    return Item(one.key, one.words, one.next, state=f"priority {one.rank}" if one.rank else "", tone="look")


_NONE = "No blank here: every type of actor that could act for an outcome has offered something for it."
