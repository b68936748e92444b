"""The counts of the thread: said → visions → decided → commitments → measured → replied, and what is loose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from convene.text import count as figure
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Count

_HUES = ("engagement", "codesign", "codesign", "delivery", "measurement", "engagement")


_GAP = 2


class ThreadCounts(Page):
    """Six counts with arrows between them; three to a row where six would be too tight.

    What is loose stands under each on as many lines as under all others: on one where that fits, else on two.
    """

    def __init__(self) -> None:
        super().__init__()
        self.counts: tuple[Count, ...] = ()

    def show_counts(self, counts: tuple[Count, ...]) -> None:
        self.counts = counts
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if not self.counts:
            return [Content("")] * 3
        hued = list(zip(self.counts, (*_HUES, *_HUES), strict=False))
        across, lines = self._form(width)
        out: list[Content] = []
        for start in range(0, len(hued), across):
            last = start + across >= len(hued)
            out += ([Content("")] if start else []) + self._row(hued[start : start + across], width, lines, last)
        return out

    def _form(self, width: int) -> tuple[int, int]:
        """How many to a row, and how many lines for what is loose."""
        for across in (len(self.counts), 3):
            for lines in (1, 2):
                rows = [self.counts[at : at + across] for at in range(0, len(self.counts), across)]
                if all(sum(_sizes(row, lines)) - _GAP <= width for row in rows):
                    return across, lines
        return 3, 3

    def _row(self, hued: list[tuple[Count, str]], width: int, lines: int, last: bool) -> list[Content]:
        arrow = show.marks(self).arrow
        sizes = _spread(_sizes([one for one, _ in hued], lines), width, even=width // len(hued))
        numbers, words_, loose = Content(""), Content(""), []
        for place, ((one, hue), size) in enumerate(zip(hued, sizes, strict=True)):
            number = figure(one.number)
            ends = last and place == len(hued) - 1
            space = max(size - len(number) - 3, 1)
            numbers += show.row((number, f"{hue} bold"), (" " * space, ""), ("" if ends else f"{arrow}  ", "faint"))
            words_ += show.row((show.pad(one.word, size), "plain" if one.number else "quiet"))
            loose.append([(show.pad(text, size), one.tone) for text in _balanced(one.loose, lines, size)])
        blanks = [" " * size for size in sizes]
        out = [numbers, words_]
        for at in range(max(map(len, loose))):
            out.append(show.row(*(cells[at] if at < len(cells) else (blanks[n], "") for n, cells in enumerate(loose))))
        return out


def _sizes(counts: Sequence[Count], lines: int) -> list[int]:
    """The least cells each count needs when what is loose stands on ``lines`` lines."""
    return [
        max(show.cell_len(figure(one.number)) + 3, show.cell_len(one.word), _narrowest(one.loose, lines)) + _GAP
        for one in counts
    ]


def _spread(sizes: list[int], width: int, *, even: int) -> list[int]:
    """The room that is left shared out; columns of one size where that suits all."""
    if max(sizes) <= even:
        return [even] * len(sizes)
    if sum(sizes) - _GAP > width:
        return [max(even, 4)] * len(sizes)
    sizes = [*sizes[:-1], sizes[-1] - _GAP]
    spare, odd = divmod(width - sum(sizes), len(sizes))
    return [size + spare + (at < odd) for at, size in enumerate(sizes)]


def _narrowest(text: str, lines: int) -> int:
    """The fewest cells in which a text stands on ``lines`` lines."""
    words = [show.cell_len(one) for one in show.line(text).split(" ")]
    whole = sum(words) + len(words) - 1
    first = max(*words, -(-whole // lines)) if words else 0
    return next((size for size in range(first, whole) if len(show.wrap(text, size)) <= lines), whole)


def _balanced(text: str, lines: int, size: int) -> list[str]:
    """A text on at most ``lines`` lines of about one length."""
    if not text:
        return []
    return show.wrap(text, max(min(_narrowest(text, lines), size), 1))[:lines]
