"""Whom the page of who matters lists: everybody, those selected before it was opened, or those a filter fits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from convene.errors import Problem
from convene.text import clip, count
from convene.tui.keys import bind
from convene.tui.screens.engagement.stakeholders.stakeholder_sheet import StakeholderSheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from convene.services.lists.paged_list import PagedList, Portion


class MapFilter(StakeholderSheet):
    """``fits`` are the ids listed, None for everybody; ``words`` the filter they fit, "" for a selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("slash,f3", "filter", "filter", "list.filter", "Show what holds these words, or fits type:voluntary."),
    ]

    def __init__(self, heading: str, first: str = "") -> None:
        super().__init__(heading, first)
        self.filter_line = FilterLine(helps=True)
        self.fits: frozenset[str] | None = None
        self.words = self._asked = ""
        self._paged: PagedList | None = None  # the store thread's

    def narrowed(self) -> None:
        """Others are listed than before."""
        raise NotImplementedError

    def compose_above(self) -> ComposeResult:
        self.add_class("-filtered")
        yield self.filter_line

    @property
    def narrow(self) -> str:
        """Who is listed, in words; "" for everybody."""
        if self.fits is None:
            return ""
        if not self.words.strip():
            return f"{count(len(self.fits))} selected"
        return (
            f"{count(len(self.fits))} that {'fits' if len(self.fits) == 1 else 'fit'} “{clip(self.words.strip(), 40)}”"
        )

    def begin_with(self, only: tuple[str, ...], words: str) -> None:
        """List those selected, or else those that a filter fits."""
        if only:
            self.fits = frozenset(only)
        elif words.strip():
            self.words = self._asked = words
            self.filter_line.start(words)
            self.list.focus()
            self._apply_filter(words)

    def show_all(self) -> None:
        self.filter_line.stop()
        self._asked = self.words = ""
        self.fits = None
        self.list.focus()
        self.narrowed()

    def action_filter(self) -> None:
        self.filter_line.start()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        if self.filter_line.open and event.value != self._asked:
            self._apply_filter(event.value, typing=True)

    @on(Input.Submitted, "#filter")
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.list.focus()
            self._apply_filter(event.value, entered=True)
        else:
            self.show_all()

    @work(group="filter", exclusive=True)
    async def _apply_filter(self, words: str, *, typing: bool = False, entered: bool = False) -> None:
        """List those a filter fits. What cannot be read is said beside it, and the list stays as it was."""
        self._asked = words

        def look(read: Any, place: str, today: date) -> tuple[Portion, tuple[str, ...]]:
            from convene.services.lists.paged_list import PagedList

            self._paged = self._paged or PagedList("actor")
            portion = self._paged.look(read, place, today, words, typing=typing)
            return portion, self._paged.ids(read) if portion.query else ()

        await self.host.ready()
        try:
            portion, ids = await self.host.ask(look, self.host.place_id, self.host.today)
        except Problem as problem:
            self.filter_line.say(f"{problem.title} {problem.hint}", wrong=True)
            if entered:
                self.filter_line.start()
            return
        if words != self._asked or not self.filter_line.open:
            return  # it was closed, or more was typed, meanwhile
        self.words = portion.query.typed
        self.fits = frozenset(ids) if portion.query else None
        self.filter_line.say(f"{portion.half.title} {portion.half.hint}" if portion.half else "")
        self.narrowed()

    @on(FilterLine.HelpWanted)
    def _help_wanted(self) -> None:
        from convene.tui.screens.shared.filter_help import FilterHelp

        self.host.push_screen(FilterHelp("actor", hue=self.hue))

    @on(FilterLine.KeepWanted)
    def _keep_wanted(self) -> None:
        self._keep_filter(self.filter_line.words)

    @act
    async def _keep_filter(self, words: str) -> None:
        from convene.tui.screens.shared.kept_filters import keep_filter

        await keep_filter(self.host, "actor", words, self.hue)
