"""Going elsewhere, leaving, and ending unexpectedly: what was begun is carried through, what is half typed is kept."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any

from textual.screen import Screen
from textual.worker import WorkerFailed

from convene.errors import TROUBLE, Problem
from convene.tui.book_app import remembered
from convene.tui.closing import ClosableScreen
from convene.tui.elsewhere import OutsideChangesApp

_PATIENCE = 30.0
"""Seconds that leaving waits for what is under way: longer than any save, shorter than somebody gives up."""


class LeavingApp(OutsideChangesApp):
    """``leaving`` is set once nothing more is taken in; ``hung_up`` when nobody is there any more; ``failed`` is the
    error that ended the app, if one did."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaving = False
        self.hung_up = False
        self.failed: Exception | None = None
        self._late: Problem | None = None  # what went wrong while it was being left

    # Half-typed text

    def keep_soon(self, name: str, value: Any) -> None:
        """Keep something half typed under a name (None forgets it), while the person goes on."""
        task = self.begin_write(partial(remembered, name=name, value=value))
        task.add_done_callback(self._kept)

    def _kept(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Problem):
            if not self.leaving:
                self.toast(f"What is half typed is not kept so far. {error.title}", severity="warning")
        elif isinstance(error, Exception):
            self._handle_exception(error)

    def _keep_half_typed(self, screen: Screen[Any]) -> None:
        if isinstance(screen, ClosableScreen) and screen.is_open:
            for name, value in screen.half_typed():
                self.keep_soon(name, value)

    def close_screens(self) -> None:
        """Close whatever stands over the screen of the mode."""
        for screen in reversed(self.screen_stack[1:]):
            if isinstance(screen, ClosableScreen):
                self._keep_half_typed(screen)
                screen.leave()
            else:
                self.pop_screen()

    # Leaving

    def tell(self, problem: Problem) -> None:
        if self._book is None and self._opened.is_set():
            return  # it is closed, and nobody is there to read
        self._late = problem
        super().tell(problem)

    async def action_quit(self) -> None:
        """Carry through what was begun, then close the book and leave. What could not be saved is told instead."""
        if self.leaving:
            return
        self.leaving, self._late = True, None
        for screen in self.screen_stack:
            if isinstance(screen, ClosableScreen):
                screen.give_up()  # whoever leaves does not wait for a long import, and nothing of it stays
        await self._rest()
        if self._went_wrong() and not self.hung_up:
            self.leaving = False
            self.toast("Convene is still open: something could not be saved.", severity="warning")
            return
        for screen in self.screen_stack:
            self._keep_half_typed(screen)
        await self.close_book()
        self.exit()

    def _went_wrong(self) -> bool:
        return self._late is not None

    async def _rest(self) -> None:
        """Until nothing is under way but what waits for the person."""
        until = monotonic() + _PATIENCE
        while any(not one.with_person for one in self.acts) and monotonic() < until:
            await asyncio.sleep(0.005)
        await self.writes_ended()

    # Ending unexpectedly

    def _handle_exception(self, error: Exception) -> None:
        """Textual's own way prints every local value, people's words among them. Whoever runs the app writes the log
        and says where it is."""
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
            if isinstance(error, Problem) and self.is_running:
                self.tell(error)  # nobody caught it, but it has its words, and nothing but the worker ended
                return
            if isinstance(error, Problem) and self.leaving:
                return  # a last look found the book closed, and nobody is there to read
        if self.failed is None:
            self.failed = error
            self.leaving = True
            for screen in self.screen_stack if self._screen_stacks else ():
                with suppress(Exception):  # the screen may be what failed
                    self._keep_half_typed(screen)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = TROUBLE
        self._close_messages_no_wait()
