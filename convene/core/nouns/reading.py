"""What a person types, turned into values: numbers, money, dates, lists, yes and no.

Each reader takes anything and returns a value of its kind, or raises ValueError with words that say what
would have been understood. Values that already have the right type pass through.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import ValidationInfo

from convene.core.dates import Month, understand
from convene.core.vocabulary import Choice
from convene.text import clean, clean_line

# A comma or a space only ever parts thousands: "1,5" could mean one and a half, so it is refused rather than read as
# 15; and so is "(500)", which bookkeepers write for what is owed.
_NUMBER = re.compile(
    r"^(?!-£-)(-?)£?(?:(?<=£)(-))?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:\s\d{3})+|\d*)(?:\.\d+)?|\d+)"
    r"\s*(k|m|bn|thousand|million|billion|%|e\+?\d{1,2})?$",
    re.IGNORECASE,
)
_TWO_YEARS = re.compile(r"(19|20)\d\d\s*[/–-]\s*(\d\d|(19|20)\d\d)")
_GAPS = re.compile(r"[,\s]")
_SIZES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}


def read_line(value: Any) -> Any:
    """One line of text, cleaned."""
    return clean_line(value) if isinstance(value, str) else value


def read_prose(value: Any) -> Any:
    """Text of many lines, cleaned."""
    return clean(value) if isinstance(value, str) else value


def read_exact(value: Any) -> Any:
    """Text as it is, letter for letter."""
    return value


def read_number(value: Any) -> Decimal | None:
    """An exact number: ``12``, ``1,250.50``, ``250 000``, ``£60k``, ``1.2m``, ``40%``. Empty means none."""
    return _number(value, "try 1250, 1,250.50 or £60k")


def _number(value: Any, instead: str) -> Decimal | None:
    """As ``read_number``; ``instead`` says what to try where it is none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        raise ValueError("a number is wanted here, not yes or no")
    if isinstance(value, Decimal | int | float):
        number = Decimal(str(value))
    elif isinstance(value, str) and (found := _NUMBER.match(value.strip())) and found[3]:
        sign, behind, digits, size = found.groups()
        try:
            number = Decimal((sign or behind or "") + _GAPS.sub("", digits))
            number = number.scaleb(_size((size or "").lower()))
        except InvalidOperation:
            raise ValueError(f"“{clean_line(value)}” is not a number") from None
    elif isinstance(value, str) and _TWO_YEARS.fullmatch(value.strip()):
        raise ValueError(f"“{clean_line(value)}” is a financial year, and one number is wanted here")
    else:
        raise ValueError(f"“{clean_line(str(value))}” is not a number; {instead}")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
        raise ValueError("that number is too large to be meant")
    return plain(number)


def _size(word: str) -> int:
    """The power of ten of ``k``, ``million`` or ``e+06``."""
    return int(word[1:]) if word.startswith("e") else _SIZES.get(word, 0)


def plain(number: Decimal) -> Decimal:
    """The same number written one way only: no exponent, no trailing zeros."""
    if number == number.to_integral_value():
        return number.quantize(Decimal(1)) + 0
    return number.normalize()


def read_whole(value: Any) -> int | None:
    """A whole number, typed as people type it. Empty means none."""
    number = _number(value, "try 12 or 1,250")
    if number is None:
        return None
    if number != number.to_integral_value():
        raise ValueError("a whole number is wanted here")
    return int(number)


def read_boolean(value: Any) -> Any:
    """Yes or no."""
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in ("yes", "y", "true", "1", "on"):
            return True
        if word in ("no", "n", "false", "0", "off"):
            return False
        if not word:
            return None
        raise ValueError(f"“{clean_line(value)}” is neither yes nor no")
    return value


def read_list(value: Any) -> Any:
    """A list. Typed text is split at new lines, or else at semicolons or commas; empty parts are dropped."""
    if value is None:
        return ()
    if isinstance(value, str):
        marks = "\n" if "\n" in value.strip() else ";" if ";" in value else ","
        return tuple(part for part in (clean_line(raw) for raw in value.split(marks)) if part)
    if isinstance(value, list | tuple):
        return tuple(value)
    raise ValueError("a list is wanted here")


_CODE = re.compile(r"[A-Z]\d{8}|[A-Z]{1,2}\d[A-Z\d]?( ?\d[A-Z]{2})?", re.IGNORECASE)


def read_codes(value: Any) -> Any:
    """Area codes and postcodes: several typed into one line are several."""
    found: list[str] = []
    for one in read_list(value):
        parts = [part.strip() for part in re.split(r"[,;]", one) if part.strip()] if isinstance(one, str) else []
        found += parts if len(parts) > 1 and all(_CODE.fullmatch(part) for part in parts) else [one]
    return tuple(found)


def read_choice(kind: type[Choice], value: Any) -> Any:
    """A word from a fixed list, by key or label, in any case. Names the nearest word when it is not one."""
    if value is None or isinstance(value, kind):
        return value
    if not isinstance(value, str):
        raise ValueError(f"one of these words is wanted: {', '.join(kind)}")
    word = clean_line(value)
    if not word:
        return None
    folded, named = _folded(word), _named(kind)
    if folded in named:
        return named[folded]
    near = get_close_matches(folded, named, n=1)
    meant = f"; did you mean {named[near[0]].value}?" if near else ""
    raise ValueError(f"“{word}” is not one of {', '.join(kind)}{meant}")


@cache
def _named(kind: type[Choice]) -> dict[str, Choice]:
    """Every word a choice is known by."""
    return {name: one for one in kind for name in (one.value, _folded(one.label))}


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def read_time(value: Any) -> Any:
    """A clock time: ``18:30``, ``18.30``, ``6.30pm``, ``18``."""
    if isinstance(value, str):
        if not value.strip():
            return None
        found = re.match(r"^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm)?$", value.strip().casefold())
        if found:
            hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
            if half and 1 <= hour <= 12:
                hour = hour % 12 + (12 if half == "pm" else 0)
            if hour < 24 and minute < 60:
                return time(hour, minute)
        raise ValueError(f"“{clean_line(value)}” is not a time; try 18:30 or 6.30pm")
    if isinstance(value, int | float | Decimal):
        raise ValueError("a time is wanted here, such as 18:30")
    return value


def read_date(value: Any, info: ValidationInfo) -> Any:
    """A day: ``2026-11-25``, ``25 Nov``, ``next tue``, ``in 3 weeks``, ``end of march``; a month alone, ``Oct 2026``,
    is its first day. Empty means none."""
    return _read_date(value, info, "first")


def read_deadline(value: Any, info: ValidationInfo) -> Any:
    """As ``read_date``; but a month alone is its last day."""
    return _read_date(value, info, "last")


def _read_date(value: Any, info: ValidationInfo, month: Month) -> Any:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        raise ValueError("a day is wanted here, such as 2026-11-25")
    if isinstance(value, datetime):
        raise ValueError("a day without a time of day is wanted here")
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return understand(value, (info.context or {}).get("today"), month)
    return value
