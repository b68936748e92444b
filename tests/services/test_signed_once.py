"""An actor stands once among the signatories: twice, it would be counted and printed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.core.nouns.codesign import SignatureDraft
from convene.errors import Problem
from convene.services.book import Book
from convene.services.files import checking, own_files
from convene.services.nouns import records
from tests.conftest import Clock
from tests.making import add, change, find, start


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    for name in ("hospital", "brewery"):
        add(book, place, "actor", name=name, slug=name, primary_type="anchor")
    return place


def test_a_second_one_is_refused_however_it_is_written(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "signature", actor="hospital", signed_by="Chair")
    add(book, place, "signature", actor="brewery", signed_by="Owner")
    for word in ("Hospital", find(book, place, "actor", "hospital")):
        with pytest.raises(Problem, match="hospital stands among the signatories already"):
            add(book, place, "signature", actor=word, signed_by="Deputy")
    with pytest.raises(Problem, match="stands among the signatories already"):
        change(book, place, "signature", find(book, place, "signature", "brewery"), actor="hospital")
    rows = tmp_path / "signatures.csv"
    rows.write_text("actor,signed_by\nhospital,Deputy\n", encoding="utf-8")
    with pytest.raises(Problem, match="stands among the signatories already"):
        book.do(own_files.bring_list, place, "signature", rows)
    change(book, place, "signature", find(book, place, "signature", "hospital"), authority="Board")


def test_who_left_may_sign_anew_and_only_once(book: Book, place: str) -> None:
    first = add(book, place, "signature", actor="hospital", signed_by="Chair")
    change(book, place, "signature", find(book, place, "signature", "hospital"), withdrawn_on="2026-10-01")
    add(book, place, "signature", actor="hospital", signed_by="Chair again")
    with pytest.raises(Problem, match="stands among the signatories already"):
        change(book, place, "signature", find(book, place, "signature", "hospital"), withdrawn_on=None)
    assert first


def test_a_file_that_holds_two_is_told(book: Book, place: str, tmp_path: Path) -> None:
    twice = [("", SignatureDraft(actor="hospital")), ("", SignatureDraft(actor="hospital"))]
    book.do(records.add_many, place, {"signature": twice})
    file = tmp_path / "place.toml"
    file.write_text(book.ask(own_files.place_text, place), encoding="utf-8")
    found = [one.words for one in checking.check(file, Clock()().date()).findings if "twice" in one.words]
    assert found == ["hospital stands among the signatories twice, and is counted twice."]
