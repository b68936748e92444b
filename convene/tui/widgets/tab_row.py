"""The tabs of a screen as words in a row, and at the right what the list shows."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message

from convene.tui import show
from convene.tui.widgets.page import Page


class TabRow(Page):
    """``[`` and ``]`` move between tabs (the screen binds them); the chosen one is bold and in the stage's hue. Where
    not all have room, ``[3`` and ``8]`` say how many more there are on either side."""

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, titles: tuple[str, ...], at: int = 0) -> None:
        super().__init__()
        self.titles = titles
        self.at = at
        self.note = ""
        self._spots: list[tuple[int, int, int]] = []

    def choose(self, at: int) -> None:
        self.at = at
        self.reset()

    def say(self, note: str) -> None:
        """What stands at the right: how many of how many, in which order."""
        self.note = show.line(note)
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        for gap, note in ((4, self.note), (3, self.note), (2, self.note)):
            need = sum(len(title) for title in self.titles) + gap * (len(self.titles) - 1)
            if need + (show.cell_len(note) + 3 if note else 0) <= width:
                return [self._line(list(enumerate(self.titles)), gap, note, width)]
        # How many there are is worth more than the names of tabs further off.
        note = self.note if show.cell_len(self.note) <= width // 2 else ""
        marks = 2 * len(f"[{len(self.titles)} ")
        return [self._line(self._around(width - marks - (show.cell_len(note) + 2 if note else 0)), 2, note, width)]

    def _around(self, width: int) -> list[tuple[int, str]]:
        """The chosen tab and as many neighbours on either side as fit, none of them passed over."""
        first = last = self.at
        used = len(self.titles[self.at])
        sides = [1, -1]
        while sides:
            for side in tuple(sides):
                other = last + 1 if side > 0 else first - 1
                if not 0 <= other < len(self.titles) or used + len(self.titles[other]) + 2 > width:
                    sides.remove(side)
                    continue
                used += len(self.titles[other]) + 2
                first, last = min(first, other), max(last, other)
        return [(n, self.titles[n]) for n in range(first, last + 1)]

    def _line(self, titles: list[tuple[int, str]], gap: int, note: str, width: int) -> Content:
        hue = show.hue(self)
        out = Content("")
        self._spots = []
        if titles[0][0] > 0:
            out += show.row((f"[{titles[0][0]} ", "quiet"))
        for place, (index, title) in enumerate(titles):
            out += Content(" " * (gap if place else 0))
            start = out.cell_length
            out += show.row((title, f"{hue} bold" if index == self.at else "quiet"))
            self._spots.append((start, out.cell_length, index))
        if more := len(self.titles) - 1 - titles[-1][0]:
            out += show.row((f" {more}]", "quiet"))
        return out + show.row((" " * max(width - out.cell_length - show.cell_len(note), 0), ""), (note, "quiet"))

    def on_click(self, event: events.Click) -> None:
        for start, end, index in self._spots:
            if start <= event.x < end:
                self.post_message(self.Picked(index))
