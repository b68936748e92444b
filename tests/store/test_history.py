"""Undo and redo of everything, across restarts, and never half of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.core.nouns import NOUNS
from convene.errors import NO, Problem
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.maintenance import history
from convene.services.nouns import records
from convene.services.places import places
from tests.conftest import Clock, only_place
from tests.making import add, change, draft, find, ids, start, text
from tests.store.dumping import contents

Act = Callable[[Book, str], Any]


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


def _remove(noun: str, word: str) -> Act:
    return lambda book, place: book.do(records.remove, place, noun, [find(book, place, noun, word)])


def _loose(noun: str) -> Act:
    """Remove the first record of a noun that nothing leans on."""

    def act(book: Book, place: str) -> None:
        for one in ids(book, place, noun):
            try:
                book.do(records.remove, place, noun, [one])
                return
            except Problem:
                continue
        raise AssertionError(f"every {noun} is leaned on")

    return act


def _edit(noun: str, **fields: Any) -> Act:
    return lambda book, place: change(book, place, noun, ids(book, place, noun)[0], **fields)


def _bring_list(book: Book, place: str) -> None:
    path = book.path.with_name("more.csv")
    rows = "".join(f"More {number},vcse\n" for number in range(50))
    path.write_text(f"name,primary_type\n{rows}", encoding="utf-8")
    book.do(own_files.bring_list, place, "actor", path)


ACTS: dict[str, Act] = {
    "add": lambda book, place: add(book, place, "actor", name="New", primary_type="vcse", levers=[{"lever": "grants"}]),
    "edit a field": _edit("actor", name="Renamed"),
    "edit sub-rows": _edit("need", evidence=[{"kind": "voice", "text": "only this"}]),
    "edit links": _edit("vision", contributions=[]),
    "edit a reference": _edit("contribution", workshop=""),
    "edit nothing away": _edit("actor", headcount=None, needs="", levers=[]),
    "remove a contribution": _loose("contribution"),
    "remove a vision": _loose("vision"),
    "remove a need": _loose("need"),
    "remove a workshop": _loose("workshop"),
    "bring in a list": _bring_list,
    "edit the place": lambda book, place: book.do(
        places.edit, place, draft(book, "place", **{**book.ask(records.load, "place", place).model_dump(), "name": "X"})
    ),
    "remove the place": lambda book, place: book.do(places.remove, place),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_each_thing_done_is_undone_and_redone_to_the_last_field_after_a_restart(
    harrow_path: Path, clock: Clock, act: Act
) -> None:
    start_state = contents(harrow_path)
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    act(book, place)
    book.close()
    done = contents(harrow_path)
    assert done != start_state
    for _ in range(2):
        for step, wanted in (("undo", start_state), ("redo", done)):
            book = Book(harrow_path, now=clock)
            label = getattr(book, step)(place)
            assert label.value
            book.close()
            assert contents(harrow_path) == wanted, step


def test_a_whole_import_is_one_undo(book_path: Path, clock: Clock, sample: Path) -> None:
    empty = contents(book_path)
    book = Book(book_path, now=clock)
    done = book.do(own_files.bring_place, own_files.read_place(sample, book.today))
    assert done.undoable
    full = contents(book_path)
    book.undo()
    assert contents(book_path) == empty
    book.redo()
    assert contents(book_path) == full
    book.close()


def test_undo_of_one_place_leaves_the_other_alone(book: Book) -> None:
    one, other = start(book, "One"), start(book, "Other")
    add(book, one, "actor", name="A", primary_type="vcse")
    add(book, other, "actor", name="B", primary_type="vcse")
    assert book.undo(one).value == "Added actor: A"
    assert len(ids(book, other, "actor")) == 1
    assert book.redo(one).value == "Added actor: A"
    with pytest.raises(Problem, match="nothing to redo"):
        book.redo(other)
    assert [book.undo().value for _ in range(2)] == ["Added actor: A", "Added actor: B"]


def test_redo_is_over_once_something_new_is_done(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="A", primary_type="vcse")
    book.undo()
    add(book, place, "actor", name="B", primary_type="vcse")
    with pytest.raises(Problem, match="nothing to redo"):
        book.redo()


def test_several_steps_back_come_forward_in_their_order(book: Book) -> None:
    place = start(book)
    for name in ("A", "B", "C"):
        add(book, place, "actor", name=name, primary_type="vcse")
    assert [book.undo().value[-1] for _ in range(3)] == ["C", "B", "A"]
    assert [book.redo().value[-1] for _ in range(3)] == ["A", "B", "C"]
    assert [book.undo().value[-1] for _ in range(2)] == ["C", "B"]


def test_nothing_to_undo_or_redo_is_said(book: Book) -> None:
    for step in (book.undo, book.redo):
        with pytest.raises(Problem) as caught:
            step()
        assert caught.value.exit_code == NO
    with pytest.raises(Problem, match="no change 999"):
        book.undo(None, "999")


def _first(book: Book, place: str, noun: str) -> str:
    return ids(book, place, noun)[0]


_ADD_MINE: Act = lambda book, place: add(book, place, "actor", slug="mine", name="Mine", primary_type="vcse")  # noqa: E731

CLASHES: dict[str, tuple[Act, Act]] = {
    "the same field": (_edit("actor", name="One"), _edit("actor", name="Two")),
    "a later reference": (
        _ADD_MINE,
        lambda book, place: add(book, place, "ask", asked_by="mine", wording="Lend a van"),
    ),
    "a row gone since": (
        _edit("dissent", text="Not so"),
        lambda book, place: book.do(records.remove, place, "dissent", [_first(book, place, "dissent")]),
    ),
    "a handle taken since": (
        _remove("contribution", "extra-words"),
        lambda book, place: add(book, place, "contribution", slug="Extra-Words", text="Other words"),
    ),
    "a handle given away": (
        lambda book, place: change(book, place, "workshop", find(book, place, "workshop", "extra"), slug="renamed"),
        lambda book, place: add(book, place, "workshop", slug="extra", title="Other"),
    ),
    "a target gone since": (
        _remove("contribution", "extra-words"),
        _remove("workshop", "extra"),
    ),
    "the place gone since": (_ADD_MINE, lambda book, place: book.do(places.remove, place)),
}
"""(something done, something done later that stands on it)"""


@pytest.mark.parametrize(("before", "after"), CLASHES.values(), ids=CLASHES)
def test_what_later_edits_stand_on_is_not_undone_and_nothing_changes(
    harrow_path: Path, clock: Clock, before: Act, after: Act
) -> None:
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    add(book, place, "workshop", slug="extra", title="Extra")
    add(book, place, "contribution", slug="extra-words", text="Words", workshop="extra")
    before(book, place)
    change_id = book.ask(history.entries, place)[0].id
    after(book, place)
    state = contents(harrow_path)
    log = len(book.ask(history.entries, None))
    with pytest.raises(Problem) as caught:
        book.undo(None, change_id)
    assert "cannot be undone any more" in caught.value.title
    assert caught.value.exit_code == NO
    assert contents(harrow_path) == state
    assert len(book.ask(history.entries, None)) == log
    book.close()


def test_a_link_made_again_by_hand_is_not_redone_twice(harrow: Book, harrow_id: str) -> None:
    vision = ids(harrow, harrow_id, "vision")[0]
    slug = str(harrow.ask(records.load, "contribution", _first(harrow, harrow_id, "contribution")).model_dump()["slug"])
    change(harrow, harrow_id, "vision", vision, contributions=[])
    change(harrow, harrow_id, "vision", vision, contributions=[slug])
    linking = harrow.ask(history.entries, harrow_id)[0].id
    harrow.undo(None, linking)
    change(harrow, harrow_id, "vision", vision, contributions=[slug])
    with pytest.raises(Problem) as caught:
        harrow.redo(None, linking)
    assert "cannot be redone any more" in caught.value.title


def test_edits_of_different_fields_do_not_clash(harrow: Book, harrow_id: str) -> None:
    actor = ids(harrow, harrow_id, "actor")[0]
    change(harrow, harrow_id, "actor", actor, headcount=77)
    first = harrow.ask(history.entries, harrow_id)[0].id
    change(harrow, harrow_id, "actor", actor, name="Renamed since")
    harrow.undo(None, first)
    now = harrow.ask(records.load, "actor", actor).model_dump()
    assert now["headcount"] != 77
    assert now["name"] == "Renamed since"


def test_the_history_says_who_what_when_and_how_much(harrow: Book, harrow_id: str, clock: Clock) -> None:
    clock.forward(hours=11)  # past midnight in the room, still yesterday in UTC
    add(harrow, harrow_id, "actor", name="Night owl", primary_type="citizen")
    entry = harrow.ask(history.entries, harrow_id)[0]
    assert (entry.label, entry.kind, entry.undone) == ("Added actor: Night owl", "do", False)
    assert entry.at == "2026-11-23T00:00:00+00:00"
    assert entry.device
    assert entry.rows == 1
    assert history.when(entry.at, harrow.today) == "01:00"
    lately = harrow.ask(history.lately, harrow_id, harrow.today)
    assert lately[0].what == "Added actor: Night owl"
    harrow.undo()
    assert harrow.ask(history.lately, harrow_id, harrow.today)[0].what != "Added actor: Night owl"
    assert harrow.ask(history.entries, harrow_id)[1].undone


def test_the_history_keeps_only_the_fields_that_changed(harrow: Book, harrow_id: str) -> None:
    actor = ids(harrow, harrow_id, "actor")[0]
    change(harrow, harrow_id, "actor", actor, name="Only this")
    row = harrow.ask(lambda read: read.one("SELECT * FROM change_row ORDER BY change_seq DESC LIMIT 1"))
    assert row is not None
    assert set(json.loads(row["before"])) == set(json.loads(row["after"])) == {"name"}


def test_saving_what_is_already_so_leaves_no_entry(harrow: Book, harrow_id: str) -> None:
    log = harrow.ask(history.entries, None)
    for noun in NOUNS:
        for one in ids(harrow, harrow_id, noun):
            if noun != "place":
                done = harrow.do(records.edit, harrow_id, noun, one, harrow.ask(records.load, noun, one))
                assert (done.value, done.label, done.undoable) == (False, "", False), noun
    assert harrow.ask(history.entries, None) == log


# Whatever a person does, in whatever order: all of it can be taken back, and all of it done again.

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add actor", "add need", "add contribution", "add vision", "edit", "remove", "undo", "redo"]),
        st.integers(0, 10_000),
        st.text("ab[/]\n ", max_size=6),
    ),
    min_size=1,
    max_size=14,
)


@pytest.fixture(scope="module")
def started(template_empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("walk") / "started.book"
    path.write_bytes(template_empty.read_bytes())
    book = Book(path, now=Clock())
    start(book)
    book.close()
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(steps=_STEPS)
def test_undoing_all_leads_to_the_start_and_redoing_all_to_the_end(
    started: Path, steps: list[tuple[str, int, str]]
) -> None:
    path = started.with_name("walk.book")  # beside its backups: the one of the day is made once
    path.write_bytes(started.read_bytes())
    book = Book(path, now=Clock())
    place = only_place(book)
    beginning = contents(path)
    begun = len([one for one in book.ask(history.entries, place) if not one.undone])
    for kind, number, words in steps:
        _walk(book, place, kind, number, words)
    end = contents(path)
    standing = [one for one in book.ask(history.entries, place, 500) if one.kind == "do" and not one.undone]
    for _ in standing[: len(standing) - begun]:
        book.undo(place)
    assert contents(path) == beginning
    for _ in standing[: len(standing) - begun]:
        book.redo(place)
    assert contents(path) == end
    book.close()


def _walk(book: Book, place: str, kind: str, number: int, words: str) -> None:
    """One step; what the book refuses (a taken handle, nothing to undo) is part of the walk."""
    rows: dict[str, dict[str, Any]] = {
        "add actor": {"name": words or "x", "primary_type": "vcse", "tags": [words or "t"]},
        "add need": {"statement": words or "x", "evidence": [{"kind": "voice", "text": words or "y"}]},
        "add contribution": {"text": words or "x"},
        "add vision": {"statement": words or "x", "contributions": _some(book, place, "contribution", number)},
    }
    spot = [(noun, one) for noun in ("actor", "need", "contribution", "vision") for one in ids(book, place, noun)]
    try:
        if kind in rows:
            add(book, place, kind.removeprefix("add "), **rows[kind])
        elif kind in ("undo", "redo"):
            _keep_the_place(book, place, kind)
        elif spot:
            noun, one = spot[number % len(spot)]
            if kind == "remove":
                book.do(records.remove, place, noun, [one])
            else:
                change(book, place, noun, one, **{NOUNS[noun].named_by: words or "changed"})
    except Problem:
        pass


def _keep_the_place(book: Book, place: str, kind: str) -> None:
    latest = [one for one in book.ask(history.entries, place, 500) if one.kind == "do" and not one.undone]
    if kind == "redo" or len(latest) > 1:
        getattr(book, kind)(place)


def _some(book: Book, place: str, noun: str, number: int) -> list[str]:
    slugs = [str(one.model_dump()["slug"]) for _, one in book.ask(records.load_all, place, noun)]
    return slugs[: number % (len(slugs) + 1)]


def test_a_place_brought_in_removed_and_brought_back_is_the_same_text(harrow: Book, harrow_id: str) -> None:
    before = text(harrow, harrow_id)
    harrow.do(places.remove, harrow_id)
    assert harrow.ask(places.listing).total == 0
    harrow.undo()
    assert text(harrow, harrow_id) == before
    harrow.do(places.remove, harrow_id)
    file = own_files.read_place(before.encode(), harrow.today)
    assert text(harrow, harrow.do(own_files.bring_place, file).value) == before


def test_an_undo_is_not_undone_by_its_number(harrow: Book, harrow_id: str) -> None:
    harrow.do(places.remove, harrow_id)
    harrow.undo()
    latest = harrow.ask(history.entries, None, 1)[0]
    with pytest.raises(Problem, match="not a change that can be undone") as caught:
        harrow.undo(change_id=str(latest.seq))
    assert "choose the change it is about" in caught.value.hint
