"""Days as people say them: "next tue", "in 3 weeks", "end of march", "12/6"."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from convene.text import clean_line

_WRITTEN = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_CLOCK = re.compile(r"(?<=\d)(?:t|,? +)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[ap]m|z|utc|gmt|[+-]\d{2}:?\d{2})?")
"""A time of day after the day; a day is what was asked for."""
_HALF = re.compile(r"[a-z]{3,9}[-/'’]\d{2}")
"""“Dec-26”, which spreadsheets write for a month of 2026 and people for a day in December."""
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_SERIAL_BEGINS = date(1899, 12, 30)
_SERIAL_BEGINS_1904 = date(1904, 1, 1)
_LAST_CENTURY = 70
"""Years of two digits from here on are of the last century."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNITS = {"day": "days", "week": "weeks", "fortnight": "fortnights", "month": "months", "year": "years"}
Month = Literal["first", "last", ""]
"""Which day of it a month alone means: ``Oct 2026``; with "" it is no day."""
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}


class Day(NamedTuple):
    """A day that was read. It is not ``sure`` where the text says less than a day (a month, a day without its year, a
    spreadsheet's number), so that whoever reads it should say which day it was taken for."""

    when: date
    sure: bool = True


def understand(text: str, today: date | None, month: Month = "") -> date:
    """The day that ``text`` means, seen from ``today`` (only words that need it fail without it).

    Day before month, as in British use; a time of day after it is passed over; a month alone means the day of it that
    ``month`` names. Raises ValueError with examples when it cannot tell.
    """
    return (month_alone(text, month) if month else None) or read(text, today).when


@lru_cache(4_096)  # a list says the same few days again and again
def read(text: str, today: date | None = None, *, cell: bool = False) -> Day:
    """As ``understand``, and whether the day was said in full. ``cell`` says that the text is a cell of days in a list,
    whose reader tells what it was taken for: there 46357 is a spreadsheet's number of a day, and a month its first."""
    words = clean_line(text).casefold().removeprefix("on ").strip()
    with suppress(ValueError):
        return Day(date.fromisoformat(words))  # its month is never taken for its day
    if cell and (serial := _SERIAL.fullmatch(words)):
        return Day(_SERIAL_BEGINS + timedelta(days=int(serial[1])), sure=False)
    words = _CLOCK.sub("", words) if ":" in words else words
    if month := month_alone(words):
        if not cell:
            raise ValueError(f"“{clean_line(text)}” is a month; a day is wanted, such as {month.isoformat()}")
        return Day(month, sure=False)
    if _HALF.fullmatch(words) and _prefix(words[:-3], _MONTHS) is not None:
        raise ValueError(f"“{clean_line(text)}” may be a month of a year or a day of a month; write the year in full")
    found = _relative(words, today) if today else None
    sure = found is None
    if found is None:
        found = _absolute(words, today)
        sure = found is not None and (today is None or _absolute(words, None) is not None)
    if found is None:
        raise ValueError(
            f"“{clean_line(text)}” is not a day I understand; "
            "try 2026-11-25, 25 nov, next tue, in 3 weeks or end of march"
        )
    return Day(found, sure)


def counted_from_1904(text: str) -> date | None:
    """The day of a spreadsheet's number in a workbook that counts its days from 1904; None for anything else."""
    serial = _SERIAL.fullmatch(text.strip())
    return _SERIAL_BEGINS_1904 + timedelta(days=int(serial[1])) if serial else None


def month_alone(text: str, which: Month = "first") -> date | None:
    """The first or the last day of a month told with its year and no day: ``Oct 2026``, ``2026-10``, ``10/2026``."""
    words = clean_line(text).casefold().replace(".", "")
    named = re.fullmatch(r"([a-z]{3,9}),? (\d{4})", words)
    numbered = re.fullmatch(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})", words)
    if named:
        at, year = _prefix(named[1], _MONTHS), int(named[2])
        month = at + 1 if at is not None else 0
    elif numbered:
        year, month = int(numbered[1] or numbered[4]), int(numbered[2] or numbered[3])
    else:
        return None
    if not (1 <= month <= 12 and year):
        return None
    return date(year, month, monthrange(year, month)[1] if which == "last" else 1)


