"""The half of the app that holds the book: one store thread, questions, actions, undo, and leaving it closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work
from textual.signal import Signal

from convene.errors import Problem
from convene.text import clip
from convene.tui.words import Words

if TYPE_CHECKING:
    from convene.services.book import Book, Done

T = TypeVar("T")
Opener = Callable[[Path, Callable[[], datetime]], "Book"]
WARM_AFTER = 0.8
"""Seconds until what the first save needs is loaded: the first screen is drawn by then."""


def local_now() -> datetime:
    """The computer's clock, with its time zone."""
    return datetime.now().astimezone()


def open_book(path: Path, now: Callable[[], datetime]) -> Book:
    """Runs in the store thread: the light services are imported there, after the first frame."""
    from convene.services import memory, overview, places, records  # noqa: F401
    from convene.services.book import Book

    return Book(path, now=now)


class BookApp(Words):
    """Screens ask with ``ask`` and write with ``do``; after the await they are back on the app's own thread.

    ``now`` is the clock, ``opener`` opens the book (both for tests).
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
        self._store = ThreadPoolExecutor(1, "store")
        self._warm: asyncio.Future[None] | None = None
        self._opened = asyncio.Event()

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def book(self) -> Book:
        """The open book. Only the store thread may use it."""
        if self._book is None:
            raise RuntimeError("the book is not open yet")
        return self._book

    # Opening and closing

    def on_mount(self) -> None:
        self.call_after_refresh(self._open_book)

    @work(group="book")
    async def _open_book(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            self._book = await loop.run_in_executor(self._store, self._opener, self.book_path, self.now)
            await self.book_opened()
        except Problem as problem:
            await self._cannot_open(problem)
            return
        self._opened.set()
        self.changed.publish("place")
        self.set_timer(WARM_AFTER, self._warm_up)

    async def book_opened(self) -> None:
        """What to find out before screens may ask. Raises Problem."""

    async def _cannot_open(self, problem: Problem) -> None:
        from convene.tui.screens.problem import ProblemScreen

        await self.push_screen_wait(ProblemScreen(problem, closing=True))
        self.exit(return_code=problem.exit_code, message=str(problem))

    def _warm_up(self) -> None:
        """Load what the first save needs while nobody waits, beside the store thread."""
        if self._warm is None and self._book is not None:
            self._warm = asyncio.get_running_loop().run_in_executor(None, self._book.warm)

    async def _settle_warm(self) -> None:
        if self._warm is not None:
            with suppress(Exception):  # a failed warm-up shows again, in words, when the write itself fails
                await self._warm

    async def close_book(self) -> None:
        """Close the book, leaving one clean file."""
        book, self._book = self._book, None
        if book is not None:
            await self._settle_warm()
            await asyncio.get_running_loop().run_in_executor(self._store, book.close)
        self._store.shutdown(wait=False)

    async def on_unmount(self) -> None:
        await self.close_book()

    # Asking and doing

    async def ready(self) -> None:
        """Wait until the book is open; importing services is cheap from then on."""
        await self._opened.wait()

    async def in_store(self, job: Callable[[], T]) -> T:
        """Run something beside the app's own thread, once the book is open. Raises Problem."""
        await self.ready()
        return await self.in_store_now(job)

    async def in_store_now(self, job: Callable[[], T]) -> T:
        """As ``in_store``, while the book is still being opened."""
        return await asyncio.get_running_loop().run_in_executor(self._store, job)

    async def ask(self, question: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """Answer a question in the store thread. Raises Problem."""
        return await self.in_store(lambda: self.book.ask(question, *args, **kwargs))

    async def do(self, action: Callable[..., T], /, *args: Any, **kwargs: Any) -> Done[T]:
        """Do one thing in the store thread; when this returns it is on disk, and the screens know. Raises Problem."""
        await self.ready()
        await self._settle_warm()
        book = self.book  # taken now: a write that waits in the queue is still done when the app is being left
        done = await self.in_store(lambda: book.do(action, *args, **kwargs))
        self._was_done(done, "u undoes it." if done.undoable else "")
        return done

    def _was_done(self, done: Done[Any], ending: str) -> None:
        if not done.label:
            return
        self.saved_at = self.now()
        self.changed.publish("book")
        if not getattr(self.screen, "says_what_it_did", False):
            self.toast(f"{clip(done.label, 160).rstrip('.')}. {ending}".strip())

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

    @work(group="undo")  # each press counts, however quick
    async def action_undo(self) -> None:
        await self._step_back("undo", "ctrl+r brings it back.")

    @work(group="undo")
    async def action_redo(self) -> None:
        await self._step_back("redo", "u undoes it.")

    def forget_place(self) -> None:
        """The open place is gone: show which there are."""
        raise NotImplementedError

    async def _step_back(self, name: str, ending: str) -> None:
        await self.ready()
        await self._settle_warm()
        with self.telling():
            from convene.services import places

            done = await self.in_store(lambda: getattr(self.book, name)(self.place_id or None))
            if self.place_id and not await self.ask(places.exists, self.place_id):
                self.forget_place()  # it was the place itself that came or went
            self.clear_notifications()  # what it said of the change no longer holds
            self._was_done(done, ending)
