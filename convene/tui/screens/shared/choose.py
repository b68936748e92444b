"""One thing chosen from a list, by typing a part of it or going to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from convene.core.views import Item
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.line_input import LineInput
from convene.tui.widgets.long_list import LongList


class LineOverList(Sheet):
    """A line to type in, and under it the list of what goes with it; the arrows move in the list all the while."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down", "step(1)", "down", "choose.down", "The next one."),
        hidden("up", "step(-1)", "up", "choose.up", "The one before."),
        hidden("pagedown", "page(1)", "page down", "choose.pagedown", "A page on."),
        hidden("pageup", "page(-1)", "page up", "choose.pageup", "A page back."),
    ]

    def __init__(self, heading: str, facts: str = "", *, hue: str = "", spaced: bool = True) -> None:
        super().__init__(heading, facts, hue=hue)
        self.list = LongList(many=False, spaced=spaced)
        self.list.can_focus = False  # letters are for the line above it
        self.input = LineInput(compact=True, id="choose", placeholder="type a part of it, or go to it with the arrows")

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            with Horizontal(id="choose-line"):
                yield Static(show.row((f"{show.marks(self).prompt} ", "strong")), id="choose-prompt")
                yield self.input
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.input.focus()

    @on(Input.Changed, "#choose")
    def _typed(self, event: Input.Changed) -> None:
        self.narrow(event.value)

    @on(Input.Submitted, "#choose")
    @on(LongList.Chosen)
    def _took(self) -> None:
        self.action_take()

    def narrow(self, typed: str) -> None:
        """Show what goes with the line."""
        raise NotImplementedError

    def action_take(self) -> None:
        """Take what is highlighted."""
        raise NotImplementedError

    def action_step(self, by: int) -> None:
        self.list.action_move(by)

    def action_page(self, by: int) -> None:
        self.list.action_turn(by)


class ChooseScreen(LineOverList):
    """Dismissed with the id of what was chosen, or with an empty string when left."""

    LEFT = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "take", "choose", "choose.take", "Choose the highlighted one."),
    ]

    def __init__(self, heading: str, items: Sequence[Item], *, facts: str = "", at: str = "", hue: str = "") -> None:
        super().__init__(heading, facts, hue=hue)
        self._items, self._first = tuple(items), at

    def mounted(self) -> None:
        super().mounted()
        self.list.spaced = len(self._items) * 3 < self.size.height - 4
        self.list.show_items(self._items, "There is nothing to choose from.")
        if self._first:
            self.list.highlight(self._first)

    def narrow(self, typed: str) -> None:
        self.list.filter(typed)

    def action_take(self) -> None:
        if found := self.list.highlighted:
            self.dismiss(found.id)
