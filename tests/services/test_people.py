"""People in the book: counted for the gate, never named unasked, and a ledger that keeps what was agreed."""

from __future__ import annotations

from typing import Any

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.services.lists import listing
from convene.services.maintenance import history
from convene.services.nouns import detail, records, registry
from convene.services.people import contacts
from tests import making

YES = {"purpose": "Inviting to meetings", "basis": "consent", "given_on": "2026-11-01", "how": "paper"}


def person(book: Book, place_id: str, **fields: Any) -> str:
    return making.add(book, place_id, "person", **{"name": "Zarahine Quill", **fields})


def held(book: Book, record_id: str) -> Any:
    return book.ask(records.load, "person", record_id)


def test_the_gate_counts_who_may_be_kept(book: Book) -> None:
    place = making.start(book)
    assert book.ask(contacts.standing, place, book.today) == (0, 0, 0, 0)
    person(book, place)
    person(book, place, bases=[YES])
    person(book, place, bases=[{**YES, "review_on": "2026-11-20"}])
    gone = person(book, place, bases=[YES])
    book.do(contacts.withdraw, place, gone, "", book.today)
    assert book.ask(contacts.standing, place, book.today) == (4, 2, 1, 1)


def test_a_person_is_listed_and_shown_without_a_name_until_asked(harrow: Book, harrow_id: str) -> None:
    actor = making.ids(harrow, harrow_id, "actor")[0]
    name: str = harrow.ask(records.load, "actor", actor).name  # type: ignore[attr-defined]
    found = person(
        harrow, harrow_id, email="zq@example.org", note="Zarahine likes tea", access=[{"needs": "a loop"}],
        roles=[{"actor": actor, "role": "Trustee", "speaks_for": True}], bases=[{**YES, "source": "Zarahine herself"}],
    )  # fmt: skip
    today = harrow.today
    for shown in (
        harrow.ask(listing.listing, harrow_id, "person", today),
        harrow.ask(contacts.choices, harrow_id),
        harrow.ask(registry.choices, harrow_id, "person"),
        harrow.ask(detail.page, harrow_id, "person", found, today),
    ):
        assert f"Trustee, {name}" in repr(shown)
        assert not [word for word in ("Zarahine", "zq@", "tea", "loop") if word in repr(shown)]
    whole = repr(harrow.ask(detail.page, harrow_id, "person", found, today, names=True))
    assert not [word for word in ("Zarahine Quill", "zq@", "tea", "a loop", "kept until") if word not in whole]
    named = harrow.ask(contacts.listing, harrow_id, today, names=True).items
    assert [item.title for item in named if item.id == found] == ["Zarahine Quill"]


def test_who_points_at_a_person_does_not_name_them_either(harrow: Book, harrow_id: str) -> None:
    found = person(harrow, harrow_id)
    call = making.add(harrow, harrow_id, "outreach", what="A call", person=found)
    assert "Zarahine" not in repr(harrow.ask(detail.page, harrow_id, "outreach", call, harrow.today))


def test_the_history_knows_handles_and_no_names(book: Book) -> None:
    place = making.start(book)
    found = person(book, place)
    making.change(book, place, "person", found, phone="1")
    book.do(contacts.withdraw, place, person(book, place, bases=[YES]), "", book.today)
    book.do(records.remove, place, "person", [found])
    labels = [one.label for one in book.ask(history.entries, place)]
    assert labels[:4] == [
        "Removed person: contact", "Withdrawn by contact-2: Inviting to meetings", "Added person: contact-2",
        "Changed person: contact",
    ]  # fmt: skip
    with pytest.raises(Problem) as refused:
        person(book, place, bases=[{**YES, "withdrawn_on": "2026-10-01"}])
    assert "Zarahine" not in str(refused.value)


def test_entries_of_the_ledger_are_not_rewritten(book: Book) -> None:
    place = making.start(book)
    found = person(book, place, bases=[YES])
    before = held(book, found).bases
    for wrong in ((), [{**YES, "basis": "contract"}], [{**YES, "purpose": "Anything"}]):
        with pytest.raises(Problem, match="not rewritten") as refused:
            making.change(book, place, "person", found, bases=wrong)
        assert "bases" in refused.value.fields
    assert held(book, found).bases == before
    making.change(
        book, place, "person", found, bases=[*(one.model_dump() for one in before), {**YES, "purpose": "News"}]
    )
    book.do(contacts.withdraw, place, found, "news", book.today)
    assert [one.withdrawn_on for one in held(book, found).bases] == [None, book.today]
    with pytest.raises(Problem, match="no open entry for “News”"):
        book.do(contacts.withdraw, place, found, "News", book.today)
    book.undo(place)
    assert [one.withdrawn_on for one in held(book, found).bases] == [None, None]


def test_what_was_open_is_completed_and_entries_may_come_in_any_order(book: Book) -> None:
    place = making.start(book)
    first, second = {**YES, "given_on": None}, {**YES, "purpose": "News"}
    found = person(book, place, bases=[first, second])
    fresh = {**YES, "purpose": "Being asked"}
    making.change(book, place, "person", found, bases=[fresh, second, {**first, "given_on": "2026-11-03"}])
    told = [(one.purpose, str(one.given_on)) for one in held(book, found).bases]
    assert told == [("Inviting to meetings", "2026-11-03"), ("News", "2026-11-01"), ("Being asked", "2026-11-01")]
    with pytest.raises(Problem, match="“News” would be rewritten"):
        making.change(
            book,
            place,
            "person",
            found,
            bases=[fresh, held(book, found).bases[0].model_dump(), {**second, "basis": "contract"}],
        )


@pytest.mark.parametrize(
    ("bases", "state"),
    [((), "no basis yet"), (({**YES, "given_on": None},), "no day yet"), (({**YES, "how": None},), "no source yet"),
     (({**YES, "given_on": None}, {**YES, "how": None}), "no source yet"),
     (({**YES, "given_on": "2027-01-01"},), "does not count yet")],
)  # fmt: skip
def test_the_list_says_what_a_contact_lacks(book: Book, bases: tuple[Any, ...], state: str) -> None:
    place = making.start(book)
    person(book, place, bases=bases)
    assert [one.state for one in book.ask(listing.listing, place, "person", book.today).items] == [state]


def test_a_source_and_a_day_to_forget_are_filled_in(book: Book) -> None:
    place = making.start(book)
    making.add(book, place, "notice", title="N", text="Words", slug="2026-11")
    making.add(book, place, "workshop", title="Soon", date="2026-12-01")
    found = person(book, place, bases=[{**YES, "notice": "2026-11"}], access=[{"needs": "loop"}])
    assert held(book, found).bases[0].source == "On paper, wording 2026-11"
    assert str(held(book, found).access[0].keep_until) == "2026-12-31"


def test_a_wording_that_people_were_shown_is_not_reworded(book: Book) -> None:
    place = making.start(book)
    notice = making.add(book, place, "notice", title="N", text="Words", slug="2026-11")
    making.change(book, place, "notice", notice, text="Better words")
    person(book, place, bases=[{**YES, "notice": "2026-11"}])
    with pytest.raises(Problem, match="not rewritten"):
        making.change(book, place, "notice", notice, text="Other words")
    with pytest.raises(Problem, match="cannot be removed"):
        book.do(records.remove, place, "notice", [notice])
    making.change(book, place, "notice", notice, title="A better title")
