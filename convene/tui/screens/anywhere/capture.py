"""Capture: one line at the bottom, from anywhere, as fast as people speak."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.core.workshops.capture import doubt, parse_capture
from convene.errors import Problem
from convene.text import clip
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.shared.many_lines import ManyLines
from convene.tui.shielded_actions import act


class CaptureScreen(ManyLines):
    """One line, one thing somebody said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "keep", "keep the line", "capture.keep", "Keep the line."),
        bind("escape", "leave", "done", "capture.leave", "Leave; every line is kept already."),
    ]

    def __init__(self, *, hue: str, place: str, lines: tuple[str, ...] = ()) -> None:
        opening = show.row(("Capture   ", "strong"), ("one line, one thing somebody said", "quiet"))
        super().__init__("capture", opening, "what was said   @citizen !hope #t3", hue=hue, place=place, lines=lines)

    def lack(self, line: str) -> str:
        return "It holds marks alone: write what was said beside them." if line and not parse_capture(line).text else ""

    def doubt(self, line: str) -> str:
        return doubt(line)

    @act(keys_wait=False)
    async def keep(self, line: str) -> None:
        await self.host.ready()
        from convene.services.workshops import run

        try:
            await self.host.do(run.capture, self.place, "", line, self.host.now())
        except Problem as problem:
            self.not_kept(line, problem)
            return
        self.kept += 1
        said = parse_capture(line)
        tags = f"   {said.tags}" if said.tags else ""
        self.say(show.row(*self.counted("kept"), (clip(said.text, 100), "plain"), (tags, "quiet")))
