"""The timeline: commitments as bars over days, weeks or years, drawn in cells.

A scale says which days a cell stands for. Everything here counts in cells from the left edge; what lies outside is cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from convene.core.delivery.board import Milestone, Placed

FINEST, COARSEST = 0.05, 3_660.0
"""Days a cell stands for."""
_STEPS = (0.05, 0.1, 0.25, 0.5, 1, 2, 3.5, 7, 15, 30.5, 61, 122, 366, 732, 1_830, 3_660)
_ENDS = date(1, 1, 1).toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Scale:
    """``first`` is the day at the left edge as an ordinal number, ``days`` what a cell stands for."""

    first: float
    days: float
    width: int

    def cell(self, when: date) -> int:
        """The cell a day begins in; below nothing or beyond the width where it is out of sight."""
        return int((when.toordinal() - self.first) // self.days)

    def day_at(self, cell: int) -> date:
        """The day a cell begins on."""
        return date.fromordinal(int(min(max(self.first + cell * self.days, _ENDS[0]), _ENDS[1])))

    def moved(self, cells: int) -> Scale:
        """The same scale so many cells further on."""
        return Scale(self.first + cells * self.days, self.days, self.width)

    def zoomed(self, by: int, about: date) -> Scale:
        """A finer (-1) or coarser (1) scale that keeps a day where it is."""
        coarser = [one for one in _STEPS if one > self.days * 1.01]
        finer = [one for one in _STEPS if one < self.days * 0.99]
        days = (coarser or [COARSEST])[0] if by > 0 else (finer or [FINEST])[-1]
        at = (about.toordinal() - self.first) / self.days
        return Scale(about.toordinal() - at * days, days, self.width)


def whole(days: Iterable[date | None], today: date, width: int) -> Scale:
    """The scale on which every one of these days is in sight, and today where it is not far off them."""
    known = [one.toordinal() for one in days if one]
    first, last = (min(known), max(known)) if known else (today.toordinal(), today.toordinal() + 90)
    reach, now = max(last - first, 1), today.toordinal()
    if first - reach <= now <= last + reach:
        first, last = min(first, now), max(last, now)
    width = max(width, 2)
    size = max((last - first + 1) * 1.04 / width, FINEST)
    return Scale(first - (last - first + 1) * 0.02, size, width)


Piece = Literal[
    "", "today", "now", "bar", "thin", "over", "begin", "goes on", "reached", "open", "missed", "before", "after"
]
"""What stands in a cell: ``now`` is today on a bar, ``over`` the time since a late one was due, ``missed``
a milestone that was not reached; ``before`` and ``after`` say that the bar is out of sight at that side."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Cells of a bar, the last one included: ``open_left`` and ``open_right`` say that it goes on beyond what is seen
    or known; ``over`` is where it ends that should have ended before, None when it is not late."""

    first: int
    last: int
    open_left: bool = False
    open_right: bool = False
    over: int | None = None


def bar(scale: Scale, start: date | None, due: date | None, today: date, *, late: bool) -> Bar | None:
    """From start to due; what is late goes on until today. None where no day is known."""
    if start is None and due is None:
        return None
    end = due or max(today, start or today)
    first = scale.cell(start or end)
    last = scale.cell(end)
    over = scale.cell(today) if late and due and due < today else None
    return Bar(first, max(last, first), start is None, due is None, over)


def pieces(scale: Scale, one: Placed, milestones: Iterable[Milestone], today: date) -> tuple[Piece, ...]:
    """What stands in each cell of a commitment's line; nothing but today where it has no day."""
    cells: list[Piece] = [""] * scale.width

    def put(first: int, last: int, piece: Piece) -> None:
        for at in range(max(first, 0), min(last, scale.width - 1) + 1):
            cells[at] = piece

    now = scale.cell(today)
    put(now, now, "today")
    found = bar(scale, one.start, one.standing.due, today, late=one.late(today))
    if found is not None:
        put(found.first, found.last, "thin" if one.standing.status in ("offered", "withdrawn") else "bar")
        if found.over is not None:
            put(found.last + 1, max(found.over, found.last), "over")
        if found.open_left:
            put(found.first, found.first, "begin")
        if found.open_right:
            put(found.last, found.last, "goes on")
        if 0 <= now < scale.width and cells[now] in ("bar", "thin"):
            cells[now] = "now"
    for each in milestones:
        at = scale.cell(each.due)
        put(at, at, "reached" if each.done else "missed" if each.due < today and not one.over else "open")
    if found is not None:
        if (found.last if found.over is None else found.over) < 0:
            put(0, 0, "before")
        if found.first >= scale.width:
            put(scale.width - 1, scale.width - 1, "after")
    return tuple(cells)


def ticks(scale: Scale) -> tuple[tuple[int, str], ...]:
    """(cell, words) along the top: years, months, or days, as close as their words leave room."""
    for step, words in _TICKS:
        found = _spaced(scale, step, words)
        if found and all(other[0] - one[0] > len(one[1]) for one, other in pairwise(found)):
            return tuple(one for one in found if one[0] + len(one[1]) <= scale.width)
    return ()


_TICKS: tuple[tuple[tuple[str, int], str], ...] = (
    (("day", 1), "%a {d}"), (("day", 7), "{d} %b"), (("month", 1), "%b %Y"), (("month", 3), "%b %Y"),
    (("month", 6), "%b %Y"), (("month", 12), "%Y"), (("month", 60), "%Y"), (("month", 120), "%Y"),
    (("month", 1_200), "%Y"), (("month", 12_000), "%Y"),
)  # fmt: skip


def _spaced(scale: Scale, step: tuple[str, int], words: str) -> list[tuple[int, str]]:
    """Every day, Monday, or first of a month that is in sight; none where there are more than could be read."""
    unit, by = step
    reach = scale.days * scale.width
    if reach / (by * (1 if unit == "day" else 30)) > scale.width:
        return []
    found = []
    when: date | None = _begin(scale.day_at(0), unit, by)
    while when is not None and (at := scale.cell(when)) < scale.width:
        if at >= 0 and when.toordinal() >= scale.first:
            found.append((at, _written(when, words)))
        when = _next(when, unit, by)
    return found


def _written(when: date, words: str) -> str:
    return when.strftime(words.replace("%Y", f"{when.year}")).replace("{d}", str(when.day))


def _begin(when: date, unit: str, by: int) -> date:
    if unit == "day":
        return when - timedelta((when.weekday() if by == 7 else 0) if when.toordinal() > 7 else 0)
    months = (when.year * 12 + when.month - 1) // by * by
    return date(max(months // 12, 1), months % 12 + 1 if months >= 12 else 1, 1)


def _next(when: date, unit: str, by: int) -> date | None:
    try:
        if unit == "day":
            return when + timedelta(by)
        months = when.year * 12 + when.month - 1 + by
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None
