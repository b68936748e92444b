"""The size band of an organisation, against the limits as they were published."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement.size_band import BANDS, Band, band_of, not_known, unlikely

# (headcount, turnover, balance sheet, year, band): at each limit ("up to" takes it in) and one above it.
PUBLISHED = (
    (10, 1_000_000, 500_000, 2026, "micro"),
    (11, 1_000_001, 500_000, 2026, "small"),
    (11, 1_000_000, 500_000, 2026, "micro"),
    (50, 15_000_000, 7_500_000, 2026, "small"),
    (51, 15_000_001, 7_500_000, 2026, "medium"),
    (250, 54_000_000, 27_000_000, 2026, "medium"),
    (251, 54_000_001, 27_000_000, 2026, "large"),
    (251, 54_000_001, 27_000_001, 2026, "large"),
    (10, 632_000, 316_000, 2024, "micro"),
    (11, 632_001, 316_000, 2024, "small"),
    (50, 10_200_000, 5_100_000, 2024, "small"),
    (51, 10_200_001, 5_100_000, 2024, "medium"),
    (250, 36_000_000, 18_000_000, 2024, "medium"),
    (251, 36_000_001, 18_000_000, 2024, "large"),
)


@pytest.mark.parametrize(("people", "turnover", "sheet", "year", "band"), PUBLISHED)
def test_the_published_limits_hold_to_the_pound(people: int, turnover: int, sheet: int, year: int, band: str) -> None:
    size = band_of(people, Decimal(turnover), Decimal(sheet), year)
    assert size is not None
    assert size.band == size.least == band


def test_two_of_three_decide_and_the_third_is_named() -> None:
    size = band_of(300, 900_000, 400_000, 2026)
    assert size is not None
    assert size.words == (
        "Micro (two of three limits, Companies Act rule from 6 April 2025); its headcount alone would be large"
    )


def test_an_earlier_year_takes_the_earlier_limits_and_says_so() -> None:
    """Twelve months that ended in 2025 began before 6 April of it."""
    figures = (40, 12_000_000, 6_000_000)
    for year, band, words in ((2025, "medium", "before"), (2026, "small", "from"), (None, "small", "from")):
        size = band_of(*figures, year)
        assert size is not None
        assert size.band == band
        assert f"Companies Act rule {words} 6 April 2025" in size.words


@pytest.mark.parametrize(
    ("people", "band"),
    [(0, "micro"), (9, "micro"), (10, "small"), (49, "small"), (50, "medium"), (249, "medium"), (250, "large")],
)
def test_headcount_alone_is_counted_as_the_business_statistics_do(people: int, band: str) -> None:
    size = band_of(people, None, None)
    assert size is not None
    assert size.band == band
    assert "headcount only" in size.words


def test_with_two_figures_the_missing_one_is_named_where_it_could_tell() -> None:
    size = band_of(8, 3_000_000, None, 2026)
    assert size is not None
    assert (size.band, size.least) == (Band.small, Band.micro)
    assert size.words.endswith("; micro is possible, the balance sheet would tell")
    sure = band_of(8, 900_000, None, 2026)
    assert sure is not None
    assert sure.words == "Micro (two of three limits, Companies Act rule from 6 April 2025)"


def test_nothing_known_or_money_alone_gives_no_band_and_says_why() -> None:
    assert band_of(None, None, None) is None
    assert band_of(None, Decimal(5_000_000), None, 2026) is None
    assert band_of(None, None, "5000000", 2026) is None
    assert "turnover of £5m alone" in not_known(None, 5_000_000, None)
    assert "headcount" in not_known(None, None, None)


def test_figures_come_as_the_book_holds_them() -> None:
    assert band_of(12, "1250.50", "") == band_of(12, Decimal("1250.50"), None)


amounts = st.none() | st.integers(0, 100_000_000)


@given(st.none() | st.integers(0, 1_000), amounts, amounts, st.none() | st.integers(2016, 2030))
def test_a_missing_figure_could_only_lead_to_what_was_said(
    people: int | None, turnover: int | None, sheet: int | None, year: int | None
) -> None:
    size = band_of(people, turnover, sheet, year)
    if size is None or [people, turnover, sheet].count(None) != 1:
        return
    for value in (0, 5, 30, 200, 400_000, 2_000_000, 20_000_000, 10**9):
        whole = [value if one is None else one for one in (people, turnover, sheet)]
        full = band_of(whole[0], whole[1], whole[2], year)
        assert full is not None
        assert BANDS.index(size.least) <= BANDS.index(full.band) <= BANDS.index(size.band)


def test_what_does_not_go_together_is_said_in_words() -> None:
    big, tiny = band_of(4_000, None, None), band_of(3, None, None)
    assert "listed as a small business" in unlikely("msme", big)
    assert "listed as an anchor" in unlikely("anchor", tiny)
    assert unlikely("anchor", big) == unlikely("msme", tiny) == unlikely("vcse", big) == unlikely("msme", None) == ""
    open_ = band_of(8, 90_000_000, None)  # may be micro, for all we know
    assert unlikely("msme", open_) == ""
