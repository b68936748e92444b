"""What the pages of who matters, who is missing and the network share: tabs, a list at the left, a page at the right,
one question to the book."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll

from convene.errors import Problem
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page
from convene.tui.widgets.tab_row import TabRow


class StakeholderSheet(Sheet):
    """``TABS`` names its tabs, ``LISTED`` those with a list at the left; ``pages`` are the right sides, one a tab."""

    TABS: ClassVar[tuple[str, ...]] = ()
    LISTED: ClassVar[tuple[int, ...]] = (0,)
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right_square_bracket", "tab(1)", "next tab", "sheet.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "sheet.previous_tab", "The tab before."),
        hidden("x", "export", "export", "sheet.export", "Write this page to a file, after saying what it holds."),
    ]

    def __init__(self, heading: str, first: str = "") -> None:
        super().__init__(heading, hue="engagement")
        self.at = 0
        self.first = first
        self.tabs = TabRow(self.TABS)
        self.list = self.make_list()
        self.pages: tuple[Page, ...] = ()
        self.right = VerticalScroll(id="stakeholders-right", can_focus=False)
        self.found: Any = None

    def make_list(self) -> LongList:
        """The list at the left."""
        return LongList(spaced=False, many=False)

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        yield from self.compose_above()
        with Horizontal(id="stakeholders-body"):
            yield self.list
            with self.right:
                yield from self.pages

    def compose_above(self) -> ComposeResult:
        """What stands between the tabs and the list."""
        yield from ()

    def mounted(self) -> None:
        super().mounted()
        self.add_class("-stakeholders")
        self.host.changed.subscribe(self, lambda _: self.book_changed())
        if self.first:
            self.list.highlight(self.first)
        self._turn()
        self.tabs.say("reading the book")
        self.read()

    # Reading

    def question(self, read: Any, place: str, today: date) -> Any:
        """Asked of the book when shown and whenever it changed."""
        raise NotImplementedError

    def book_changed(self) -> None:
        """The book is not what it was, through this page or elsewhere."""
        self.read()

    def show_found(self) -> None:
        """Show ``self.found`` in the tab that is open."""
        raise NotImplementedError

    @work(group="load", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        try:
            self.found = await self.host.ask(self.question, self.host.place_id, self.host.today)
        except Problem as problem:
            self.host.tell(problem)
            return
        self.show_found()
        self.refresh_bindings()

    # Moving about

    def action_tab(self, step: int) -> None:
        self.choose((self.at + step) % len(self.TABS))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self.choose(event.index)

    def choose(self, at: int) -> None:
        """Turn to a tab."""
        self.at = at
        self._turn()
        if self.found is not None:
            self.list.show_items(())
            self.show_found()
        self.refresh_bindings()

    def _turn(self) -> None:
        self.tabs.choose(self.at)
        self.list.display = self.at in self.LISTED
        self.set_class(self.at not in self.LISTED, "-alone")
        for at, page in enumerate(self.pages):
            page.display = at == self.at
        self.right.scroll_home(animate=False)
        self.right.can_focus = self.at not in self.LISTED
        (self.list if self.at in self.LISTED else self.right).focus()

    def on_resize(self) -> None:
        if self.found is not None:
            self.show_found()

    @act
    async def action_export(self) -> None:
        with self.host.telling():
            await self.export()

    async def export(self) -> None:
        """Write the page to a file. Raises Problem."""
        raise NotImplementedError

    def stem(self, what: str) -> str:
        """What a file of this page is called."""
        return f"{self.host.head.slug if self.host.head else 'place'}-{what}"
