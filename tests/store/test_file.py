"""Anything a path can hold: a book, or something that is told apart from one in words, and left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from convene.errors import TROUBLE, Problem
from convene.services.book import Book
from convene.services.maintenance import book_checks
from convene.services.places import places
from convene.store import book_file
from convene.store.reader import Reader
from tests.conftest import Clock
from tests.store.holding import DROP, holding, run

unix = pytest.mark.skipif(sys.platform == "win32", reason="about Unix file modes")


def refused(path: Path, **more: float) -> Problem:
    with pytest.raises(Problem) as caught:
        Book(path, now=Clock(), **more)
    assert caught.value.hint
    assert caught.value.exit_code == TROUBLE
    assert caught.value.where.file
    return caught.value


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name != path.name)


def test_a_text_file_is_not_a_book_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary\n" * 100)
    assert refused(path).title == "That file is not a Convene book."
    assert path.read_text() == "Dear diary\n" * 100
    assert beside(path) == []


def test_a_tiny_file_is_not_a_book(tmp_path: Path) -> None:
    path = tmp_path / "tiny.book"
    path.write_bytes(b"SQL")
    assert "not a Convene book" in refused(path).title


def test_another_programs_sqlite_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photo (name TEXT)")
    before = path.read_bytes()
    assert "another program" in refused(path).title
    assert path.read_bytes() == before
    assert beside(path) == []


def test_an_empty_sqlite_file_with_another_programs_mark_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 1234")
        db.execute("VACUUM")
    assert "another program" in refused(path).title


def test_a_newer_book_asks_for_an_update(book_path: Path) -> None:
    with closing(sqlite3.connect(book_path)) as db:
        db.execute(f"PRAGMA user_version = {book_file.SCHEMA_VERSION + 1}")
    before = book_path.read_bytes()
    problem = refused(book_path)
    assert "newer Convene" in problem.title
    assert str(book_file.SCHEMA_VERSION + 1) in problem.detail
    assert book_path.read_bytes() == before


def test_a_folder_is_not_a_book(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).title


@unix
def test_a_device_is_not_a_book() -> None:
    assert "device" in refused(Path(os.devnull)).title


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "yet.book"
    assert book_file.examine(path).fresh
    assert not path.parent.exists(), "looking makes nothing"


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Problem, match="cannot be"):
        book_file.examine(tmp_path / "file" / "my.book")


def test_an_empty_file_becomes_a_book(tmp_path: Path) -> None:
    path = tmp_path / "empty.book"
    path.touch()
    assert book_file.examine(path).fresh


READ_ONLY = f"""
    import os, sys
    from datetime import datetime
    from pathlib import Path
    from convene.errors import Problem
    from convene.services.book import Book
    {DROP}
    try:
        Book(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 22).astimezone())
    except Problem as problem:
        print(problem.title, problem.hint, sep="|")
