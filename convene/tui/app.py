"""The app: lazy modes, an opening frame before any heavy import, themes, and moving between places and screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.screen import Screen

from convene.tui import modes, show, themes
from convene.tui.book_app import Opener, local_now, open_book
from convene.tui.host import Lands
from convene.tui.key_queue import LET_IN, KeyQueue
from convene.tui.keys import bind, hidden
from convene.tui.screens.anywhere.capture import CaptureScreen
from convene.tui.screens.anywhere.help import HelpScreen
from convene.tui.screens.anywhere.notices_page import NoticesScreen
from convene.tui.shielded_actions import act
from convene.tui.terminal_closed import TerminalClosedApp

if TYPE_CHECKING:
    from convene.core.views import PlaceHead
    from convene.tui.host import Host

_LEFT = "left off"


def _place_meant(read: Any, word: str) -> str:
    from convene.services.nouns import records

    return records.find(read, "", "place", word)


class ConveneApp(TerminalClosedApp):
    """Convene on one book.

    ``place`` opens a place by its handle instead of the one left open last; ``now`` is the clock, ``opener``
    opens the book (both for tests).
    """

    TITLE = "Convene"
    CSS_PATH = list(themes.SHEETS)
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = dict(modes.MODES)
    DEFAULT_MODE: ClassVar[str] = "overview"
    ENABLE_COMMAND_PALETTE = False
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        *modes.BINDINGS,
        hidden("c,f5", "capture", "capture", "app.capture", "Write down one thing somebody said."),
        hidden("l", "log", "log outreach", "app.log", "Write down a call, a visit or a letter in one line."),
        hidden("u,f7", "undo", "undo", "app.undo", "Take back the latest change; one from elsewhere when asked twice."),
        hidden("ctrl+r", "redo", "redo", "app.redo", "Do again what was undone."),
        bind("question_mark,f1", "help", "keys", "app.help", "Every key of this screen, and what it does."),
        hidden("ctrl+p,f8", "palette", "find", "app.palette", "Everything by name.", priority=True),
        hidden("ctrl+n", "notices", "notices", "app.notices", "What the app said lately, in full."),
        hidden("f9", "next_theme", "theme", "app.theme", "Dark paper, light paper, or the terminal's colours."),
        hidden("q,f10", "quit", "quit", "app.quit", "Close the book and leave."),
        hidden("ctrl+q", "quit", "quit", "app.quit_always", "Close the book and leave, from anywhere.", priority=True),
    ]  # fmt: skip

    def __init__(
        self,
        book_path: Path,
        *,
        place: str = "",
        theme: str = "",
        now: Callable[[], datetime] = local_now,
        opener: Opener = open_book,
    ) -> None:
        super().__init__(book_path, now=now, opener=opener)
        self.marks = show.choose_marks()
        self.head: PlaceHead | None = None
        self.came_from: Callable[[], None] | None = None
        self._wanted_place = place
        self._theme_given = bool(theme)
        self.key_queue = KeyQueue(self, self)
        for one in themes.THEMES:
            self.register_theme(one)
        self._begin_with(themes.known(theme))

    def _begin_with(self, theme: str) -> None:
        """Set the theme before any sheet is read: setting it as usual would have all of them read twice."""
        if theme not in themes.PAPERS:
            self.theme = theme
            return
        self.set_reactive(ConveneApp.theme, theme)
        self.add_class(f"-theme-{theme}", "-dark-mode" if self.current_theme.dark else "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    # Keys

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, LET_IN) and not event.is_forwarded:
            self.key_queue.take(event)
        else:
            await super().on_event(event)

    async def let_in(self, event: events.Event) -> None:
        """A key or a click whose turn it is. One on something that was taken away meanwhile is nobody's."""
        if not (isinstance(event, events.MouseDown) and self._is_gone(event.x, event.y)):
            await super().on_event(event)

    def _is_gone(self, x: int, y: int) -> bool:
        widget, _ = self.screen.get_widget_and_offset_at(x, y)
        return widget is not None and widget is not self.screen and widget.parent is None

    async def can_take_keys(self) -> bool:
        """Wait until the book is open, or has said why not; false once the app is being left."""
        await self.answered.wait()
        return not self.leaving

    # Places and modes

    async def book_opened(self) -> None:
        from convene.services.maintenance import memos
        from convene.services.places import places

        wanted = self._wanted_place

        def find(read: Any) -> tuple[str, dict[str, Any]]:
            found = _place_meant(read, wanted) if wanted else places.current(read)
            return found or "", memos.recall(read, _LEFT) or {}

        self.place_id, left = await self.in_store_now(lambda: self.book.ask(find))
        if not self._theme_given and left.get("theme"):
            self.theme = themes.known(left["theme"])
        if not self.place_id:
            await self.switch_mode("places")

    def open_place(self, place_id: str) -> None:
        """Make a place the open one and show its overview."""
        self.place_id, self.head = place_id, None
        self.changed.publish("place")
        self.action_go("overview")
        self._keep_place(place_id)

    @act(keys_wait=False)
    async def _keep_place(self, place_id: str) -> None:
        from convene.services.places import places

        with self.telling():
            await self.do(places.leave_open, place_id)

    def action_help_quit(self) -> None:
        """ctrl+c: people reach for it to leave."""
        self.toast("ctrl+q leaves Convene. Everything is saved as you go.")

    def forget_place(self) -> None:
        """The open place is gone: show which there are."""
        self.place_id, self.head = "", None
        self.changed.publish("place")
        self.action_go("places")

    def action_go(self, mode: str) -> None:
        self.came_from = None
        if mode != "places" and not self.place_id and self._opened.is_set():
            self.toast("No place is open yet. n starts your own, s brings in a sample.")
            mode = "places"
        self.close_screens()
        self.switch_mode(mode)

    def go_back(self) -> None:
        """From a screen of lists, one step back: to what it was left for, or else to the overview."""
        if self.came_from is None:
            self.action_go("overview")
        else:
            self.came_from()

    async def jump(self, noun: str, record_id: str = "") -> bool:
        """Go where a noun lives and highlight a record there; false when it has no home."""
        found = modes.home(noun)
        if found is None:
            return False
        self.go_to(found, noun, record_id)
        return True

    def go_to(self, mode: str, tab: str = "", item: str = "", words: str = "") -> None:
        """Show a mode, and in it the tab of a noun with the highlight on an item, or, on a list, under a filter."""
        self.action_go(mode)
        if (tab or item) and isinstance(screen := self.screen, Lands):
            screen.land(tab, item, words)

    # Actions

    def action_next_theme(self) -> None:
        self.theme = themes.after(self.theme)
        self.toast(f"{themes.TITLES[self.theme]}. F9 goes on to the next.")
        self.keep_soon(_LEFT, {"theme": self.theme})

    def action_palette(self) -> None:
        from convene.tui.screens.anywhere.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            self.screen.leave()
        else:
            self.push_screen(PaletteScreen(self.screen))

    def action_help(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_notices(self) -> None:
        self.clear_notifications()
        if not isinstance(self.screen, NoticesScreen):
            self.push_screen(NoticesScreen(tuple(self.said), hue=show.hue(self.screen)))

    def action_capture(self) -> None:
        if self.place_id and not isinstance(self.screen, CaptureScreen):
            self.push_screen(CaptureScreen(hue=show.hue(self.screen), place=self.place_id))
        elif not self.place_id:
            self.toast("Open a place first: what people say belongs to one.")

    def action_log(self) -> None:
        from convene.tui.screens.anywhere.outreach_line import LogScreen

        if not self.place_id:
            self.toast("Open a place first: outreach belongs to one.")
        elif not isinstance(self.screen, LogScreen):
            self.push_screen(LogScreen(hue=show.hue(self.screen), place=self.place_id))


if TYPE_CHECKING:

    def _is_host(app: ConveneApp) -> Host:  # mypy holds the app to what its screens ask of it
        return app
