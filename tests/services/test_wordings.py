"""The wordings of a vision: all of them, who asked for each and why, after whatever was done and undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns.codesign import VisionDraft
from convene.errors import Problem
from convene.services.book import Book
from convene.services.codesign import visions
from convene.services.files import own_files
from convene.services.nouns import detail, records
from tests.conftest import Clock
from tests.making import add, find, start, text


@pytest.fixture
def quay(book: Book) -> str:
    return start(book)


@pytest.fixture
def second(tmp_path: Path, clock: Clock) -> Iterator[Book]:
    other = Book(tmp_path / "second.book", now=clock)
    yield other
    other.close()


@pytest.fixture
def vision(book: Book, quay: str) -> str:
    made = add(book, quay, "vision", statement="A quay for ships", slug="quay")
    reword(book, quay, made, "A quay for all", "nobody sails", "citizens")
    reword(book, quay, made, "A quay for all, at night too", "", "")
    return made


def reword(book: Book, place: str, vision: str, words: str, why: str, asked_by: str) -> None:
    old: Any = book.ask(records.load, "vision", vision)
    new = old.model_copy(update={"statement": words})
    book.do(records.edit, place, "vision", vision, new, why, asked_by=asked_by)


def told(book: Book, vision: str) -> list[tuple[int, str, str, str]]:
    draft: Any = book.ask(records.load, "vision", vision)
    return [(one.number, one.text, one.asked_by, one.why) for one in visions.wordings(draft)]


def test_each_wording_has_who_asked_and_why_and_restoring_one_adds_another(book: Book, quay: str, vision: str) -> None:
    three = [
        (1, "A quay for ships", "", ""),
        (2, "A quay for all", "citizens", "nobody sails"),
        (3, "A quay for all, at night too", "", ""),
    ]
    assert told(book, vision) == three
    done = book.do(visions.restore, quay, vision, 2, "the night went", "traders")
    assert done.label.startswith("Restored wording 2")
    four = [*three, (4, "A quay for all", "traders", "back to wording 2: the night went")]
    assert told(book, vision) == four
    assert not book.do(visions.restore, quay, vision, 4).value, "it reads so already"
    with pytest.raises(Problem, match="no wording 9") as refused:
        book.do(visions.restore, quay, vision, 9)
    assert "4 wordings" in refused.value.hint
    book.undo()
    assert told(book, vision) == three
    book.redo()
    assert told(book, vision) == four
    book.undo()
    book.undo()
    assert told(book, vision) == three[:2]


def test_the_wordings_travel_in_the_place_file(book: Book, quay: str, vision: str, second: Book) -> None:
    written = text(book, quay)
    place = second.do(own_files.bring_place, own_files.read_place(written.encode(), second.today)).value
    assert told(second, find(second, place, "vision", "quay")) == told(book, vision)
    assert text(second, place) == written


def test_any_two_wordings_are_compared(book: Book, vision: str) -> None:
    draft: Any = book.ask(records.load, "vision", vision)
    assert "".join(piece.marked for piece in visions.compared(draft, 1, 2)) == "A quay for [-ships-]{+all+}"
    assert "".join(piece.marked for piece in visions.compared(draft, 3, 2)) == "A quay for all[-, at night too-]"
    with pytest.raises(Problem, match="no wording 0"):
        visions.compared(draft, 0, 1)


def test_the_right_column_tells_the_wordings_and_where_the_votes_come_from(book: Book, quay: str, vision: str) -> None:
    old: Any = book.ask(records.load, "vision", vision)
    add(book, quay, "decision", text="Agreed.", visions=[old.slug], votes_for=41, stood_aside=5)
    page = book.ask(detail.page, quay, "vision", vision, book.today)
    assert ("Votes", "41 for, 5 aside; from its decision") in page.facts
    older = add(book, quay, "vision", statement="Before there were decisions", votes_for=7)
    page_of_older = book.ask(detail.page, quay, "vision", older, book.today)
    assert ("Votes", "7 for; typed by hand") in page_of_older.facts
    (section,) = (one for one in page.sections if one.title == "Wordings")
    assert [line.partition(":")[0] for line in section.lines] == ["3", "2", "1"]
    assert "asked for by citizens: nobody sails" in section.lines[1]
    assert visions.votes(VisionDraft(statement="x")).words == ""
