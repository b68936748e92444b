"""Two cycles side by side: the same measure in the same unit and the same money, or said why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from convene.core.account.compared import compared
from convene.core.account.next_cycle import following, next_account
from convene.core.measurement_vocabulary import AccountPart
from convene.core.nouns.account import AccountDraft, Cost, PriceIndex
from tests.files.made_accounts import VALUE, account, claim, filed

THEN = account(claim("first"), claim("gone", measure="WB1.1", measure_title="Somebody housed"))


def test_the_same_measure_is_compared_in_the_money_of_the_later_account() -> None:
    then, now = filed(THEN), filed(account(claim("first"), claim("new", measure="CN1.1", measure_title="Tonnes")))
    index = [{"year": one.year, "index": one.index} for one in now.terms.index]
    later = {
        "cycle": 2,
        "terms": {"currency": "GBP", "price_year": 2026, "index": [*index, {"year": 2026, "index": 105}]},
    }
    found = compared(then, filed(account(claim("first")), **later))
    assert found.price_year == 2026
    assert "1.0500 times" in found.brought
    (pair,) = found.pairs
    was, here = pair.then.of(AccountPart.worth), pair.now.of(AccountPart.worth)
    assert was is not None
    assert here is not None
    line = THEN.lines[0]
    assert line.net is not None
    assert was.central == (line.net.central * Decimal("1.05")).quantize(Decimal("1e-12"))
    assert here.central == line.net.central
    assert pair.then.quantity == pair.now.quantity == Decimal("12.3")
    found = compared(then, now)
    assert found.brought == "All amounts are in the money of 2024."
    assert [one.split()[0] for one in found.new] == ["CN1.1"]
    assert [one.split()[0] for one in found.gone] == ["WB1.1"]
    assert found.pairs[0].remarks == ()


def test_what_means_something_else_is_not_compared_and_why_is_said() -> None:
    hours = filed(account(claim("first", unit="hour")))
    (apart,) = compared(filed(THEN), hours).apart
    assert apart.why == "its unit was “person-year” and is “hour”."
    renamed = filed(account(claim("first", measure_title="Half a year in work")))
    assert "its title was" in compared(filed(THEN), renamed).apart[0].why
    dearer = filed(account(claim("first", unit_value=replace(VALUE, year=2015))))
    assert "part of the difference in value is that" in compared(filed(THEN), dearer).pairs[0].remarks[0]


def test_no_amount_is_compared_without_an_index_for_both_years() -> None:
    now = filed(account(claim("first")), terms={"currency": "GBP", "price_year": 2031, "index": []})
    found = compared(filed(THEN), now)
    assert found.price_year is None
    assert "no price index has both years" in found.brought
    assert found.totals == ()
    assert found.pairs[0].then.parts == ()
    assert "person" in found.pairs[0].words
    euros = filed(account(claim("first")), terms={"currency": "EUR", "price_year": 2024, "index": []})
    assert "one is in GBP, the other in EUR" in compared(filed(THEN), euros).brought


def test_periods_of_other_lengths_are_told() -> None:
    year = filed(account(claim("first", actuals=claim("first").actuals[:1])), period_end=date(2026, 3, 31))
    assert any("24 months" in one and "about 12" in one for one in compared(filed(THEN), year).remarks)


def test_the_next_account_follows_the_last_day_by_day_and_keeps_its_terms_alone() -> None:
    for start, end, then, until in (
        ("2025-04-01", "2026-03-31", "2026-04-01", "2027-03-31"),
        ("2024-02-29", "2024-03-28", "2024-03-29", "2024-04-28"),
        ("2024-01-01", "2024-01-10", "2024-01-11", "2024-01-20"),
        ("2023-01-01", "2024-06-30", "2024-07-01", "2025-12-31"),
        ("2024-01-31", "2024-02-29", "2024-03-01", "2024-03-30"),
    ):  # fmt: skip
        assert following(*map(date.fromisoformat, (start, end))) == tuple(map(date.fromisoformat, (then, until)))
    last = AccountDraft(
        title="First year, cycle 1", period_start=date(2025, 4, 1), period_end=date(2026, 3, 31), price_year=2024,
        discount_rate=Decimal(2), prices=(PriceIndex(year=2025, index=Decimal(103), source="Somewhere"),),
        costs=(Cost(what="Rooms", amount=Decimal(10)),), costs_complete=True, harm="A fall", harm_asked=True,
        note="Read this", importance="what-first", carries_over="The van",
    )  # fmt: skip
    made = next_account(last, 2)
    assert made.title == "First year, cycle 2"
    assert (made.price_year, made.discount_rate, made.prices) == (2024, Decimal(2), last.prices)
    assert (made.costs, made.costs_complete, made.harm, made.harm_asked) == ((), False, "", False)
    assert (made.note, made.importance, made.carries_over) == ("", "", "")
