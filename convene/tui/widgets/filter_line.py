"""The line between tabs and list: empty, until ``/`` makes it the filter."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static


class FilterLine(Horizontal):
    """One line high whether in use or not, so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.input = Input(compact=True, id="filter", placeholder="words to look for; enter keeps them, esc shows all")
        self.input.can_focus = False  # while it is not in use, no letter may end in it
        self._slash = Static("/ ", id="slash", markup=False)

    def compose(self) -> ComposeResult:
        yield self._slash
        yield self.input

    @property
    def open(self) -> bool:
        return self.has_class("-open")

    def start(self) -> None:
        self.add_class("-open")
        self.input.can_focus = True
        self.input.focus()

    def stop(self) -> None:
        self.remove_class("-open")
        self.input.value = ""
        self.input.can_focus = False
