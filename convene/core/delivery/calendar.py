"""The calendar: weeks of months and quarters, and what stands on their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from convene.core.vocabulary import Choice
from convene.text import plural

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The calendar goes no further."""


class Mark(Choice):
    """What can stand on a day."""

    due = "due", "due", "A commitment is due."
    milestone = "milestone", "milestone", "Something is to be reached on the way to one."
    meeting = "meeting", "meeting", "A workshop, review or clinic."
    bids = "bids", "bids due", "Bids for a contract are due."
    fund = "fund", "fund closes", "A fund can be asked for until then."
    action = "action", "action", "Something small that somebody does."


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing on a day. ``over`` says that it was done, reached or held; ``late`` that its day went by without."""

    day: date
    mark: Mark
    noun: str
    id: str
    title: str
    who: str = ""
    state: str = ""
    over: bool = False
    late: bool = False
    handle: str = ""


def month_of(when: date) -> date:
    """The first day of its month."""
    return when.replace(day=1)


def shifted(month: date, by: int) -> date:
    """The first day of a month so many months on, as far as the calendar goes."""
    year, at = divmod(month.year * 12 + month.month - 1 + by, 12)
    if year < FIRST.year:
        return FIRST
    return month_of(LAST) if year > LAST.year else date(year, at + 1, 1)


def last_of(month: date) -> date:
    """The last day of a month."""
    return shifted(month, 1) - timedelta(1) if month_of(month) < month_of(LAST) else LAST


def moved(when: date, *, days: int = 0, months: int = 0) -> date:
    """A day so many days, or months, on; the 31st becomes the last of a shorter month."""
    if months:
        month = shifted(month_of(when), months)
        return month.replace(day=min(when.day, last_of(month).day))
    return min(max(when + timedelta(days), FIRST), LAST)


def weeks(month: date) -> tuple[tuple[date | None, ...], ...]:
    """Weeks from Monday on; None where a day is of another month."""
    first, last = month_of(month), last_of(month)
    days: list[date | None] = [None] * first.weekday()
    days += [first + timedelta(at) for at in range(last.day)]
    days += [None] * (-len(days) % 7)
    return tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))


def quarter_months(when: date) -> tuple[date, date, date]:
    """The months of the quarter a day is in."""
    first = date(when.year, (when.month - 1) // 3 * 3 + 1, 1)
    return first, shifted(first, 1), shifted(first, 2)


def by_day(found: Iterable[Dated]) -> dict[date, tuple[Dated, ...]]:
    """What stands on each day that has something."""
    parted: dict[date, list[Dated]] = {}
    for one in found:
        parted.setdefault(one.day, []).append(one)
    return {when: tuple(some) for when, some in parted.items()}


def told(found: Iterable[Dated]) -> str:
    """How much of what: ``3 due, 1 milestone, 2 late``; "" for nothing."""
    things = list(found)
    said = [_counted(one, sum(thing.mark is one for thing in things)) for one in Mark]
    if late := sum(one.late for one in things):
        said.append(f"{late:,} late")
    return ", ".join(one for one in said if one)


def _counted(mark: Mark, number: int) -> str:
    if not number:
        return ""
    if mark in (Mark.due, Mark.bids):
        return f"{number:,} {mark.label}"
    return plural(number, "fund closes", "funds close") if mark is Mark.fund else plural(number, mark.label)
