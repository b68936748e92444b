"""Help for the screen you came from: every key that works there, read from its active bindings."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from convene.tui import keys, show
from convene.tui.keys import hidden
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.page import Page

_ORDER = ("On this screen", "With an item", "In the list", "Go to", "Everywhere")


class HelpPage(Page):
    def __init__(self, live: list[keys.Key], about: str) -> None:
        super().__init__()
        self.live = live
        self.about = about

    def typeset(self, width: int) -> list[Content]:
        hue = show.hue(self)
        out = [*show.para(self.about, min(width, 76), "quiet"), Content("")] if self.about else []
        if width >= 96:
            half = (width - 4) // 2
            left = self._groups(_ORDER[:3], half, hue)
            right = self._groups(_ORDER[3:], half, hue)
            return out + beside(left, right, half, 4)
        return out + self._groups(_ORDER, width, hue)

    def _groups(self, titles: tuple[str, ...], width: int, hue: str) -> list[Content]:
        out: list[Content] = []
        for title in titles:
            found = [one for one in self.live if one.group == title]
            if found:
                out += [Content("")] if out else []
                out.append(show.row((title, "strong")))
                for one in found:
                    out += show.hanging(show.row((show.fit(one.faces, 15), hue)), 17, one.sentence, width)
        return out


def beside(left: list[Content], right: list[Content], width: int, gap: int) -> list[Content]:
    """Two columns of lines side by side; the left one is ``width`` cells."""
    rows = max(len(left), len(right))
    left, right = left + [Content("")] * (rows - len(left)), right + [Content("")] * (rows - len(right))
    return [
        Content.assemble(one, " " * max(width + gap - one.cell_length, 0), other)
        for one, other in zip(left, right, strict=True)
    ]


class HelpScreen(Sheet):
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down,j", "scroll(1)", "down", "sheet.down", "Read on."),
        hidden("up,k", "scroll(-1)", "up", "sheet.up", "Read back."),
        hidden("question_mark,f1", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__("Keys", "ctrl+p finds each of them by name", hue=str(getattr(over, "hue", "")))
        self._live = keys.active(over)
        self._about = str(over.HELP or "")

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="sheet-body"):
            yield HelpPage(self._live, self._about)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
