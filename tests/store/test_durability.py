"""Nothing is ever lost: power cuts, full disks, two programs at once, and a new form that fails half-way."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import NOUNS
from convene.errors import TROUBLE, Problem
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.nouns import records, registry
from convene.services.places import places
from convene.store import book_file, migrating
from tests.conftest import SAMPLES, Clock, only_place
from tests.making import add, draft, ids, text
from tests.store.dumping import dump
from tests.store.holding import running

SAVING = """
    import sys
    from datetime import datetime
    from pathlib import Path
    from convene.core.nouns.engagement import ActorDraft
    from convene.services.nouns import records
    from convene.services.places import places
    from convene.services.book import Book
    book = Book(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 22, 14).astimezone())
    place_id = book.ask(places.current)
    for number in range(int(sys.argv[3])):
        book.do(records.add, place_id, "actor", ActorDraft(name=f"{sys.argv[2]} {number}", primary_type="vcse"))
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_was_acknowledged_survives_being_killed(harrow_path: Path, clock: Clock) -> None:
    with running(SAVING, harrow_path, "Killed", 3) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert harrow_path.with_name("harrow.book-wal").exists(), "it was really cut off"
    book = Book(harrow_path, now=clock)
    names = [item.title for item in book.ask(registry.choices, only_place(book), "actor")]
    assert [name for name in names if name.startswith("Killed")] == ["Killed 0", "Killed 1", "Killed 2"]
    assert book.undo().value == "Added actor: Killed 2"
    book.close()


