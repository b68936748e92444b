"""Periods of counting: how people write them, which year they are of, and the regular ones of a span."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from convene.core.dates import read as read_day
from convene.text import clean_line, clip, day

UK_YEAR = 4
"""The month in which financial years of two numbers begin where nothing else is said: April."""

SPANS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Words for the periods a year is parted into → their months."""

_MONTHS = tuple(name[:3].casefold() for name in month_name)
_YEARS = re.compile(r"(?:fy ?)?((?:19|20)\d\d|\d\d) ?[/–-] ?((?:19|20)\d\d|\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"(q|qtr|quarter|h|half|half[ -]year) ?([1-4])|([1-4])(?:st|nd|rd|th) (quarter|half)")
_MONTH = re.compile(r"([a-z]{3,9})[ ,./'’-]*((?:19|20)\d\d|\d\d)?")
_NUMBERED = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})|(\d{1,2})[-/.]((?:19|20)\d\d)")
_SPAN = re.compile(r" ?(?:–|—| to | until | - |(?<=[a-z])-(?=[a-z])|(?<=/\d{4})-(?=\d{1,2}/)|(?<=-\d\d)/(?=\d{4}-)) ?")
_ENDING = re.compile(r"(?:(\d\d?) )?(month|quarter|half[ -]year|year|[mqy]/e)s? ?(?:ending|ended|to|end)?:? (.+)")
_NAMED_TOO = re.compile(r"\(?([a-z]{3,9}) ?(?:-|–|to) ?([a-z]{3,9})\)?")
_LONGEST = 366 * 3


class Period(NamedTuple):
    """From the first day to the last, both in it."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def meets(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.start <= other.end and other.start <= self.end

    @property
    def words(self) -> str:
        """``Apr to Jun 2025``, ``April 2025``, ``the year to Mar 2026``, or its days where it is no whole months."""
        one, two = self.start, self.end
        if one == two:
            return day(one)
        if one.day != 1 or two.day != monthrange(two.year, two.month)[1]:
            return f"{one.day} {one:%b %Y} to {two.day} {two:%b %Y}"
        months = (two.year - one.year) * 12 + two.month - one.month + 1
        if months == 1:
            return f"{one:%B %Y}"
        if months == 12:
            return f"{one:%Y}" if one.month == 1 else f"{one:%b %Y} to {two:%b %Y}"
        return f"{one:%b} to {two:%b %Y}" if one.year == two.year else f"{one:%b %Y} to {two:%b %Y}"


@dataclass(frozen=True, slots=True)
class Years:
    """How a place's years run: ``begins`` is the month of their first day, 0 where nobody said. ``year`` is the first
    day of the year meant where a period names none (``Q1``), None for none."""

    begins: int = 0
    year: date | None = None


class Understood(NamedTuple):
    """A period that was read, and what is to be told of it: "" where its words leave no choice."""

    period: Period
    told: str = ""


def read_period(text: str, years: Years = Years(), span: int = 0) -> Understood:
    """What the words of a period mean: ``Q1 2025/26``, ``Apr-25``, ``2025-26``, ``Apr–Jun 2025``, ``H2 2025``,
    ``1 Apr 2025 to 30 Jun 2025``, ``quarter ending June 2025``.

    A day alone is that day, or with ``span`` (months) the last day of so many months. Raises ValueError in words.
    """
    words = clean_line(text).casefold().strip(" .:;()")
    if not words:
        raise ValueError("no period is named")
    for reader in (_ending, _parts, _whole_year, _month, _days):
        if found := reader(words, years, span):
            if found.period.end < found.period.start:
                raise ValueError(f"“{clip(text, 40)}” ends before it begins")
            if found.period.days > _LONGEST:
                raise ValueError(f"“{clip(text, 40)}” is longer than three years")
            return found
    raise ValueError(
        f"“{clip(text, 40)}” is no period I understand; try Q1 2025/26, Apr 2025, 2025/26 or 2025-04-01 to 2025-06-30"
    )


def _ending(words: str, years: Years, span: int) -> Understood | None:
    """``quarter ending June 2025``, ``year to 31 March 2026``."""
    if not (found := _ENDING.fullmatch(words)):
        return None
    months = {"m": 1, "q": 3, "h": 6, "y": 12}[found[2][0]] * int(found[1] or 1)
    end = _last_day(found[3]) if 0 < months <= 36 else None
    return None if end is None else Understood(months_to(end, months))


def _parts(words: str, years: Years, span: int) -> Understood | None:
    """A quarter or a half of a year: ``Q1 2025/26``, ``2025/26 quarter 1``, ``2025Q1``, and alone where the year is
    known."""
    if not (part := _PART.search(words)):
        return None
    months = 6 if (part[1] or part[4]).startswith("h") else 3
    number = int(part[2] or part[3])
    if number * months > 12:
        raise ValueError(f"a year has two halves, and “{clip(words, 40)}” names another")
    rest = f"{words[: part.start()]} {words[part.end() :]}"
    beside = _NAMED_TOO.search(rest)
    rest = (f"{rest[: beside.start()]} {rest[beside.end() :]}" if beside else rest).strip(" ,-/–_():")
    rest = rest.removeprefix("of ").strip()
    if rest:
        first = _first_of(rest, years)
        if first is None:
            return None
        begins, told = first
    elif years.year:
        begins, told = years.year, f"the one of the year from {years.year:%B %Y}"
    else:
        raise ValueError(f"“{clip(words, 40)}” does not say of which year")
    found = months_from(_after(begins, (number - 1) * months), months)
    if beside and (found.start.month, found.end.month) != (_month_number(beside[1]), _month_number(beside[2])):
        raise ValueError(
            f"“{clip(words, 40)}” would be {found.words}, which are other months; say in which month the year begins"
        )
    return Understood(found, told)


def _whole_year(words: str, years: Years, span: int) -> Understood | None:
    first = _first_of(words, years)
    return None if first is None else Understood(months_from(first[0], 12), first[1])


def _first_of(words: str, years: Years) -> tuple[date, str] | None:
    """The first day of a year as it is written, and what was assumed for it."""
    words = words.removeprefix("financial year ").removeprefix("year ").strip()
    if found := _YEARS.fullmatch(words):
        one, two = _in_full(found[1]), _in_full(found[2], _in_full(found[1]))
        if two != one + 1:
            return None
        if years.begins > 1:
            return date(one, years.begins, 1), ""
        return date(one, UK_YEAR, 1), "a year of two numbers was taken to begin in April"
    bare = words.removeprefix("fy").strip()
    if not _YEAR.fullmatch(bare):
        if words.startswith("fy"):
            raise ValueError(f"“{clip(words, 20)}” may begin or end in that year; write it as 2025/26")
        return None
    if bare != words:
        raise ValueError(f"“{clip(words, 20)}” may begin or end in that year; write it as 2025/26")
    if years.begins > 1:
        told = f"{bare} was taken for the year that begins in {month_name[years.begins]} {bare}"
        return date(int(bare), years.begins, 1), told
    return date(int(bare), 1, 1), "" if years.begins == 1 else f"{bare} was taken for the calendar year"


def _month(words: str, years: Years, span: int) -> Understood | None:
    """A month, or several: ``Apr-25``, ``April 2025``, ``2025-04``, ``Apr-Jun 2025``, ``Oct 2025 to Mar 2026``."""
    if one := _one_month(words):
        return Understood(months_from(one, span or 1) if span in (0, 1) else months_to(_end_of(one), span))
    parts = _SPAN.split(words)
    if len(parts) != 2:
        return None
    last = _one_month(parts[1])
    if last is None:
        return None
    first = _one_month(parts[0])
    if first is None and (number := _month_number(parts[0])):
        first = date(last.year - (number > last.month), number, 1)
    return None if first is None else Understood(Period(first, _end_of(last)))


def _one_month(words: str) -> date | None:
    words = words.strip(" ,")
    if found := _NUMBERED.fullmatch(words):
        year, month = int(found[1] or found[4]), int(found[2] or found[3])
        return date(year, month, 1) if 1 <= month <= 12 else None
    found = _MONTH.fullmatch(words)
    if not found or not found[2]:
        return None
    number = _month_number(found[1])
    return date(_in_full(found[2]), number, 1) if number else None


def _month_number(word: str) -> int:
    """1 to 12 of a month's name or its beginning; 0 for anything else."""
    word = word.strip(" .,")
    number = _MONTHS.index(word[:3]) if len(word) >= 3 and word[:3] in _MONTHS else 0
    return number if number and (month_name[number].casefold().startswith(word) or word == "sept") else 0


