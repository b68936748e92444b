"""The thread band: said → visions → decided → commitments → measured → replied, and what is loose."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from convene.text import count as figure
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Count

_HUES = ("engagement", "codesign", "codesign", "delivery", "measurement", "engagement")


class ThreadBand(Page):
    """Six counts with arrows between them; three to a row where six would be too tight."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: tuple[Count, ...] = ()

    def show_counts(self, counts: tuple[Count, ...]) -> None:
        self.counts = counts
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if not self.counts:
            return [Content("")] * 3
        across = len(self.counts) if width >= 72 else 3
        hued = list(zip(self.counts, (*_HUES, *_HUES), strict=False))
        out: list[Content] = []
        for start in range(0, len(hued), across):
            last = start + across >= len(hued)
            out += ([Content("")] if start else []) + self._row(hued[start : start + across], width, across, last)
        return out

    def _row(self, hued: list[tuple[Count, str]], width: int, across: int, last: bool) -> list[Content]:
        # The last column needs no arrow, so its width is only its words.
        size = max(width // across, 8)
        arrow = show.marks(self).arrow
        numbers, words_, loose = Content(""), Content(""), []
        for place, (one, hue) in enumerate(hued):
            number = figure(one.number)
            ends = last and place == len(hued) - 1
            space = max(size - len(number) - 3, 1)
            numbers += show.row((number, f"{hue} bold"), (" " * space, ""), ("" if ends else f"{arrow}  ", "faint"))
            words_ += show.row((show.pad(one.word, size), "plain" if one.number else "quiet"))
            loose.append([(text, one.tone) for text in show.wrap(one.loose, size - 2)][:3] if one.loose else [])
        out = [numbers, words_]
        for cells in zip_longest(*loose, fillvalue=("", "quiet")):
            out.append(show.row(*((show.pad(text, size), tone) for text, tone in cells)))
        return out
