"""Copies of a book: found by its exact name, wherever a link to it lies, and never one silently for another."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from convene.errors import TROUBLE, Problem
from convene.services.book import Book
from convene.services.maintenance import book_checks
from convene.store import backup, copies, restoring
from tests.conftest import Clock, only_place
from tests.making import add, text
from tests.store.dumping import dump

unix = pytest.mark.skipif(sys.platform == "win32", reason="about Unix files")
NAMES = [
    "my.book",
    "my [hall] 2.book",
    "a.b.c.book",
    "[a-z]!.book",
    "no ending",
    "town.db",
    "Straße 'ü'.book",
    "-x.book",
]
ODD = [*NAMES, "what*?.book", 'say "when".book'] if sys.platform != "win32" else NAMES


def moved(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


@pytest.mark.parametrize("name", ODD)
def test_backups_are_found_kept_few_and_brought_back_whatever_the_book_is_called(
    harrow_path: Path, clock: Clock, name: str
) -> None:
    path = moved(harrow_path, name)
    book = Book(path, now=clock)
    add(book, only_place(book), "actor", name="New", primary_type="vcse")
    book.close()
    (first,) = book_checks.backups(path)
    before, now = dump(first), dump(path)
    made = [backup.back_up(path, clock.forward(hours=1), keep=3) for _ in range(5)]
    assert book_checks.backups(path) == made[:1:-1]
    restoring.restore(path, made[-1], clock.forward(hours=1))
    assert len(book_checks.backups(path)) == 4
    assert dump(path) == now != before
    latest = book_checks.backups(path)[0].name
    assert "before-restore" in latest
    assert any(f"the latest {latest}." in one.words for one in book_checks.doctor(path))


@unix
def test_a_book_opened_by_a_link_keeps_its_backups_with_the_book_itself(
    harrow_path: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "second").symlink_to(harrow_path)
    (desk / "first").symlink_to("second")
    monkeypatch.chdir(desk)
    link = Path("first")
    book = Book(link, now=clock)
    assert book.path == harrow_path.resolve()
    then = text(book, only_place(book))
    copy = book.back_up("by-hand")
    add(book, only_place(book), "actor", name="Later", primary_type="vcse")
    book.close()
    assert copy.parent == harrow_path.with_name("harrow-backups").resolve()
    assert book_checks.backups(link) == book_checks.backups(harrow_path.resolve())
    assert book_checks.backups_folder(link) == copy.parent
    kept = book_checks.restore(link, copy, clock.forward(hours=1))
    assert link.is_symlink()
    assert kept is not None
    assert kept.parent == copy.parent
    book = Book(harrow_path, now=clock)
    assert text(book, only_place(book)) == then
    book.close()
    harrow_path.write_bytes(harrow_path.read_bytes()[:9000])
    book_checks.restore(link, copy, clock.forward(hours=1))
    assert link.is_symlink(), "also where a damaged book has to be set aside"
    assert dump(harrow_path) == dump(copy)
    assert sorted(one.name for one in desk.iterdir()) == ["first", "second"]


def test_two_books_of_one_stem_drop_and_bring_back_their_own(harrow_path: Path, book_path: Path, clock: Clock) -> None:
    one, other = moved(harrow_path, "a.book"), moved(book_path, "a.db")
    mine = backup.back_up(one, clock())
    theirs = [backup.back_up(other, clock.forward(hours=1), keep=2) for _ in range(4)]
    assert copies.own(one) == book_checks.backups(one) == [mine]
    assert copies.own(other) == theirs[:1:-1]
    assert backup.back_up_today(one, clock()) == mine, "the day's backup of the one is none of the other's"
    backup.back_up(one, clock.forward(days=1), keep=1)
    assert theirs[-1].exists()


def test_backups_that_a_book_of_another_ending_made_before_are_found_still(book_path: Path, clock: Clock) -> None:
    path = moved(book_path, "town.db")
    folder = copies.backups_folder(path)
    folder.mkdir()
    old = Path(shutil.copy(book_path, folder / "town-2026-11-20T100000.book"))
    assert book_checks.backups(path) == [old]
    new = backup.back_up(path, clock(), keep=1)
    assert book_checks.backups(path) == [new]
    assert not old.exists(), "no other book can have made it"


def test_backups_of_one_second_are_all_kept_in_their_order(harrow_path: Path, clock: Clock) -> None:
    made = [backup.back_up(harrow_path, clock(), reason=reason) for reason in ("", "x", "before-import", "", "x")]
    assert len(set(made)) == 5
    assert book_checks.backups(harrow_path) == made[::-1]


def test_files_that_nobody_dated_are_never_dropped_and_come_last(harrow_path: Path, clock: Clock) -> None:
    folder = copies.backups_folder(harrow_path)
    folder.mkdir()
    mine = Path(shutil.copy(harrow_path, folder / "harrow-before the big meeting.book"))
    (folder / "harrow-notes.txt").write_text("x")
    (folder / "other-2026-11-01T100000.book").write_text("x")
    made = [backup.back_up(harrow_path, clock.forward(hours=1), keep=2) for _ in range(4)]
    assert book_checks.backups(harrow_path) == [made[3], made[2], mine]
    assert len(list(folder.iterdir())) == 5


def test_a_day_in_the_name_of_the_book_is_no_backup_of_that_day(harrow_path: Path, clock: Clock) -> None:
    path = moved(harrow_path, f"plan-{clock():%Y-%m-%d}.book")
    backup.back_up(path, clock() - timedelta(days=3))
    book = Book(path, now=clock)
    add(book, only_place(book), "actor", name="New", primary_type="vcse")
    book.close()
    assert len(book_checks.backups(path)) == 2


def test_a_book_open_over_night_is_backed_up_the_next_day_too(harrow: Book, harrow_id: str, clock: Clock) -> None:
    for _ in range(2):
        add(harrow, harrow_id, "actor", name="New", primary_type="vcse")
        clock.forward(days=1)
    assert len(book_checks.backups(harrow.path)) == 2


def test_damaged_books_set_aside_push_no_good_backup_out(harrow_path: Path, clock: Clock) -> None:
    whole = harrow_path.read_bytes()
    good = [backup.back_up(harrow_path, clock.forward(hours=1)) for _ in range(backup.KEEP)]
    for _ in range(6):
        harrow_path.write_bytes(whole[: len(whole) // 2])
        book_checks.restore(harrow_path, good[-1], clock.forward(hours=1))
    assert set(good) <= set(book_checks.backups(harrow_path))
    assert len(copies.damaged(harrow_path)) == backup.KEEP_DAMAGED
    assert backup.back_up_today(harrow_path, clock()) == good[-1], "a damaged one is no backup of the day"


def test_a_damaged_book_is_set_aside_with_the_log_that_lies_beside_it(harrow_path: Path, clock: Clock) -> None:
    copy = backup.back_up(harrow_path, clock())
    log = harrow_path.with_name("harrow.book-wal")
    harrow_path.write_bytes(harrow_path.read_bytes()[:9000])
    log.write_bytes(b"what was not moved into the file yet")
    kept = book_checks.restore(harrow_path, copy, clock.forward(hours=1))
    assert kept is not None
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"what was not moved into the file yet"
    assert not log.exists()
    assert dump(harrow_path) == dump(copy)


@unix
def test_a_damaged_book_is_not_backed_up_and_no_backup_is_dropped(harrow_path: Path, clock: Clock) -> None:
    made = [backup.back_up(harrow_path, clock.forward(hours=1)) for _ in range(3)]
    harrow_path.write_bytes(harrow_path.read_bytes()[: 40 * 4096])
    with pytest.raises(Problem, match="damaged"):
        backup.back_up(harrow_path, clock.forward(hours=1), keep=1)
    assert book_checks.backups(harrow_path) == made[::-1]


OLD = ("harrow-2026-11-01T100000.book.part", "harrow-2026-11-01T100000.book.cleaning", ".harrow-2026.1-0123abcd.part")
BESIDE = ("harrow.book.restored", "harrow.book.restored.part", ".harrow.book.1-0123abcd.restored-journal")


@unix
def test_what_a_power_cut_left_half_written_goes_with_the_next_backup(
    harrow_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copies.backups_folder(harrow_path)
    folder.mkdir()
    monkeypatch.setattr(os, "kill", lambda pid, _: (_ for _ in ()).throw(ProcessLookupError()) if pid == 1 else None)
    alive = folder / ".harrow-2026.2-0123abcd.part"
    mine = [harrow_path.with_name(name) for name in ("harrow.book.part", "harrow.booklet.restored", "other.restored")]
    for one in [folder / name for name in OLD] + [harrow_path.with_name(name) for name in BESIDE] + [alive, *mine]:
        one.write_text("half")
    (folder / "harrow-2026-11-01T100000.book-wal").write_text("of a backup that is gone")
    made = backup.back_up(harrow_path, clock())
    assert {one.name for one in folder.iterdir()} == {made.name, alive.name}
    assert all(one.exists() for one in mine)
    assert not any(harrow_path.with_name(name).exists() for name in BESIDE)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_copy_whose_half_written_file_is_taken_away_is_made_again(
    harrow_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_name, taken = backup.give_name, []

    def take_first(part: Path, path: Path) -> None:
        if len(taken) < 2:
            taken.append(part)
            part.unlink()
        real_name(part, path)

    monkeypatch.setattr(backup, "give_name", take_first)
    made = backup.back_up(harrow_path, clock())
    assert len(taken) == 2
    assert dump(made) == dump(harrow_path)
    assert [one.name for one in made.parent.iterdir()] == [made.name]


def test_a_book_replaced_while_it_is_open_takes_no_more_writing(harrow: Book, harrow_id: str, clock: Clock) -> None:
    other = harrow.path.with_name("other.book")
    backup.copy(harrow.path, other)
    try:
        os.replace(other, harrow.path)
    except PermissionError:
        pytest.skip("an open file cannot be replaced here")
    with pytest.raises(Problem, match="replaced while it was open") as refused:
        add(harrow, harrow_id, "actor", name="Lost", primary_type="vcse")
    assert refused.value.exit_code == TROUBLE


def test_a_book_that_was_emptied_is_told_from_a_new_one(harrow_path: Path, clock: Clock) -> None:
    copy = backup.back_up(harrow_path, clock())
    harrow_path.write_bytes(b"")
    with pytest.raises(Problem, match="The book is empty") as refused:
        Book(harrow_path, now=clock)
    assert copy.name in refused.value.hint
    assert harrow_path.read_bytes() == b""
    book_checks.restore(harrow_path, copy, clock())
    Book(harrow_path, now=clock).close()


def test_restoring_writes_into_the_book_itself_and_keeps_nothing_of_before(harrow_path: Path, clock: Clock) -> None:
    copy = backup.back_up(harrow_path, clock())
    book = Book(harrow_path, now=clock)
    add(book, only_place(book), "actor", name="Zanzibarine marker", primary_type="vcse", note="marker " * 3000)
    book.close()
    number = harrow_path.stat().st_ino
    book_checks.restore(harrow_path, copy, clock.forward(hours=1))
    assert harrow_path.stat().st_ino == number
    assert dump(harrow_path) == dump(copy)
    with closing(sqlite3.connect(harrow_path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert b"Zanzibarine" not in harrow_path.read_bytes()


def test_a_book_that_stands_open_and_idle_is_not_replaced(harrow_path: Path, clock: Clock) -> None:
    copy = backup.back_up(harrow_path, clock())
    book = Book(harrow_path, now=clock)
    add(book, only_place(book), "actor", name="Later", primary_type="vcse")
    now = dump(harrow_path)
    with pytest.raises(Problem, match="in use"):
        restoring.restore(harrow_path, copy, clock.forward(hours=1), patience=0.05)
    assert dump(harrow_path) == now
    book.close()
