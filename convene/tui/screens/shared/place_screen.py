"""What every screen of a place has: the head, the rail, a body of two columns from 100 cells up, and the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.screen import Screen

from convene.errors import Problem
from convene.tui import themes
from convene.tui.breakpoints import take_size
from convene.tui.host import Host, host_of
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.head_line import HeadLine
from convene.tui.widgets.page import Page
from convene.tui.widgets.stage_rail import StageRail

if TYPE_CHECKING:
    from convene.core.views import PlaceHead

Question = Callable[[Any, str, date], Any]
"""Asked of the book in the store thread: ``(read, place_id, today)``; "" is no place."""


class PlaceScreen(Screen[Any]):
    """Composes ``compose_body`` between rail and foot; asks ``question`` when shown and when the book changed, one
    ask each time, and hands the answer to ``show``.

    ``fixed_hue`` is the stage whose colour is the accent here; empty takes that of the stage the place is in.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-short"), (32, "-tall")]
    fixed_hue = ""
    needs_place = True
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """The nouns that are at home here."""

    @classmethod
    def nouns(cls) -> tuple[str, ...]:
        return cls.ABOUT

    def __init__(self) -> None:
        hue = self.fixed_hue or themes.HUES[0]
        super().__init__(classes=f"-{hue}")
        # The sheets are up to date when a screen is made; without this Textual reads all of them again for it.
        self._css_update_count = self.app._css_update_count
        self.hue = hue
        self.head = HeadLine()
        self.rail = StageRail()
        self._stale = True
        self._shown_place = ""

    @property
    def host(self) -> Host:
        """The app, as screens know it."""
        return host_of(self)

    @property
    def wide(self) -> bool:
        """Whether there are two columns."""
        return self.has_class("-wide")

    def compose(self) -> ComposeResult:
        take_size(self)
        if self.host.head and not self.fixed_hue:
            self._take_hue(self.host.head.stage)  # before there is anything that would be coloured anew
        yield self.head
        yield self.rail
        yield from self.compose_body()
        yield Foot()

    def compose_body(self) -> ComposeResult:
        """The widgets between rail and foot."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.mounted()

    def mounted(self) -> None:
        """Begin, now that the widgets are there. Pages add to it here: Textual calls the ``on_mount`` of every class in
        turn, so that one which calls its parent's is carried out twice."""
        if self.host.head:
            self.take_head(self.host.head)
        self.host.changed.subscribe(self, self._book_changed)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        event.refresh_styles = False  # it is styled: as its widgets came, and anew when the theme is another
        if self._stale or self._shown_place != self.host.place_id:
            self.reload()

    def _book_changed(self, _: str) -> None:
        self._stale = True
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read everything this screen shows once more."""
        self._load()

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        await self.host.ready()
        place = self.host.place_id
        if not place and self.needs_place:
            return
        self._stale = False
        try:
            found = await self.host.ask(self.question(), place, self.host.today)
        except Problem as problem:
            if self.host.place_id == place:
                self.host.tell(problem)
            return
        if self.host.place_id == place:
            self._shown_place = place
            self.show(found)

    def question(self) -> Question:
        """What this screen asks of the book. What the answer needs is imported where it is asked."""
        raise NotImplementedError

    def show(self, found: Any) -> None:
        """Show what ``question`` answered."""
        raise NotImplementedError

    def take_head(self, head: PlaceHead) -> None:
        """Show who we are and how the stages stand; other screens begin with it."""
        self.host.head = head
        saved = self.host.saved_at
        self.head.say(head.name, head.facts, f"saved {saved:%H:%M} · book ok" if saved else "book ok")
        if not self.fixed_hue:
            self._take_hue(head.stage)
        self.rail.show_gates(head.gates, head.stage)

    def _take_hue(self, hue: str) -> None:
        hue = hue if hue in themes.HUES else themes.HUES[0]
        if hue != self.hue:
            self.remove_class(f"-{self.hue}", update=False)  # one look at all the rules instead of two
            self.hue = hue
            self.add_class(f"-{hue}")
            for page in self.query(Page):
                page.reset()
