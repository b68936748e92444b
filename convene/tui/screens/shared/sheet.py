"""A full-page sheet over a screen: a heading, a body, the foot, and ``esc`` back."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from convene.tui import themes
from convene.tui.closing import ClosableScreen
from convene.tui.keys import bind
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.head_line import HeadLine


class Sheet(ClosableScreen[Any]):
    """Keeps the accent of the screen it came from."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-short"), (32, "-tall")]
    BINDING_GROUP_TITLE = "This page"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "leave", "back", "sheet.back", "Back to where you were."),
    ]

    def __init__(self, heading: str, facts: str = "", *, hue: str = "") -> None:
        super().__init__()
        self.hue = hue
        if hue:
            self.add_class(f"-{hue}")
        self._heading, self._facts = heading, facts
        self.head = HeadLine()

    def compose(self) -> ComposeResult:
        self.take_size()
        yield self.head
        yield from self.compose_body()
        yield Foot()

    def compose_body(self) -> ComposeResult:
        """The widgets between heading and foot."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.mounted()

    def mounted(self) -> None:
        """Begin, now that the widgets are there. Pages add to it here: Textual calls the ``on_mount`` of every class in
        turn, so that one which calls its parent's is carried out twice."""
        if not self.hue:
            below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
            self.hue = str(getattr(below, "hue", "") or themes.HUES[0])
        self.add_class(f"-{self.hue}")
        self.head.say(self._heading, self._facts)

    def action_leave(self) -> None:
        self.leave()
