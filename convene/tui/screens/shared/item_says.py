"""What the highlighted line of a list says, whole, where the list cuts it."""

from __future__ import annotations

from textual.content import Content

from convene.core.views import Item
from convene.tui import show
from convene.tui.widgets.page import Page


class ItemSays(Page):
    def __init__(self) -> None:
        super().__init__()
        self.item: Item | None = None

    def typeset(self, width: int) -> list[Content]:
        if self.item is None:
            return []
        words = ": ".join(filter(None, (self.item.title, self.item.sub)))
        return [Content(""), *show.para(words, width, "quiet", most=4)]
