"""How wide the parts of a list's lines are: what it is, then how far, then how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from convene.tui import show

if TYPE_CHECKING:
    from convene.core.views import Item

_SAMPLE = 400
_GUTTER = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Cell widths. ``figure`` holds the figure above the meter, ``state`` the state above the aside; 0 is absent."""

    title: int
    figure: int = 0
    state: int = 0
    meter: int = 0

    @classmethod
    def of(cls, items: Sequence[Item], width: int) -> Columns:
        """Fit the columns to the items: a sample of them, so that a hundred thousand cost what a few do."""
        step = max(len(items) // _SAMPLE, 1)
        sample = [items[at] for at in range(0, len(items), step)][:_SAMPLE]
        figure = max((show.cell_len(item.figure) for item in sample), default=0)
        state = max((max(show.cell_len(item.state), show.cell_len(item.aside)) for item in sample), default=0)
        meters = any(item.part is not None for item in sample)
        room = width - _GUTTER
        meter = (13 if room >= 58 else 8 if room >= 46 else 0) if meters else 0
        figure = min(max(figure, meter), max(room // 3, 8))
        state = min(state, max(room // 3, 10) if room < 60 else 26)
        if room < 40:
            figure = meter = 0
        taken = sum(size + 2 for size in (figure, state) if size)
        return cls(max(room - taken - 1, 4), figure, state, min(meter, figure))

    def line(self, item: Item, part: int, hue: str, here: bool, set_: show.Marks, tone: str) -> list[tuple[str, str]]:
        """The cells of a line after its gutter. What it is takes the width that nothing else on its line needs."""
        done = tone or hue
        if part == 0:
            text, role, last, last_role = item.title, "strong" if here else "plain", item.state, done
            right = [(show.fit(item.figure, self.figure), "quiet")] if self.figure and item.figure else []
        else:
            text, role, last, last_role = item.sub, "quiet", item.aside, "quiet"
            right = self._meter(item, done, set_) if self.figure and self.meter and item.part is not None else []
        taken = sum(show.cell_len(one) for one, _ in right)
        room = self.title + (self.figure + (0 if right else 2) - taken if self.figure else 0)
        if self.state and not right and not last:
            return [(show.pad(text, room + 2 + self.state), role)]
        cells = [(show.pad(text, room), role)]
        if right:
            cells += [("  ", ""), *right]
        if self.state:
            cells += [("  ", ""), (show.pad(last, self.state), last_role)]
        return cells

    def _meter(self, item: Item, role: str, set_: show.Marks) -> list[tuple[str, str]]:
        size = self.meter
        part = min(max(item.part or 0.0, 0.0), 1.0)
        full = round(part * size)
        full = 1 if part > 0 and not full else size - 1 if part < 1 and full == size else full
        return [(set_.meter * full, role), (set_.rest * (size - full), "faint")]
