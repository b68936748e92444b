"""Which periods of a commitment lack a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from convene.core.measuring.grid import Seen
from convene.core.measuring.periods import Period, months_from, regular
from convene.text import month, plural


class Lacking(NamedTuple):
    """The periods that are over and lack a figure, oldest first, and the last day that was counted."""

    periods: tuple[Period, ...]
    counted_until: date | None

    @property
    def since(self) -> date:
        """The day from which the oldest of them could be counted."""
        return self.periods[0].end + timedelta(days=1)

    @property
    def words(self) -> str:
        """``Apr to Jun 2026 and 2 more periods; not counted since Mar 2026``."""
        more = f" and {plural(len(self.periods) - 1, 'more period')}" if len(self.periods) > 1 else ""
        since = f"not counted since {month(self.counted_until)}" if self.counted_until else "never counted"
        return f"{self.periods[0].words}{more}; {since}"


def lacking(
    start: date | None, due: date | None, every: int | None, seen: Iterable[Seen], today: date
) -> Lacking | None:
    """What a commitment lacks; None where it lacks nothing. Counted every so many months from its ``start``, the last
    period until it is ``due``; without a rhythm once, when it is due. A period has its figure where an observation
    reaches its last day."""
    spans = [one.period for one in seen]
    until = max((one.end for one in spans), default=None)
    if not every:
        if due is None or due >= today or spans:
            return None
        return Lacking((Period(min(start or due, due), due),), None)
    first = start or min((one.start for one in spans), default=None)
    if first is None or first >= today:
        return None
    last = min(due, today) if due else today
    wanted = [one for one in regular(first, last, every, by_day=bool(due and due <= today)) if one.end < today]
    found = tuple(one for one in wanted if not _reached(one, spans))
    return Lacking(found, until) if found else None


def _reached(period: Period, spans: Sequence[Period]) -> bool:
    return any(one.start <= period.end <= one.end for one in spans)


def next_period(start: date | None, every: int | None, seen: Iterable[Seen], today: date) -> Period:
    """The period to count next: what follows the last one that was counted, for as long as a count usually is, or was
    the last time."""
    ordered = sorted((one.period for one in seen), key=lambda one: one.end)
    if every and start:
        for one in regular(start, max(today, start), every):
            if not _reached(one, ordered):
                return one
    if not ordered:
        first = start or today.replace(day=1)
        return months_from(first, every or 3)
    after = ordered[-1].end + timedelta(days=1)
    months = every or max(round(ordered[-1].days / 30.4), 1)
    return months_from(after, months)
