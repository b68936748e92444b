"""Calendar quarters, and which of them went by without a review."""

from __future__ import annotations

from datetime import date, timedelta

from convene.core.gates.facts import PlaceFacts


def missed_reviews(facts: PlaceFacts) -> tuple[date, ...]:
    """First days of the finished quarters without a review, oldest first."""
    here = facts.delivery
    if here.begun is None or here.begun > facts.today:
        return ()
    met = {quarter_of(one) for one in here.reviews}
    return tuple(one for one in finished_quarters(here.begun, facts.today) if one not in met)


def quarter_of(when: date) -> date:
    """The first day of the calendar quarter a day lies in."""
    return date(when.year, (when.month - 1) // 3 * 3 + 1, 1)


def finished_quarters(begun: date, today: date) -> tuple[date, ...]:
    """First days of the whole calendar quarters between ``begun`` and the start of today's quarter."""
    quarters, one, this = [], first_quarter(begun), quarter_of(today)
    while one < this:
        quarters.append(one)
        one = after(one)
    return tuple(quarters)


def first_quarter(begun: date) -> date:
    """The first day of the first whole quarter from a day on."""
    return begun if begun == quarter_of(begun) else after(quarter_of(begun))


def after(quarter: date) -> date:
    """The first day of the quarter that follows."""
    return date(quarter.year + quarter.month // 10, (quarter.month + 2) % 12 + 1, 1)


def quarter_words(quarter: date) -> str:
    """``July to September 2026``."""
    return f"{quarter:%B} to {after(quarter) - timedelta(days=1):%B %Y}"
