"""Periods as people write them, and the regular ones of a commitment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from convene.core.measuring.grid import Seen
from convene.core.measuring.periods import Period, Years, months_to, read_period, regular, year_around
from convene.core.measuring.reminders import lacking, next_period

APRIL, JANUARY, NOBODY = Years(4), Years(1), Years()


@pytest.mark.parametrize(
    ("text", "years", "start", "end"),
    [
        ("Q1 2025/26", APRIL, "2025-04-01", "2025-06-30"),
        ("2025-26 Quarter 4", APRIL, "2026-01-01", "2026-03-31"),
        ("Q1 2025/26", JANUARY, "2025-04-01", "2025-06-30"),  # two numbers are never a calendar year
        ("Q1 (Apr-Jun) 2025/26", NOBODY, "2025-04-01", "2025-06-30"),
        ("2025Q2", JANUARY, "2025-04-01", "2025-06-30"),
        ("2025 Q2", APRIL, "2025-07-01", "2025-09-30"),
        ("H2 2025/26", APRIL, "2025-10-01", "2026-03-31"),
        ("2025-26", NOBODY, "2025-04-01", "2026-03-31"),
        ("2025", APRIL, "2025-04-01", "2026-03-31"),
        ("2025", JANUARY, "2025-01-01", "2025-12-31"),
        ("Apr-25", NOBODY, "2025-04-01", "2025-04-30"),
        ("February 2024", NOBODY, "2024-02-01", "2024-02-29"),
        ("2025-04", NOBODY, "2025-04-01", "2025-04-30"),
        ("Dec–Feb 2026", NOBODY, "2025-12-01", "2026-02-28"),
        ("Oct 2025 to Mar 2026", NOBODY, "2025-10-01", "2026-03-31"),
        ("01/04/2025-30/06/2025", NOBODY, "2025-04-01", "2025-06-30"),
        ("2025-04-01/2025-06-30", NOBODY, "2025-04-01", "2025-06-30"),
        ("quarter ending June 2025", NOBODY, "2025-04-01", "2025-06-30"),
        ("Year ended 31 March 2026", NOBODY, "2025-04-01", "2026-03-31"),
        ("12 months to March 2026", NOBODY, "2025-04-01", "2026-03-31"),
        ("30 June 2025", NOBODY, "2025-06-30", "2025-06-30"),
    ],
)
def test_a_period_is_read_as_it_is_written(text: str, years: Years, start: str, end: str) -> None:
    assert read_period(text, years).period == Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("FY26", "may begin or end"),
        ("Q1", "does not say of which year"),
        ("Q5 2025", "no period I understand"),
        ("H3 2025", "two halves"),
        ("2025-13", "no period I understand"),
        ("Jan 2026 to Dec 2025", "ends before it begins"),
        ("2019 to 2025", "no period I understand"),
        ("1 Jan 2019 to 31 Dec 2025", "longer than three years"),
        ("Q1 Apr-Jun 2025", "other months"),
        ("", "no period is named"),
    ],
)
def test_what_may_mean_several_periods_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_period(text)


def test_what_was_assumed_is_told() -> None:
    assert "April" in read_period("Q1 2025/26", NOBODY).told
    assert "calendar year" in read_period("2025", NOBODY).told
    assert "begins in October 2025" in read_period("2025", Years(10)).told
    assert read_period("Apr 2025", NOBODY).told == ""
    assert read_period("Q2", Years(4, date(2025, 4, 1))).period == Period(date(2025, 7, 1), date(2025, 9, 30))


def test_months_end_where_they_end() -> None:
    assert [one.end.isoformat() for one in regular(date(2025, 1, 31), date(2025, 5, 1), 1)] == [
        "2025-02-27", "2025-03-30", "2025-04-29", "2025-05-30",
    ]  # fmt: skip
    assert months_to(date(2025, 2, 28), 3) == Period(date(2024, 12, 1), date(2025, 2, 28))
    assert months_to(date(2025, 6, 15), 1) == Period(date(2025, 5, 16), date(2025, 6, 15))
    assert year_around(date(2026, 3, 31), 4) == Period(date(2025, 4, 1), date(2026, 3, 31))


def seen(*spans: tuple[str, str]) -> list[Seen]:
    return [Seen("", date.fromisoformat(one), date.fromisoformat(two), Decimal(1)) for one, two in spans]


def test_each_period_that_is_over_and_lacks_its_figure_is_named() -> None:
    start, today = date(2025, 4, 1), date(2026, 1, 15)
    found = lacking(start, date(2027, 3, 31), 3, seen(("2025-04-01", "2025-06-30")), today)
    assert found is not None
    assert [one.words for one in found.periods] == ["Jul to Sep 2025", "Oct to Dec 2025"]
    assert found.words == "Jul to Sep 2025 and 1 more period; not counted since Jun 2025"
    assert found.since == date(2025, 10, 1)
    assert lacking(start, None, 3, seen(("2025-04-01", "2025-12-31")), today) is None
    assert lacking(start, None, 12, (), today) is None, "its year is not over"
    part = lacking(start, date(2025, 8, 15), 3, (), today)
    assert part is not None
    assert part.periods[-1] == Period(date(2025, 7, 1), date(2025, 8, 15)), "the last one ends when it is due"
    monthly = lacking(start, None, 3, seen(("2025-04-01", "2025-04-30")), today)
    assert monthly is not None
    assert monthly.periods[0].words == "Apr to Jun 2025", "a month is no quarter"


def test_what_is_counted_once_is_asked_for_when_it_is_due() -> None:
    due = date(2025, 12, 31)
    assert lacking(date(2025, 1, 1), due, None, (), due) is None
    found = lacking(date(2025, 1, 1), due, None, (), date(2026, 1, 1))
    assert found is not None
    assert found.words == "2025; never counted"
    assert lacking(None, None, None, (), due) is None


def test_the_next_period_follows_the_last() -> None:
    today = date(2026, 1, 15)
    assert next_period(date(2025, 4, 1), 3, seen(("2025-04-01", "2025-06-30")), today).words == "Jul to Sep 2025"
    assert next_period(None, None, seen(("2025-05-01", "2025-05-31")), today).words == "June 2025"
