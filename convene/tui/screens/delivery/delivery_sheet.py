"""What the pages over the commitments share: their tabs, one question to the book, and the filter of the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from convene.errors import Problem
from convene.text import clip, plural
from convene.tui.keys import bind, hidden
from convene.tui.scale_words import scaled
from convene.tui.screens.shared.kept_filters import keep_filter
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.detail_pane import DetailPane
from convene.tui.widgets.filter_line import FilterLine
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.services.lists.paged_list import PagedList, Portion

VIEWS = ("Board", "Calendar", "Timeline", "Follow-up")


class DeliverySheet(Sheet):
    """One of ``VIEWS``. Left with a number it goes on to that one (``pages.open_page``)."""

    AT: ClassVar[int] = 0
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right_square_bracket", "view(1)", "next view", "sheet.next_tab", "The next view of the commitments."),
        hidden("left_square_bracket", "view(-1)", "view before", "sheet.previous_tab", "The view before."),
    ]

    def __init__(self, heading: str) -> None:
        super().__init__(heading, hue="delivery")
        self.tabs = TabRow(VIEWS, self.AT)
        self.detail = DetailPane()
        self.found: Any = None

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        yield from self.compose_page()

    def compose_page(self) -> ComposeResult:
        """What stands below the tabs."""
        raise NotImplementedError

    def mounted(self) -> None:
        super().mounted()
        self.add_class("-delivery-page")
        self.host.changed.subscribe(self, lambda _: self.read())
        self.tabs.say("reading the book")
        self.read()

    # Reading

    def question(self, read: Any, place: str, today: date) -> Any:
        """Asked of the book when shown, and whenever it changed."""
        raise NotImplementedError

    def show_found(self) -> None:
        """Show ``self.found``."""
        raise NotImplementedError

    @work(group="load", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        with self.host.telling():
            self.found = await self.host.ask(self.question, self.host.place_id, self.host.today)
            self.show_found()
            self.refresh_bindings()

    @work(group="detail", exclusive=True)
    async def read_detail(self, ident: str) -> None:
        """Have the right column say all of a commitment; nothing for ""."""
        from convene.services.nouns import detail

        if not ident:
            self.detail.show_detail(None)
            return
        with self.host.telling():
            page = await self.host.ask(detail.page, self.host.place_id, "commitment", ident, self.host.today)
            self.detail.show_detail(scaled("commitment", page))

    # To the other views

    def action_view(self, step: int) -> None:
        self.dismiss((self.AT + step) % len(VIEWS))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        if event.index != self.AT:
            self.dismiss(event.index)


class CommitmentSheet(DeliverySheet):
    """A view that shows all commitments, or those that a filter of their list fits: ``fits``, None for all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("slash,f3", "filter", "filter", "list.filter", "Show what holds these words, or fits silent>90d."),
    ]

    def __init__(self, heading: str, words: str = "") -> None:
        super().__init__(heading)
        self.filter_line = FilterLine(helps=True)
        self.fits: frozenset[str] | None = None
        self.words = words.strip()
        self._asked = self.words
        self._paged: PagedList | None = None  # the store thread's

    def compose_page(self) -> ComposeResult:
        yield self.filter_line
        yield from self.compose_view()

    def compose_view(self) -> ComposeResult:
        """What stands below the filter."""
        raise NotImplementedError

    def mounted(self) -> None:
        super().mounted()
        if self.words:
            self.filter_line.start(self.words)
        self.focus_view()

    def focus_view(self) -> None:
        """Give the keys back to what is looked at."""
        raise NotImplementedError

    def question(self, read: Any, place: str, today: date) -> Any:
        from convene.services.delivery import board

        self.fits = self._fitting(read, place, today)[1] if self.words else None
        return board.placed(read, place, today)

    @property
    def narrow(self) -> str:
        """Which are shown, in words, where not all are."""
        if self.fits is None:
            return ""
        return f"{plural(len(self.fits), 'commitment')} for “{clip(self.words, 40)}”"

    def _fitting(
        self, read: Any, place: str, today: date, words: str | None = None, *, typing: bool = False
    ) -> tuple[Portion, frozenset[str] | None]:
        from convene.services.lists.paged_list import PagedList

        self._paged = self._paged or PagedList("commitment")
        portion = self._paged.look(read, place, today, self.words if words is None else words, typing=typing)
        return portion, frozenset(self._paged.ids(read)) if portion.query else None

    # The filter

    def action_filter(self) -> None:
        self.filter_line.start()

    def show_all(self) -> None:
        """Leave the filter."""
        self.filter_line.stop()
        self.words = self._asked = ""
        self.fits = None
        self.focus_view()
        self.show_found()

    def leave_filter(self) -> bool:
        """Leave the filter; false when there was none."""
        if not self.filter_line.open:
            return False
        self.show_all()
        return True

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        if self.filter_line.open and event.value != self._asked:
            self._apply_filter(event.value, typing=True)

    @on(Input.Submitted, "#filter")
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.focus_view()
            self._apply_filter(event.value, entered=True)
        else:
            self.show_all()

    @work(group="filter", exclusive=True)
    async def _apply_filter(self, words: str, *, typing: bool = False, entered: bool = False) -> None:
        """Show those a filter fits. What cannot be read is said beside it, and the view stays as it was."""
        self._asked = words
        await self.host.ready()
        try:
            portion, fits = await self.host.ask(
                lambda read, place, today: self._fitting(read, place, today, words, typing=typing),
                self.host.place_id, self.host.today,
            )  # fmt: skip
        except Problem as problem:
            self.filter_line.say(f"{problem.title} {problem.hint}", wrong=True)
            if entered:
                self.filter_line.start()
            return
        if words != self._asked or not self.filter_line.open:
            return  # it was closed, or more was typed, meanwhile
        self.words, self.fits = portion.query.typed.strip(), fits
        self.filter_line.say(f"{portion.half.title} {portion.half.hint}" if portion.half else "")
        if self.found is not None:
            self.show_found()

    @on(FilterLine.HelpWanted)
    def _help_wanted(self) -> None:
        from convene.tui.screens.shared.filter_help import FilterHelp

        self.host.push_screen(FilterHelp("commitment", hue=self.hue))

    @on(FilterLine.KeepWanted)
    def _keep_wanted(self) -> None:
        self._keep_filter(self.filter_line.words)

    @act
    async def _keep_filter(self, words: str) -> None:
        await keep_filter(self.host, "commitment", words, self.hue)