def _days(words: str, years: Years, span: int) -> Understood | None:
    """A day, or one day to another."""
    parts = _SPAN.split(words)
    if len(parts) == 2 and (first := _day(parts[0])) and (last := _day(parts[1])):
        return Understood(Period(first, last))
    if not (only := _day(words)):
        return None
    return Understood(months_to(only, span) if span else Period(only, only))


def _day(words: str) -> date | None:
    try:
        return read_day(words, cell=True).when
    except (ValueError, OverflowError):
        return None


def _last_day(words: str) -> date | None:
    month = _one_month(words)
    return _end_of(month) if month else _day(words)


def _in_full(number: str, after: int = 0) -> int:
    """A year of four digits; of two, the one of this century, or the one that follows ``after``."""
    return int(number) if len(number) == 4 else (after // 100 * 100 if after else 2000) + int(number)


def _end_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _after(start: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    return start + relativedelta(months=months)


def months_from(first: date, months: int) -> Period:
    """So many months from a day on."""
    return Period(first, _after(first, months) - timedelta(days=1))


def months_to(end: date, months: int) -> Period:
    """So many months that end with a day; the end of a month begins with the first of one."""
    if end == _end_of(end):
        return Period(_after(end.replace(day=1), 1 - months), end)
    return Period(_after(end, -months) + timedelta(days=1), end)


def regular(start: date, end: date, months: int, *, by_day: bool = False) -> Iterator[Period]:
    """The periods of so many months from ``start`` on that have begun by ``end``. Each is counted from ``start``, so
    that one from 31 January is due on the last day of each month.

    ``by_day``: the last is cut where ``end`` is before its own end.
    """
    at, first = 1, start
    while first <= end:
        following = _after(start, months * at)
        last = following - timedelta(days=1)
        yield Period(first, min(last, end) if by_day else last)
        at, first = at + 1, following


def year_around(when: date, begins: int) -> Period:
    """The year with a day in it, where years begin with the first of a month."""
    begins = begins or 1
    return months_from(date(when.year - (when.month < begins), begins, 1), 12)
