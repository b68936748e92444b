"""Commitments drafted a line at a time, with what is understood of each before it is kept as offered."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from convene.errors import Problem
from convene.services.delivery import promise_lines
from convene.text import join
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.shared.many_lines import ManyLines
from convene.tui.shielded_actions import act


class Understood(Protocol):
    """A line as what it would be kept as: a drafted promise, or a drafted ask."""

    @property
    def told(self) -> tuple[str, ...]: ...
    @property
    def ready(self) -> bool: ...
    @property
    def lacks(self) -> tuple[str, ...]: ...
    def says(self, today: date) -> str: ...


class PromiseScreen(ManyLines):
    """One line, one commitment, as offered. Below it stands what is understood, and what is in doubt."""

    NAME: ClassVar[str] = "promise"
    OPENING: ClassVar[tuple[str, str]] = ("Offers   ", "one line each; only its actor can accept it")
    HINT: ClassVar[str] = "who > lever: the promise by when =MEASURE"
    EXAMPLE: ClassVar[str] = promise_lines.EXAMPLE
    NO_WORDS: ClassVar[str] = "There are no words of a promise in that line."
    KEPT: ClassVar[str] = "offered"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "keep", "offer it", "promise.keep", "Add it as offered; with a doubt, asked once more."),
        bind("escape", "leave", "done", "promise.leave", "Leave; every line is kept already."),
    ]

    def __init__(self, *, hue: str, place: str, lines: tuple[str, ...] = ()) -> None:
        opening = show.row((self.OPENING[0], "strong"), (self.OPENING[1], "quiet"))
        super().__init__(self.NAME, opening, self.HINT, hue=hue, place=place, lines=lines)
        self._found: tuple[str, Understood] | None = None
        """A line, and what it means."""
        self._seen = Static(id="promise-seen", markup=False)
        self._told = Static(id="promise-told", markup=False)

    def compose_below(self) -> ComposeResult:
        yield self._seen
        yield self._told

    def mounted(self) -> None:
        super().mounted()
        self._show()

    # What the book is asked, and what is done

    def understood(self, read: Any, place: str, line: str, today: date) -> Understood:
        return promise_lines.understood(read, place, line, today)

    def written(self, write: Any, place: str, line: str) -> tuple[str, Understood]:
        """Keep a line. Raises Problem."""
        return promise_lines.offer(write, place, line)

    # While typing

    @on(Input.Changed)
    def _look_anew(self) -> None:
        self._look(self.input.value)

    @work(group="look", exclusive=True)
    async def _look(self, line: str) -> None:
        """What the line so far means; looked up beside the app's own thread."""
        await self.host.ready()
        try:
            found = await self.host.ask(self.understood, self.place, line, self.host.today)
        except Problem:
            return  # it is told when the line is entered
        if line == self.input.value:
            self._found = (line, found)
            self._show()

    def _show(self) -> None:
        width = max(self.size.width - 6, 20)
        if self._found is None or not self.input.value.strip():
            self._seen.update(show.row((show.fit(self.EXAMPLE, width), "faint")))
            self._told.update("")
            return
        _, found = self._found
        told = " ".join(found.told) or (f"Not in it: {join(found.lacks)}." if found.lacks else "")
        self._seen.update(show.row((show.fit(found.says(self.host.today), width), "quiet")))
        self._told.update(show.row((told, "look" if found.told else "faint")))

    # Keeping

    def lack(self, line: str) -> str:
        found = self._of(line)
        if found is None or found.ready:
            return ""
        return found.told[0] if found.told else self.NO_WORDS

    def doubt(self, lines: tuple[str, ...]) -> str:
        found = self._of(lines[0])
        if found is None:  # entered faster than the book could answer
            return "What is understood comes below:"
        return "What is in doubt stands below:" if found.told else ""

    def _of(self, line: str) -> Understood | None:
        """What a line means where it was shown already."""
        return self._found[1] if self._found and show.line(self._found[0]) == line else None

    @act(keys_wait=False)
    async def keep(self, line: str, *more: str) -> None:
        await self.host.ready()
        try:
            done = await self.host.do(self.written, self.place, line)
        except Problem as problem:
            self.not_kept((line,), problem)
            return
        self.kept += 1
        _, found = done.value
        counted = self.counted(self.KEPT)
        room = max(self.size.width - 4 - sum(show.cell_len(one) for one, _ in counted), 12)
        self.say(show.row(*counted, (show.fit(found.says(self.host.today), room), "plain")))
