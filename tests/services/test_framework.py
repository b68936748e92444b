"""The place framework: the starter, adopting measures and letting them go, bringing another one in."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene import library
from convene.errors import Problem
from convene.files import framework as reading
from convene.services.book import Book
from convene.services.codesign import framework
from convene.services.files import own_files
from convene.services.nouns import records
from tests.making import add, change, ids, start, text
from tests.store.dumping import contents


@pytest.fixture
def place(book: Book) -> str:
    return start(book)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The starter under another name, with its first measure said otherwise and its last one gone."""
    text = library.text(library.STARTER_FRAMEWORK)
    head, *measures = text.split("[[measure]]")
    measures[0] = measures[0].replace("\ntitle = ", '\ntitle = "Said otherwise"\nguidance_was = ', 1)
    measures[0] = "\n".join(line for line in measures[0].splitlines() if not line.startswith("guidance_was"))
    path = tmp_path / "other.toml"
    path.write_text("[[measure]]".join([head, measures[0] + "\n", *measures[1:-1]]), encoding="utf-8")
    return path


def slugs(book: Book, place: str, noun: str) -> list[str]:
    return [str(one.model_dump()["slug"]) for _, one in book.ask(records.load_all, place, noun)]


def test_a_new_place_starts_with_the_shipped_framework(book: Book, place: str) -> None:
    shipped = reading.shipped(framework.STARTER)
    assert shipped is not None
    assert slugs(book, place, "measure") == [str(one.model_dump()["slug"]) for one in shipped["measure"]]
    assert book.ask(framework.is_shipped, place)


def test_a_measure_is_adopted_and_let_go(book: Book, place: str) -> None:
    measure = ids(book, place, "measure")[0]
    code = slugs(book, place, "measure")[0]
    done = book.do(framework.adopt, place, measure)
    assert (done.value, done.label) == (True, f"Adopted the measure {code}")
    (adoption,) = (one.model_dump() for _, one in book.ask(records.load_all, place, "adoption"))
    assert (adoption["measure"], adoption["adopted_on"]) == (code, book.today)
    done = book.do(framework.adopt, place, measure)
    assert (done.value, done.label) == (False, f"Let go of the measure {code}")
    assert ids(book, place, "adoption") == []
    book.undo(place)
    assert len(ids(book, place, "adoption")) == 1


def test_another_framework_takes_its_place_and_keeps_what_is_adopted(book: Book, place: str, other: Path) -> None:
    first, last = ids(book, place, "measure")[0], slugs(book, place, "measure")[-1]
    book.do(framework.adopt, place, first)
    before = text(book, place)
    done = book.do(own_files.bring_framework, place, other)
    assert done.label.startswith("Brought in the framework")
    assert book.ask(records.load, "measure", first).model_dump()["title"] == "Said otherwise"
    assert last not in slugs(book, place, "measure")
    assert len(ids(book, place, "adoption")) == len(ids(book, place, "framework")) == 1
    assert not book.ask(framework.is_shipped, place)
    book.undo(place)
    assert text(book, place) == before


def test_a_framework_without_a_measure_in_use_is_refused_whole(book: Book, place: str, other: Path) -> None:
    book.do(framework.adopt, place, ids(book, place, "measure")[-1])
    last = slugs(book, place, "measure")[-1]
    before = contents(book.path)
    with pytest.raises(Problem, match="would be gone") as caught:
        book.do(own_files.bring_framework, place, other)
    assert last in caught.value.detail
    assert contents(book.path) == before


def test_a_measure_promised_on_is_in_use(book: Book, place: str, other: Path) -> None:
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    add(book, place, "commitment", title="Jobs", actor="tide", measure=slugs(book, place, "measure")[-1])
    with pytest.raises(Problem, match="would be gone"):
        book.do(own_files.bring_framework, place, other)


def test_a_place_with_its_own_words_is_no_longer_the_shipped_one(book: Book, place: str) -> None:
    change(book, place, "theme", ids(book, place, "theme")[0], title="Our own")
    assert not book.ask(framework.is_shipped, place)
