"""A short list whose items take the lines they need: nothing of what they say is cut."""

from __future__ import annotations

from bisect import bisect_right

from textual import events
from textual.geometry import Size

from convene.core.views import Item
from convene.tui import show
from convene.tui.widgets.drawn_list import TONES
from convene.tui.widgets.long_list import LongList

_GUTTER, _MARGIN = 2, 1


class WrappedList(LongList):
    """For lists that are read in full, all of them there: every line is worked out for the width there is, which never
    hangs on how long they are, since the room for the bar is always kept."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(many=False, id=id)
        self._lines: list[list[tuple[str, str]]] = []
        self._tops: list[int] = [0]

    def on_resize(self, event: events.Resize) -> None:
        self._measure()
        self._into_view()

    def _measure(self) -> None:
        room = max(self.size.width - _GUTTER - _MARGIN, 8)
        self._lines = [_wrapped(item, room) for item in self._shown]
        self._tops = [0]
        for lines in self._lines:
            self._tops.append(self._tops[-1] + len(lines) + 1)
        self.virtual_size = Size(1, max(self._tops[-1] - 1, 0))
        self.refresh()

    def _span(self, at: int) -> tuple[int, int]:
        return self._tops[at], len(self._lines[at])

    def _at_line(self, y: int) -> tuple[int, int]:
        at = bisect_right(self._tops, y) - 1
        return at, y - self._tops[at]

    def row(self, at: int, part: int, here: bool) -> list[tuple[str, str]]:
        if part >= len(self._lines[at]):
            return []
        text, role = self._lines[at][part]
        bar = show.marks(self).bar if here else " "
        ink = "strong" if here and role == "plain" else role
        return [(bar, show.hue(self) if self.has_focus else "faint"), (" ", ""), (text, ink)]


def _wrapped(item: Item, room: int) -> list[tuple[str, str]]:
    """How it stands and what it is; below it, quietly, what can be done."""
    lines = [(one, "plain") for one in show.wrap(item.title, room)]
    if item.state:
        lines.insert(0, (item.state, TONES.get(item.tone, "")))
    return lines + [(one, "quiet") for one in show.wrap(item.sub, room) if item.sub]
