"""What cells of counting say, and words that claim a figure of the place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from convene.core.codesign.promised_quantity import unit_names
from convene.core.measuring.amounts import NotCountedError, exactly, other_unit, read_counted
from convene.core.measuring.claims import better_said, claimed

UNITS = unit_names(["job", "hour", "GBP", "percent", "person-year"])


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("12", "12", ""), ("1,250", "1250", ""), ("1 250", "1250", ""), ("12,5", "12.5", ""),
        ("1.234,50", "1234.50", ""), ("12 hours", "12", "hours"), ("£3,400.50", "3400.50", "GBP"),
        ("3,400 GBP", "3400", "GBP"), ("61%", "61", "percent"), ("£1.2k", "1200", "GBP"), ("1e3", "1000", ""),
        ("0", "0", ""), ("nil", "0", ""), ("+4", "4", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_unit(cell: str, number: str, unit: str) -> None:
    found = read_counted(cell)
    assert (found.quantity, found.unit) == (Decimal(number), unit)


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "n/a", "N/A", "tbc", "..", "not recorded"])
def test_nothing_is_never_nought(cell: str) -> None:
    assert read_counted(cell).quantity is None


@pytest.mark.parametrize(
    "cell",
    ["-5", "(500)", "£-3", "<5", "~12", "about 12", "12*", "5m", "10-12", "12 of 40", "#N/A", "#DIV/0!", "1,5,6",
     "12.5.3", "none", "twelve", "1" * 20, "£5 hours"],
)  # fmt: skip
def test_what_is_no_single_count_is_refused_in_words(cell: str) -> None:
    with pytest.raises(NotCountedError, match="“"):
        read_counted(cell)


def test_a_comma_that_may_part_either_is_marked() -> None:
    assert [read_counted(one).either for one in ("1,234", "1.234", "12,5")] == [True, True, False]
    assert read_counted("12,5").comma
    assert not read_counted("1,234,567").either


def test_a_unit_that_is_not_the_commitments_is_told() -> None:
    assert other_unit("", "hour", UNITS) == ""
    assert other_unit("hrs", "hour", UNITS) == ""
    assert other_unit("GBP", "GBP", UNITS) == ""
    assert other_unit("%", "percent", UNITS) == ""
    assert "counted in person-years" in other_unit("jobs", "person-year", UNITS)
    assert "no unit" in other_unit("jobs", "", UNITS)


def test_money_is_told_to_the_penny_where_a_slip_is_to_be_seen() -> None:
    assert exactly(Decimal("24310.5"), "GBP") == "£24,310.50"
    assert exactly(Decimal("24000"), "GBP") == "£24,000"
    assert exactly(Decimal("12"), "hour") == "12 hours"


@pytest.mark.parametrize(
    "text",
    ["Because of us shops open", "Thanks to the partnership it fell", "We achieved a fall", "We have cut crime",
     "The fall was caused by the manifesto", "Delivered by Saltworks", "as a direct result of our work",
     "Our commitments have reduced it", "wholly attributable to the scheme"],
)  # fmt: skip
def test_words_that_claim_a_figure_of_the_place_are_found(text: str) -> None:
    assert claimed(text)


@pytest.mark.parametrize(
    "text",
    ["", "Shop units let may add to fewer empty shops.", "The bus pass may help more people to work, beside much else.",
     "We mean to add to it.", "Residents say the street feels better.", "Nobody caused this alone."],
)  # fmt: skip
def test_words_of_contribution_are_left_alone(text: str) -> None:
    assert claimed(text) == ""
    assert claimed(better_said("Empty shops")) == ""
