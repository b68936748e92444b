"""The line between tabs and list: empty, until ``/`` makes it the filter."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from convene.tui import show
from convene.tui.keys import bind
from convene.tui.widgets.line_input import LineInput
from convene.tui.widgets.long_list import LongList

PLACEHOLDER = "words to look for; enter keeps them, esc shows all"
HINTED = f"{PLACEHOLDER}, ? tells what else can be asked"


class _Words(LineInput):
    """A field in which ``?`` asks for help as long as it is empty."""

    def on_key(self, event: events.Key) -> None:
        line = self.parent
        if event.key == "question_mark" and not self.value and isinstance(line, FilterLine) and line.helps:
            event.stop()
            event.prevent_default()
            self.post_message(FilterLine.HelpWanted())


class FilterLine(Horizontal):
    """One line high whether in use or not, so that nothing jumps, unless what is wrong takes more to say. ``helps``
    says that it takes the filter language."""

    BINDING_GROUP_TITLE = "In the filter"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("ctrl+s", "keep", "keep it", "filter.keep", "Keep this filter under a name."),
    ]

    class HelpWanted(Message):
        """``?`` was pressed while it was empty."""

    class KeepWanted(Message):
        """What is typed is to be kept under a name."""

    def __init__(self, *, helps: bool = False) -> None:
        super().__init__()
        self.helps = helps
        self.input = _Words(compact=True, id="filter", placeholder=HINTED if helps else PLACEHOLDER)
        self.input.can_focus = False  # while it is not in use, no letter may end in it
        self._slash = Static("/ ", id="slash", markup=False)
        self._said = Static("", id="filter-said", classes="-silent", markup=False)

    def compose(self) -> ComposeResult:
        yield self._slash
        yield self.input
        yield self._said

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.helps if action == "keep" else True

    @property
    def open(self) -> bool:
        return self.has_class("-open")

    @property
    def words(self) -> str:
        """What is typed, "" while it is not in use."""
        return self.input.value if self.open else ""

    def start(self, words: str | None = None) -> None:
        self.add_class("-open")
        self.input.can_focus = True
        if words is not None:
            self.input.value = words
            self.input.cursor_position = len(words)
        self.input.focus()

    def stop(self) -> None:
        self.remove_class("-open")
        self.input.value = ""
        self.input.can_focus = False
        self.say("")

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say something about the filter beside it: quietly, unless it is ``wrong``."""
        self._said.update(show.row((show.line(words), "look" if wrong else "quiet")))
        self._said.set_class(not words, "-silent")
        self.set_class(wrong and bool(words), "-wrong")

    def action_keep(self) -> None:
        self.post_message(self.KeepWanted())


class WordFilter(FilterLine):
    """Filters a list by words alone, with nobody's help."""

    def __init__(self, of: LongList) -> None:
        super().__init__()
        self._list = of

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list.filter(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    def give_up(self) -> bool:
        """Show everything again; false when it was not in use."""
        was_open = self.open
        if was_open:
            self.stop()
            self._list.filter("")
            self._list.focus()
        return was_open
