"""A commitment and a vision move on with one step: what it asks, what it keeps, and what stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from convene.core.vocabulary import CommitmentStatus as C
from convene.core.vocabulary import DecisionMethod
from convene.core.vocabulary import VisionStatus as V
from convene.errors import Problem
from convene.services.book import Book
from convene.services.nouns import records, status_steps
from tests.making import add, ids, start, text


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


def promise(book: Book, place: str, status: str = "live", title: str = "Jobs", **more: Any) -> str:
    return add(book, place, "commitment", title=title, actor="tide", status=status, quantity="10", unit="job", **more)


def sign(book: Book, place: str) -> None:
    add(book, place, "signature", actor="tide", signed_by="Chair", authority="Board", signed_on="2026-11-01")


def asked(book: Book, place: str, noun: str, record: str, to: Any) -> list[str]:
    return [one.name for one in book.ask(status_steps.questions, place, noun, [record], to)]


def step(book: Book, place: str, noun: str, records_: list[str], to: Any, **answers: str) -> tuple[int, str]:
    told: Mapping[str, str] = answers
    moved: tuple[int, str] = book.do(status_steps.step, place, noun, records_, to, told).value
    return moved


def test_accepting_asks_who_and_keeps_when_even_once_the_actor_has_signed(book: Book, place: str) -> None:
    sign(book, place)
    one = promise(book, place, "offered")
    assert asked(book, place, "commitment", one, C.live) == ["by", "how"]
    with pytest.raises(Problem, match="How did they say so"):
        step(book, place, "commitment", [one], C.live, by="Chair", how=" ")
    assert step(book, place, "commitment", [one], C.live, by="Chair", how="by letter") == (1, "Jobs: offered → live")
    kept: Any = book.ask(records.load, "commitment", one)
    assert (kept.status, kept.accepted_by, kept.accepted_on) == (C.live, "Chair", book.today)
    assert kept.accepted_how == "by letter"
    assert ids(book, place, "amendment") == []  # what was offered stood in no manifesto


@pytest.mark.parametrize("signed", [True, False])
def test_one_that_others_count_on_asks_why_it_changes(book: Book, place: str, signed: bool) -> None:
    one = promise(book, place)
    if signed:
        sign(book, place)
    assert asked(book, place, "commitment", one, C.changed) == ["why"]
    with pytest.raises(Problem) as refused:
        step(book, place, "commitment", [one], C.changed, why=" ")
    assert refused.value.fields
    step(book, place, "commitment", [one], C.changed, why="The order book halved")
    ((_, amendment),) = book.ask(records.load_all, place, "amendment")
    assert (amendment.what, amendment.why) == ("Status from live to changed.", "The order book halved")


def test_at_risk_and_late_are_news_and_ask_nothing(book: Book, place: str) -> None:
    sign(book, place)
    one = promise(book, place)
    for to in (C.at_risk, C.live, C.late):
        assert asked(book, place, "commitment", one, to) == []
        step(book, place, "commitment", [one], to)
    assert ids(book, place, "amendment") == []


def test_done_asks_what_was_seen_and_keeps_it_as_an_observation_in_one_change(book: Book, place: str) -> None:
    one = promise(book, place, start="2026-01-01")
    before = text(book, place)
    assert asked(book, place, "commitment", one, C.done) == ["quantity", "evidence"]
    with pytest.raises(Problem) as refused:
        step(book, place, "commitment", [one], C.done, quantity="many", evidence="A list")
    assert list(refused.value.fields) == ["quantity"]
    assert text(book, place) == before
    step(book, place, "commitment", [one], C.done, quantity="12", evidence="The payroll list")
    ((_, seen),) = book.ask(records.load_all, place, "observation")
    assert (str(seen.quantity), seen.period_end, seen.evidence[0].text) == ("12", book.today, "The payroll list")
    assert asked(book, place, "commitment", one, C.done) == []
    book.undo()
    assert text(book, place) == before


def test_done_adds_to_what_was_counted_and_asks_nothing_that_is_proved(book: Book, place: str) -> None:
    one = promise(book, place)
    add(book, place, "observation", commitment="jobs", quantity="9", period_end="2026-10-31")
    assert asked(book, place, "commitment", one, C.done) == ["evidence"]
    step(book, place, "commitment", [one], C.done, evidence="A photograph")
    ((_, seen),) = book.ask(records.load_all, place, "observation")
    assert (str(seen.quantity), len(seen.evidence)) == ("9", 1)
    step(book, place, "commitment", [one], C.live, why="It was not all of it")
    assert asked(book, place, "commitment", one, C.done) == []


def test_giving_up_keeps_its_reason_and_taking_that_back_lets_go_of_it(book: Book, place: str) -> None:
    one = promise(book, place)
    step(book, place, "commitment", [one], C.withdrawn, why="Closed down")
    assert book.ask(records.load, "commitment", one).not_delivered_because == "Closed down"  # type: ignore[attr-defined]
    step(book, place, "commitment", [one], C.offered, why="They open again")
    assert book.ask(records.load, "commitment", one).not_delivered_because == ""  # type: ignore[attr-defined]


def test_several_are_one_change_and_those_that_cannot_go_there_stay_and_are_named(book: Book, place: str) -> None:
    one, two = promise(book, place), promise(book, place, title="Rooms")
    given_up = promise(book, place, "withdrawn", title="Bus")
    before = text(book, place)
    moved, words = step(book, place, "commitment", [one, two, given_up], C.late)
    assert (moved, words) == (2, "2 commitments → late; Bus stays withdrawn")
    book.undo()
    assert text(book, place) == before


def test_several_are_not_done_on_one_word(book: Book, place: str) -> None:
    one, two = promise(book, place), promise(book, place, title="Rooms")
    with pytest.raises(Problem, match="for itself"):
        step(book, place, "commitment", [one, two], C.done, quantity="3", evidence="A list")


def test_agreeing_a_vision_keeps_how_and_by_how_many(book: Book, place: str) -> None:
    one = add(book, place, "vision", statement="A quay to work on.", status="proposed")
    assert asked(book, place, "vision", one, V.agreed) == ["method", "votes"]
    for votes in ("many", "0", "1,2,3,4", "about 40"):
        with pytest.raises(Problem) as refused:
            step(book, place, "vision", [one], V.agreed, method="consent", votes=votes)
        assert list(refused.value.fields) == ["votes"]
    step(book, place, "vision", [one], V.agreed, method="fist_to_five", votes="41, 1, 5")
    kept: Any = book.ask(records.load, "vision", one)
    assert (kept.agreed_on, kept.agreed_how) == (book.today, DecisionMethod.fist_to_five)
    assert (kept.votes_for, kept.votes_against, kept.stood_aside) == (41, 1, 5)
    step(book, place, "vision", [one], V.proposed)
    step(book, place, "vision", [one], V.agreed, method="vote", votes="44")
    again: Any = book.ask(records.load, "vision", one)
    assert (again.votes_for, again.votes_against, again.stood_aside) == (44, None, None)


def test_every_step_has_a_letter_of_its_own_and_leads_somewhere_else(book: Book) -> None:
    from convene.core.status_steps import of_commitment, of_vision

    for statuses, of in ((C, of_commitment), (V, of_vision)):
        for status in statuses:
            ways = of(status)  # type: ignore[operator]
            assert ways
            assert len({way.key for way in ways}) == len({way.to for way in ways}) == len(ways)
            assert status not in {way.to for way in ways}
