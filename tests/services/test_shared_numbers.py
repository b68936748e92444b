"""A number that two bodies share never makes one of them: schools of a trust, guests of a host, tenants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.core.engagement.same_body import may_be_one, says_the_same
from convene.services import importing
from convene.services.book import Book
from convene.services.importing import Plan, Wish
from convene.services.nouns import records
from tests.making import add, start
from tests.services.register_files import grants, plain

HEADINGS = ("Name", "Charity number", "Postcode")


def _wish(file: Path) -> Wish:
    return Wish(file, noun="actor", fixed=(("primary_type", "vcse"),))


def _actors(book: Book, place: str) -> dict[str, Any]:
    return {draft.name: draft for _, draft in book.ask(records.load_all, place, "actor")}


def _whats(plan: Plan) -> dict[int, str]:
    return {one.line: one.what for one in plan.lines}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Humanists UK", "British Humanist Association"),
        ("Tidewell Arts", "The Tidewell Theatre Company Ltd"),
        ("NSPCC", "National Society for the Prevention of Cruelty to Children"),
        ("Saltworks", "Salt Works CIC"),
        ("Alderbrook Carers", "Aldrebrook Carer Support"),
        ("Age Concern Wexcombe", "Age UK Wexcombe"),
        ("Lantern Arts", "Lantern Arts (Harrow Quay)"),
        ("Fernley Academy", "Fernley Church of England Primary School"),
    ],
)
def test_names_that_may_be_one_body(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oakfield Primary School", "Ashfield Primary School"),
        ("The Elm Learning Trust", "The Learning Trust of Fernley"),
        ("Sheffield Young Carers", "Sheffield Botanical Club"),
        ("Harrow Quay Bakery", "Harrow Quay Books"),
        ("St Mary's Catholic School, Wigan", "St Mary's Catholic School, Bolton"),
        ("1st Tidewell Scouts", "2nd Tidewell Scouts"),
        ("Legion Club, Dunmere", "Legion Club, Marlow End"),
        ("Community Association", "Community Centre Limited"),
        ("Fernley Football Club", "Fernley Bowls Club"),
        ("Rose Hill Parish Church", "Rose Hill Church of England School"),
    ],
)
def test_names_that_are_two_bodies(one: str, other: str) -> None:
    common = frozenset(("harrow", "quay"))
    assert not may_be_one(one, other, common)
    assert not may_be_one(other, one, common)


def test_saying_the_same_asks_more() -> None:
    assert says_the_same("Tidewell Fund", "The Tidewell Fund Ltd")
    assert not says_the_same("Tidewell Heritage Fund", "Tidewell Community Fund")


def test_schools_of_one_trust_wait_in_an_own_list(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("Fernley Learning Trust", "1100001", "FE1 1AA"),
        ("Oakhurst Primary School", "1100001", "FE2 2AA"),
        ("Elmsway Primary School", "1100001", "FE3 3AA"),
        ("Oakhurst Primary School", "1100001", "FE2 2AA"),
        ("Fernley Learning Trust Ltd", "1100001", "FE1 1AA"),
    ]
    file = plain(tmp_path / "schools.csv", HEADINGS, rows)
    planned = book.ask(importing.plan, place, _wish(file), book.today)
    made = book.do(importing.bring, place, _wish(file)).value
    assert planned.lines == made.lines
    assert _whats(made) == {2: "added", 3: "waiting", 4: "waiting", 5: "waiting", 6: "same"}
    assert made.waiting == 2, "the row that says the same school twice waits once"
    assert "GB-CHC-1100001 as Fernley Learning Trust has, and quite another name" in made.lines[1].why
    assert set(_actors(book, place)) == {"Fernley Learning Trust"}
    again = book.do(importing.bring, place, _wish(file)).value
    assert again.nothing
    assert len(book.ask(importing.waiting, place)) == 2


def test_a_school_that_was_told_apart_once_is_found_by_its_name(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [("Fernley Learning Trust", "1100001", ""), ("Oakhurst Primary School", "1100001", "")]
    file = plain(tmp_path / "schools.csv", HEADINGS, rows)
    book.do(importing.bring, place, _wish(file))
    (row,) = book.ask(importing.waiting, place)
    book.do(importing.decide, place, row.id, "new")
    again = book.do(importing.bring, place, _wish(file)).value
    assert again.waiting == 0
    assert again.added == 0
    assert "GB-CHC-1100001 is left out: it is the number of Fernley Learning Trust" in again.lines[-1].why
    assert _actors(book, place)["Oakhurst Primary School"].identifiers == ()


def test_a_guest_with_the_number_of_its_host_waits_against_the_book(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="Quayside Host Charity", primary_type="vcse", identifiers="GB-CHC-1100002")
    file = plain(tmp_path / "own.csv", HEADINGS, [("Tidewell Knitting Circle", "1100002", "HQ1 1AA")])
    made = book.do(importing.bring, place, _wish(file)).value
    assert made.waiting == 1
    assert _actors(book, place)["Quayside Host Charity"].aliases == ()


def test_money_never_goes_to_the_body_that_shares_a_number(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("g-1", "Roof", "100", "GB-CHC-1000001", "Tide Fund", "GB-COH-01234567", "Fernley Learning Trust"),
        ("g-2", "Garden", "200", "GB-CHC-1000001", "Tide Fund", "GB-COH-01234567", "Oakhurst Primary School"),
        ("g-3", "Books", "300", "GB-CHC-1000001", "Tide Fund", "GB-COH-01234567", "Oakhurst Primary School"),
        ("g-4", "Paint", "400", "GB-CHC-1000001", "Tide Fund", "GB-COH-01234567", "Fernley Learning Trust"),
        ("g-5", "Bus", "500", "GB-CHC-1000001", "Tide Fund", "GB-COH-01234567", "Elmsway Nursery"),
    ]
    made = book.do(importing.bring, place, Wish(grants(tmp_path / "g.csv", rows))).value
    assert made.linked == 2
    assert made.waiting == 2
    drafts: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "link")]
    assert sorted(draft.amount for draft in drafts) == [100, 400]
    waits = {one.name: one for one in book.ask(importing.waiting, place)}
    assert {name: one.ties for name, one in waits.items()} == {"Oakhurst Primary School": 2, "Elmsway Nursery": 1}
    book.do(importing.decide, place, waits["Oakhurst Primary School"].id, "new")
    drafts = [draft for _, draft in book.ask(records.load_all, place, "link")]
    assert sorted(draft.amount for draft in drafts if draft.target == "oakhurst-primary-school") == [200, 300]


def test_a_rename_at_one_postcode_passes_and_is_told(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("Bluebell Hospice", "1100003", "FE1 1AA"),
        ("Meadowlark", "1100003", "FE1 1AA"),
        ("Third Thing", "1100003", "FE1 1AA"),
    ]
    made = book.do(importing.bring, place, _wish(plain(tmp_path / "own.csv", HEADINGS, rows))).value
    assert _whats(made) == {2: "added", 3: "same", 4: "waiting"}, "a second name is a rename, a third is a house"
    assert "same number at the same postcode under another name" in made.lines[1].why
    assert _actors(book, place)["Bluebell Hospice"].aliases == ("Meadowlark",)


def test_a_rename_with_a_word_in_common_passes_anywhere(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="British Humanist Association", primary_type="vcse", identifiers="GB-CHC-285987")
    file = plain(tmp_path / "own.csv", HEADINGS, [("Humanists UK", "285987", "EC1A 1AA")])
    made = book.do(importing.bring, place, _wish(file)).value
    assert made.waiting == 0
    assert made.added == 0
    assert _actors(book, place)["British Humanist Association"].aliases == ("Humanists UK",)


def test_a_claim_by_name_does_not_take_in_a_row_that_only_shares_its_number(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="Elmsway School", primary_type="anchor")
    rows = [("Elmsway School", "1100001", ""), ("Oakhurst School", "1100001", "")]
    book.do(importing.bring, place, _wish(plain(tmp_path / "own.csv", HEADINGS, rows)))
    assert "Oakhurst School" not in _actors(book, place)["Elmsway School"].aliases
