"""A page that reads a long file: how far it has come, and that it can be stopped without a trace."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.content import Content

from convene.errors import Problem, ReasonNeeded
from convene.tui import show
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import takes_long
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.importing import Step

_REDRAW = 0.1
"""Seconds between two looks at how far it has come."""


class Watch:
    """Told of every step in the store's thread, read in the app's own; raises there once the person stops it."""

    def __init__(self) -> None:
        self.step: Step | None = None
        self.stopped = threading.Event()

    def __call__(self, step: Step) -> None:
        self.step = step
        if self.stopped.is_set():
            from convene.services.importing import Stopped

            raise Stopped


class ReadingStep(Page):
    """One line: how far a long reading has come, and that it can be stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.step: Step | None = None
        self.busy = ""

    def typeset(self, width: int) -> list[Content]:
        if not self.busy:
            return [Content("")]
        step = self.step
        part = min(step.done / step.total, 1.0) if step and step.total else 0.0
        said = step.words if step and step.words else self.busy
        room = 24 if width >= 60 else 12
        left = show.row((f"{show.pad(said, max(width - room - 24, 10))}  ", "plain"))
        hue = show.hue(self)
        return [
            show.row(left, show.meter(part, room, hue, show.marks(self)), (f"  {part:>4.0%}  esc stops it", "quiet"))
        ]


class LongReading(Sheet):
    """``long`` does what takes long; ``give_up`` stops it. ``reads`` says whether something is under way."""

    def __init__(self, heading: str, facts: str = "", *, hue: str = "") -> None:
        super().__init__(heading, facts, hue=hue)
        self.step = ReadingStep()
        self._watch: Watch | None = None

    def mounted(self) -> None:
        super().mounted()
        self.set_interval(_REDRAW, self._redraw)

    @property
    def reads(self) -> bool:
        return self._watch is not None

    async def long(self, words: str, job: Callable[[Watch], Any]) -> Any:
        """Something long with its progress; None when it was stopped or could not be done. Raises ReasonNeeded."""
        from convene.services.importing import Stopped

        takes_long()
        watch = self._watch = Watch()
        self.step.busy = words
        self._redraw()
        self.refresh_bindings()
        try:
            return await job(watch)
        except ReasonNeeded:
            raise
        except Stopped:
            self.host.toast("Stopped. Nothing was changed.")
        except Problem as problem:
            self.host.tell(problem)
        finally:
            self._watch, self.step.busy, self.step.step = None, "", None
            self.step.reset()
            self.refresh_bindings()
        return None

    def give_up(self) -> None:
        """Give up a long reading; nothing of it stays."""
        if self._watch is not None:
            self._watch.stopped.set()

    def _redraw(self) -> None:
        if self._watch is not None:
            self.step.step = self._watch.step
            self.step.reset()
