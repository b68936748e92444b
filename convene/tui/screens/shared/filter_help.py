"""What can be asked in a filter, on one page."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from convene.core.filter_language import LANGUAGE
from convene.core.filtering.guide import keys_in_words
from convene.core.nouns import NOUNS
from convene.tui import show
from convene.tui.keys import hidden
from convene.tui.screens.anywhere.help import beside
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.page import Page

_TYPED = 20


class FilterPage(Page):
    def __init__(self, noun: str) -> None:
        super().__init__()
        self.noun = noun

    def typeset(self, width: int) -> list[Content]:
        hue = show.hue(self)
        opening = "Type words, and these in any number and order; each makes the list shorter."
        if width >= 96:
            half = (width - 4) // 2
            columns = beside(self._language(half, hue), self._keys(half, hue), half, 4)
            return [*show.para(opening, width, "quiet"), Content(""), *columns]
        return [
            *show.para(opening, width, "quiet"), Content(""), *self._language(width, hue), Content(""),
            *self._keys(width, hue),
        ]  # fmt: skip

    def _language(self, width: int, hue: str) -> list[Content]:
        out = [show.row(("What can be typed", "strong"))]
        for typed, finds in LANGUAGE:
            out += show.hanging(show.row((show.fit(typed, _TYPED), hue)), _TYPED + 2, finds, width)
        return out

    def _keys(self, width: int, hue: str) -> list[Content]:
        out = [show.row((f"What a list of {NOUNS[self.noun].plural} can be asked", "strong"))]
        told = keys_in_words(self.noun)
        size = min(max(len(name) for name, _ in told), 18)
        for name, takes in told:
            # A key is typed as it stands; a way of asking is only named.
            role = "quiet" if " " in name else hue
            out += show.hanging(show.row((show.fit(name, size), role)), size + 2, takes, width)
        return out


class FilterHelp(Sheet):
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down,j", "scroll(1)", "down", "sheet.down", "Read on."),
        hidden("up,k", "scroll(-1)", "up", "sheet.up", "Read back."),
        hidden("question_mark,f1", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, noun: str, *, hue: str = "") -> None:
        super().__init__("Filters", "ctrl+s keeps one under a name, F lists those kept", hue=hue)
        self._noun = noun

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="sheet-body"):
            yield FilterPage(self._noun)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
