"""A measure is adopted once: twice, it would have two baselines and stand twice in the manifesto."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.core.nouns.framework import AdoptionDraft
from convene.errors import Problem
from convene.services.book import Book
from convene.services.codesign import framework, framework_pages
from convene.services.files import checking, own_files
from convene.services.nouns import records
from tests.conftest import Clock
from tests.making import add, change, find, start


@pytest.fixture
def place(book: Book) -> str:
    return start(book)


def test_it_is_refused_however_it_is_written(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "adoption", measure="LW1.2")
    add(book, place, "adoption", measure="LW1.4")
    measure_id = find(book, place, "measure", "LW1.2")
    for word in ("lw1.2", measure_id):
        with pytest.raises(Problem, match=r"LW1\.2 is adopted already"):
            add(book, place, "adoption", measure=word)
    with pytest.raises(Problem, match=r"LW1\.2 is adopted already"):
        change(book, place, "adoption", find(book, place, "adoption", "LW1.4"), measure="LW1.2")
    rows = tmp_path / "adoptions.csv"
    for text in ("measure,baseline\nLW1.2,3\n", "measure,baseline\nWK1.1,3\nWK1.1,4\n"):
        rows.write_text(text, encoding="utf-8")
        with pytest.raises(Problem, match="is adopted already"):
            book.do(own_files.bring_list, place, "adoption", rows)
    change(book, place, "adoption", find(book, place, "adoption", "LW1.2"), baseline=5)
    change(book, place, "adoption", find(book, place, "adoption", "LW1.2"), measure="LW1.3")


def test_a_book_from_before_is_read_told_and_put_right(book: Book, place: str, tmp_path: Path) -> None:
    twice = [("", AdoptionDraft(measure="LW1.2")), ("", AdoptionDraft(measure="LW1.2"))]
    book.do(records.add_many, place, {"adoption": twice})
    assert [one.words for one in book.ask(framework_pages.findings, place) if "twice" in one.words] == [
        "LW1.2 is adopted twice, and may have two baselines."
    ]
    file = tmp_path / "place.toml"
    file.write_text(book.ask(own_files.place_text, place), encoding="utf-8")
    found = [one for one in checking.check(file, Clock()().date()).findings if "twice" in one.words]
    assert [one.severity for one in found] == ["warning"]
    change(book, place, "adoption", find(book, place, "adoption", "LW1.2-2"), baseline=5)
    assert not book.do(framework.adopt, place, find(book, place, "measure", "LW1.2")).value
    assert book.ask(records.load_all, place, "adoption") == []
