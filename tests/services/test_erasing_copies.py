"""Erased means gone: by raw bytes, from every copy the program leaves, whatever the book is called."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from convene.cli.log import files, note
from convene.services.book import Book
from convene.services.maintenance import book_checks, memos
from convene.services.people import erasing
from convene.store import backup, erasing_copies
from tests import making
from tests.conftest import Clock, only_place
from tests.services.test_erasing import MARKS, NAME, gone, someone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be removed there")
NAMES = ["my [hall] *?.book", "[a-z].book", "town.db", "no ending", "a link", "a path from here"]


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


def everything(folder: Path) -> list[str]:
    """Each file below a folder in which a mark of the person stands."""
    return sorted(
        f"{one.relative_to(folder)}: {mark}"
        for one in folder.rglob("*")
        if one.is_file() and not one.is_symlink()
        for mark in MARKS
        if mark.encode() in one.read_bytes()
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder in which the book is the only thing."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


@pytest.fixture(params=NAMES)
def named(
    request: pytest.FixtureRequest, harrow_path: Path, place: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Book]:
    """The sample in a book of that name, opened as a person would open it."""
    name = request.param if "." in request.param or request.param == "no ending" else "real.book"
    path = Path(shutil.copy(harrow_path, place / name))
    if request.param == "a link":
        path = place.with_name("link.book")
        path.symlink_to(Path("kept") / name)
    if request.param == "a path from here":
        monkeypatch.chdir(place)
        path = Path(name)
    book = Book(path, now=clock)
    yield book
    book.close()


def test_not_a_byte_is_left_in_any_copy_of_a_book_of_any_name(named: Book, place: Path, clock: Clock) -> None:
    place_id = only_place(named)
    person = someone(named, place_id)
    for reason in ("by-hand", "before-import", "before-form-2"):
        named.back_up(reason)
    making.change(named, place_id, "person", person, note="marker-note, twice")
    kept = named.back_up("before-restore")
    raw = kept.read_bytes()
    stem = named.path.stem
    left = {
        kept.with_name(f"{stem}-2026-11-01T100000.book.part"): raw,
        kept.with_name(f"{stem}-2026-11-01T100000.book.cleaning"): raw,
        kept.with_name(f"{stem}-2026-11-01T100000.book.part-journal"): raw[:8000],
        kept.with_name(f".{kept.name[:50]}.1-0123abcd.part"): raw,
        named.path.with_name(f"{named.path.name}.restored"): raw,
        named.path.with_name(f".{named.path.name[:50]}.1-0123abcd.restored"): raw,
        kept.with_name(kept.name.replace("before-restore", "damaged")): raw[:-9000],
        kept.with_name(kept.name.replace("before-restore", "damaged") + "-wal"): raw[-9000:] + NAME.encode(),
    }
    for path, data in left.items():
        path.write_bytes(data)
    clean = kept.with_name(kept.name.replace("before-restore", "x-damaged"))
    clean.write_bytes(b"damaged before anybody was in it")
    assert len({line.partition(":")[0] for line in everything(place)}) >= 8

    done = gone(named, place_id, person, clock)

    assert everything(place) == []
    assert done.left == ()
    assert len(done.cleaned) == 4
    assert {one.name for one in left} <= set(done.removed)
    assert clean.exists(), "what holds nothing of them stays"
    assert any("Removed, since it cannot be cleaned" in line for line in done.says())
    assert not any(one.exists() for one in left)
    named.close()
    assert everything(place.parent) == []


def test_the_log_of_what_went_wrong_goes_too(harrow: Book, harrow_id: str, clock: Clock) -> None:
    person = someone(harrow, harrow_id)
    log = harrow.path.with_name("convene.log")
    harrow.besides = files(log)
    for one in files(log):
        note(one, clock(), ValueError(f"[parameters: ('{NAME}',)]"))
        assert one.stat().st_mode & 0o777 == 0o600
    done = gone(harrow, harrow_id, person, clock)
    assert not any(one.exists() for one in files(log))
    assert "convene.log" in done.removed


@pytest.mark.parametrize("name", ["form:p:outreach:new", "line:somewhere", "left off"])
def test_whatever_is_remembered_in_their_words_is_forgotten(
    harrow: Book, harrow_id: str, clock: Clock, name: str
) -> None:
    person = someone(harrow, harrow_id, name='Zarahine "Zed" Quilldottir')
    harrow.do(memos.keep, name, {"line": 'rang Zarahine "Zed" Quilldottir'})
    harrow.do(memos.keep, "other", {"line": "rang somebody"})
    gone(harrow, harrow_id, person, clock)
    assert harrow.ask(memos.recall, name) is None
    assert harrow.ask(memos.recall, "other") == {"line": "rang somebody"}


def test_a_backup_that_another_program_cleans_meanwhile_gets_nobody_back(
    harrow: Book, harrow_id: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = making.add(harrow, harrow_id, "person", name="Brunhilde Otherperson", slug="other")
    person = someone(harrow, harrow_id)
    copy = harrow.back_up("both")
    clean, met = erasing_copies._clean_copy, []

    def meanwhile(part: Path, wanted: erasing.store.Wanted) -> None:
        clean(part, wanted)
        if not met:
            met.append(part)
            gone(harrow, harrow_id, other, clock)

    monkeypatch.setattr(erasing_copies, "_clean_copy", meanwhile)
    gone(harrow, harrow_id, person, clock)
    raw = copy.read_bytes()
    assert (b"Otherperson" in raw, b"Quilldottir" in raw) == (False, False)


def test_a_copy_in_the_making_is_made_of_the_erased_book(
    harrow: Book, harrow_id: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = someone(harrow, harrow_id)
    give_name, met = backup.give_name, []

    def erased_first(part: Path, path: Path) -> None:
        if not met:
            met.append(part)
            gone(harrow, harrow_id, person, clock)
        give_name(part, path)

    monkeypatch.setattr(backup, "give_name", erased_first)
    copy = harrow.back_up("slow")
    assert NAME.encode() not in copy.read_bytes()
    assert everything(harrow.path.parent) == []


def test_backups_of_another_book_beside_it_stay_as_they_are(
    harrow: Book, harrow_id: str, clock: Clock, harrow_path: Path
) -> None:
    person = someone(harrow, harrow_id)
    other = Path(shutil.copy(harrow_path, harrow_path.with_name("harrow.db")))
    theirs = backup.back_up(other, clock())
    mine = harrow.back_up("mine")
    gone(harrow, harrow_id, person, clock)
    assert NAME.encode() in theirs.read_bytes()
    assert NAME.encode() not in mine.read_bytes()
    assert theirs in book_checks.backups(other)
