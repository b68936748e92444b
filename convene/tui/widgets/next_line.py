"""On a narrow screen the next thing to do is one line above the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Next


class NextLine(Page):
    def __init__(self) -> None:
        super().__init__()
        self.next: Next | None = None

    def show_next(self, next_: Next | None) -> None:
        self.next = next_
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.next is None:
            return [Content("")]
        return [show.row(("Next  ", f"{show.hue(self)} bold"), (show.fit(self.next.words, width - 6), "plain"))]
