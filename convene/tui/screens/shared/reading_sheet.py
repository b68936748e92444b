"""A sheet that holds one text to read: it has the keys, and is read again with every change of the book."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.reading import Reading


class ReadingSheet(Sheet):
    """Whoever inherits from it says in ``read`` what ``reading`` shows."""

    def __init__(self, heading: str, facts: str = "", *, hue: str = "") -> None:
        super().__init__(heading, facts, hue=hue)
        self.reading = Reading()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.reading

    def mounted(self) -> None:
        super().mounted()
        self.reading.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    def read(self) -> object:
        raise NotImplementedError
