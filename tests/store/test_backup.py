"""Backups: made by themselves, whole, dated, the last ones kept; and brought back."""

from __future__ import annotations

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.services.maintenance import book_checks
from convene.store import backup, restoring
from tests.conftest import Clock, only_place
from tests.making import add, text
from tests.store.dumping import dump
from tests.store.holding import DROP, holding, run


def test_the_first_save_of_a_day_is_preceded_by_a_backup(harrow_path: Path, clock: Clock) -> None:
    before = dump(harrow_path)
    for days in (0, 0, 1):
        clock.forward(days=days)
        book = Book(harrow_path, now=clock)
        add(book, only_place(book), "actor", name="New", primary_type="vcse")
        add(book, only_place(book), "actor", name="Newer", primary_type="vcse")
        book.close()
    latest, first = book_checks.backups(harrow_path)
    assert dump(first) == before
    assert "2026-11-22" in first.name
    assert "2026-11-23" in latest.name


def test_reading_alone_makes_no_backup(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock)
    text(book, only_place(book))
    book.close()
    assert book_checks.backups(harrow_path) == []


def test_a_backup_of_an_open_book_holds_what_was_just_saved_in_one_file(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock)
    add(book, only_place(book), "actor", name="Just now", primary_type="vcse")
    copy = book.back_up("by-hand")
    assert dump(copy) == dump(harrow_path)
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    book.close()
    assert {one.suffix for one in copy.parent.iterdir()} == {".book"}


def test_only_the_latest_backups_are_kept(harrow_path: Path, clock: Clock) -> None:
    made = [backup.back_up(harrow_path, clock.forward(hours=1), keep=3) for _ in range(6)]
    assert backup.backups(harrow_path) == made[:2:-1]


def test_a_backup_brought_back_is_the_book_of_then_and_the_book_of_now_is_kept(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock)
    then = text(book, only_place(book))
    copy = book.back_up()
    clock.forward(hours=1)
    add(book, only_place(book), "actor", name="Later", primary_type="vcse")
    now = text(book, only_place(book))
    book.close()
    kept = book_checks.restore(harrow_path, copy, clock())
    book = Book(harrow_path, now=clock)
    assert text(book, only_place(book)) == then
    book.close()
    assert kept is not None
    book_checks.restore(harrow_path, kept, clock.forward(hours=1))
    book = Book(harrow_path, now=clock)
    assert text(book, only_place(book)) == now
    assert book.undo().value == "Added actor: Later"
    book.close()


def test_a_damaged_book_can_be_replaced_by_its_backup(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock)
    before = text(book, only_place(book))
    copy = book.back_up()
    book.close()
    whole = harrow_path.read_bytes()
    harrow_path.write_bytes(whole[: len(whole) // 2])
    kept = book_checks.restore(harrow_path, copy, clock.forward(hours=1))
    book = Book(harrow_path, now=clock)
    assert text(book, only_place(book)) == before
    book.close()
    assert kept is not None
    assert kept.read_bytes() == whole[: len(whole) // 2], "even the damaged one is kept as it was"


@pytest.mark.parametrize("what", ["nothing", "text", "half", "empty", "foreign"])
def test_what_is_no_sound_backup_is_refused_and_the_book_stays(harrow_path: Path, clock: Clock, what: str) -> None:
    source = harrow_path.with_name("source.book")
    if what == "text":
        source.write_text("not a book at all, but long enough to look at")
    if what == "half":
        source.write_bytes(harrow_path.read_bytes()[:200_000])
    if what == "empty":
        source.touch()
    if what == "foreign":
        with closing(sqlite3.connect(source)) as db:
            db.execute("CREATE TABLE photo (name TEXT)")
    before = harrow_path.read_bytes()
    with pytest.raises(Problem) as caught:
        book_checks.restore(harrow_path, source, clock())
    assert caught.value.hint
    assert harrow_path.read_bytes() == before
    assert book_checks.backups(harrow_path) == []


def test_a_book_in_use_is_not_replaced(harrow_path: Path, clock: Clock, tmp_path: Path) -> None:
    copy = tmp_path / "copy.book"
    backup.copy(harrow_path, copy)
    book = Book(harrow_path, now=clock)
    add(book, only_place(book), "actor", name="Later", primary_type="vcse")
    book.close()
    before = dump(harrow_path)
    with holding(harrow_path, "BEGIN IMMEDIATE"), pytest.raises(Problem, match="in use"):
        restoring.restore(harrow_path, copy, clock(), patience=0.05)
    assert dump(harrow_path) == before


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(harrow_path: Path, clock: Clock) -> None:
    backup.backups_folder(harrow_path).write_text("a file where a folder should be")
    with pytest.raises(Problem, match="could not be written"):
        backup.back_up(harrow_path, clock())
    with pytest.raises(Problem):
        backup.copy(harrow_path.with_name("none.book"), harrow_path.with_name("copy.book"))
    assert not harrow_path.with_name("copy.book").exists()
    assert not harrow_path.with_name("none.book").exists(), "looking for a book does not make one"
    assert list(harrow_path.parent.glob("*.part")) == []


def test_the_oldest_backup_can_be_brought_back_though_making_room_drops_it(
    harrow_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book(harrow_path, now=clock)
    then = text(book, only_place(book))
    oldest = book.back_up()
    add(book, only_place(book), "actor", name="Later", primary_type="vcse")
    book.close()
    for _ in range(backup.KEEP - 1):
        backup.back_up(harrow_path, clock.forward(hours=1))
    assert oldest.exists()
    book_checks.restore(harrow_path, oldest, clock.forward(hours=1))
    book = Book(harrow_path, now=clock)
    assert text(book, only_place(book)) == then
    book.close()
    assert list(harrow_path.parent.glob("*.restored")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="about Unix file modes")
def test_a_backup_is_brought_back_from_a_stick_that_cannot_be_written(harrow_path: Path, reachable: Path) -> None:
    stick, home = reachable / "stick", reachable / "mine"
    stick.mkdir()
    home.mkdir()
    backup.copy(harrow_path, stick / "copy.book")
    (stick / "copy.book").chmod(0o444)
    stick.chmod(0o555)
    home.chmod(0o777)
    bring = f"""
        import os, shutil, sys, urllib.parse
        from datetime import datetime
        from pathlib import Path
        from convene.services.maintenance import book_checks
        {DROP}
        book_checks.restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 22).astimezone())
    """
    said = run(bring, home / "my.book", stick / "copy.book")
    assert said.returncode == 0, said.stderr
    assert dump(home / "my.book") == dump(stick / "copy.book")
    assert stat.S_IMODE((home / "my.book").stat().st_mode) == 0o600