def _relative(words: str, today: date) -> date | None:
    simple = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
    if words in simple:
        return today + timedelta(days=simple[words])
    if match := re.fullmatch(r"(?:in )?(\w+) (day|week|fortnight|month|year)s?( ago| from now)?", words):
        number = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1])
        if match[1] in ("next", "last"):
            number = 1 if match[1] == "next" else -1
        if number is not None and number < 5000:
            back = -1 if match[3] == " ago" else 1
            return _shift(today, number * back, _UNITS[match[2]])
    if match := re.fullmatch(r"(next |this |last )?([a-z]{3,9})", words):
        day = _prefix(match[2], _DAYS)
        if day is not None:
            return _weekday(today, day, (match[1] or "").strip())
    if match := re.fullmatch(r"(?:the )?(end|start|beginning|middle|mid) (?:of )?(?:the )?(.+)", words):
        return _edge(match[1], match[2], today)
    return None


def _weekday(today: date, day: int, which: str) -> date:
    ahead = (day - today.weekday()) % 7
    if which == "last":
        return today - timedelta(days=(today.weekday() - day) % 7 or 7)
    if which == "this":
        return today + timedelta(days=ahead)
    return today + timedelta(days=ahead or 7)


def _edge(edge: str, span: str, today: date) -> date | None:
    if span in ("month", "this month", "next month"):
        first = today.replace(day=1)
        if span.startswith("next"):
            first = _shift(first, 1, "months")
    elif span in ("year", "this year", "next year"):
        year = today.year + span.startswith("next")
        return date(year, *{"end": (12, 31)}.get(edge, (7, 1) if edge.startswith("mid") else (1, 1)))
    elif match := re.fullmatch(r"([a-z]{3,9})(?: (\d{4}))?", span):
        month = _prefix(match[1], _MONTHS)
        if month is None:
            return None
        year = int(match[2]) if match[2] else today.year + (month + 1 < today.month)
        first = date(year, month + 1, 1)
    else:
        return None
    if edge == "end":
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first.replace(day=15) if edge.startswith("mid") else first


def _shift(day: date, number: int, unit: str) -> date:
    from dateutil.relativedelta import relativedelta

    if unit == "fortnights":
        number, unit = number * 2, "weeks"
    try:
        return day + relativedelta(**{unit: number})  # type: ignore[arg-type]
    except (OverflowError, ValueError):
        raise ValueError("that day is too far away to be meant") from None


def _prefix(word: str, names: tuple[str, ...]) -> int | None:
    full = {
        "mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday", "fri": "friday",
        "sat": "saturday", "sun": "sunday", "jan": "january", "feb": "february", "mar": "march",
        "apr": "april", "may": "may", "jun": "june", "jul": "july", "aug": "august", "sep": "september",
        "oct": "october", "nov": "november", "dec": "december",
    }  # fmt: skip
    for at, name in enumerate(names):
        if word.startswith(name) and full[name].startswith(word):
            return at
    return 8 if word == "sept" and "sep" in names else None


def _absolute(words: str, today: date | None) -> date | None:
    from dateutil import parser

    if not re.search(r"\d", words) or re.fullmatch(r"\d{1,3}", words):
        return None
    if match := _WRITTEN.fullmatch(words):
        # A month that there is not is a slip, never a day told the other way round.
        first, month, last = (int(part) for part in match.groups())
        year, day_ = (first, last) if first > 31 else (last, first)
        year += 0 if year > 99 else 2000 if year < _LAST_CENTURY else 1900
        try:
            return date(year, month, day_)
        except ValueError:
            return None
    filler = [datetime(2024, 2, 28), datetime(2028, 12, 31)]
    try:
        both = [parser.parse(words, dayfirst=True, default=base) for base in filler]
    except (ValueError, OverflowError, TypeError):
        return None
    one, two = both
    if (one.day, one.month) != (two.day, two.month) or one.time() != datetime.min.time():
        return None
    if one.year != two.year:  # no year was given: the nearest one that is not long past
        if today is None:
            return None
        try:
            near = date(today.year, one.month, one.day)
        except ValueError:
            return None
        if (today - near).days > 90:
            near = near.replace(year=today.year + 1) if (one.month, one.day) != (2, 29) else near
        return near
    return one.date()
