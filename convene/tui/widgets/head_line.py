"""The first line of every place screen: who we are, and that the book is safe."""

from __future__ import annotations

from textual.content import Content

from convene.tui import show
from convene.tui.widgets.page import Page


class HeadLine(Page):
    """The place's name, a few facts, and at the right what the book says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.name_of = ""
        self.facts = ""
        self.book = ""

    def say(self, name: str | None = None, facts: str | None = None, book: str | None = None) -> None:
        """Change what it says; None keeps a part as it is."""
        self.name_of = self.name_of if name is None else show.line(name)
        self.facts = self.facts if facts is None else show.line(facts)
        self.book = self.book if book is None else show.line(book)
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        book = self.book if width >= 60 else ""
        room = width - (show.cell_len(book) + 3 if book else 0)
        name = show.fit(self.name_of, room)
        facts = show.fit(self.facts, max(room - show.cell_len(name) - 3, 0))
        if len(facts) < 12 and facts != self.facts:
            facts = ""
        left = show.row((name, "strong"), ("   " + facts if facts else "", "quiet"))
        gap = " " * max(width - left.cell_length - show.cell_len(book), 0)
        return [show.row(left, (gap, ""), (book, "quiet"))]
