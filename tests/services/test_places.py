"""Places: starting, changing, removing, and coming back to the one left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.core.nouns.place import PlaceDraft
from convene.errors import NO, Problem
from convene.services.book import Book
from convene.services.maintenance import history, memos
from convene.services.nouns import records
from convene.services.places import places
from tests.conftest import Clock
from tests.making import add, draft, start
from tests.store.dumping import contents


def test_a_place_is_started_named_and_listed(book: Book) -> None:
    done = book.do(places.add, PlaceDraft(name="Harrow Quay", population=8_400))
    assert done.label == "Started Harrow Quay"
    listing = book.ask(places.listing)
    assert [(item.title, item.aside) for item in listing.items] == [("Harrow Quay", "harrow-quay")]
    assert "8,400 people" in listing.items[0].sub
    head = book.ask(places.head, done.value, book.today)
    assert (head.name, head.slug, head.stage) == ("Harrow Quay", "harrow-quay", "engagement")
    assert len(head.gates) == 4


def test_no_place_yet_says_how_to_begin(book: Book) -> None:
    assert book.ask(places.listing).empty
    assert book.ask(places.current) is None


def test_places_of_one_name_get_handles_of_their_own(book: Book) -> None:
    made = [start(book, "Quay") for _ in range(3)]
    slugs = [str(book.ask(records.load, "place", one).model_dump()["slug"]) for one in made]
    assert slugs == ["quay", "quay-2", "quay-3"]


@pytest.mark.parametrize("step", ["add", "edit"])
def test_a_place_does_not_take_the_handle_of_another(book: Book, step: str) -> None:
    start(book, "One")
    other = start(book, "Other")
    before = contents(book.path)
    taken = PlaceDraft(name="X", slug="ONE")
    with pytest.raises(Problem) as caught:
        book.do(places.add, taken) if step == "add" else book.do(places.edit, other, taken)
    assert "slug" in caught.value.fields
    assert caught.value.exit_code == NO
    assert contents(book.path) == before


def test_a_place_is_changed_and_keeps_its_handle(book: Book) -> None:
    place = start(book, "Quay")
    assert book.do(places.edit, place, draft(book, "place", name="New Quay", stage="delivery")).value  # type: ignore[arg-type]
    now = book.ask(records.load, "place", place).model_dump()
    assert (now["name"], now["slug"], now["stage"]) == ("New Quay", "quay", "delivery")
    same = book.do(places.edit, place, book.ask(records.load, "place", place))  # type: ignore[arg-type]
    assert (same.value, same.label) == (False, "")


def test_the_place_left_open_is_the_one_come_back_to(book_path: Path, clock: Clock) -> None:
    book = Book(book_path, now=clock)
    one = start(book, "One")
    assert book.ask(places.current) == one, "there is no other"
    other = start(book, "Other")
    assert book.ask(places.current) is None, "which is not for the program to guess"
    done = book.do(places.leave_open, other)
    assert (done.label, done.undoable) == ("", False)
    book.close()
    book = Book(book_path, now=clock)
    assert book.ask(places.current) == other
    book.do(places.remove, other)
    assert book.ask(places.current) == one
    book.close()


def test_removing_a_place_takes_everything_of_it_and_nothing_else(harrow: Book, harrow_id: str) -> None:
    other = start(harrow, "Elsewhere")
    alone = contents(harrow.path)
    harrow.do(places.remove, harrow_id)
    left = contents(harrow.path)
    for table, rows in left.items():
        assert not [row for row in rows if harrow_id in row], table
    assert {len(left[name]) for name in ("actor", "commitment")} == {0}
    assert left["theme"]
    harrow.undo(harrow_id)
    assert contents(harrow.path) == alone
    assert harrow.ask(places.head, other, harrow.today).name == "Elsewhere"


def test_a_place_gone_cannot_be_removed_twice(book: Book) -> None:
    place = start(book)
    book.do(places.remove, place)
    with pytest.raises(Problem, match="not in the book any more"):
        book.do(places.remove, place)


def test_what_the_app_remembers_is_kept_and_forgotten_outside_the_history(book_path: Path, clock: Clock) -> None:
    book = Book(book_path, now=clock)
    kept = {"tab": 2, "words": ["[/]", "é", None, True]}
    done = book.do(memos.keep, "half-typed", kept)
    assert (done.label, done.undoable) == ("", False)
    assert book.ask(history.entries, None) == []
    book.close()
    book = Book(book_path, now=clock)
    assert book.ask(memos.recall, "half-typed") == kept
    book.do(memos.keep, "half-typed", None)
    assert book.ask(memos.recall, "half-typed") is None
    book.close()


def test_today_and_the_clock_are_those_of_the_room(book: Book, clock: Clock) -> None:
    clock.forward(hours=9, minutes=30)  # 23:30 in the room, 22:30 in UTC
    assert (book.today.day, book.clock.hour, book.clock.tzinfo) == (22, 23, None)
    clock.forward(hours=1)
    assert (book.today.day, book.clock.hour) == (23, 0)
    place = start(book)
    add(book, place, "actor", name="Night owl", primary_type="citizen")
