"""One question answered on one line, at the bottom of the screen: a path, a reason."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from convene.tui import show
from convene.tui.closing import Dialog
from convene.tui.keys import bind, hidden
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.line_input import LineInput


class AskLine(Dialog[str | None]):
    """Dismissed with the line, which may be empty, or with None when left. ``example`` shows how an answer may look,
    and never as if it were one. ``nothing`` is told when an empty line is entered, where nothing comes of that.
    ``again`` is for a line that was not understood: ``why`` is said louder, and typing goes on behind ``value``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "answer", "go on", "ask.answer", "Go on with this."),
        bind("escape", "leave", "leave", "ask.leave", "Leave it as it is."),
        hidden("tab", "take", "take it", "ask.take", "Take what is offered behind the cursor.", priority=True),
    ]

    def __init__(
        self,
        question: str,
        *,
        why: str = "",
        value: str = "",
        example: str = "",
        nothing: str = "",
        hue: str = "",
        suggester: Suggester | None = None,
        again: bool = False,
    ) -> None:
        super().__init__()
        self.hue = hue or "engagement"
        self.add_class(f"-{self.hue}")
        self._question, self._why, self._tone = question, why, "look" if again else "quiet"
        self._nothing = nothing
        shown = f"such as: {example}" if example else ""
        self._input = LineInput(value=value, compact=True, id="answer", placeholder=shown, suggester=suggester)
        self._input.select_on_focus = not again

    def compose(self) -> ComposeResult:
        with Vertical(id="capture-bar"):
            yield Static(
                show.row((self._question, "strong"), (f"   {show.line(self._why)}", self._tone)), id="captured"
            )
            with Horizontal(id="capture-line"):
                yield Static(show.row((f"{show.marks(self).prompt} ", f"{self.hue} bold")), id="prompt")
                yield self._input
        yield Foot()

    def on_mount(self) -> None:
        self._input.focus()

    @on(Input.Submitted, "#answer")
    def _submitted(self, event: Input.Submitted) -> None:
        line = show.line(event.value)
        if not line and self._nothing:
            self.host.toast(self._nothing)
        self.dismiss(line)

    def action_leave(self) -> None:
        self.leave()

    def action_take(self) -> None:
        """As the right arrow at the end of the line does."""
        self._input.action_end()
        self._input.action_cursor_right()

    async def action_answer(self) -> None:
        await self._input.action_submit()
