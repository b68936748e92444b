"""The half of the app that holds the book: one store thread, questions, actions, undo, and leaving it closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work
from textual.signal import Signal

from convene.errors import Problem, WrittenElsewhere
from convene.tui.closing import ClosableScreen
from convene.tui.notices import NoticesApp
from convene.tui.screens.shared.problem import ProblemScreen
from convene.tui.shielded_actions import ShieldedActionsApp, act, changes_all

if TYPE_CHECKING:
    from convene.services.book import Book, Done

T = TypeVar("T")
Opener = Callable[[Path, Callable[[], datetime]], "Book"]
_CLOSED = Problem("The book is closed already.", hint="Start Convene again.")
WARM_AFTER = 0.8
"""Seconds until what the first save needs is loaded: the first screen is drawn by then."""


def local_now() -> datetime:
    """The computer's clock, with its time zone."""
    return datetime.now().astimezone()


def open_book(path: Path, now: Callable[[], datetime]) -> Book:
    """Runs in the store thread: what the first screen asks is imported there, after the first frame. What the nouns
    are it does without; that is loaded with what the first save needs."""
    from convene.services.book import Book
    from convene.services.places import overview  # noqa: F401

    return Book(path, now=now)


class BookApp(ShieldedActionsApp, NoticesApp):
    """Screens ask with ``ask`` and write with ``do``; after the await they are back on the app's own thread.

    What is to be written is a task of the app's: whoever asked for it may be cancelled, it is carried through all the
    same, and what came of it is said. ``now`` is the clock, ``opener`` opens the book (both for tests).
    """

    def __init__(self, book_path: Path, *, now: Callable[[], datetime], opener: Opener) -> None:
        super().__init__()
        self.book_path = book_path
        self.now = now
        self.place_id = ""
        self.saved_at: datetime | None = None
        self.changed: Signal[str] = Signal(self, "changed")
        self._opener = opener
        self._book: Book | None = None
        self._book_closed = False
        self._book_closing: asyncio.Task[None] | None = None
        self._store = ThreadPoolExecutor(1, "store")
        self._warm: asyncio.Future[None] | None = None
        self._opened = asyncio.Event()
        self.answered = asyncio.Event()
        """Set once the book is open, or has said why it cannot be."""
        self._writes: set[asyncio.Task[Any]] = set()
        self._agreed = ""
        """What came from elsewhere and is undone, or redone, when that is asked for once more."""

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def book(self) -> Book:
        """The open book. Only the store thread may use it. Raises Problem once it is closed."""
        if self._book is None:
            raise _CLOSED
        return self._book

    # Opening and closing

    def on_mount(self) -> None:
        self.call_after_refresh(self._open_book)

    @work(group="book")
    async def _open_book(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            self._book = await loop.run_in_executor(self._store, self._opener, self.book_path, self.now)
            await loop.run_in_executor(self._store, self._book.watch)
            await self.book_opened()
        except Problem as problem:
            await self._cannot_open(problem)
            return
        self._opened.set()
        self.answered.set()
        self.changed.publish("place")
        self.set_timer(WARM_AFTER, self._warm_up)

    async def book_opened(self) -> None:
        """What to find out before screens may ask. Raises Problem."""

    async def _cannot_open(self, problem: Problem) -> None:
        self.answered.set()
        await self.push_screen_wait(ProblemScreen(problem, closing=True))
        self.exit(return_code=problem.exit_code, message=str(problem))

    def _warm_up(self) -> None:
        """Load what the first save needs while nobody waits, beside the store thread."""
        if self._warm is None and self._book is not None:
            self._warm = asyncio.get_running_loop().run_in_executor(None, self._book.warm)

    async def _settle_warm(self) -> None:
        # ``wait`` neither cancels what it waits for nor raises its error: many wait for the one warm-up, and one that
        # failed shows again, in words, when the write itself fails.
        if self._warm is not None:
            await asyncio.wait({self._warm})

    async def writes_ended(self) -> None:
        """Wait until everything that was begun to be written is on disk, or has said why not."""
        while self._writes:
            await asyncio.wait(set(self._writes))

    async def close_book(self) -> None:
        """Close the book, leaving one clean file. Whoever asks for it again waits for the one closing."""
        if self._book_closing is None:
            self._book_closing = asyncio.create_task(self._close_book())
        await asyncio.wait({self._book_closing})
        self._book_closing.result()

    async def _close_book(self) -> None:
        await self.writes_ended()
        book, self._book = self._book, None
        if book is not None:
            await self._settle_warm()
            await asyncio.get_running_loop().run_in_executor(self._store, book.close)
        self._book_closed = True
        self._store.shutdown(wait=False)

    async def on_unmount(self) -> None:
        await self.close_book()

    # Asking and doing

    async def ready(self) -> None:
        """Wait until the book is open; importing services is cheap from then on."""
        await self._opened.wait()

    async def in_store(self, job: Callable[[], T]) -> T:
        """Run something that only reads beside the app's own thread, once the book is open. Raises Problem."""
        await self.ready()
        return await self.in_store_now(job)

    async def in_store_now(self, job: Callable[[], T]) -> T:
        """As ``in_store``, while the book is still being opened. Raises Problem once it is closed."""
        if self._book_closed:
            raise _CLOSED
        return await asyncio.get_running_loop().run_in_executor(self._store, job)

    async def ask(self, question: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """Answer a question in the store thread. Raises Problem."""
        return await self.in_store(lambda: self.book.ask(question, *args, **kwargs))

    async def do(self, action: Callable[..., T], /, *args: Any, **kwargs: Any) -> Done[T]:
        """Do one thing in the store thread; when this returns it is on disk, and the screens know. Raises Problem."""
        return await self.carry(lambda book: book.do(action, *args, **kwargs), self._was_done)

    async def carry(self, job: Callable[[Book], T], then: Callable[[T], None] | None = None) -> T:
        """Carry something that writes through to its end, in the store thread, in the order it was asked for.

        ``then`` is told what came of it in any case. When whoever asked is cancelled, it is written nevertheless, and
        a Problem is shown to the person. Raises Problem.
        """
        task = self.begin_write(job, then)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(self._nobody_waits)
            raise

    def begin_write(self, job: Callable[[Book], T], then: Callable[[T], None] | None = None) -> asyncio.Task[T]:
        """As ``carry``, for who does not wait for it."""
        # It takes its place in the store's queue at once: what is asked from now on sees it written.
        begun = self._in_queue(job) if self._book is not None and (self._warm is None or self._warm.done()) else None
        task = asyncio.create_task(self._write(job, then, begun))
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)
        return task

    def _in_queue(self, job: Callable[[Book], T]) -> asyncio.Future[T]:
        book = self.book  # taken now: a write that waits in the queue is still done when the app is being left
        return asyncio.get_running_loop().run_in_executor(self._store, job, book)

    async def _write(
        self, job: Callable[[Book], T], then: Callable[[T], None] | None, begun: asyncio.Future[T] | None
    ) -> T:
        if begun is None:
            await self.ready()
            await self._settle_warm()
            begun = self._in_queue(job)
        done = await begun
        if then is not None:
            then(done)
        return done

    def _nobody_waits(self, task: asyncio.Task[Any]) -> None:
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Problem):
            self.tell(error)
        elif isinstance(error, Exception) and not getattr(error, "given_up", False):
            self._handle_exception(error)

    def _was_done(self, done: Done[Any], ending: str | None = None) -> None:
        if not done.label:
            return
        self._agreed = ""
        self.has_changed()
        if not self.screen_stack or (isinstance(self.screen, ClosableScreen) and self.screen.says_what_it_did):
            return
        ending = ("u undoes it." if done.undoable else "") if ending is None else ending
        cut = done.label.endswith("…")
        self.toast(done.label if cut else f"{done.label.rstrip('.')}.", ending=ending)

    def has_changed(self) -> None:
        """The book was written: let the screens know."""
        self.saved_at = self.now()
        self.changed.publish("book")

    async def recall(self, name: str) -> Any:
        """What the book keeps for the app under a name."""
        await self.ready()
        from convene.services.maintenance import memos

        return await self.ask(memos.recall, name)

    async def remember(self, name: str, value: Any) -> None:
        """Keep a JSON value in the book under a name; None forgets it. No part of the history. Raises Problem."""
        await self.carry(lambda book: remembered(book, name, value))

    # Undo and redo

    @act  # each press counts, however quick
    async def action_undo(self) -> None:
        with self.telling():
            await self.step_back("undo")

    @act
    async def action_redo(self) -> None:
        with self.telling():
            await self.step_back("redo")

    def forget_place(self) -> None:
        """The open place is gone: show which there are."""
        raise NotImplementedError

    async def step_back(self, name: str, change: str = "") -> Done[str] | None:
        """``undo`` or ``redo`` the latest change of the open place, or the one named; what it was about.

        What came from elsewhere is only named, and None given back, until it is asked for once more. Raises Problem.
        """
        changes_all()
        await self.ready()
        from convene.services.places import places

        place, agreed = self.place_id, self._agreed

        def step(book: Book) -> tuple[Done[str], bool]:
            done: Done[str] = getattr(book, name)(place or None, change or None, agreed=agreed)
            return done, not place or book.ask(places.exists, place)

        def told(found: tuple[Done[str], bool]) -> None:
            done, there = found
            if not there and self.place_id == place:
                self.forget_place()  # it was the place itself that came or went
            self.clear_notifications()  # what it said of the change no longer holds
            self._was_done(done, "ctrl+r brings it back." if name == "undo" else "u undoes it.")

        try:
            return (await self.carry(step, told))[0]
        except WrittenElsewhere as asked:
            self._agreed = asked.entry
            again = "u again takes it back." if name == "undo" else "ctrl+r again brings it back."
            self.toast(asked.title, ending=again, severity="warning")
            return None


def remembered(book: Book, name: str, value: Any) -> None:
    """Keep a memo of the app's own, in the store thread. Raises Problem."""
    from convene.services.maintenance import memos

    book.do(memos.keep, name, value)
