"""Whom to ring about what was promised, in which order, and what the sheet says of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from convene.core.delivery.call_round import calls, round_words, state_words
from convene.core.gates.facts import Standing
from convene.services.book import Book
from convene.services.delivery import call_round
from convene.services.files.exporting import text_of
from convene.services.gates import facts
from tests.making import start

TODAY = date(2026, 11, 22)


def promise(title: str, actor: str, status: str = "live", due: int | None = 100, heard: int | None = 5) -> Standing:
    """``due`` in so many days, ``heard`` so many days ago."""
    ahead = None if due is None else TODAY + timedelta(days=due)
    return Standing(title, title, actor, status, ahead, None if heard is None else TODAY - timedelta(days=heard))


def test_those_past_their_day_come_first_then_risk_then_silence() -> None:
    found = calls(
        [
            ("", promise("fine", "Aspen")),
            ("", promise("silent", "Birch", heard=120)),
            ("", promise("never", "Cedar", heard=None, due=None)),
            ("", promise("risky", "Dell", "at_risk")),
            ("", promise("late", "Elm", "late", due=-30)),
            ("", promise("over", "Fir", due=-60)),
            ("", promise("another", "Aspen", due=-1)),
        ],
        TODAY,
    )
    assert [one.actor for one in found] == ["Fir", "Elm", "Aspen", "Dell", "Cedar", "Birch"]
    assert [one.title for one in found[2].promises] == ["another", "fine"]
    assert round_words(found, TODAY) == (
        "7 live commitments of 6 actors: 3 late or past their day, 1 at risk and 2 without news for 90 days."
    )


def test_late_and_silent_are_two_things() -> None:
    assert state_words(promise("a", "A", "late", due=-3, heard=1), TODAY) == "late"
    assert state_words(promise("a", "A", due=50, heard=91), TODAY) == "no news for 90 days"
    assert state_words(promise("a", "A", due=50, heard=90), TODAY) == ""
    assert state_words(promise("a", "A", due=0), TODAY) == "", "on its very day it is not late"
    assert state_words(promise("a", "A", due=-1, heard=None), TODAY) == "past its day, never heard from"


def test_the_sheet_counts_as_the_gate_does(harrow: Book, harrow_id: str, clock: Any) -> None:
    today = clock().date()
    found = harrow.ask(call_round.call_round, harrow_id, today)
    gate = harrow.ask(facts, harrow_id, today).delivery
    live = [one for call in found for one in call.promises if not one.required]
    assert len(live) == gate.live
    assert sum("no news" in state_words(one, today) or "never" in state_words(one, today) for one in live) == (
        gate.live - gate.fresh
    )
    text = text_of(harrow.ask(call_round.paper, harrow_id, today))
    assert text.index("### ") == text.index("### Northgate Homes"), "the only one past its day"
    assert text.count("\n### ") == len(found)


def test_a_place_without_promises_says_that_nobody_is_to_be_rung(book: Book, clock: Any) -> None:
    assert "nobody to ring" in text_of(book.ask(call_round.paper, start(book), clock().date()))
