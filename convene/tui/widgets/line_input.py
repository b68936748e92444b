"""The input that every line to type in stands on. Nothing that is pasted into it is lost."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from convene.core.workshops.pasted import items
from convene.core.workshops.short_forms import expanded
from convene.text import clean_line


def flattened(text: str) -> str:
    """Pasted text on one line; a space at either end is meant."""
    line = clean_line(f"|{text}|")
    return line[1:-1]


class LineInput(Input):
    """One line. Several lines that are pasted come onto it, one behind the other; or one after the other, where it
    ``takes_many``."""

    DEFAULT_CLASSES = "-textual-compact -valid"
    """Said from the start: Textual would say each of them when the input is there, and style it for that alone."""
    compact = var(True)
    takes_many = False

    class Pasted(Message):
        """The first of several pasted lines is in the input; ``more`` are those that come after it."""

        def __init__(self, more: tuple[str, ...]) -> None:
            super().__init__()
            self.more = more

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = items(event.text)
        if not self.takes_many or len(lines) < 2:
            self.replace(flattened(event.text), *self.selection)
            return
        start, end = sorted(self.selection)
        before, behind = self.value[:start], self.value[end:]
        self.value = before + lines[0]
        self.cursor_position = len(self.value)
        self.post_message(self.Pasted((*lines[1:-1], lines[-1] + behind)))


def expand_in(line: Input, short_forms: Mapping[str, str]) -> None:
    """Write out the short forms in a line as soon as another word begins, so that they are seen before enter."""
    new = expanded(line.value, short_forms, typing=True)
    if new != line.value:
        at = len(expanded(line.value[: line.cursor_position], short_forms, typing=True))
        line.value = new
        line.cursor_position = at
