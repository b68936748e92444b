"""Capture: one line at the bottom, from anywhere, as fast as people speak."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from convene.errors import Problem
from convene.text import clip
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.widgets.foot import Foot


class CaptureScreen(ModalScreen[None]):
    """The input stays after each line, so that ten can be taken in a row; ``esc`` leaves."""

    says_what_it_did = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "leave", "done", "capture.leave", "Leave; every line is kept already."),
        bind("enter", "keep", "keep the line", "capture.keep", "Keep the line."),
    ]

    def __init__(self, *, hue: str) -> None:
        super().__init__()
        self.hue = hue
        self.add_class(f"-{hue}")
        self._kept = 0
        self._said = Static(id="captured", markup=False)
        self._input = Input(compact=True, id="capture", placeholder="what was said   @citizen !hope #t3")

    def compose(self) -> ComposeResult:
        with Vertical(id="capture-bar"):
            yield self._said
            with Horizontal(id="capture-line"):
                yield Static(show.row((f"{show.marks(self).prompt} ", f"{self.hue} bold")), id="prompt")
                yield self._input
        yield Foot()

    def on_mount(self) -> None:
        self._input.focus()
        self._said.update(show.row(("Capture   ", "strong"), ("one line, one thing somebody said", "quiet")))

    @on(Input.Submitted, "#capture")
    def _submitted(self, event: Input.Submitted) -> None:
        line = show.line(event.value)
        if line:
            self._input.value = ""
            self._keep(line)
        else:
            self.dismiss()

    @work(group="capture")
    async def _keep(self, line: str) -> None:
        from convene.tui.app import ConveneApp

        app = cast(ConveneApp, self.app)
        await app.ready()
        from convene.core.capture import parse_capture
        from convene.services import workshops

        try:
            await app.do(workshops.capture, app.place_id, "", line, app.now())
        except Problem as problem:
            self._input.value = self._input.value or line
            app.tell(problem)
            return
        self._kept += 1
        said = parse_capture(line)
        number, tags = f"{self._kept} kept   ", f"   {said.tags}" if said.tags else ""
        self._said.update(show.row((number, "strong"), (clip(said.text, 100), "plain"), (tags, "quiet")))

    def action_leave(self) -> None:
        self.dismiss()

    async def action_keep(self) -> None:
        await self._input.action_submit()
