"""One of a few things, each with a letter, at the bottom of the screen: one key chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from convene.tui import show
from convene.tui.closing import Dialog
from convene.tui.keys import bind, hidden
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Option:
    """``key`` is a letter, ``answer`` what the screen is dismissed with."""

    key: str
    answer: str
    words: str
    help: str = ""


class _Choices(Page):
    """A line for each option; what does not fit goes on under its words of help."""

    def __init__(self, options: Sequence[Option], hue: str) -> None:
        super().__init__(id="key-choices")
        self._options, self._hue = options, hue

    def typeset(self, width: int) -> list[show.Content]:
        wide = max(show.cell_len(one.words) for one in self._options) + 3
        lines = []
        for one in self._options:
            label = show.row((f"{one.key}  ", f"{self._hue} bold"), (show.pad(one.words, wide), "plain"))
            lines += show.hanging(label, wide + 3, one.help, width, "quiet")
        return lines


class KeyChoice(Dialog[str]):
    """Dismissed with the answer of what was chosen, or with an empty string when left."""

    LEFT = ""
    BINDINGS: ClassVar[list[BindingType]] = [bind("escape", "leave", "leave", "ask.leave", "Leave it as it is.")]

    def __init__(self, question: str, options: Sequence[Option], *, why: str = "", hue: str = "") -> None:
        super().__init__()
        self.hue = hue or "engagement"
        self.add_class(f"-{self.hue}")
        self._question, self._why, self._options = question, why, tuple(options)
        for at, one in enumerate(self._options):  # so that help and palette know them too
            key = hidden(one.key, f"choose({at})", one.words, f"choice.{one.answer}", one.help or f"{one.words}.")
            self._bindings.key_to_bindings.setdefault(one.key, []).append(key)

    def compose(self) -> ComposeResult:
        with Vertical(id="capture-bar"):
            yield Static(show.row((self._question, "strong"), (f"   {show.line(self._why)}", "quiet")), id="captured")
            yield _Choices(self._options, self.hue)
        yield Foot()

    def action_choose(self, at: int) -> None:
        self.dismiss(self._options[at].answer)

    def action_leave(self) -> None:
        self.leave()