def test_a_save_waits_for_the_disk(harrow_path: Path, clock: Clock) -> None:
    book = Book(harrow_path, now=clock)
    with book._store.writing() as write:
        assert write.value("PRAGMA synchronous") == 2, "FULL: a power cut takes nothing that was acknowledged"
    book.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_was_not_finished_is_not_there_at_all(harrow_path: Path, clock: Clock) -> None:
    half = """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1], isolation_level=None)
        db.execute("PRAGMA cache_spill = 1")
        db.execute("PRAGMA cache_size = 5")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE actor SET note = hex(zeroblob(100000))")
        db.execute("DELETE FROM need_evidence")
        print("ready", flush=True)
        sys.stdin.read()
    """
    before = dump(harrow_path)
    with running(half, harrow_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    Book(harrow_path, now=clock).close()
    assert dump(harrow_path) == before


def test_two_programs_saving_at_once_lose_nothing(harrow_path: Path, clock: Clock) -> None:
    with running(SAVING, harrow_path, "Here", 10) as one, running(SAVING, harrow_path, "There", 10) as other:
        for process in (one, other):
            process.communicate("", timeout=60)
    book = Book(harrow_path, now=clock)
    names = {item.title for item in book.ask(registry.choices, only_place(book), "actor")}
    assert {f"{who} {number}" for who in ("Here", "There") for number in range(10)} <= names
    book.close()


@pytest.mark.parametrize("room", [0, 1, 3, 12])
def test_a_full_disk_is_told_in_words_and_changes_nothing(
    harrow_path: Path, clock: Clock, room: int, tmp_path: Path
) -> None:
    book = Book(harrow_path, now=clock)
    book.back_up()
    before = dump(harrow_path)
    with book._store.writing() as write:
        pages = write.value("PRAGMA page_count")
        write.value(f"PRAGMA max_page_count = {pages + room}")
    big = draft(book, "actor", name="Large", primary_type="vcse", note="word " * 20_000)
    with pytest.raises(Problem) as caught:
        book.do(records.add, only_place(book), "actor", big)
    assert caught.value.title == "The disk is full."
    assert caught.value.exit_code == TROUBLE
    assert caught.value.hint
    assert dump(harrow_path) == before
    with book._store.writing() as write:
        write.value("PRAGMA max_page_count = 1000000")
    book.do(records.add, only_place(book), "actor", big)
    book.close()
    assert book_file.examine(harrow_path).version == book_file.SCHEMA_VERSION


def test_an_import_that_fails_near_its_end_leaves_nothing_behind(book_path: Path, clock: Clock) -> None:
    book = Book(book_path, now=clock)
    before = dump(book_path)
    read = own_files.read_place(SAMPLES[0], book.today)

    def bring_and_stumble(write: Any) -> None:
        own_files.bring_place(write, read)
        raise Problem("Stop.", hint="Nothing.")

    with pytest.raises(Problem, match="Stop"):
        book.do(bring_and_stumble)
    book.close()
    assert dump(book_path) == before


NOW = book_file.SCHEMA_VERSION
TOMORROW = NOW + 1


class NewForm:
    """A migration of tomorrow, in a folder of its own: it adds a table, rebuilds another, and may stumble."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "migrations"
        shutil.copytree(migrating.SCRIPTS, self.folder)
        monkeypatch.setattr(migrating, "SCRIPTS", self.folder)
        monkeypatch.setattr(migrating, "SCHEMA_VERSION", TOMORROW)
        monkeypatch.setattr(book_file, "SCHEMA_VERSION", TOMORROW)

    def write(self, last: str) -> None:
        (self.folder / "versions" / f"{TOMORROW:04}_tomorrow.py").write_text(
            "from alembic import op\n"
            f'revision, down_revision, branch_labels, depends_on = "{TOMORROW:04}", "{NOW:04}", None, None\n'
            "def upgrade():\n"
            '    op.execute("CREATE TABLE tomorrow (id TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT")\n'
            '    op.execute("INSERT INTO tomorrow SELECT id, name FROM actor")\n'
            '    op.execute("CREATE TABLE new_amendment AS SELECT * FROM amendment")\n'
            '    op.execute("DROP TABLE amendment")\n'
            '    op.execute("ALTER TABLE new_amendment RENAME TO amendment")\n'
            f"    {last}\n"
        )


@pytest.fixture
def new_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewForm:
    return NewForm(tmp_path, monkeypatch)


def test_an_old_book_is_backed_up_and_brought_to_its_new_form(
    harrow_path: Path, clock: Clock, new_form: NewForm
) -> None:
    new_form.write("pass")
    before = dump(harrow_path)
    book = Book(harrow_path, now=clock)
    actors = len(ids(book, only_place(book), "actor"))
    book.close()
    after = dump(harrow_path)
    assert len(after.pop("tomorrow")) == actors
    assert {name: rows for name, rows in after.items() if name != "alembic_version"} == {
        name: rows for name, rows in before.items() if name != "alembic_version"
    }
    with closing(sqlite3.connect(harrow_path)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == TOMORROW
    (copy,) = (harrow_path.parent / "harrow-backups").iterdir()
    assert f"before-form-{TOMORROW}" in copy.name
    assert dump(copy) == before


@pytest.mark.parametrize(
    "last",
    [
        "raise RuntimeError('the power went')",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
        "op.execute('DELETE FROM place')",
    ],
    ids=["python", "sql", "broken references"],
)
def test_a_new_form_that_fails_half_way_leaves_the_old_book(
    harrow_path: Path, clock: Clock, new_form: NewForm, last: str
) -> None:
    new_form.write(last)
    before = dump(harrow_path)
    with pytest.raises(Problem) as caught:
        Book(harrow_path, now=clock)
    assert caught.value.hint
    assert dump(harrow_path) == before
    with closing(sqlite3.connect(harrow_path)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == NOW
    new_form.write("pass")
    Book(harrow_path, now=clock).close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_being_killed_while_a_new_form_is_made_leaves_the_old_book(
    harrow_path: Path, clock: Clock, new_form: NewForm
) -> None:
    new_form.write("print('ready', flush=True); import sys; sys.stdin.read()")
    before = dump(harrow_path)
    opening = """
        import sys
        from datetime import datetime
        from pathlib import Path
        from convene.store import book_file, migrating
        migrating.SCRIPTS = Path(sys.argv[2])
        migrating.SCHEMA_VERSION = book_file.SCHEMA_VERSION = int(sys.argv[3])
        from convene.services.book import Book
        Book(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 22, 14).astimezone())
    """
    with running(opening, harrow_path, new_form.folder, str(TOMORROW)) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert dump(harrow_path) == before
    new_form.write("pass")
    Book(harrow_path, now=clock).close()
    assert "tomorrow" in dump(harrow_path)


def test_a_first_book_that_cannot_be_made_leaves_no_half_of_one(
    tmp_path: Path, clock: Clock, new_form: NewForm
) -> None:
    new_form.write("raise RuntimeError('the power went')")
    folder = tmp_path / "new"
    with pytest.raises(Problem, match="new form"):
        Book(folder / "first.book", now=clock)
    assert list(folder.iterdir()) == []


def test_a_book_keeps_everything_across_many_openings(book_path: Path, clock: Clock) -> None:
    place_id = ""
    for name in ("One", "Two", "Three"):
        book = Book(book_path, now=clock)
        place_id = place_id or book.do(places.add, draft(book, "place", name="Quay")).value  # type: ignore[arg-type]
        add(book, place_id, "actor", name=name, primary_type="vcse")
        book.close()
    book = Book(book_path, now=clock)
    assert [name in text(book, place_id) for name in ("One", "Two", "Three")] == [True] * 3
    assert all(ids(book, place_id, noun) is not None for noun in NOUNS)
    book.close()


def test_a_copy_of_the_file_alone_taken_while_it_is_open_has_everything(
    harrow_path: Path, clock: Clock, tmp_path: Path
) -> None:
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    for number in range(3):
        add(book, place, "actor", name=f"Late {number}", primary_type="vcse")
        assert book.ask(places.listing).total == 1
    stick = tmp_path / "stick.book"
    shutil.copyfile(harrow_path, stick)
    whole = text(book, place)
    book.close()
    copied = Book(stick, now=clock)
    assert text(copied, place) == whole
    assert copied.undo().value == "Added actor: Late 2"
    copied.close()
