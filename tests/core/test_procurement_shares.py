"""Shares of what anchors pay: both numbers, what could not be told, and never one number where two are true."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.delivery.procurement.lm3 import Spent, lm3
from convene.core.delivery.procurement.nearness import Boundary
from convene.core.delivery.procurement.shares import (
    Paid,
    Period,
    Share,
    Types,
    compared,
    is_small,
    is_voluntary,
    share,
)
from convene.core.delivery_vocabulary import Nearness

YEAR = Period(date(2024, 4, 1), date(2025, 3, 31))
NEXT = Period(date(2025, 4, 1), date(2026, 3, 31))


def of(part: int, whole: int, more: int = 0) -> Share:
    return Share(Decimal(part), Decimal(whole), Decimal(more))


# shares


def test_a_share_says_the_lowest_and_the_highest_it_can_be() -> None:
    found = share([Paid(Decimal(30), True), Paid(Decimal(50), False), Paid(Decimal(20), None)], "local")
    assert (found.part, found.whole, found.untold) == (30, 100, 20)
    assert (found.lowest, found.highest, found.words()) == (30, 50, "30.0% to 50.0%")
    assert of(30, 100).words() == "30.0%"


def test_money_that_came_back_from_somebody_unknown_lowers_the_lowest() -> None:
    found = share([Paid(Decimal(50), True), Paid(Decimal(60), False), Paid(Decimal(-10), None)], "local")
    assert (found.lowest, found.highest) == (40, 50)


def test_there_is_no_share_of_nothing() -> None:
    assert of(0, 0).words() == "no share: nothing was paid on balance"
    assert share([Paid(Decimal(5), True), Paid(Decimal(-9), False)], "local").lowest is None


_PAID = st.builds(Paid, st.integers(-500, 900).map(Decimal), st.sampled_from([True, False, None]))


@given(st.lists(_PAID, max_size=8), st.lists(st.booleans(), min_size=8, max_size=8))
def test_whatever_turns_out_of_what_is_not_known_lies_between(paid: list[Paid], truth: list[bool]) -> None:
    found = share(paid, "local")
    known = [one if one.local is not None else one._replace(local=told) for one, told in zip(paid, truth, strict=False)]
    if found.lowest is not None and found.highest is not None:
        real = share(known, "local").lowest
        assert real is not None
        assert found.lowest <= real <= found.highest


@given(st.lists(_PAID, max_size=6), st.lists(_PAID, max_size=6))
def test_ledgers_added_up_are_as_one(one: list[Paid], other: list[Paid]) -> None:
    assert share(one, "local") + share(other, "local") == share([*one, *other], "local")


def test_preston_the_total_fell_while_the_share_rose() -> None:
    """Domain figures: about £38.3m of £766m, and £112.3m of £617m."""
    words = compared(of(38_300_000, 766_000_000), of(112_300_000, 617_000_000), YEAR, NEXT).words()
    assert "The share rose from 5.0% (£38,300,000 of £766,000,000) to 18.2% (£112,300,000 of £617,000,000)." in words
    assert "the total fell by £149,000,000" in words


def test_a_share_may_rise_while_less_stays() -> None:
    assert "the total fell by £50, and £5 less stayed" in compared(of(20, 100), of(15, 50), YEAR, NEXT).words()
    assert "£10 more stayed: the total rose faster" in compared(of(20, 100), of(30, 300), YEAR, NEXT).words()


def test_ranges_that_overlap_do_not_tell_which_way_it_went() -> None:
    assert "cannot be told" in compared(of(20, 100, 30), of(30, 100, 10), YEAR, NEXT).words()


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (YEAR, Period(date(2025, 4, 1), date(2025, 4, 30)), "one is of 365 days and the other of 30"),
        (YEAR, Period(date(2025, 1, 1), date(2025, 12, 31)), "their periods overlap"),
        (None, NEXT, "does not say which period"),
    ],
)
def test_what_cannot_be_compared_is_said_and_not_divided(before: Period | None, after: Period, why: str) -> None:
    words = compared(of(20, 100), of(40, 100), before, after).words()
    assert words.startswith("Not compared: ")
    assert why in words


@pytest.mark.parametrize(
    ("types", "small"),
    [
        (Types("msme"), True),
        (Types("supplier", ("msme",)), True),
        (Types("supplier", (), "40"), True),
        (Types("supplier", (), "900"), False),
        (Types("supplier"), None),
        (Types("msme", (), "900"), None),
        (Types("anchor", (), "9"), False),
    ],
)
def test_a_small_business_is_told_by_its_figures_then_by_its_type(types: Types, small: bool | None) -> None:
    assert is_small(types) is small


def test_a_voluntary_group_may_be_other_things_as_well() -> None:
    assert is_voluntary(Types("anchor", ("vcse",)))
    assert not is_voluntary(Types("supplier"))


# where the money goes


QUAY = Boundary(
    local_postcodes=["HQ1", "HQ2 5"], wider_postcodes=["HQ"], area_codes=["E01999991"], wards=["Ropewalk Ward"]
)


@pytest.mark.parametrize(
    ("said", "nearness", "by"),
    [
        ({"postcode": "HQ1 2AB"}, Nearness.local, "ledger"),
        ({"postcode": "HQ11 2AB"}, Nearness.wider, "ledger"),
        ({"postcode": "HQ2 5LA"}, Nearness.local, "ledger"),
        ({"postcode": "HQ2 6LA"}, Nearness.wider, "ledger"),
        ({"base": "HQ2"}, None, ""),
        ({"base": "HQ2", "postcode": "ZX1 1AA"}, Nearness.away, "ledger"),
        ({"base": "HQ1", "postcode": "ZX1 1AA"}, Nearness.local, "actor"),
        ({"base": "E01999991"}, Nearness.local, "actor"),
        ({"ward": "ropewalk", "base": "ZX1"}, Nearness.local, "actor"),
        ({"postcode": "ZX1 1AA"}, Nearness.away, "ledger"),
        ({"postcode": "ZX1 1AA", "said": Nearness.local}, Nearness.local, "hand"),
        ({}, None, ""),
        ({"postcode": "by the quay"}, None, ""),
    ],
)
def test_somebodys_word_comes_first_then_the_actor_then_the_ledger(
    said: dict[str, str], nearness: Nearness | None, by: str
) -> None:
    found = QUAY.where(**said)  # type: ignore[arg-type]
    assert (found.nearness, found.by) == (nearness, by)


def test_an_area_code_of_another_area_is_not_local_and_may_be_around() -> None:
    found = QUAY.where(base="E01000001")
    assert (found.local, found.wider) == (False, None)


def test_a_place_that_says_nothing_of_what_is_local_tells_nothing() -> None:
    nowhere = Boundary()
    assert not nowhere.says
    assert nowhere.where(base="HQ1", postcode="HQ1 2AB", ward="Ropewalk").local is None


# LM3


def test_the_three_rounds_as_worked_out_by_hand() -> None:
    """£100,000, of which £40,000 to suppliers of the place, who spend half of it here: (100 + 40 + 20) / 100."""
    found = lm3([Spent(Decimal(40_000), True, Decimal(50)), Spent(Decimal(60_000), False)])
    assert (found.first, found.second, found.third) == (100_000, 40_000, 20_000)
    assert (found.lowest, found.highest, found.words()) == (
        Decimal("1.6"), Decimal("1.6"), "1.60; 100% of the second round was answered"
    )  # fmt: skip


def test_what_was_not_answered_is_a_bound_and_never_filled_in() -> None:
    """30,000 answered 40%, 10,000 did not answer, 5,000 of nobody knows where: 100 + 40 + 12, up to + 10 + 2 × 5."""
    found = lm3([
        Spent(Decimal(30_000), True, Decimal(40)), Spent(Decimal(10_000), True), Spent(Decimal(55_000), False),
        Spent(Decimal(5_000), None),
    ])  # fmt: skip
    assert (found.lowest, found.highest) == (Decimal("1.52"), Decimal("1.72"))
    assert found.answered_share == 75
    assert found.words() == "1.52 to 1.72; 75% of the second round was answered"


def test_where_all_stays_it_is_three_and_where_nothing_does_one() -> None:
    assert lm3([Spent(Decimal(10), True, Decimal(100))]).highest == 3
    assert lm3([Spent(Decimal(10), False)]).highest == 1
    assert lm3([]).words() == "no multiplier: nothing was paid on balance"
