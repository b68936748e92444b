"""A change of any size: its history is written as it goes, and it goes back a portion at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.store import history, reader, undoing, writer
from convene.store.writer import Writer
from tests.conftest import Clock
from tests.making import add, start
from tests.store.dumping import contents, dump


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that goes by portions goes by three."""

    def chunks(ids: list[str], size: int = 3) -> list[list[str]]:
        return [ids[at : at + size] for at in range(0, len(ids), size)]

    monkeypatch.setattr(writer, "PORTION", 3)
    for module in (undoing, writer, reader):
        monkeypatch.setattr(module, "chunks", chunks)


def _many(write: Writer, place: str, names: list[str]) -> list[str]:
    write.place_id = place
    rows = [{"place_id": place, "slug": name.lower(), "name": name, "noun": "actor", "words": "x"} for name in names]
    ids = write.insert("filter", rows)
    for number, one in enumerate(ids):
        write.update("filter", one, {"words": f"y{number}", "noun": "actor"})
    write.delete("filter", ids[::4])
    write.label = "Made many"
    return ids


def test_the_history_of_a_large_change_is_whole_and_in_order(book: Book) -> None:
    place = start(book)
    made = book.do(_many, place, [f"F{n}" for n in range(10)])
    rows = [row for row in dump(book.path)["change_row"] if row[0] == 2]
    assert [row[1] for row in sorted(rows)] == list(range(10 + 10 + 3))
    assert [row[2] for row in dump(book.path)["change"] if row[0] == 2], "it has its entry"
    first = [row for row in sorted(rows) if row[3] == made.value[0]]
    assert [(row[4] is None, row[5] is None) for row in first] == [(True, False), (False, False), (False, True)]
    assert json.loads(first[1][5]) == {"words": "y0"}, "only what changed"
    assert (made.label, made.undoable) == ("Made many", True)


def test_the_entry_says_in_the_end_what_the_change_was(book: Book) -> None:
    place = start(book)

    def late(write: Writer) -> None:
        _many(write, place, [f"F{n}" for n in range(10)])
        write.label, write.why, write.kind = "Late words", "because", "log"

    done = book.do(late)
    assert not done.undoable
    entry = undoing_entry(book)
    assert (entry.label, entry.why, entry.kind, entry.place_id, entry.rows) == (
        "Late words",
        "because",
        "log",
        place,
        23,
    )


def find_in(write: Writer, slug: str) -> str:
    return str(write.value("SELECT id FROM filter WHERE slug = :s", s=slug))


def undoing_entry(book: Book) -> Any:
    return book.ask(history.entries, None, 1)[0]


def test_a_large_change_goes_back_and_comes_again_to_the_last_field(book: Book) -> None:
    place = start(book)
    before = contents(book.path)
    book.do(_many, place, [f"F{n}" for n in range(10)])
    after = contents(book.path)
    for _ in range(2):
        book.undo(place)
        assert contents(book.path) == before
        book.redo(place)
        assert contents(book.path) == after


def test_later_edits_stand_in_the_way_wherever_they_are(book: Book) -> None:
    place = start(book)
    book.do(_many, place, [f"F{n}" for n in range(10)])
    book.do(lambda write: write.update("filter", find_in(write, "f9"), {"words": "mine"}))
    before = dump(book.path)
    with pytest.raises(Problem, match="cannot be undone any more") as caught:
        book.undo(place, "2")
    assert "1 record changed since" in caught.value.detail
    assert dump(book.path) == before


def test_what_leans_on_any_row_of_a_large_change_keeps_it(book: Book) -> None:
    place = start(book)

    def bring(write: Writer) -> None:
        from convene.core.nouns.engagement import ActorDraft
        from convene.core.vocabulary import ActorType
        from convene.services.nouns import records

        drafts = [("", ActorDraft(name=f"Actor {n}", primary_type=ActorType.vcse)) for n in range(8)]
        records.add_many(write, place, {"actor": drafts})
        write.label = "Brought"

    book.do(bring)
    add(book, place, "action", what="Ring them", actor="actor-7")
    before = dump(book.path)
    with pytest.raises(Problem, match="Later edits stand on it"):
        book.undo(place, "2")
    assert dump(book.path) == before


def test_a_large_change_that_fails_leaves_nothing(book_path: Path, clock: Clock) -> None:
    book = Book(book_path, now=clock)
    place = start(book)
    before = dump(book_path)

    def fails(write: Writer) -> None:
        _many(write, place, [f"F{n}" for n in range(10)])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        book.do(fails)
    assert dump(book_path) == before
    book.close()
