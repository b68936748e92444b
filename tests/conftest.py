"""What every test stands on: a machine of its own, a clock that stands still, no network, and books to work in.

Fixtures: ``clock`` (call it for the moment; ``clock.forward(days=1)`` moves it), ``book`` (empty), ``harrow`` (the
sample Harrow Quay, its id in ``harrow_id``), ``nasty`` (a place whose every text tries to break something, its id in
``nasty_id``). ``book_path``, ``harrow_path`` and ``nasty_path`` are the same books closed, for tests that open them
themselves; ``small_path`` is Harrow Quay with a few records of each noun. Each test gets its own copy.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from convene.services.book import Book
from convene.services.files import own_files
from convene.services.places import places

ROOT = Path(__file__).parent.parent
SAMPLES = tuple(sorted((ROOT / "sample_places").glob("*.toml")))

settings.register_profile("convene", deadline=None, max_examples=25)
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "convene")

gc.disable()  # until all tests are gathered

_IN_MEMORY = Path("/dev/shm")
_ROOM = 3 * 2**30
"""Bytes: several times what the tests keep at once."""
if os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM and "TMPDIR" not in os.environ:
    # Every change of a book waits for the disk, thousands of times; that it does is what test_durability looks at.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))


def pytest_collection_finish() -> None:
    """What was loaded and gathered stays until the end, and need not be looked through for rubbish ever again; what
    tests make is, after some twenty thousand things instead of seven hundred."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


_ZONE = "Europe/Berlin"
"""Not a zone where local time is UTC in November: a mix-up of the two must show."""

_LOUD = ("CONVENE_", "TEXTUAL", "XDG_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "COLORTERM", "LC_", "LANG")


_HOMES = count(1)


class NetworkError(OSError):
    """Something tried to open a network socket."""


class _LocalSocket(socket.socket):
    """A socket for this computer alone, as event loops need for waking themselves."""

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:  # noqa: A002
        if fileno is None and family != getattr(socket, "AF_UNIX", None):
            raise NetworkError("no test and no part of Convene may open a network socket")
        super().__init__(family, type, proto, fileno)


@pytest.fixture(scope="session", autouse=True)
def _machine() -> Iterator[None]:
    """One time zone and no network, whoever's computer this is."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(_LOUD)]:
            patch.delenv(name)
        patch.setenv("TZ", _ZONE)
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("TERM", "xterm-256color")
        if hasattr(time, "tzset"):
            time.tzset()
        patch.setattr(socket, "socket", _LocalSocket)
        yield


@pytest.fixture(autouse=True)
def _home(_machine: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder of its own for every test, where nothing is kept yet; it is made by whoever keeps something."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_HOMES)}"
    for name, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("LOCALAPPDATA", home / "AppData"),
        ("APPDATA", home / "AppData"),
        ("XDG_DATA_HOME", home / ".local" / "share"),
        ("XDG_CONFIG_HOME", home / ".config"),
        ("XDG_STATE_HOME", home / ".local" / "state"),
        ("XDG_CACHE_HOME", home / ".cache"),
    ):
        monkeypatch.setenv(name, str(folder))


class Clock:
    """A clock that stands still at 2026-11-22 14:00 of the room until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 14, 0).astimezone()

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> datetime:
        """Move it on by so many ``seconds``, ``minutes``, ``hours`` or ``days``."""
        self.at = (self.at + timedelta(**by)).astimezone()
        return self.at


@pytest.fixture
def clock(_machine: None) -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def template_empty(_machine: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book as it is when first made."""
    path = tmp_path_factory.mktemp("templates") / "empty.book"
    Book(path, now=Clock()).close()
    return path


@pytest.fixture(scope="session")
def template_harrow(template_empty: Path) -> Path:
    return _with_sample(template_empty, "harrow-quay")


@pytest.fixture(scope="session")
def template_small(template_empty: Path) -> Path:
    from tests.small_place import write_small

    path = template_empty.with_name("small.book")
    shutil.copyfile(template_empty, path)
    file = path.with_name("small.toml")
    write_small(ROOT / "sample_places" / "harrow-quay.toml", file)
    bring_in(path, file)
    shutil.rmtree(path.with_name("small-backups"), ignore_errors=True)
    return path


@pytest.fixture(scope="session")
def template_nasty(template_empty: Path) -> Path:
    from tests.nasty import make_nasty

    path = template_empty.with_name("nasty.book")
    shutil.copyfile(_with_sample(template_empty, "harrow-quay"), path)
    make_nasty(path)
    return path


def _with_sample(empty: Path, name: str) -> Path:
    path = empty.with_name(f"{name}.book")
    if not path.exists():
        shutil.copyfile(empty, path)
        bring_in(path, ROOT / "sample_places" / f"{name}.toml")
        shutil.rmtree(path.with_name(f"{name}-backups"), ignore_errors=True)
    return path


def bring_in(book: Path, file: Path) -> str:
    """Bring a place file into a closed book; the place's id."""
    opened = Book(book, now=Clock())
    try:
        return opened.do(own_files.bring_place, own_files.read_place(file, opened.today)).value
    finally:
        opened.close()


def _copy(template: Path, tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    shutil.copyfile(template, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def book_path(template_empty: Path, tmp_path: Path) -> Path:
    return _copy(template_empty, tmp_path, "my.book")


@pytest.fixture
def harrow_path(template_harrow: Path, tmp_path: Path) -> Path:
    return _copy(template_harrow, tmp_path, "harrow.book")


@pytest.fixture
def small_path(template_small: Path, tmp_path: Path) -> Path:
    return _copy(template_small, tmp_path, "harrow.book")


@pytest.fixture
def nasty_path(template_nasty: Path, tmp_path: Path) -> Path:
    return _copy(template_nasty, tmp_path, "nasty.book")


@pytest.fixture
def book(book_path: Path, clock: Clock) -> Iterator[Book]:
    yield from _opened(book_path, clock)


@pytest.fixture
def harrow(harrow_path: Path, clock: Clock) -> Iterator[Book]:
    yield from _opened(harrow_path, clock)


@pytest.fixture
def harrow_id(harrow: Book) -> str:
    return only_place(harrow)


@pytest.fixture
def nasty(nasty_path: Path, clock: Clock) -> Iterator[Book]:
    yield from _opened(nasty_path, clock)


@pytest.fixture
def nasty_id(nasty: Book) -> str:
    return only_place(nasty)


def only_place(book: Book) -> str:
    found = book.ask(places.current)
    assert found is not None
    return found


def _opened(path: Path, clock: Clock) -> Iterator[Book]:
    book = Book(path, now=clock)
    yield book
    book.close()


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Path:
    """Each sample place file in turn."""
    path: Any = request.param
    assert isinstance(path, Path)
    return path