"""


@unix
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "words"),
    [
        (0o444, 0o777, "The book is read-only."),
        (0o200, 0o777, "The book may not be read."),
        (0o666, 0o555, "The book's folder cannot be written to."),
    ],
)
def test_what_may_not_be_written_is_told_before_any_screen(
    book_path: Path, reachable: Path, file_mode: int, folder_mode: int, words: str
) -> None:
    folder = reachable / "kept"
    folder.mkdir()
    path = shutil.move(book_path, folder / "my.book")
    path.chmod(file_mode)
    os.chown(path, 65534, 65534) if os.getuid() == 0 else None
    folder.chmod(folder_mode)
    said = run(READ_ONLY, path)
    title, _, hint = said.stdout.partition("|")
    assert title == words, said.stderr
    assert hint.strip()


@unix
def test_a_new_book_in_a_folder_that_may_not_be_written_is_told(reachable: Path) -> None:
    folder = reachable / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    said = run(READ_ONLY, folder / "deep" / "my.book")
    assert "folder cannot be written to" in said.stdout, said.stderr


@unix
def test_only_its_owner_can_read_a_book_and_its_backups(tmp_path: Path, clock: Clock) -> None:
    old = os.umask(0o000)
    try:
        path = tmp_path / "deep" / "mine.book"
        book = Book(path, now=clock)
        copy = book.back_up()
        modes = [stat.S_IMODE(one.stat().st_mode) for one in path.parent.glob("mine.book*")]
        book.close()
    finally:
        os.umask(old)
    assert len(modes) >= 1
    assert set(modes) == {0o600}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_book_held_by_another_program_is_told_after_a_short_wait(book_path: Path) -> None:
    with closing(sqlite3.connect(book_path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")  # in this mode a writer keeps readers out too
    with holding(book_path, "BEGIN EXCLUSIVE"):
        assert "in use by another program" in refused(book_path, patience=0.05).title
    Book(book_path, now=Clock()).close()


def test_a_save_while_another_program_writes_is_refused_whole_and_works_later(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock, patience=0.05)
    place_id = book.ask(places.current)
    book.do(places.leave_open, place_id)
    with holding(harrow_path, "BEGIN IMMEDIATE"):
        assert book.ask(places.listing).total == 1, "reading goes on meanwhile"
        with pytest.raises(Problem, match="in use by another program"):
            book.do(places.leave_open, None)
    assert book.ask(places.current) == place_id
    book.do(places.leave_open, None)
    book.close()


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_book_is_told_as_damaged(harrow_path: Path, share: float) -> None:
    whole = harrow_path.read_bytes()
    harrow_path.write_bytes(whole[: int(len(whole) * share)])
    problem = refused(harrow_path)
    assert problem.title == "The book is damaged."
    assert "restore" in problem.hint


def test_a_page_full_of_noise_is_told_as_damaged(harrow_path: Path) -> None:
    data = bytearray(harrow_path.read_bytes())
    with closing(sqlite3.connect(harrow_path)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'actor'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    data[(page - 1) * size : page * size] = bytes(range(256)) * (size // 256)
    harrow_path.write_bytes(data)
    assert refused(harrow_path).title == "The book is damaged."


def test_damage_found_while_reading_is_told_in_words(harrow_path: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(harrow_path)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'place'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    book = Book(harrow_path, now=clock)
    data = bytearray(harrow_path.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    harrow_path.write_bytes(data)
    with pytest.raises(Problem, match="damaged"):
        book.ask(_read_from_the_file)
    book.close()


def _read_from_the_file(read: Reader) -> None:
    """As in a book too large to be kept in memory whole."""
    read.value("PRAGMA shrink_memory")
    places.listing(read)


def test_closing_leaves_one_clean_file(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock)
    book.do(places.leave_open, None)
    assert harrow_path.with_name(harrow_path.name + "-wal").exists(), "while it is open, the log lies beside it"
    book.close()
    assert [name for name in beside(harrow_path) if name.startswith("harrow.book")] == []


def test_a_problem_names_the_error_and_never_a_word_in_it() -> None:
    error = sqlite3.IntegrityError("NOT NULL constraint failed: manifesto.full_review")
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_NOTNULL
    assert "disk" not in book_file.trouble(error, Path("my.book")).title


def test_the_doctor_sees_what_is_well_and_what_is_not(harrow_path: Path, clock: Clock) -> None:
    found = book_checks.doctor(harrow_path)
    assert [one.words for one in found if not one.well] == ["There is no backup yet: convene backup."]
    book = Book(harrow_path, now=clock)
    book.back_up()
    book.close()
    harrow_path.chmod(0o644)
    with closing(sqlite3.connect(harrow_path)) as db:
        db.execute("UPDATE commitment SET actor_id = 'nobody'")
        db.commit()
    wrong = [one.words for one in book_checks.doctor(harrow_path) if not one.well]
    assert any("lead nowhere" in words for words in wrong)
    assert any("Others can read it" in words for words in wrong) or sys.platform == "win32"


def test_the_doctor_on_no_book_says_so(tmp_path: Path) -> None:
    (finding,) = book_checks.doctor(tmp_path / "none.book")
    assert finding.well
    assert "no book" in finding.words


def test_shared_memory_that_does_not_fit_means_a_full_disk(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    assert book_file.trouble(error, tmp_path).title == "The disk is full."
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert book_file.trouble(error, tmp_path).title == "The disk could not be read or written."
