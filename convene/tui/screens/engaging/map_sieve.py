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
from convene.tui.acts import act
from convene.tui.keys import bind
from convene.tui.screens.engaging.sight_sheet import SightSheet
from convene.tui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from convene.services.lists.roll import Portion, Roll


class MapSieve(SightSheet):
    """``fits`` are the ids listed, None for everybody; ``words`` the filter they fit, "" for a selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("slash,f3", "filter", "filter", "list.filter", "Show only what holds these words, or fits type:vcse."),
    ]

    def __init__(self, heading: str, first: str = "") -> None:
        super().__init__(heading, first)
        self.sieve = FilterLine(helps=True)
        self.fits: frozenset[str] | None = None
        self.words = self._asked = ""
        self._roll: Roll | None = None  # the store thread's

    def narrowed(self) -> None:
        """Others are listed than before."""
        raise NotImplementedError

    def compose_above(self) -> ComposeResult:
        self.add_class("-sifted")
        yield self.sieve

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
            self.sieve.start(words)
            self.list.focus()
            self._sift(words)

    def show_all(self) -> None:
        self.sieve.stop()
        self._asked = self.words = ""
        self.fits = None
        self.list.focus()
        self.narrowed()

    def action_filter(self) -> None:
        self.sieve.start()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        if self.sieve.open and event.value != self._asked:
            self._sift(event.value, typing=True)

    @on(Input.Submitted, "#filter")
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.list.focus()
            self._sift(event.value, entered=True)
        else:
            self.show_all()

    @work(group="sift", exclusive=True)
    async def _sift(self, words: str, *, typing: bool = False, entered: bool = False) -> None:
        """List those a filter fits. What cannot be read is said beside it, and the list stays as it was."""
        self._asked = words

        def look(read: Any, place: str, today: date) -> tuple[Portion, tuple[str, ...]]:
            from convene.services.lists.roll import Roll

            self._roll = self._roll or Roll("actor")
            portion = self._roll.look(read, place, today, words, typing=typing)
            return portion, self._roll.ids(read) if portion.query else ()

        await self.desk.ready()
        try:
            portion, ids = await self.desk.ask(look, self.desk.place_id, self.desk.today)
        except Problem as problem:
            self.sieve.say(f"{problem.title} {problem.hint}", wrong=True)
            if entered:
                self.sieve.start()
            return
        if words != self._asked or not self.sieve.open:
            return  # it was closed, or more was typed, meanwhile
        self.words = portion.query.typed
        self.fits = frozenset(ids) if portion.query else None
        self.sieve.say(f"{portion.half.title} {portion.half.hint}" if portion.half else "")
        self.narrowed()

    @on(FilterLine.HelpWanted)
    def _help_wanted(self) -> None:
        from convene.tui.screens.filter_help import FilterHelp

        self.desk.push_screen(FilterHelp("actor", hue=self.hue))

    @on(FilterLine.KeepWanted)
    def _keep_wanted(self) -> None:
        self._keep_filter(self.sieve.words)

    @act
    async def _keep_filter(self, words: str) -> None:
        from convene.tui.screens.kept_filters import keep_filter

        await keep_filter(self.desk, "actor", words, self.hue)
