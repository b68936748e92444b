"""Reviews planned ahead, and what delivery adds to what falls due."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from convene.core.vocabulary import WorkshopKind
from convene.errors import Problem
from convene.services.book import Book
from convene.services.delivery import reviews
from convene.services.engagement import follow_ups
from convene.services.nouns import records
from tests.making import add, change, ids, start


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


def test_reviews_are_one_a_quarter_on_their_weekday_with_their_agenda(book: Book, place: str) -> None:
    done = book.do(reviews.plan, place, WorkshopKind.review, 4, date(2026, 12, 29), weekday=1, starts=time(10))
    assert done.value.days == (date(2026, 12, 29), date(2027, 3, 30), date(2027, 6, 29), date(2027, 9, 28))
    assert done.label == "Planned 4 quarterly reviews"
    made: Any = book.ask(records.load, "workshop", ids(book, place, "workshop")[0])
    assert (sum(one.minutes for one in made.blocks), made.ends, made.stage) == (90, time(11, 30), "delivery")


def test_no_quarter_gets_a_second_one_and_a_cancelled_one_is_none(book: Book, place: str) -> None:
    held = add(book, place, "workshop", title="Review", kind="review", stage="delivery", date="2027-02-01")
    found = book.do(reviews.plan, place, WorkshopKind.review, 2, date(2026, 12, 1)).value
    assert (found.days, found.there) == ((date(2026, 12, 1),), (date(2027, 1, 1),))
    assert "January to March 2027 has one already." in found.says
    assert book.do(reviews.plan, place, WorkshopKind.review, 2, date(2026, 12, 1)).value.days == ()
    change(book, place, "workshop", held, status="cancelled")
    assert book.do(reviews.plan, place, WorkshopKind.review, 2, date(2026, 12, 1)).value.days == (date(2027, 3, 2),)
    assert book.do(reviews.plan, place, WorkshopKind.clinic, 1, date(2026, 12, 1)).value.days == (date(2026, 12, 1),)


@pytest.mark.parametrize(("number", "since"), [(0, date(2026, 12, 1)), (-2, date(2026, 12, 1)), (4, date(2026, 1, 1))])
def test_what_cannot_be_planned_is_explained_and_plans_nothing(
    book: Book, place: str, number: int, since: date
) -> None:
    with pytest.raises(Problem) as refused:
        book.do(reviews.plan, place, WorkshopKind.review, number, since)
    assert refused.value.hint
    assert ids(book, place, "workshop") == []


def test_delivery_falls_due_each_thing_once_with_its_kind(book: Book, place: str) -> None:
    for slug, more in (
        ("over", {"due": "2026-10-01", "heard_on": "2026-01-01"}),
        ("quiet", {"heard_on": "2026-06-01"}),
        ("fresh", {"heard_on": "2026-11-01"}),
        ("soon", {"status": "accepted", "start": "2027-02-01"}),
        ("gone", {"status": "withdrawn", "due": "2026-10-01"}),
    ):
        add(book, place, "commitment", **({"slug": slug, "title": slug, "actor": "tide", "status": "live"} | more))
    for slug, of, due, done in (("m1", "fresh", "2026-11-10", ""), ("m2", "fresh", "2026-11-10", "2026-11-10"),
                                ("m3", "gone", "2026-11-10", "")):  # fmt: skip
        add(book, place, "milestone", slug=slug, title=slug, commitment=of, due=due, done_on=done)
    for slug, bids in (("k1", "2026-12-06"), ("k2", "2026-12-07"), ("k3", "2026-11-01")):
        add(book, place, "contract", slug=slug, title=slug, buyer="tide", bids_due=bids)
    add(book, place, "workshop", slug="w", title="Review", kind="review", stage="delivery", date="2026-11-20")
    found = {one.handle: (one.noun, one.kind, one.when) for one in book.ask(follow_ups.due, place, book.today)}
    assert found == {
        "over": ("commitment", "past its day", date(2026, 10, 1)),
        "quiet": ("commitment", "no news for 90 days", date(2026, 8, 31)),
        "m1": ("milestone", "a milestone", date(2026, 11, 10)),
        "k1": ("contract", "bids are due", date(2026, 12, 6)),
        "w": ("workshop", "to be held", date(2026, 11, 20)),
    }
