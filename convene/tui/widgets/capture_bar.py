"""The line that is always there: what somebody says is typed as they say it, with short marks for who and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from convene.core.vocabulary import ActorType
from convene.core.workshops.capture import Capture, names_type, parse_capture
from convene.core.workshops.doubts import doubted
from convene.core.workshops.short_forms import begun, expanded
from convene.text import clean_line
from convene.tui import show
from convene.tui.widgets.line_input import LineInput, expand_in


class CaptureInput(LineInput):
    """Leaves the space bar to the screen while nothing is typed, so that one key can stop a clock."""

    takes_many = True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return super().check_consume_key(key, character) and not (key == "space" and not self.value)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "space" and not self.value:
            event.prevent_default()


class CaptureBar(Widget):
    """A prompt, the line, and at its right what its marks are understood as. Remembers the last speaker's type."""

    DEFAULT_CSS = """
    CaptureBar { layout: horizontal; height: 1; padding: 0 2; }
    CaptureBar #bar-prompt { width: auto; min-width: 2; }
    CaptureBar Input, CaptureBar Input:focus, CaptureBar Input.-textual-compact {
        width: 1fr; height: 1; padding: 0; border: none; background: transparent;
    }
    CaptureBar #bar-tags { width: auto; max-width: 50%; padding: 0 0 0 3; }
    """

    class Said(Message):
        """A line was finished. ``line`` is it as typed, with the remembered speaker written out."""

        def __init__(self, capture: Capture, line: str, typed: str) -> None:
            super().__init__()
            self.capture = capture
            self.line = line
            self.typed = typed

    class Doubted(Message):
        """A line with a mark that is none was entered, or one waits; entered once more as it is, it is finished."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class Wordless(Message):
        """A line that says nothing was entered: marks alone, or nothing at all."""

    class Typed(Message):
        """The line changed."""

    def __init__(self) -> None:
        super().__init__()
        self.last_type: ActorType | None = None
        self.short_forms: Mapping[str, str] = {}
        self.waiting: Callable[[], tuple[str, ...]] = tuple
        """The lines that are kept together with the one that is entered."""
        self._doubted: tuple[str, ...] = ()
        self.input = CaptureInput(compact=True, select_on_focus=False, placeholder="what was said")
        self._prompt = Static(id="bar-prompt")
        self._tags = Static(id="bar-tags")

    def compose(self) -> ComposeResult:
        yield self._prompt
        yield self.input
        yield self._tags

    def on_mount(self) -> None:
        self.take_letters(True)
        self._tell()

    @property
    def value(self) -> str:
        """What is typed."""
        return self.input.value

    @value.setter
    def value(self, line: str) -> None:
        self.input.value = clean_line(line)
        self.input.cursor_position = len(self.input.value)

    def take_letters(self, on_: bool) -> None:
        """Shows whether letters are letters or, for the moment, commands of the screen."""
        mark = f"{show.marks(self).prompt} " if on_ else "keys  "
        self._prompt.update(show.row((mark, f"{show.hue(self)} bold" if on_ else "look")))
        if on_:
            self.input.focus()

    def remember(self, kind: ActorType | None) -> None:
        """The type that the next line is by, unless it says otherwise."""
        self.last_type = kind
        self._tell()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        expand_in(self.input, self.short_forms)
        self._tell()
        self.post_message(self.Typed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        line = expanded(clean_line(event.value), self.short_forms)
        found = parse_capture(line, self.last_type)
        lines = (line, *self.waiting())
        if (asked := doubted(lines, self.short_forms)) and lines != self._doubted:
            self._doubted = lines
            self.post_message(self.Doubted(asked))
            return
        self.input.value, self._doubted = "", ()
        self.remember(found.actor_type)
        if found.text:
            speaker = "" if names_type(line) else f" @{found.actor_type or '?'}"
            self.post_message(self.Said(found, line + speaker, line))
        else:
            self.post_message(self.Wordless())

    def _tell(self) -> None:
        if self._tags.is_attached:
            found = parse_capture(self.input.value, self.last_type)
            unknown = show.fit(f"{found.unknown[0]} is no type", 24) if found.unknown else ""
            unknown = unknown or show.fit(begun(self.input.value, self.short_forms), 40)
            gap = "   " if unknown and found.tags else ""
            self._tags.update(show.row((unknown + gap, "look"), (found.tags, "quiet")))
