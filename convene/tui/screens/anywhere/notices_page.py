"""What the app said lately, in full: a notice stands for three seconds, and some are longer than a line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from convene.text import plural
from convene.tui import show
from convene.tui.keys import hidden
from convene.tui.notices import Said
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.page import Page


class NoticesPage(Page):
    """The latest first."""

    def __init__(self, said: tuple[Said, ...]) -> None:
        super().__init__()
        self.said = said

    def typeset(self, width: int) -> list[Content]:
        out: list[Content] = []
        for one in reversed(self.said):
            when = show.row((f"{one.at:%H:%M}", "quiet"))
            out += show.hanging(when, 7, one.words, width, "look" if one.warns else "plain")
        return out or show.para("Nothing yet. What the app says for a moment can be read again here.", width, "quiet")


class NoticesScreen(Sheet):
    HELP = "What was said on the first line since the app was started, the latest first."
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down,j", "scroll(1)", "down", "sheet.down", "Read on."),
        hidden("up,k", "scroll(-1)", "up", "sheet.up", "Read back."),
        hidden("ctrl+n", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, said: tuple[Said, ...], *, hue: str = "") -> None:
        super().__init__("Notices", plural(len(said), "notice") if said else "", hue=hue)
        self._said = said

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="sheet-body"):
            yield NoticesPage(self._said)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
