"""The half of a screen that shows one list of any length: its pages, its filter, kept filters, its selection."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widgets import Input

from convene.errors import Problem
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.place_screen import PlaceScreen, Question
from convene.tui.shielded_actions import act
from convene.tui.widgets.filter_line import FilterLine
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.window import PAGE, Window

if TYPE_CHECKING:
    from convene.core.views import Item
    from convene.services.lists.paged_list import PagedList, Portion

Dress = Callable[[Any, "tuple[Item, ...]"], "tuple[Item, ...]"]
"""Changes items before they are shown: ``(read, items) -> items``, in the store thread."""

_AFTER = 0.4
"""Seconds after which what a filter will need is read, while nobody waits."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at a list: in which turn, under which words, where the highlight was, and the record it was to be kept
    on. ``fault`` is why a filter that held until now holds no more, ``seen`` the turn whose list was shown then."""

    turn: int
    noun: str
    words: str
    at: int
    keep: str
    portion: Portion
    fault: Problem | None = None
    seen: int = 0


FILTER = bind("slash,f3", "filter", "filter", "list.filter", "Show what holds these words, or fits type:voluntary.")
KEPT = hidden("F", "kept", "kept filters", "list.kept", "The filters kept for this list; keep the present one.")
"""Screens name both again where they are to stand in the foot and in help."""


class ListScreen(PlaceScreen):
    """``noun`` says what is listed. The list comes first, before anything else the screen asks the book."""

    BINDINGS: ClassVar[list[BindingType]] = [FILTER, KEPT]

    def __init__(self) -> None:
        super().__init__()
        self.filter_line = FilterLine(helps=True)
        self.list = LongList()
        self.words = self._asked = ""
        self._turn = self._seen = 0
        self._lists: dict[str, PagedList] = {}  # the store thread's; one at a time

    @property
    def noun(self) -> str:
        """What is listed."""
        raise NotImplementedError

    @property
    def listing(self) -> str:
        """Which list of it: the noun, or ``noun@which`` for a list of some of its records (``paged_list.paged``)."""
        return self.noun

    def dress(self, noun: str) -> Dress | None:
        """How a room shows its own items otherwise than they are listed, such as with names."""
        return None

    def looked(self, portion: Portion) -> None:
        """A list was read: say how many there are."""

    # Looking

    def read_list(self) -> None:
        """Read the list anew and nothing else: it is another one now."""
        self._load()

    def question(self) -> Question:
        return self._look(self.words)

    def show(self, found: Looked | None) -> None:
        """Show a list, unless a later look was shown already or another one is listed by now."""
        if found is None or found.turn < self._seen or found.noun != self.listing:
            return
        alone = found.seen == self._seen  # no other look was shown since it began
        self._seen = found.turn
        portion, same = found.portion, found.words == self.words and not found.fault
        self.words = portion.query.typed
        window = Window(portion.count, portion.total)
        window.put(portion.first, portion.items)
        at = portion.at
        outrun = self.list.waits and found.keep != self.list.kept  # another record was asked for since this look began
        if outrun:
            at = None
        elif at is not None and same and alone and not self.list.waits:
            at += self.list.at - found.at  # it was moved while the book was asked
        self.list.show_window(window, at, portion.empty, self.words, portion.marked)
        fault = found.fault or portion.half
        self.filter_line.say(f"{fault.title} {fault.hint}" if fault else "", wrong=bool(found.fault))
        self.looked(portion)
        if outrun:
            self.reload()
        elif portion.count > 2 * PAGE:
            self.set_timer(_AFTER, self._prepare)

    def _look(self, words: str, *, typing: bool = False, filtering: bool = False) -> Question:
        self._turn += 1
        turn, noun, keep, at, seen = self._turn, self.listing, self.list.kept, self.list.at, self._seen
        marked = self.list.chosen_ids if self.list.marked else ()
        dress = self.dress(noun)

        def look(read: Any, place: str, today: date) -> Looked | None:
            if filtering and turn != self._turn:
                return None  # another key was pressed meanwhile
            paged, fault = self._list_of(noun), None

            def through(words: str) -> Portion:
                return paged.look(read, place, today, words, typing=typing, keep=keep, near=at, marked=marked)

            try:
                portion = through(words)
            except Problem as problem:
                if filtering:
                    raise
                fault, portion = problem, through("")
            return Looked(turn, noun, words, at, keep, _dressed(portion, read, dress), fault, seen)

        return look

    def _list_of(self, noun: str) -> PagedList:
        """The paged list of a noun, or of some of its records; the one before is let go. In the store thread."""
        from convene.services.lists.paged_list import paged

        if noun not in self._lists:
            self._lists.clear()
            self._lists[noun] = paged(noun)
        return self._lists[noun]

    async def forget_lists(self) -> None:
        """Let go of what was read of the list, and of what was made of it to be looked through."""
        await self.host.in_store(self._lists.clear)

    @on(LongList.Wanted)
    def _wanted(self, event: LongList.Wanted) -> None:
        if event.id:
            self._apply_filter(self.words)
        else:
            self._fetch(event.first)

    @work(group="fetch")
    async def _fetch(self, first: int) -> None:
        noun, dress, window = self.listing, self.dress(self.noun), self.list.items
        if not isinstance(window, Window):
            return

        def page(read: Any, place: str, today: date) -> tuple[int, tuple[Item, ...]]:
            version, items = self._list_of(noun).page(read, place, today, first)
            return version, dress(read, items) if dress else items

        try:
            version, items = await self.host.ask(page, *self._here)
        except Problem as problem:
            self.host.tell(problem)
            return
        if version < 0:
            window.forget_asking()  # the book has changed, and the list is being read again
            if window is self.list.items and not self._stale:
                self.reload()
        else:
            self.list.put(window, first, items)

    @work(group="prepare", exclusive=True)
    async def _prepare(self) -> None:
        noun = self.listing

        def some_more(read: Any, place: str, today: date) -> bool:
            return self._list_of(noun).prepare(read, place, today)

        with suppress(Problem, RuntimeError):  # it is nobody's wish, and the book may be on its way to being closed
            while noun == self.listing and self.host.place_id:
                if await self.host.ask(some_more, *self._here):
                    return

    # The filter

    def action_filter(self) -> None:
        self.remove_class("-reading")
        self.filter_line.start()

    def action_clear_filter(self) -> None:
        self.filter_line.stop()
        self._apply_filter("")
        self.list.focus()

    def forget_filter(self) -> None:
        """Leave the filter without looking anew."""
        self.filter_line.stop()
        self.words = self._asked = ""

    def take_filter(self, words: str) -> None:
        """Have other words in the filter, none with ``""``, for the next look."""
        self.forget_filter()
        if words:
            self.words = self._asked = words
            self.filter_line.start(words)
        self.list.focus()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        stale = event.value != self.filter_line.words  # told late: other words were put there meanwhile
        if self.filter_line.open and event.value != self._asked and not stale:
            self._apply_filter(event.value, typing=True)

    @on(Input.Submitted, "#filter")
    def _entered(self, event: Input.Submitted) -> None:
        self._apply_filter(event.value, leaving=True)

    @work(group="filter", exclusive=True)
    async def _apply_filter(self, words: str, *, typing: bool = False, leaving: bool = False) -> None:
        """Look under other words. What cannot be read is said beside them, and the list stays as it was."""
        if not self.host.place_id:
            return
        self._asked = words
        try:
            self.show(await self.host.ask(self._look(words, typing=typing, filtering=True), *self._here))
        except Problem as problem:
            self.filter_line.say(f"{problem.title} {problem.hint}", wrong=True)
            return
        if leaving:
            self.list.focus()

    @property
    def _here(self) -> tuple[str, date]:
        return self.host.place_id, self.host.today

    @on(FilterLine.HelpWanted)
    def _help_wanted(self) -> None:
        from convene.tui.screens.shared.filter_help import FilterHelp

        self.host.push_screen(FilterHelp(self.noun, hue=self.hue))

    # Filters kept under a name

    @on(FilterLine.KeepWanted)
    def _keep_wanted(self) -> None:
        self._keep_filter(self.filter_line.words)

    @act
    async def _keep_filter(self, words: str) -> None:
        from convene.tui.screens.shared.kept_filters import keep_filter

        await keep_filter(self.host, self.noun, words, self.hue)

    @act
    async def action_kept(self) -> None:
        from convene.tui.screens.shared.kept_filters import KEEP, KeptFilters, keep_filter

        words = self.words
        chosen = await self.host.push_screen_wait(KeptFilters(self.noun, words, hue=self.hue))
        if chosen == KEEP:
            await keep_filter(self.host, self.noun, words, self.hue)
        elif chosen:
            self.remove_class("-reading")
            self._asked = f"{chosen} "
            self.filter_line.start(self._asked)
            self._apply_filter(self._asked, leaving=True)

    # Left and right

    @on(LongList.Sideways)
    def _sideways(self, event: LongList.Sideways) -> None:
        self.go_sideways(event.step)

    def go_sideways(self, step: int) -> None:
        """Left (-1) or right (1) was pressed in the list."""

    # Selecting

    @on(LongList.AllWanted)
    def _all_wanted(self) -> None:
        self._mark_all()

    @work(group="filter", exclusive=True)
    async def _mark_all(self) -> None:
        ids = await self.shown_ids()
        self.list.mark_ids(() if self.list.marked >= frozenset(ids) else ids)

    async def shown_ids(self) -> tuple[str, ...]:
        """Every id that passes the filter, in order, in sight or not."""
        noun, words = self.listing, self.words

        def ids(read: Any, place: str, today: date) -> tuple[str, ...]:
            paged = self._list_of(noun)
            paged.look(read, place, today, words)
            return paged.ids(read)

        return await self.host.ask(ids, *self._here)


def _dressed(portion: Portion, read: Any, dress: Dress | None) -> Portion:
    from dataclasses import replace

    return replace(portion, items=dress(read, portion.items)) if dress else portion
