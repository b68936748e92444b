"""``cli("list", "actor")`` runs one command line in process and gives back what it said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from cyclopts import field_info

from convene.cli.app import run
from convene.paths import Paths
from convene.store import migrating
from tests.conftest import Clock


@pytest.fixture(scope="package", autouse=True)
def _read_once() -> Iterator[None]:
    """Commands are run some thousand times here: what their functions declare is worked out once for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(field_info, "get_type_hints", cache(field_info.get_type_hints))
        yield


@pytest.fixture(scope="package", autouse=True)
def _made_once(template_empty: Path) -> Iterator[None]:
    """A new book is a copy of one that was made as all are: ``tests/store`` and ``test_program`` look at that."""
    migrate = migrating._migrate

    def copied(path: Path) -> None:
        if path.stat().st_size:
            migrate(path)
        else:
            shutil.copyfile(template_empty, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "_migrate", copied)
        yield


@dataclass(frozen=True)
class Said:
    """What a command ended with, and what it wrote where."""

    code: int
    out: str
    err: str
    raw: bytes = b""
    """What was written to standard output that is no text."""

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Cli:
    """Runs commands on one book, at a clock that stands still. ``terminal`` says that somebody is looking."""

    def __init__(self, book: Path, clock: Clock) -> None:
        self.paths = Paths(book, book.with_name("settings.toml"), book.with_name("convene.log"))
        self.clock = clock

    def __call__(self, *argv: str, terminal: bool = False, answer: str | None = None) -> Said:
        """``answer`` is what somebody types when asked; None when nobody is there."""
        out, err = _Stream(terminal), StringIO()
        typed = None if answer is None else lambda: f"{answer}\n"
        code = run(argv, now=self.clock, out=out, err=err, paths=self.paths, answer=typed)
        return Said(code, out.getvalue(), err.getvalue(), out.buffer.getvalue())

    def fine(self, *argv: str) -> Said:
        said = self(*argv)
        assert said.code == 0, said
        return said


class _Stream(StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal
        self.buffer = BytesIO()

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def new_cli(tmp_path: Path, clock: Clock) -> Cli:
    """No book yet."""
    return Cli(tmp_path / "new" / "fresh.book", clock)


@pytest.fixture
def cli(harrow_path: Path, clock: Clock) -> Cli:
    """A book with Harrow Quay in it."""
    return Cli(harrow_path, clock)


@pytest.fixture
def nasty_cli(nasty_path: Path, clock: Clock) -> Cli:
    return Cli(nasty_path, clock)


@pytest.fixture
def at_book(clock: Clock) -> Callable[[Path], Cli]:
    return lambda path: Cli(path, clock)
