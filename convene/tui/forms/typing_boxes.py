"""The two places where people type: one line, and a few."""

from __future__ import annotations

from textual import events
from textual.reactive import var
from textual.widgets import TextArea

from convene.text import clean, clean_line
from convene.tui.widgets.line_input import LineInput


class LineBox(LineInput):
    """One line."""

    complaint = ""

    def __init__(self, *, short: bool = False) -> None:
        classes = f"{self.DEFAULT_CLASSES} -short" if short else None
        super().__init__(compact=True, select_on_focus=False, classes=classes)

    @property
    def raw(self) -> str:
        return self.value

    @raw.setter
    def raw(self, value: str) -> None:
        self.value = clean_line(value)
        self.cursor_position = len(self.value)


class ProseBox(TextArea):
    """Two to six lines; tab moves on."""

    DEFAULT_CLASSES = "-textual-compact"  # as for a ``LineInput``
    compact = var(True)
    complaint = ""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", compact=True, highlight_cursor_line=False)

    def _on_unmount(self) -> None:
        # Textual keeps whoever follows the theme until that changes, a whole form for each box of it.
        if following := getattr(self.app, "__watchers", {}).get("theme"):
            following[:] = [one for one in following if one[0] is not self]

    @property
    def raw(self) -> str:
        return self.text

    @raw.setter
    def raw(self, value: str) -> None:
        self.text = clean(value)
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean(f"|{event.text}|")[1:-1])
