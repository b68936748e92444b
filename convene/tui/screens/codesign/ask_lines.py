"""Asks written a line at a time, with what is understood of each before it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType

from convene.services.codesign import asks
from convene.tui.keys import bind
from convene.tui.screens.delivery.promise_line import PromiseScreen, Understood


class AskScreen(PromiseScreen):
    """One line, one ask: of an actor, or of anybody who can."""

    NAME: ClassVar[str] = "asks"
    OPENING: ClassVar[tuple[str, str]] = ("Asks   ", "one line each, of anybody who can; who > whom > … asks one actor")
    HINT: ClassVar[str] = "who > lever: what would help =MEASURE"
    EXAMPLE: ClassVar[str] = asks.EXAMPLE
    NO_WORDS: ClassVar[str] = "There are no words of an ask in that line."
    KEPT: ClassVar[str] = "asked"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "keep", "ask it", "asks.keep", "Write it down; with a doubt, asked once more."),
        bind("escape", "leave", "done", "asks.leave", "Leave; every line is kept already."),
    ]

    def understood(self, read: Any, place: str, line: str, today: date) -> Understood:
        return asks.understood(read, place, line, today)

    def written(self, write: Any, place: str, line: str) -> tuple[str, Understood]:
        return asks.write_down(write, place, line)
