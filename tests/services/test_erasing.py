"""Erasing a person: not a byte of them stays in the book, its history or its backups, and undo brings nothing back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.services.engagement import outreach
from convene.services.maintenance import book_checks, history, memos
from convene.services.nouns import records
from convene.services.people import contacts, erasing, retention
from tests import making
from tests.conftest import Clock

NAME = "Zarahine Quilldottir"
EMAIL = "zq-marker@example.org"
MARKS = (NAME, EMAIL, "07700-marker-901", "Marker House, 9 Tide Street", "marker-note", "marker-loop", "Markerese")


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


def someone(book: Book, place_id: str, **more: Any) -> str:
    actor = making.ids(book, place_id, "actor")[0]
    fields: dict[str, Any] = {
        "name": NAME,
        "email": EMAIL,
        "phone": MARKS[2],
        "address": MARKS[3],
        "note": MARKS[4],
        "roles": [{"actor": actor, "role": "Head of procurement"}],
        "bases": [{"purpose": "Inviting to meetings", "basis": "consent", "given_on": "2026-11-01", "how": "paper"}],
        "access": [{"needs": MARKS[5], "language": MARKS[6]}],
    }
    return making.add(book, place_id, "person", **{**fields, **more})


def gone(book: Book, place_id: str, word: str, clock: Clock) -> erasing.Erased:
    return erasing.erase(book, place_id, book.ask(erasing.target, place_id, word), clock())


def left_in(path: Path, marks: tuple[str, ...] = MARKS) -> list[str]:
    raw = b"".join(one.read_bytes() for one in (path, path.with_name(path.name + "-wal")) if one.exists())
    return [mark for mark in marks if mark.encode() in raw]


def test_not_a_byte_is_left_in_the_book_or_its_backups(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    harrow.back_up("one")
    making.change(harrow, harrow_id, "person", person, note="marker-note, twice", email="other@example.org")
    harrow.do(memos.keep, f"form:{harrow_id}:person:contact", {"values": {"name": NAME}})
    harrow.do(
        memos.keep, f"form:{harrow_id}:person:{person}.roles.0", {"values": {"role": "x"}, "opened": {"role": "y"}}
    )
    clock.forward(seconds=5)
    harrow.back_up("two")
    assert left_in(harrow.path)
    before = [copy.name for copy in book_checks.backups(harrow.path) if left_in(copy)]
    assert len(before) == 2

    done = gone(harrow, harrow_id, "contact", clock)

    assert left_in(harrow.path) == []
    assert harrow.ask(memos.recall, f"form:{harrow_id}:person:{person}.roles.0") is None
    copies = book_checks.backups(harrow.path)
    assert sorted(done.cleaned) == sorted(before)
    assert [left_in(copy) for copy in copies] == [[], [], []]
    assert done.left == ()
    assert not done.busy
    for copy in (harrow.path, *copies):
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            assert db.execute("SELECT count(*) FROM actor").fetchone()[0] > 5, "everything else stays"
    assert all(copy.stat().st_mode & 0o777 == 0o600 for copy in copies)


def test_undo_and_redo_bring_nobody_back(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    call = making.add(harrow, harrow_id, "outreach", what="Rang them", person=person)
    making.change(harrow, harrow_id, "person", person, name=f"{NAME} the second")
    gone(harrow, harrow_id, person, clock)
    draft: Any = harrow.ask(records.load, "outreach", call)
    assert (draft.what, draft.person) == ("Rang them", ""), "the line of the log stays, without them"

    assert harrow.undo(harrow_id).value == "Added outreach: Rang them"
    assert harrow.redo(harrow_id).value == "Added outreach: Rang them"
    assert harrow.ask(records.load, "outreach", call) == draft
    while True:
        try:
            harrow.undo(harrow_id)
        except Problem:
            break
    assert harrow.ask(contacts.standing, harrow_id, harrow.today).contacts == 0
    assert left_in(harrow.path) == []


def test_somebody_removed_before_can_still_be_erased(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    harrow.do(records.remove, harrow_id, "person", [person])
    assert NAME in left_in(harrow.path), "an ordinary removal can be undone"
    gone(harrow, harrow_id, "contact", clock)
    assert left_in(harrow.path) == []
    with pytest.raises(Problem, match="no person"):
        harrow.ask(erasing.target, harrow_id, "contact")
    harrow.undo(harrow_id)
    assert harrow.ask(contacts.standing, harrow_id, harrow.today).contacts == 0


def test_a_change_of_several_loses_only_the_one(harrow: Book, harrow_id: str, clock: Clock) -> None:
    first = someone(harrow, harrow_id)
    other = making.add(harrow, harrow_id, "person", name="Somebody Else", slug="other")
    harrow.do(records.remove, harrow_id, "person", [first, other])
    gone(harrow, harrow_id, first, clock)
    harrow.undo(harrow_id)
    left = [getattr(one, "name", "") for _, one in harrow.ask(records.load_all, harrow_id, "person")]
    assert left == ["Somebody Else"]


def test_what_may_speak_of_them_is_listed_for_a_human(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    need = making.ids(harrow, harrow_id, "need")[0]
    making.change(harrow, harrow_id, "need", need, note="")
    making.add(harrow, harrow_id, "contribution", text="As zarahine said, no bus at night", slug="bus")
    making.add(harrow, harrow_id, "contribution", text="Quilldottirs is another word", slug="another")
    making.add(
        harrow, harrow_id, "workshop", title="Evening", blocks=[{"title": "Talk", "minutes": 5, "note": f"by {NAME}"}]
    )
    done = gone(harrow, harrow_id, person, clock)
    told = [str(one) for one in done.mentions if one.noun != "history"]
    assert told == ["contribution bus, what was said", "workshop evening, agenda"]


def test_a_role_for_a_name_is_not_looked_for_everywhere(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id, name="Head of Procurement", email="", phone="")
    making.add(harrow, harrow_id, "contribution", text="The head of procurement should listen")
    assert gone(harrow, harrow_id, person, clock).mentions == ()


def test_a_backup_that_cannot_be_cleaned_is_named(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    good = harrow.back_up("good")
    broken = good.with_name(good.name.replace("good", "broken"))
    broken.write_bytes(good.read_bytes()[:5000])
    done = gone(harrow, harrow_id, person, clock)
    assert done.cleaned == (good.name,)
    assert [name for name, _ in done.left] == [broken.name]
    assert any(broken.name in line and "by hand" in line for line in done.says())


def test_the_history_says_that_it_was_done_and_not_to_whom(harrow: Book, harrow_id: str, clock: Clock) -> None:
    gone(harrow, harrow_id, someone(harrow, harrow_id), clock)
    latest = harrow.ask(history.entries, harrow_id)[0]
    assert (latest.label, latest.kind) == ("Erased a contact for good", "log")


def test_a_handle_that_was_chosen_is_in_no_label_any_more(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id, slug="zara-quill", access=())
    making.change(harrow, harrow_id, "person", person, slug="zaraq")
    harrow.do(contacts.withdraw, harrow_id, person, "", harrow.today)
    harrow.do(records.remove, harrow_id, "person", [person])
    harrow.undo(harrow_id)
    copy = harrow.back_up("before")
    gone(harrow, harrow_id, "zaraq", clock)
    assert [one.label for one in harrow.ask(history.entries, harrow_id)][:6] == [
        "Erased a contact for good", "Undid: Removed person: a contact", "Removed person: a contact",
        "Withdrawn by a contact: Inviting to meetings", "Changed person: a contact", "Added person: a contact",
    ]  # fmt: skip
    for path in (harrow.path, copy):
        assert left_in(path, ("zara-quill", "zaraq")) == []
    latest = harrow.ask(history.entries, harrow_id)[0]
    with pytest.raises(Problem) as refused:
        harrow.undo(harrow_id, latest.id)
    assert "erased for good" in refused.value.hint


def test_the_label_of_a_change_forgotten_before_is_cleaned_too(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id, slug="zara-quill")
    making.change(harrow, harrow_id, "person", person, access=[{"needs": "a lift"}])
    clock.forward(days=60)
    retention.forget_access(harrow, harrow_id, clock())
    assert "Changed person: zara-quill" in [one.label for one in harrow.ask(history.entries, harrow_id)]
    gone(harrow, harrow_id, "zara-quill", clock)
    assert left_in(harrow.path, ("zara-quill",)) == []


def test_a_name_can_be_taken_out_of_texts_and_what_they_said_before(harrow: Book, harrow_id: str, clock: Clock) -> None:
    someone(harrow, harrow_id)
    namesake = making.add(harrow, harrow_id, "person", name=NAME, slug="other")
    called = making.add(harrow, harrow_id, "actor", name=f"{NAME} Bakery", primary_type="msme")
    said = making.add(harrow, harrow_id, "contribution", text=f"{NAME.lower()} is heard")
    twin = making.add(harrow, harrow_id, "contribution", text="A contact is heard")
    call = harrow.do(outreach.log, harrow_id, f'hospital: rang {NAME}, "Q"').value
    making.change(harrow, harrow_id, "outreach", call, what="rang somebody")
    copy = harrow.back_up("before")

    who = harrow.ask(erasing.target, harrow_id, "contact")
    done = erasing.erase(harrow, harrow_id, who, clock(), words=True)

    held: Any = [harrow.ask(records.load, "contribution", one) for one in (said, twin)]
    assert held[0].text == "a contact is heard"
    assert held[0].slug != held[1].slug
    assert copy.name in done.cleaned
    labels = " ".join(one.label for one in harrow.ask(history.entries, harrow_id))
    assert NAME.casefold() not in labels.casefold()
    # What bears the name in its own right stays, and is told for a human to look at.
    assert harrow.ask(records.load, "person", namesake).name == NAME  # type: ignore[attr-defined]
    assert harrow.ask(records.load, "actor", called).name == f"{NAME} Bakery"  # type: ignore[attr-defined]
    assert "actor" in {one.noun for one in done.mentions}
    assert "contribution" not in {one.noun for one in done.mentions}
    harrow.undo(harrow_id)
    assert harrow.ask(records.load, "outreach", call).what == 'rang a contact, "Q"'  # type: ignore[attr-defined]


def test_words_of_somebody_erased_before_go_when_they_are_a_whole_name(
    harrow: Book, harrow_id: str, clock: Clock
) -> None:
    person = someone(harrow, harrow_id)
    call = harrow.do(outreach.log, harrow_id, f"hospital: rang {NAME}").value
    gone(harrow, harrow_id, person, clock)
    with pytest.raises(Problem, match="too little"):
        erasing.only_words("Zarahine")
    erasing.erase(harrow, harrow_id, erasing.only_words(NAME), clock(), words=True)
    assert harrow.ask(records.load, "outreach", call).what == "rang a contact"  # type: ignore[attr-defined]
    assert left_in(harrow.path) == []


# Access notes


def test_access_notes_are_forgotten_for_good_after_their_day(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    kept: Any = harrow.ask(records.load, "person", person)
    assert kept.access[0].keep_until == date(2026, 12, 24), "30 days after the workshop of 24 November"
    copy = harrow.back_up("with-access")
    assert retention.forget_access(harrow, harrow_id, clock()) is None, "its day has not come"
    clock.forward(days=40)
    assert harrow.ask(retention.past_access, harrow_id, harrow.today) == 1
    done = retention.forget_access(harrow, harrow_id, clock())
    assert done is not None
    assert copy.name in done.cleaned
    assert left_in(harrow.path, MARKS[5:]) == left_in(copy, MARKS[5:]) == []
    left: Any = harrow.ask(records.load, "person", person)
    assert (left.name, left.access, left.bases) == (NAME, (), kept.bases)
    harrow.undo(harrow_id)
    assert harrow.ask(contacts.standing, harrow_id, harrow.today).contacts == 0


def test_a_contact_left_half_typed_is_forgotten_in_time(harrow: Book, harrow_id: str, clock: Clock) -> None:
    key = f"form:{harrow_id}:person:new"
    harrow.do(memos.keep, key, {"at": clock().isoformat(timespec="minutes"), "values": {"name": NAME}})
    copy = harrow.back_up("half-typed")
    clock.forward(days=29)
    assert retention.forget_access(harrow, harrow_id, clock()) is None
    clock.forward(days=2)
    done = retention.forget_access(harrow, harrow_id, clock())
    assert done is not None
    assert "1 half-typed contact is gone for good" in done.says()[0]
    assert left_in(harrow.path) == left_in(copy) == []


def test_a_note_taken_out_by_hand_goes_from_the_history_on_its_day(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    making.change(harrow, harrow_id, "person", person, access=())
    assert left_in(harrow.path, MARKS[5:6]), "undo still finds it"
    clock.forward(days=40)
    assert retention.forget_access(harrow, harrow_id, clock()) is not None
    assert left_in(harrow.path, MARKS[5:]) == []


def test_contacts_to_look_at_again_and_long_out_of_touch_are_named(harrow: Book, harrow_id: str, clock: Clock) -> None:
    actor = making.ids(harrow, harrow_id, "actor")[0]
    fine = {"purpose": "Inviting", "basis": "consent", "how": "paper"}
    old = making.add(harrow, harrow_id, "person", name="Old", bases=[{**fine, "given_on": "2023-01-01"}])
    met = making.add(harrow, harrow_id, "person", name="Met", bases=[{**fine, "given_on": "2023-01-01"}])
    making.add(harrow, harrow_id, "outreach", what="Call", person=met, date="2026-01-01")
    again = making.add(
        harrow, harrow_id, "person", name="Again", roles=[{"actor": actor}],
        bases=[{**fine, "given_on": "2026-01-01", "review_on": "2026-11-20"}],
    )  # fmt: skip
    found = harrow.ask(retention.due, harrow_id, harrow.today)
    assert [one.id for one in found.silent] == [old]
    assert [(one.id, one.sub) for one in found.review] == [(again, "to be looked at 2 days ago")]
