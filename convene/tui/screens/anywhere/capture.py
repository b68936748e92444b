"""Capture: one line at the bottom, from anywhere, as fast as people speak."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from convene.core.vocabulary import ActorType
from convene.core.workshops.capture import names_type, parse_capture
from convene.core.workshops.doubts import doubted
from convene.core.workshops.short_forms import begun, expanded
from convene.errors import Problem
from convene.text import clip, plural
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.shared.many_lines import ManyLines
from convene.tui.shielded_actions import act
from convene.tui.widgets.line_input import expand_in


class CaptureScreen(ManyLines):
    """One line, one thing somebody said; below it what is understood beside the words, and whether it was said before.
    The last speaker's type stands for the next one, as in the hall."""

    TOGETHER = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "keep", "keep the line", "capture.keep", "Keep the line."),
        bind("escape", "leave", "done", "capture.leave", "Leave; every line is kept already."),
    ]

    def __init__(self, *, hue: str, place: str, lines: tuple[str, ...] = ()) -> None:
        opening = show.row(("Capture   ", "strong"), ("one line, one thing somebody said", "quiet"))
        super().__init__("capture", opening, "what was said   @citizen !hope #t3", hue=hue, place=place, lines=lines)
        self.last_type: ActorType | None = None
        self.short_forms: dict[str, str] = {}
        self._like = ""
        self._seen = Static(id="logged-seen", markup=False)

    def compose_below(self) -> ComposeResult:
        yield self._seen

    def mounted(self) -> None:
        super().mounted()
        self._begin()

    @work(group="begin")
    async def _begin(self) -> None:
        await self.host.ready()
        from convene.services.workshops import run

        def look(read: Any, place: str, today: Any) -> tuple[ActorType | None, dict[str, str]]:
            return run.last_type(read, place, "", today), run.short_forms_of(read, place)

        with self.host.telling():
            last, self.short_forms = await self.host.ask(look, self.place, self.host.today)
            self.last_type = self.last_type or last
            self._tell()

    # While typing

    @on(Input.Changed, "#capture")
    def _typed(self) -> None:
        expand_in(self.input, self.short_forms)
        self._like = self._like if self.input.value else ""
        self._tell()

    def journal(self) -> None:
        super().journal()
        self._compare(self.input.value)

    @work(group="compare", exclusive=True)
    async def _compare(self, line: str) -> None:
        """Whether nearly the same was written down before: a hint, while there is still time to think."""
        from convene.services.workshops import run

        said = parse_capture(line).text
        like = ""
        with suppress(Problem):  # a hint that cannot be given is none
            like = await self.host.ask(run.said_before, self.place, said) if said else ""
        if line == self.input.value and like != self._like:
            self._like = like
            self._tell()

    def _tell(self) -> None:
        if not self._seen.is_attached:
            return
        line = self.input.value
        hint = begun(line, self.short_forms) or (f"much like “{clip(self._like, 60)}”" if self._like else "")
        tags = parse_capture(line, self.last_type).tags
        room = max(self.size.width - 6 - show.cell_len(tags), 12)
        gap = "   " if hint and tags else ""
        self._seen.update(show.row((tags + gap, "quiet"), (show.fit(hint, room), "look")))

    # Keeping

    def whole(self, line: str) -> str:
        return expanded(line, self.short_forms)

    def lack(self, line: str) -> str:
        return "It holds marks alone: write what was said beside them." if line and not parse_capture(line).text else ""

    def doubt(self, lines: tuple[str, ...]) -> str:
        return doubted(lines, self.short_forms)

    @act(keys_wait=False)
    async def keep(self, line: str, *more: str) -> None:
        first = line if names_type(line) else f"{line} @{self.last_type or '?'}"  # as it was seen when it was entered
        for one in (line, *more):
            self.last_type = parse_capture(one, self.last_type).actor_type
        self._tell()
        await self.host.ready()
        from convene.services.workshops import run

        try:
            done = await self.host.do(run.capture_many, self.place, "", (first, *more), self.host.now())
        except Problem as problem:
            self.not_kept((line, *more), problem)
            return
        self.kept += len(done.value)
        said = parse_capture(first)
        words = plural(len(done.value), "line") if more else clip(said.text, 100)
        tags = f"   {said.tags}" if said.tags and not more else ""
        self.say(show.row(*self.counted("kept"), (words, "plain"), (tags, "quiet")))
