"""The app: lazy modes, an opening frame before any heavy import, one store thread, and what every screen shares."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal

from convene.errors import Problem
from convene.text import clip
from convene.tui import modes, show, themes
from convene.tui.keys import LiveKeys, bind, hidden

if TYPE_CHECKING:
    from convene.core.views import PlaceHead
    from convene.services.book import Book, Done

T = TypeVar("T")
_LEFT = "left off"


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _open(path: Path, now: Callable[[], datetime]) -> Book:
    """Runs in the store thread: the light services are imported there, after the first frame."""
    from convene.services import memory, overview, places, records  # noqa: F401
    from convene.services.book import Book

    return Book(path, now=now)


class ConveneApp(App[None]):
    """Convene on one book.

    ``place`` opens a place by its handle instead of the one left open last; ``now`` is the clock, ``opener``
    opens the book (both for tests). Screens ask with ``ask`` and write with ``do``; after the await they are
    back on the app's own thread.
    """

    TITLE = "Convene"
    CSS_PATH = themes.STYLES / "base.tcss"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = dict(modes.MODES)
    DEFAULT_MODE: ClassVar[str] = "overview"
    COMMANDS: ClassVar[set[Any]] = {LiveKeys}
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"
    BINDING_GROUP_TITLE = "Everywhere"
    NOTIFICATION_TIMEOUT = 6
    BINDINGS: ClassVar[list[BindingType]] = [
        *modes.BINDINGS,
        hidden("c,f5", "capture", "capture", "app.capture", "Write down one thing somebody said."),
        hidden("u,f7", "undo", "undo", "app.undo", "Take back the latest change."),
        hidden("ctrl+r", "redo", "redo", "app.redo", "Do again what was undone."),
        bind("question_mark,f1", "help", "keys", "app.help", "Every key of this screen, and what it does."),
        hidden("ctrl+p,f8", "command_palette", "find", "app.palette", "Everything by name.", priority=True),
        hidden("f9", "next_theme", "theme", "app.theme", "Dark paper, light paper, or the terminal's colours."),
        hidden("q", "quit", "quit", "app.quit", "Close the book and leave."),
        hidden("ctrl+q", "quit", "quit", "app.quit_always", "Close the book and leave, from anywhere.", priority=True),
    ]  # fmt: skip

    def __init__(
        self,
        book_path: Path,
        *,
        place: str = "",
        theme: str = "",
        now: Callable[[], datetime] = _local_now,
        opener: Callable[[Path, Callable[[], datetime]], Book] = _open,
    ) -> None:
        super().__init__()
        self.book_path = book_path
        self.now = now
        self.marks = show.choose_marks()
        self.place_id = ""
        self.head: PlaceHead | None = None
        self.saved_at: datetime | None = None
        self.changed: Signal[str] = Signal(self, "changed")
        self._wanted_place = place
        self._opener = opener
        self._book: Book | None = None
        self._store = ThreadPoolExecutor(1, "store")
        self._warm: asyncio.Future[None] | None = None
        self._opened = asyncio.Event()
        self._theme_given = bool(theme)
        for one in themes.THEMES:
            self.register_theme(one)
        self.theme = themes.known(theme)

    # The book

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def book(self) -> Book:
        """The open book. Only the store thread may use it."""
        if self._book is None:
            raise RuntimeError("the book is not open yet")
        return self._book

    def on_mount(self) -> None:
        self.call_after_refresh(self._open_book)

    @work(group="book")
    async def _open_book(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            self._book = await loop.run_in_executor(self._store, self._opener, self.book_path, self.now)
            await self._find_place()
        except Problem as problem:
            await self._cannot_open(problem)
            return
        self._opened.set()
        if not self.place_id:
            await self.switch_mode("places")
        self.changed.publish("place")
        self.set_timer(0.8, self._warm_up)

    async def _find_place(self) -> None:
        from convene.services import memory, places, records

        wanted = self._wanted_place
        loop = asyncio.get_running_loop()

        def find() -> tuple[str, dict[str, Any]]:
            left = self.book.ask(memory.recall, _LEFT) or {}
            found = self.book.ask(records.find, "", "place", wanted) if wanted else self.book.ask(places.current)
            return found or "", left

        self.place_id, left = await loop.run_in_executor(self._store, find)
        if not self._theme_given and left.get("theme"):
            self.theme = themes.known(left["theme"])

    async def _cannot_open(self, problem: Problem) -> None:
        from convene.tui.screens.problem import ProblemScreen

        await self.push_screen_wait(ProblemScreen(problem, closing=True))
        self.exit(return_code=problem.exit_code, message=str(problem))

    def _warm_up(self) -> None:
        """Load what the first save needs while nobody waits, beside the store thread."""
        if self._warm is None and self._book is not None:
            warm = getattr(self._book, "warm", None)
            if warm is not None:
                self._warm = asyncio.get_running_loop().run_in_executor(None, warm)

    async def ready(self) -> None:
        """Wait until the book is open; importing services is cheap from then on."""
        await self._opened.wait()

    async def in_store(self, job: Callable[[], T]) -> T:
        """Run something slow that needs no open book beside the app's own thread. Raises Problem."""
        await self.ready()
        return await asyncio.get_running_loop().run_in_executor(self._store, job)

    async def ask(self, question: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """Answer a question in the store thread. Raises Problem."""
        return await self.in_store(lambda: self.book.ask(question, *args, **kwargs))

    async def do(self, action: Callable[..., T], /, *args: Any, **kwargs: Any) -> Done[T]:
        """Do one thing in the store thread; when this returns it is on disk, and the screens know. Raises Problem."""
        await self.ready()
        await self._settle_warm()
        loop = asyncio.get_running_loop()
        done = await loop.run_in_executor(self._store, lambda: self.book.do(action, *args, **kwargs))
        self._was_done(done)
        return done

    async def _settle_warm(self) -> None:
        if self._warm is not None:
            with suppress(Exception):  # a failed warm-up shows again, in words, when the write itself fails
                await self._warm

    def _was_done(self, done: Done[Any], *, ending: str = "u undoes it.") -> None:
        if done.label:
            self.saved_at = self.now()
            self.changed.publish("book")
        if done.label and not getattr(self.screen, "says_what_it_did", False):
            self.toast(f"{clip(done.label, 160).rstrip('.')}. {ending if done.undoable else ''}".strip())

    async def recall(self, name: str) -> Any:
        """What the book keeps for the app under a name."""
        await self.ready()
        from convene.services import memory

        return await self.ask(memory.recall, name)

    async def remember(self, name: str, value: Any) -> None:
        """Keep a JSON value in the book under a name; None forgets it. No part of the history."""
        await self.ready()
        from convene.services import memory

        await self.do(memory.keep, name, value)

    # Words for the person

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As in Textual, but nobody's words are ever read as markup."""
        super().notify(show.prose(message), title=show.line(title), severity=severity, timeout=timeout, markup=False)

    def toast(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Say what happened, for a moment."""
        self.notify(words, severity=severity)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Shows a Problem raised inside as a box with words, and goes on."""
        try:
            yield
        except Problem as problem:
            self.tell(problem)

    def tell(self, problem: Problem) -> None:
        """Show a problem: what went wrong, where, and what to do."""
        from convene.tui.screens.problem import ProblemScreen

        self.push_screen(ProblemScreen(problem))

    # Places and modes

    def open_place(self, place_id: str) -> None:
        """Make a place the open one and show its overview."""
        self.place_id, self.head = place_id, None
        self.changed.publish("place")
        self.action_go("overview")
        self._keep_place(place_id)

    @work(group="keep")
    async def _keep_place(self, place_id: str) -> None:
        from convene.services import places

        with self.telling():
            await self.do(places.leave_open, place_id)

    def forget_place(self) -> None:
        """The open place is gone: show which there are."""
        self.place_id, self.head = "", None
        self.changed.publish("place")
        self.action_go("places")

    def action_go(self, mode: str) -> None:
        if mode != "places" and not self.place_id and self._opened.is_set():
            self.toast("No place is open yet. n starts one.")
            mode = "places"
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(mode)

    async def jump(self, noun: str, record_id: str = "") -> bool:
        """Go where a noun lives and highlight a record there; false when it has no home."""
        found = modes.home(noun)
        if found is None:
            return False
        self.action_go(found)
        screen = self.screen
        land = getattr(screen, "land", None)
        if land is not None:
            land(noun, record_id)
        return True

    # Actions

    @work(group="undo", exclusive=True)
    async def action_undo(self) -> None:
        await self._step_back("undo", "ctrl+r brings it back.")

    @work(group="undo", exclusive=True)
    async def action_redo(self) -> None:
        await self._step_back("redo", "u undoes it.")

    async def _step_back(self, name: str, ending: str) -> None:
        await self.ready()
        await self._settle_warm()
        with self.telling():
            loop = asyncio.get_running_loop()
            step = getattr(self.book, name)
            done = await loop.run_in_executor(self._store, step, self.place_id or None)
            self._was_done(done, ending=ending)

    def action_next_theme(self) -> None:
        self.theme = themes.after(self.theme)
        self.toast(f"{themes.TITLES[self.theme]}. F9 goes on to the next.")
        self._keep_theme(self.theme)

    @work(group="theme", exclusive=True)
    async def _keep_theme(self, theme: str) -> None:
        with self.telling():
            await self.remember(_LEFT, {"theme": theme})

    def action_help(self) -> None:
        from convene.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_capture(self) -> None:
        from convene.tui.screens.capture import CaptureScreen

        if self.place_id and not isinstance(self.screen, CaptureScreen):
            self.push_screen(CaptureScreen(hue=show.hue(self.screen)))
        elif not self.place_id:
            self.toast("Open a place first: what people say belongs to one.")

    async def action_quit(self) -> None:
        await self.close_book()
        self.exit()

    async def close_book(self) -> None:
        """Close the book, leaving one clean file."""
        book, self._book = self._book, None
        if book is not None:
            await self._settle_warm()
            await asyncio.get_running_loop().run_in_executor(self._store, book.close)
        self._store.shutdown(wait=False)

    async def on_unmount(self) -> None:
        await self.close_book()
