"""Who takes part: accepting and signing move the relationship on, and count even where it says less."""

from __future__ import annotations

from typing import Any

import pytest

from convene.core.vocabulary import CommitmentStatus, Relationship
from convene.services import gates
from convene.services.book import Book
from convene.services.engagement import actors
from convene.services.engagement.stakeholders import map_placing
from convene.services.gates import remedies
from convene.services.nouns import records, status_steps
from tests.making import add, change, draft, find, start


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


def relationship(book: Book, place: str) -> str:
    tide: Any = book.ask(records.load, "actor", find(book, place, "actor", "tide"))
    return str(tide.relationship)


def taking_part(book: Book, place: str) -> int:
    return book.ask(gates.facts, place, book.today).engagement.engaged.get("msme", 0)


SIGNED = {"actor": "tide", "signed_by": "Chair", "authority": "Board", "signed_on": "2026-11-01"}


def test_who_signs_stands_as_signed_and_one_undo_takes_both_back(book: Book, place: str) -> None:
    done = book.do(records.add, place, "signature", draft(book, "signature", **SIGNED))
    assert done.label == "Added signature: Tide; Tide is signed now"
    assert (relationship(book, place), taking_part(book, place)) == ("signed", 1)
    book.undo()
    assert (relationship(book, place), taking_part(book, place)) == ("identified", 0)


def test_a_signature_without_its_day_is_none_yet(book: Book, place: str) -> None:
    one = add(book, place, "signature", actor="tide")
    assert (relationship(book, place), taking_part(book, place)) == ("identified", 0)
    change(book, place, "signature", one, signed_on="2026-11-01")
    assert relationship(book, place) == "signed"


def test_accepting_an_offer_says_what_it_moves(book: Book, place: str) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", quantity="10", unit="job")
    assert (relationship(book, place), taking_part(book, place)) == ("identified", 0)
    said = {"by": "Chair", "how": "by letter"}
    done = book.do(status_steps.step, place, "commitment", [one], CommitmentStatus.live, said)
    assert done.label == "Jobs: offered → live; Tide is committed now"
    assert done.value == (1, done.label)
    assert (relationship(book, place), taking_part(book, place)) == ("committed", 1)


def test_what_was_set_by_hand_later_stays(book: Book, place: str) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", quantity="10", unit="job", status="live")
    book.do(actors.step, place, [find(book, place, "actor", "tide")], to=Relationship.contacted)
    change(book, place, "commitment", one, note="Rang.")
    assert relationship(book, place) == "contacted"
    assert taking_part(book, place) == 1  # its commitment is on record all the same
    spot = next(one for one in book.ask(map_placing.spots, place))
    assert spot.heard
    assert book.ask(remedies.remedy, place, "ENG-2", book.today).item == ""  # nobody listed is still to be met


def test_who_has_withdrawn_stays_so_and_it_is_said(book: Book, place: str) -> None:
    change(book, place, "actor", find(book, place, "actor", "tide"), relationship="withdrawn")
    done = book.do(records.add, place, "signature", draft(book, "signature", **SIGNED))
    assert done.label.endswith("; Tide stays withdrawn, and so is not counted as taking part")
    assert (relationship(book, place), taking_part(book, place)) == ("withdrawn", 0)
