"""What people say in the hall: the line that is always there, what was kept of it, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from textual import on, work
from textual.timer import Timer
from textual.widgets import Static

from convene.core.workshops.capture import parse_capture
from convene.errors import NO, Problem
from convene.text import clip, plural
from convene.tui import show
from convene.tui.closing import Dialog
from convene.tui.forms import form_app
from convene.tui.screens.anywhere.capture import CaptureScreen
from convene.tui.screens.workshops.run_panes import kept_words
from convene.tui.shielded_actions import act
from convene.tui.unsaved_lines import UnsavedLines
from convene.tui.widgets.capture_bar import CaptureBar
from convene.tui.widgets.line_input import LineInput


class VoicesScreen(Dialog[bool]):
    """The half of the running workshop that writes down what people say."""

    KEEP_AFTER: ClassVar[float] = 0.6
    """Seconds after a keystroke until a half-typed line is kept."""

    def __init__(self, workshop_id: str, *, hue: str) -> None:
        super().__init__()
        self.workshop_id = workshop_id
        self.hue = hue
        self.kept: list[tuple[str, tuple[str, ...]]] = []
        """What was kept here, as (its id in the history, the lines as typed)."""
        self._keep_soon: Timer | None = None
        self.bar = CaptureBar()
        self.unsaved = UnsavedLines(f"capture:{workshop_id}", self.bar, self.say, together=True)
        self.bar.waiting = lambda: self.unsaved.waiting

    def say(self, words: str, role: str = "quiet") -> None:
        """One quiet line above the input."""
        if self.is_open:
            self.query_one("#run-says", Static).update(show.words(show.line(words), role))

    # Keeping

    @on(CaptureBar.Said)
    def _said(self, event: CaptureBar.Said) -> None:
        more = self.unsaved.take()
        for line in more:
            self.bar.remember(parse_capture(line, self.bar.last_type).actor_type)
        self._capture((event.line, *more), (event.typed, *more))
        self.unsaved.offer()

    @on(CaptureBar.Wordless)
    def _nothing_said(self) -> None:
        self.say("Nothing was said in that line, so nothing was kept.")
        self.unsaved.offer()

    @on(LineInput.Pasted)
    def _pasted(self, event: LineInput.Pasted) -> None:
        event.stop()
        self.unsaved.wait(event.more)

    @on(CaptureBar.Doubted)
    def _ask_about(self, event: CaptureBar.Doubted) -> None:
        self.say(f"{event.question} enter keeps it as it stands")

    @act(keys_wait=False)
    async def _capture(self, lines: Sequence[str], typed: tuple[str, ...]) -> None:
        from convene.services.workshops import run

        place, now = self.host.place_id, form_app.now(self.host)
        try:
            done = await self.host.do(run.capture_many, place, self.workshop_id, lines, now)
        except Problem as problem:
            self._not_kept(typed, problem)
            return
        self._remember_kept(done.change, *typed)
        said = parse_capture(lines[0]).text if len(lines) == 1 else plural(len(done.value), "line")
        self.say(kept_words(said, self.unsaved.to_go, self.size.width - 4))
        self._journal()
        if len(lines) == 1:
            self._compare(said, done.value)

    @work(group="compare", exclusive=True)
    async def _compare(self, said: str, made: tuple[str, ...]) -> None:
        """Say so where nearly the same was written down before. It is kept all the same."""
        from convene.services.workshops import run

        with suppress(Problem):  # a hint that cannot be given is none
            if like := await self.host.ask(run.said_before, self.host.place_id, said, made):
                room = max(self.size.width - 58, 16)
                self.say(f"Kept, though much like “{clip(like, room)}” · ctrl+z takes it back", "look")

    def _remember_kept(self, change: str, *lines: str) -> None:
        if change:  # what changed nothing leaves nothing to take back
            self.kept.append((change, lines))

    def _not_kept(self, lines: tuple[str, ...], problem: Problem) -> None:
        """Give the lines back and say why; who has left the hall meanwhile gets them in the capture line."""
        if self.is_open:
            for line in lines:
                self.unsaved.give_back(line)
        else:
            self.host.push_screen(CaptureScreen(hue=self.hue, place=self.host.place_id, lines=lines))
        self.host.tell(problem)

    @act
    async def action_undo(self) -> None:
        if not self.kept:
            self.say("Nothing was kept since you came in that could be taken back.")
            return
        change, lines = self.kept[-1]  # by its id: what came from elsewhere meanwhile stays
        try:
            await self.host.step_back("undo", change)
        except Problem as problem:
            if problem.exit_code != NO:
                self.host.tell(problem)
                return
            self.kept.remove((change, lines))  # it never will: the next press is for the one before
            self.say(problem.title, "look")
            return
        self.kept.remove((change, lines))
        free = not self.bar.input.value
        for line in lines:
            self.unsaved.give_back(line)
        many = len(lines) > 1
        comes = f"{'They are' if many else 'It is'} in the line again." if free else "It comes back once that is empty."
        self.say(f"Taken back. {comes if lines else ''}".rstrip())

    # Half a line

    @on(CaptureBar.Typed)
    def _typed(self, event: CaptureBar.Typed) -> None:
        if self._keep_soon is None:  # whoever types without a pause loses no more than that either
            self._keep_soon = self.set_timer(self.KEEP_AFTER, self._journal)

    def _journal(self) -> None:
        """A power cut takes no words away, not even half a line."""
        self._keep_soon = None
        for name, value in self.half_typed():
            self.host.keep_soon(name, value)

    def half_typed(self) -> Iterator[tuple[str, Any]]:
        yield from self.unsaved.memo()
