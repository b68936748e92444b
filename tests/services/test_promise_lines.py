"""One line against a place: whose promise it is, what it counts in, and that it is never more than offered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from convene.core.vocabulary import CommitmentStatus
from convene.errors import Problem
from convene.services.book import Book
from convene.services.delivery import promise_lines
from convene.services.delivery.promise_lines import DraftedPromise
from convene.services.nouns import records
from tests.making import add, ids, start


@pytest.fixture
def quay(book: Book) -> str:
    """Its starter framework counts LW1.1 in pounds and WK3.2 in jobs."""
    place = start(book)
    for name in ("Saltworks CIC", "Northgate Homes", "Northgate Bakery"):
        add(book, place, "actor", name=name, primary_type="vcse")
    return place


def read(book: Book, place: str, line: str) -> DraftedPromise:
    return book.ask(promise_lines.understood, place, line, book.today)


def test_a_line_is_offered_as_one_change_and_only_offered(book: Book, quay: str) -> None:
    line = "saltworks cic > proc: £5,000 of local food, accepted, by June 2027 =lw1.1"
    made, found = book.do(promise_lines.offer, quay, line).value
    kept: Any = book.ask(records.load, "commitment", made)
    assert (kept.actor, kept.lever, kept.measure) == ("saltworks-cic", "procurement", "LW1.1")
    assert (kept.quantity, kept.unit, str(kept.due)) == (Decimal(5000), "GBP", "2027-06-30")
    assert kept.wording == "£5,000 of local food, accepted, by June 2027"
    assert (kept.status, kept.accepted_by, kept.accepted_on) == (CommitmentStatus.offered, "", None)
    assert (found.told, found.lacks) == ((), ())
    book.undo()
    assert ids(book, quay, "commitment") == []


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("Saltworks", "may be Saltworks CIC (saltworks-cic)"),
        ("Saltwork CIC", "may be Saltworks CIC"),
        ("Northgate", "may be Northgate Bakery (northgate-bakery) or Northgate Homes (northgate-homes)"),
        ("Nobody At All", "There is no actor “Nobody At All” here"),
    ],
)
def test_an_actor_in_doubt_is_told_and_nothing_is_kept(book: Book, quay: str, who: str, told: str) -> None:
    found = read(book, quay, f"{who} > grants: 12 jobs")
    assert told in found.told[0]
    assert (found.draft.actor, found.ready) == ("", False)
    with pytest.raises(Problem) as caught:
        book.do(promise_lines.offer, quay, f"{who} > grants: 12 jobs")
    assert told in f"{caught.value}{caught.value.detail}"
    assert ids(book, quay, "commitment") == []


def test_two_actors_of_one_name_are_told_apart_by_handle_only(book: Book, quay: str) -> None:
    add(book, quay, "actor", name="Saltworks CIC", primary_type="msme", slug="other-salt")
    assert "fits 2 actors" in read(book, quay, "Saltworks CIC > grants: 12 jobs").told[0]
    assert read(book, quay, "other-salt > grants: 12 jobs").draft.actor == "other-salt"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("10% local food =LW1.1", "“10%” is in percent, and LW1.1 counts in pounds"),
        ("10% of jobs =WK3.2", "“10%” is in percent, and WK3.2 counts in jobs"),
        ("200 hours =WK3.2", "“200 hours” is in hours, and WK3.2 counts in jobs"),
    ],
)
def test_a_quantity_in_another_unit_is_told_and_left_empty_not_converted(
    book: Book, quay: str, line: str, told: str
) -> None:
    found = read(book, quay, f"saltworks-cic > grants: {line}")
    assert told in found.told[0]
    assert found.draft.quantity is None
    made, _ = book.do(promise_lines.offer, quay, f"saltworks-cic > grants: {line}").value
    kept: Any = book.ask(records.load, "commitment", made)
    assert (kept.quantity, kept.wording) == (None, line.partition(" =")[0])


def test_a_code_of_no_measure_stays_in_the_words(book: Book, quay: str) -> None:
    found = read(book, quay, "saltworks-cic > grants: 12 jobs =WK3.21")
    assert found.told == ("“=WK3.21” is no measure here and stays in the words; did you mean =WK3.2?",)
    assert (found.draft.measure, found.draft.wording, found.draft.unit) == ("", "12 jobs =WK3.21", "job")
    assert found.lacks == ("due day", "measure")


@pytest.mark.parametrize("line", ["", "saltworks-cic", "saltworks-cic >", "saltworks-cic > grants:", "\x1b[2J > : ="])
def test_a_line_without_a_promise_keeps_nothing_and_says_how_one_looks(book: Book, quay: str, line: str) -> None:
    with pytest.raises(Problem) as caught:
        book.do(promise_lines.offer, quay, line)
    assert "Saltworks CIC > procurement" in caught.value.hint
    assert ids(book, quay, "commitment") == []


def test_a_contact_named_in_the_words_is_told(book: Book, quay: str) -> None:
    add(book, quay, "person", name="Contact Example", roles=[{"actor": "saltworks-cic", "role": "chair"}])
    told = read(book, quay, "saltworks-cic > grants: Contact Example gives 12 hours").told
    assert told == ("The words name a contact; exports carry them.",)
