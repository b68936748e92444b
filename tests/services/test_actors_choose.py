"""Nobody is accepted for, and nobody answered for, without a note of who said so, when and how: by no way in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns.codesign import AskDraft
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.vocabulary import CommitmentStatus as C
from convene.errors import Problem
from convene.services import importing
from convene.services.book import Book
from convene.services.codesign import asks
from convene.services.files import checking, own_files
from convene.services.importing import ImportOptions
from convene.services.nouns import records, status_steps
from tests.making import add, ids, start

SAID = {"accepted_by": "Chair", "accepted_on": "2026-11-02", "accepted_how": "by letter"}


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", name="Tide", primary_type="vcse")
    add(book, place, "actor", name="Weir", primary_type="anchor")
    return place


def _edited(book: Book, place: str, one: str, **fields: Any) -> bool:
    """As somebody would in a form, with nothing filled in besides."""
    old = book.ask(records.load, "commitment", one)
    new = CommitmentDraft.model_validate({**old.model_dump(), **fields})
    return book.do(records.edit, place, "commitment", one, new, "Agreed.", opened=old).value


def test_a_commitment_is_neither_added_nor_set_as_accepted_without_who_when_and_how(book: Book, place: str) -> None:
    with pytest.raises(Problem) as refused:
        book.do(records.add, place, "commitment", CommitmentDraft(title="Jobs", actor="tide", status=C.live))
    assert set(refused.value.fields) == set(SAID)
    one = add(book, place, "commitment", title="Jobs", actor="tide")
    for status in ("live", "done", "late"):
        with pytest.raises(Problem, match="how they said so"):
            _edited(book, place, one, status=status, accepted_by="Chair", accepted_on="2026-11-02")
    assert _edited(book, place, one, status="live", **SAID)
    with pytest.raises(Problem, match="stays"):
        _edited(book, place, one, accepted_by="")


def test_what_was_given_up_or_was_anothers_is_accepted_anew(book: Book, place: str) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", status="live")
    with pytest.raises(Problem, match="said before"):
        _edited(book, place, one, actor="weir")
    book.do(status_steps.step, place, "commitment", [one], C.withdrawn, {"why": "No money"})
    with pytest.raises(Problem, match="said before"):
        _edited(book, place, one, status="live")
    book.do(status_steps.step, place, "commitment", [one], C.offered, {"why": "There is money"})
    again: Any = book.ask(records.load, "commitment", one)
    assert (again.accepted_by, again.accepted_on, again.accepted_how) == ("", None, "")
    with pytest.raises(Problem, match="Who accepted it"):
        book.do(status_steps.step, place, "commitment", [one], C.live, {})


def test_what_was_said_once_is_no_yes_of_later_or_of_somebody_else(book: Book, place: str) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", **SAID)
    with pytest.raises(Problem, match="take it out"):
        _edited(book, place, one, actor="weir")
    assert _edited(book, place, one, status="live"), "an offer may have it written down beforehand"
    with pytest.raises(Problem, match="take it out"):
        _edited(book, place, one, status="offered")
    assert _edited(book, place, one, status="offered", **dict.fromkeys(SAID, ""))
    ask = add(book, place, "ask", asked_by="tide", asked_of="weir", wording="Keys")
    book.do(asks.answer, place, ask, False, "Caretaker", "at the door")
    said: Any = book.ask(records.load, "ask", ask)
    for changed in ({"accepted": None}, {"accepted": None, "asked_of": ""}):
        with pytest.raises(Problem, match="take it out"):
            book.do(records.edit, place, "ask", ask, said.model_copy(update=changed))


def test_nobody_has_said_yes_on_a_day_to_come(book: Book, place: str, tmp_path: Path) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", slug="jobs")
    with pytest.raises(Problem, match="still to come"):
        _edited(book, place, one, status="live", **{**SAID, "accepted_on": "2099-01-01"})
    path = tmp_path / "asks.csv"
    path.write_text(
        "asked_by,asked_of,wording,accepted,answered_by,answered_on,answered_how\n"
        "tide,weir,Keys,yes,Caretaker,2099-01-01,by letter\n",
        encoding="utf-8",
    )
    assert book.ask(importing.plan, place, ImportOptions(path, noun="ask"), book.today).wrong == 1
    with pytest.raises(Problem, match="still to come"):
        book.do(own_files.bring_list, place, "ask", path)


def test_one_note_does_not_say_yes_for_several_actors(book: Book, place: str) -> None:
    said = {"by": "Chair", "how": "by letter"}
    mine = [add(book, place, "commitment", title=title, actor="tide") for title in ("Jobs", "Hours")]
    theirs = add(book, place, "commitment", title="Rooms", actor="weir")
    with pytest.raises(Problem, match="two actors, and each says for itself"):
        book.do(status_steps.step, place, "commitment", [*mine, theirs], C.live, said)
    assert book.do(status_steps.step, place, "commitment", mine, C.live, said).value[0] == 2
    assert book.do(status_steps.step, place, "commitment", [mine[0], theirs], C.live, said).value[0] == 1


def test_undo_takes_an_acceptance_back_and_redo_brings_it_with_its_note(book: Book, place: str) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide")
    book.do(status_steps.step, place, "commitment", [one], C.live, {"by": "Chair", "how": "by letter"})
    book.undo()
    assert book.ask(records.load, "commitment", one).status is C.offered  # type: ignore[attr-defined]
    book.redo()
    kept: Any = book.ask(records.load, "commitment", one)
    assert (kept.status, kept.accepted_by, kept.accepted_how) == (C.live, "Chair", "by letter")


def test_lists_cannot_go_round_it_and_a_dry_run_says_so(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "commitment", title="Jobs", actor="tide", slug="jobs")
    fresh = tmp_path / "fresh.csv"
    fresh.write_text("title,actor,status\nHours,tide,live\n", encoding="utf-8")
    known = tmp_path / "known.csv"
    known.write_text("slug,title,actor,status\njobs,Jobs,tide,done\n", encoding="utf-8")
    for path in (fresh, known):
        with pytest.raises(Problem, match="who accepted it for the actor"):
            book.do(own_files.bring_list, place, "commitment", path, why="As they said")
        told = book.ask(importing.plan, place, ImportOptions(path, noun="commitment"), book.today)
        assert (told.wrong, told.added, told.changed) == (1, 0, 0), "a dry run says what the import does"
    assert [one.status for _, one in book.ask(records.load_all, place, "commitment")] == [C.offered]  # type: ignore[attr-defined]


def test_a_place_that_was_so_comes_in_as_it_was_and_a_check_tells(book: Book, place: str, tmp_path: Path) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", status="live")
    ask = add(book, place, "ask", asked_by="tide", asked_of="weir", wording="Keys", accepted="yes")
    book.do(lambda write: write.update("commitment", one, {"accepted_by": "", "accepted_how": ""}))
    book.do(lambda write: write.update("ask", ask, {"answered_on": "2099-01-01"}))
    assert _edited(book, place, one, note="An old one can still be changed.")
    path = tmp_path / "old.toml"
    path.write_text(book.ask(own_files.place_text, place), encoding="utf-8")
    found = checking.check(path, book.today)
    assert found.ok
    assert [one.words for one in found.findings] == [
        "It stands as accepted, and it is not written down who accepted it for the actor and how.",
        "It stands as answered, and the day on which somebody answered for the actor, Thu 1 Jan 2099, is still to "
        "come.",
    ]
    other = Book(tmp_path / "other.book", now=book._now)
    there = other.do(own_files.bring_place, own_files.read_place(path, book.today)).value
    kept: list[Any] = other.ask(records.load_all, there, "commitment")
    other.close()
    assert [one.status for _, one in kept] == [C.live]


def test_an_answer_to_an_ask_needs_who_and_how_and_somebody_who_was_asked(book: Book, place: str) -> None:
    keys = add(book, place, "ask", asked_by="tide", asked_of="weir", wording="Keys")
    chairs = add(book, place, "ask", asked_by="tide", wording="Chairs")
    with pytest.raises(Problem, match="who answered for the actor"):
        book.do(records.add, place, "ask", AskDraft(asked_by="tide", asked_of="weir", wording="x", accepted=False))
    with pytest.raises(Problem, match="how they said so"):
        book.do(asks.answer, place, keys, True, "Caretaker", " ")
    with pytest.raises(Problem, match="anybody who can"):
        book.do(asks.answer, place, chairs, True, "Caretaker", "at the door")
    book.do(asks.answer, place, keys, False, "Caretaker", "at the door")
    kept: Any = book.ask(records.load, "ask", keys)
    assert (kept.accepted, kept.answered_by, kept.answered_on) == (False, "Caretaker", book.today)
    with pytest.raises(Problem, match="nobody can have answered"):
        book.do(records.edit, place, "ask", keys, kept.model_copy(update={"asked_of": ""}))


def test_whom_an_ask_is_to_is_never_lost_by_itself(book: Book, place: str, tmp_path: Path) -> None:
    """It would ask anybody then, which is something else."""
    add(book, place, "ask", asked_by="tide", asked_of="weir", wording="Keys")
    weir = ids(book, place, "actor")[1]
    with pytest.raises(Problem, match="cannot be removed yet"):
        book.do(records.remove, place, "actor", [weir])
    path = tmp_path / "asks.csv"
    path.write_text("asked_by,asked_of,wording\ntide,nobody-here,Chairs\n", encoding="utf-8")
    with pytest.raises(Problem, match="there is no actor"):
        book.do(own_files.bring_list, place, "ask", path)
    assert len(ids(book, place, "ask")) == 1
