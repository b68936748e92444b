"""Changing a promise: before it is signed nobody's business, afterwards in the open, with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.services.delivery import commitments
from convene.services.nouns import public_reasons, records
from convene.services.thread import thread
from tests.making import add, change, find, ids, start, text
from tests.store.dumping import contents


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


@pytest.fixture
def promise(book: Book, place: str) -> str:
    return add(book, place, "commitment", slug="jobs", title="Jobs", actor="tide", wording="We will hire ten",
               quantity="10", due="2027-06-30")  # fmt: skip


def sign(book: Book, place: str, **more: Any) -> None:
    fields = {"actor": "tide", "signed_by": "Chair", "authority": "Board", "signed_on": "2026-11-01", **more}
    add(book, place, "signature", **fields)


def amendments(book: Book, place: str) -> list[dict[str, Any]]:
    return [one.model_dump() for _, one in book.ask(records.load_all, place, "amendment")]


def test_an_unsigned_promise_changes_without_ado(book: Book, place: str, promise: str) -> None:
    change(book, place, "commitment", promise, quantity="8")
    sign(book, place, signed_on="")
    change(book, place, "commitment", promise, quantity="9")
    assert amendments(book, place) == []
    assert not book.ask(commitments.is_signed, promise)


def test_a_signed_promise_leaves_an_amendment_with_its_reason(book: Book, place: str, promise: str) -> None:
    sign(book, place)
    assert book.ask(commitments.is_signed, promise)
    change(book, place, "commitment", promise, why="The order book halved", quantity="6", due="2027-12-31")
    (one,) = amendments(book, place)
    assert one["commitment"] == "jobs"
    assert one["why"] == "The order book halved"
    assert one["changed_on"] == book.today
    assert one["what"] == "Quantity from 10 to 6 and Due from Wed 30 Jun 2027 to Fri 31 Dec 2027."


@pytest.mark.parametrize(
    "fields",
    [{"wording": "We will hire some"}, {"evidence": ["Our word"]}, {"legally_required": True}, {"lever": "grants"}],
)
def test_without_a_reason_nothing_of_a_signed_promise_is_changed(
    book: Book, place: str, promise: str, fields: dict[str, Any]
) -> None:
    sign(book, place)
    before = text(book, place)
    with pytest.raises(Problem, match="promised in the open") as refused:
        change(book, place, "commitment", promise, " ", **fields)
    assert "why" in refused.value.fields
    assert text(book, place) == before


@pytest.mark.parametrize(
    "fields", [{"note": "seen them"}, {"status": "done"}, {"status": "at_risk"}, {"heard_on": "2026-11-20"}]
)
def test_news_of_a_signed_promise_is_no_amendment(book: Book, place: str, promise: str, fields: dict[str, str]) -> None:
    sign(book, place)
    change(book, place, "commitment", promise, **fields)
    assert amendments(book, place) == []


def test_giving_a_signed_promise_up_is_an_amendment(book: Book, place: str, promise: str) -> None:
    sign(book, place)
    change(book, place, "commitment", promise, why="Closed down", status="withdrawn")
    assert [one["why"] for one in amendments(book, place)] == ["Closed down"]


def test_change_and_amendment_are_one_undo(book: Book, place: str, promise: str) -> None:
    sign(book, place)
    before = text(book, place)
    change(book, place, "commitment", promise, why="w", quantity="6")
    after = text(book, place)
    book.undo(place)
    assert text(book, place) == before
    book.redo(place)
    assert text(book, place) == after


def test_two_changes_on_one_day_leave_two_amendments(book: Book, place: str, promise: str) -> None:
    sign(book, place)
    for quantity in ("6", "7", "6"):
        change(book, place, "commitment", promise, why="again", quantity=quantity)
    assert len(amendments(book, place)) == 3
    assert len(ids(book, place, "amendment")) == 3


def test_saving_a_signed_promise_unchanged_leaves_none(book: Book, place: str, promise: str) -> None:
    sign(book, place)
    assert not change(book, place, "commitment", promise)
    assert amendments(book, place) == []


def test_handing_a_signed_promise_to_somebody_else_is_an_amendment(book: Book, place: str, promise: str) -> None:
    sign(book, place)
    add(book, place, "actor", slug="ebb", name="Ebb", primary_type="msme")
    change(book, place, "commitment", promise, why="They took it over", actor="ebb")
    (one,) = amendments(book, place)
    assert "tide" in one["what"]
    assert "ebb" in one["what"]


@pytest.mark.parametrize("status", ["live", "at_risk", "late", "done", "changed"])
def test_a_promise_that_is_under_way_changes_in_the_open_though_nobody_signed(
    book: Book, place: str, promise: str, status: str
) -> None:
    change(book, place, "commitment", promise, status=status)
    assert amendments(book, place) == [], "that it is under way is news"
    old = book.ask(records.load, "commitment", promise)
    new = old.model_copy(update={"quantity": 6})
    asked = book.ask(public_reasons.questions, place, "commitment", promise, old, new, book.today)
    assert [one.words for one in asked] == ["Why do its terms change?"]
    change(book, place, "commitment", promise, why="The order book halved", quantity="6")
    assert [one["why"] for one in amendments(book, place)] == ["The order book halved"]
    steps = book.ask(thread.page, place, "commitment", promise)
    (said,) = [one.title for step in steps for one in step.items if one.id.startswith("amendment:")]
    assert said == "Changed 22 Nov 2026: The order book halved"


@pytest.mark.parametrize("status", ["offered", "withdrawn"])
def test_a_promise_nobody_counts_on_changes_without_ado(book: Book, place: str, promise: str, status: str) -> None:
    change(book, place, "commitment", promise, status=status)
    change(book, place, "commitment", promise, quantity="6")
    assert amendments(book, place) == []


@pytest.mark.parametrize("status", ["live", "late", "done", "changed", "withdrawn"])
def test_a_promise_others_read_of_stays_on_record(harrow: Book, harrow_id: str, status: str) -> None:
    one = find(harrow, harrow_id, "commitment", "free-rooms")
    change(harrow, harrow_id, "commitment", one, "As it stands.", status=status)
    before = contents(harrow.path)
    with pytest.raises(Problem, match="promised in the open") as caught:
        harrow.do(records.remove, harrow_id, "commitment", [one])
    assert "withdrawn" in caught.value.hint
    assert contents(harrow.path) == before


def test_an_offer_nobody_accepted_can_go(harrow: Book, harrow_id: str) -> None:
    one = add(harrow, harrow_id, "commitment", title="A stall", actor="saltworks", status="offered")
    assert harrow.do(records.remove, harrow_id, "commitment", [one]).value == 1
