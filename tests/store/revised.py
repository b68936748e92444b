"""Books of a form that is not out yet: with ``spend_line`` and ``group``, two nouns of ``spend_line.py``."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.maintenance import altered_values
from convene.store import migrating
from convene.store.book_file import SCHEMA_VERSION
from tests.conftest import Clock
from tests.making import add, start
from tests.store.spend_line import NEW


@dataclasses.dataclass(frozen=True, slots=True)
class Revised:
    """What the command left in a folder, and what it said."""

    folder: Path
    said: str

    @property
    def migration(self) -> str:
        (written,) = (self.folder / "migrations" / "versions").glob(f"{SCHEMA_VERSION + 1:04}_*.py")
        return written.read_text(encoding="utf-8")


def revised(folder: Path, *changes: str) -> Revised:
    shutil.copytree(migrating.SCRIPTS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.store.spend_line", str(folder), *changes],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Revised(folder, done.stdout)


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Revised:
    """Two nouns more."""
    return revised(tmp_path_factory.mktemp("new"))


@pytest.fixture
def spending(new: Revised, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book of the form in which there are ``spend_line`` and ``group``."""
    for name, noun in NEW.items():
        monkeypatch.setitem(NOUNS, name, noun)
    monkeypatch.setattr(migrating, "SCRIPTS", new.folder / "migrations")
    altered_values._tables.cache_clear()
    book = Book(tmp_path / "spending.book", now=clock)
    yield book
    book.close()
    altered_values._tables.cache_clear()


@pytest.fixture
def quay(spending: Book) -> str:
    return start(spending)


def spent(book: Book, place: str) -> str:
    """A spend line of two payments on a need, and a group that points at it."""
    add(book, place, "actor", slug="mill", name="The Mill", primary_type="vcse")
    add(book, place, "need", slug="warm", statement="A warm room")
    line = add(
        book, place, "spend_line", slug="heat", title="Heating", actor="mill", amount="1200.50", due="2027-01-31",
        needs=["warm"],
        payments=[
            {"amount": "200.25", "paid_on": "2026-12-01", "actor": "mill"},
            {"amount": "1000.25", "note": "asked for by Ada Lovelace"},
        ],
    )  # fmt: skip
    add(book, place, "group", slug="by", select="First", check="soon", table="heat", values=[{"amount": "1"}])
    return line
