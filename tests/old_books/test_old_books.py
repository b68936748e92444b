"""Books of every form that was ever released open today, with everything in them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.maintenance import history
from convene.store.book_file import SCHEMA_VERSION, examine
from tests.conftest import Clock, only_place
from tests.making import add, find, ids, text
from tests.store.dumping import schema

HERE = Path(__file__).parent
OLD = sorted(HERE.glob("form-*.book.gz"))


def test_there_is_a_book_of_every_form() -> None:
    assert {one.name for one in OLD} == {f"form-{number}.book.gz" for number in range(1, SCHEMA_VERSION + 1)}


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.name)
def test_an_old_book_opens_with_everything_in_it(old: Path, tmp_path: Path, clock: Clock, book_path: Path) -> None:
    path = tmp_path / "old.book"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    wanted = json.loads(old.with_name(old.name.replace(".book.gz", ".json")).read_text(encoding="utf-8"))
    book = Book(path, now=clock)
    place = only_place(book)
    assert {noun: len(ids(book, place, noun)) for noun in NOUNS if noun in wanted} == wanted
    assert find(book, place, "actor", "latecomers-of-the-quay")
    assert own_files.read_place(text(book, place).encode(), book.today).place.id == place
    assert len(book.ask(history.entries, place)) == 5
    assert book.undo().value.startswith("Added actor: Latecomers")
    add(book, place, "actor", name="Of today", primary_type="vcse")
    book.close()
    assert examine(path).version == SCHEMA_VERSION
    assert schema(path) == schema(book_path)
