"""What was counted, laid out as commitments by periods; and what a commitment came to so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from convene.core.measuring.amounts import exactly
from convene.core.measuring.periods import Period, regular, year_around
from convene.text import count, plural

LEVELS = frozenset(("percent", "%"))
"""Units whose figures are levels: two periods of them are never added up."""
_MOST_YEARS = 12


class Seen(NamedTuple):
    """An observation. One without a first day speaks of its last day, as far as anybody said."""

    id: str
    start: date | None
    end: date
    quantity: Decimal

    @property
    def period(self) -> Period:
        return Period(self.start or self.end, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A commitment in one period. ``own`` is the one observation that has exactly this period and shares it with none;
    ``others`` are all that share a day with it otherwise."""

    own: Seen | None = None
    others: tuple[Seen, ...] = ()

    @property
    def state(self) -> Literal["", "own", "across", "several"]:
        if self.own:
            return "own"
        return ("several" if len(self.others) > 1 else "across") if self.others else ""


EMPTY = Cell()


def columns(begins: int, months: int, first: date | None, today: date) -> tuple[Period, ...]:
    """The periods of so many months from the year with ``first`` in it to the end of this one; 12 years at most."""
    this = year_around(today, begins)
    start = year_around(min(first or today, today), begins).start
    start = max(start, this.start.replace(year=this.start.year - _MOST_YEARS + 1))
    return tuple(regular(start, this.end, months))


def cells(periods: Sequence[Period], seen: Iterable[Seen]) -> dict[int, Cell]:
    """The cells of one commitment that are not empty, by the number of their period. ``periods`` follow each other."""
    found: dict[int, list[Seen]] = {}
    starts, ends = [one.start for one in periods], [one.end for one in periods]
    for one in seen:
        span = one.period
        for at in range(bisect_left(ends, span.start), bisect_right(starts, span.end)):
            found.setdefault(at, []).append(one)
    made = {}
    for at, here in found.items():
        exact = len(here) == 1 and (here[0].start, here[0].end) == periods[at]
        made[at] = Cell(here[0]) if exact else Cell(None, tuple(here))
    return made


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a commitment came to. ``total`` is None where nothing was counted; of a level it is the latest figure.
    ``overlapping`` observations share days with another, and are in no total."""

    total: Decimal | None = None
    observations: int = 0
    overlapping: int = 0
    until: date | None = None
    level: bool = False

    def words(self, unit: str, target: Decimal | None) -> str:
        """``24 hours of 96``, with what is left out of it."""
        promised = f" of {count(target)}" if target is not None else ""
        if self.total is None:
            said = f"nothing counted yet{promised}"
        elif self.level:
            said = f"{exactly(self.total, unit)} lately{f', {count(target)} promised' if target is not None else ''}"
        else:
            said = f"{exactly(self.total, unit)}{promised}"
        if not self.overlapping:
            return said
        return f"{said}; {plural(self.overlapping, 'observation')} that overlap, of no total"


def so_far(seen: Sequence[Seen], unit: str) -> SoFar:
    """Adds up what was counted. Observations that share a day with another one are left out, and counted apart."""
    ordered = sorted(seen, key=lambda one: (one.period.start, one.end))
    clear: list[Seen] = []
    twice = 0
    at = 0
    while at < len(ordered):
        last, until = at + 1, ordered[at].end
        while last < len(ordered) and ordered[last].period.start <= until:
            until = max(until, ordered[last].end)
            last += 1
        if last == at + 1:
            clear.append(ordered[at])
        else:
            twice += last - at
        at = last
    if not clear:
        return SoFar(None, len(ordered), twice)
    latest = max(clear, key=lambda one: one.end)
    level = unit in LEVELS
    total = latest.quantity if level else sum((one.quantity for one in clear), Decimal(0))
    return SoFar(total, len(ordered), twice, max(one.end for one in ordered), level)
