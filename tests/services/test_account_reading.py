"""The account as it is read from a book: exact sums by year, what is left out, adjustments once, what was published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from convene.core.account.groupings import counts
from convene.core.account.shape import Account, Line
from convene.core.measurement_vocabulary import Adjustment
from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.services.account import pages, publishing
from convene.services.account.account import choose, read_account
from convene.services.book import Book
from convene.services.nouns import records

TODAY = date(2026, 11, 27)
NAME = "first-jobs"


def add(book: Book, place: str, noun: str, **values: Any) -> str:
    draft = NOUNS[noun].draft.model_validate(values, context={"today": TODAY})
    return book.do(records.add, place, noun, draft).value


def observe(book: Book, place: str, quantity: str, first: str, last: str, **more: Any) -> str:
    times = {"period_start": first, "period_end": last} if first else {"period_end": last}
    return add(
        book, place, "observation", commitment=NAME, quantity=quantity, slug=f"o-{first}-{last}", **times, **more
    )


def begun(book: Book, place: str, **more: Any) -> Account:
    told = {"title": "A", "slug": "a", "period_start": "2020-01-01", "period_end": "2021-06-30", "price_year": 2024}
    account = add(book, place, "account", **{**told, **more})
    return book.ask(read_account, place, account, TODAY)


def line(account: Account) -> Line:
    return next(one for one in account.lines if one.claim.commitment == NAME)


def test_quantities_are_added_exactly_by_year_of_the_account(harrow: Book, harrow_id: str) -> None:
    for quantity, first, last in (
        ("0.1", "2020-01-01", "2020-03-31"), ("0.2", "2020-04-01", "2020-12-31"),
        ("0.3333333333", "2021-01-01", "2021-03-31"),
    ):  # fmt: skip
        observe(harrow, harrow_id, quantity, first, last)
    claim = line(begun(harrow, harrow_id)).claim
    assert [(one.year, one.quantity, one.observations) for one in claim.actuals] == [
        (1, Decimal("0.3"), 2), (2, Decimal("0.3333333333"), 1),
    ]  # fmt: skip
    assert (claim.actuals[0].start, claim.actuals[0].end) == (date(2020, 1, 1), date(2020, 12, 31))
    assert claim.left_out == ()


def test_what_overlaps_or_reaches_over_an_end_is_left_out_and_told(harrow: Book, harrow_id: str) -> None:
    for quantity, first, last in (
        ("1", "2019-12-01", "2020-01-31"), ("2", "2020-02-01", "2020-04-30"), ("4", "2020-03-01", "2020-05-31"),
        ("8", "2020-06-01", "2020-08-31"), ("16", "2021-06-01", "2021-07-31"), ("32", "2022-01-01", "2022-02-28"),
    ):  # fmt: skip
        observe(harrow, harrow_id, quantity, first, last)
    claim = line(begun(harrow, harrow_id)).claim
    assert claim.quantity == 8
    assert [one.split(" (")[0] for one in claim.left_out] == [
        "2 observations whose periods overlap each other",
        "2 observations that reach over an end of the account's time",
    ]  # fmt: skip
    assert "6 person-years in all" in claim.left_out[0]
    assert "17 person-years in all" in claim.left_out[1]


def test_a_figure_that_stands_in_two_accounts_is_told_in_each(harrow: Book, harrow_id: str) -> None:
    observe(harrow, harrow_id, "3", "2021-01-01", "2021-03-31")
    assert begun(harrow, harrow_id).remarks == ()
    again = begun(harrow, harrow_id, title="B", slug="b", period_start="2021-01-01", period_end="2021-12-31")
    assert again.remarks == ("1 figure of it is in the account “A”, too: the two are never added up.",)
    apart = begun(harrow, harrow_id, title="C", slug="c", period_start="2023-01-01", period_end="2023-12-31")
    assert apart.remarks == ()


def test_since_when_nobody_knows_is_not_made_one_day(harrow: Book, harrow_id: str) -> None:
    observe(harrow, harrow_id, "3", "", "2020-12-31")
    (one,) = line(begun(harrow, harrow_id)).claim.actuals
    assert (one.start, one.end, one.quantity) == (None, date(2020, 12, 31), 3)


def test_a_time_still_to_come_is_left_out(harrow: Book, harrow_id: str) -> None:
    observe(harrow, harrow_id, "5", "2026-12-01", "2026-12-31")
    found = line(begun(harrow, harrow_id, period_start="2026-12-01", period_end="2027-11-30"))
    assert found.claim.actuals == ()
    assert "not over yet" in found.claim.left_out[0]
    assert found.why == "All that was counted is left out; see why."


def test_adjustments_of_one_period_hold_for_it_alone(harrow: Book, harrow_id: str) -> None:
    own = {"deadweight": 50, "adjustment_reason": "the yard closed"}
    observe(harrow, harrow_id, "4", "2020-01-01", "2020-03-31", **own)
    observe(harrow, harrow_id, "6", "2020-04-01", "2020-06-30")
    for kind in ("deadweight", "displacement", "attribution", "drop_off"):
        add(harrow, harrow_id, "assumption", commitment=NAME, kind=kind, central=0, reason="asked")
    found = line(begun(harrow, harrow_id))
    assert found.net is not None
    wanted = found.gross.central * found.share * 8 / 10
    assert abs(found.net.central - wanted) < Decimal("1e-9"), "half of the 4, and all of the 6"


def test_the_accounts_own_years_extend_the_index_and_never_overrule_it(harrow: Book, harrow_id: str) -> None:
    prices = [{"year": 2030, "index": 120, "source": "HM Treasury"}, {"year": 2020, "index": 1, "source": "me"}]
    account = begun(harrow, harrow_id, prices=prices, price_year=2030)
    assert account.terms.index[2030] == 120
    assert account.terms.index[2020] == Decimal("85.2137")
    assert account.terms.own_years == {2030: "HM Treasury"}
    assert "own price index for 2020 (1) is not used" in account.remarks[0]


def test_without_a_record_it_is_of_all_that_was_counted(harrow: Book, harrow_id: str) -> None:
    assert harrow.ask(choose, harrow_id, "") == ""
    account = harrow.ask(read_account, harrow_id, "", TODAY)
    assert account.terms.price_year == 2024
    assert sum(len(one.claim.actuals) for one in account.lines) > 5
    add(harrow, harrow_id, "account", title="One", period_start="2020-01-01", period_end="2020-12-31")
    latest = add(harrow, harrow_id, "account", title="Two", cycle=2, period_start="2021-01-01", period_end="2021-12-31")
    assert harrow.ask(choose, harrow_id, "") == harrow.ask(choose, harrow_id, "tw") == latest
    with pytest.raises(Problem, match="no account"):
        harrow.ask(choose, harrow_id, "three")


def test_each_adjustment_is_set_once_by_every_way_in(harrow: Book, harrow_id: str) -> None:
    told = {"commitment": NAME, "kind": "deadweight", "reason": "asked"}
    first = add(harrow, harrow_id, "assumption", central=10, **told)
    draft = NOUNS["assumption"].draft.model_validate({**told, "central": 20, "slug": "another"})
    with pytest.raises(Problem, match="set already") as caught:
        harrow.do(records.add, harrow_id, "assumption", draft)
    assert caught.value.hint
    with pytest.raises(Problem, match="set already"):
        harrow.do(records.add_list, harrow_id, "assumption", [draft])
    gone = harrow.do(records.remove, harrow_id, "assumption", [first])
    harrow.do(records.add, harrow_id, "assumption", draft)
    with pytest.raises(Problem, match="set anew since"):
        harrow.undo(harrow_id, gone.change)


def test_an_adjustment_that_came_in_twice_counts_as_not_set(harrow: Book, harrow_id: str) -> None:
    told = {"commitment": NAME, "kind": "deadweight", "reason": "asked"}
    drafts = [NOUNS["assumption"].draft.model_validate({**told, "central": at, "slug": f"s{at}"}) for at in (1, 2)]
    harrow.do(records.add_many, harrow_id, {"assumption": [("", one) for one in drafts]})
    found = line(harrow.ask(read_account, harrow_id, "", TODAY))
    assert Adjustment.deadweight in found.unset
    assert "Deadweight is set twice, so neither is taken." in found.remarks


def test_what_was_published_is_neither_typed_nor_changed_nor_removed(harrow: Book, harrow_id: str) -> None:
    account = add(
        harrow, harrow_id, "account", title="One", slug="one", period_start="2020-01-01", period_end="2020-12-31"
    )
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    values = {"account": "one", "number": 1, "published_on": "2026-11-27", "sha256": empty, "text": ""}
    draft = NOUNS["published_account"].draft.model_validate(values, context={"today": TODAY})
    with pytest.raises(Problem, match="publishing it, not by hand"):
        harrow.do(records.add, harrow_id, "published_account", draft)
    made = harrow.do(records.add_many, harrow_id, {"published_account": [("", draft)]})
    assert made
    kept = harrow.ask(lambda read: str(read.value("SELECT id FROM published_account")))
    with pytest.raises(Problem, match="is not changed"):
        harrow.do(records.edit, harrow_id, "published_account", kept, draft.model_copy(update={"why": "else"}))
    with pytest.raises(Problem, match="stays"):
        harrow.do(records.remove, harrow_id, "published_account", [kept])
    with pytest.raises(Problem, match="was published, so it stays"):
        harrow.do(records.remove, harrow_id, "account", [account])


def test_a_figure_that_moved_since_it_went_out_says_what_went_out(harrow: Book, harrow_id: str) -> None:
    observe(harrow, harrow_id, "4", "2026-01-01", "2026-06-30")
    told = {"title": "A", "slug": "a", "period_start": "2026-01-01", "period_end": "2026-12-31", "price_year": 2024}
    ident = add(harrow, harrow_id, "account", **told)
    harrow.do(publishing.publish, harrow_id, ident)
    assert harrow.ask(pages.page, harrow_id, ident, TODAY).since == ""
    observe(harrow, harrow_id, "2", "2026-07-01", "2026-09-30")
    for kind in (Adjustment.deadweight, Adjustment.attribution, Adjustment.displacement, Adjustment.drop_off):
        add(harrow, harrow_id, "assumption", commitment=NAME, kind=kind, central=10, low=5, high=20, reason="Asked")
    assert harrow.ask(pages.page, harrow_id, ident, TODAY).since.startswith("Not as it went out on ")


def test_what_an_offer_nobody_accepted_would_have_been_is_in_no_sum_of_promises(harrow: Book, harrow_id: str) -> None:
    found = harrow.ask(read_account, harrow_id, "", TODAY)
    offered = [one for one in found.lines if one.claim.offered]
    assert offered, "the sample has offers"
    assert counts(tuple(offered)) == ()
