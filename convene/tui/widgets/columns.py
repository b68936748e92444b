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
        figure = min(max(figure, meter), max(room // 4, 8))
        state = min(state, max(room // 3, 10) if room < 60 else 26)
        if room < 40:
            figure = meter = 0
        taken = sum(size + 2 for size in (figure, state) if size)
        return cls(max(room - taken - 1, 4), figure, state, min(meter, figure))

    def line(self, item: Item, part: int, hue: str, here: bool, set_: show.Marks, tone: str) -> list[tuple[str, str]]:
        """The cells of a line after its gutter."""
        done = tone or hue
        if part == 0:
            cells = [(show.pad(item.title, self.title), "strong" if here else "plain")]
            right, state, state_role = item.figure, item.state, done
        else:
            cells = [(show.pad(item.sub, self.title), "quiet")]
            right, state, state_role = "", item.aside, "quiet"
        if self.figure:
            cells.append(("  ", ""))
            cells += self._meter(item, done, set_) if part else [(show.pad(right, self.figure, right=True), "quiet")]
        if self.state:
            cells += [("  ", ""), (show.pad(state, self.state), state_role)]
        return cells

    def _meter(self, item: Item, role: str, set_: show.Marks) -> list[tuple[str, str]]:
        if item.part is None or not self.meter:
            return [(" " * self.figure, "")]
        size = self.meter
        part = min(max(item.part, 0.0), 1.0)
        full = round(part * size)
        full = 1 if part > 0 and not full else size - 1 if part < 1 and full == size else full
        return [(" " * (self.figure - size), ""), (set_.meter * full, role), (set_.rest * (size - full), "faint")]
