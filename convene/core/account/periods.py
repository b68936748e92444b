"""The years of an account: from its first day on, the last one cut off by its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from convene.core.account.shape import Terms
from convene.text import plural

MOST_YEARS: Final = 100


@dataclass(frozen=True, slots=True)
class Span:
    """The years of an account; ``ends`` are their last days."""

    start: date
    end: date
    ends: tuple[date, ...]


def span(of: Terms) -> Span:
    """The years of an account, from its first day on."""
    ends = []
    for number in range(1, MOST_YEARS + 1):
        last = of.start + relativedelta(years=number, days=-1)
        ends.append(min(last, of.end))
        if last >= of.end:
            break
    return Span(of.start, of.end, tuple(ends))


def in_words(of: Terms) -> str:
    """``2025-04-01 to 2026-03-31 (1 year), in 2024 prices``."""
    years = plural(len(span(of).ends), "year")
    return f"{of.start} to {of.end} ({years}), in {of.price_year} prices"
