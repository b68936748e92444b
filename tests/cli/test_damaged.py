"""A book with flipped bits, lost pages or no end: every command ends, in words, and nothing good goes.

``CONVENE_FLIPS`` asks for more of them than a test run takes.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.store.dumping import dump

COMMANDS = [
    ("status",), ("list", "actor"), ("show", "actor", "saltworks"), ("export", "place"), ("export", "manifesto"),
    ("history",), ("where",), ("doctor",), ("add", "contribution", "More"), ("undo",), ("backup",), ("gaps",),
]  # fmt: skip
PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


def _bit(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _bits(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randrange(2, 200)):
        _bit(data, rng)


def _run(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) - 64)
    data[at : at + 64] = rng.randbytes(64)


def _page(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = rng.choice((bytes(PAGE), rng.randbytes(PAGE)))


def _cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data)) :]


def _head(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(100)] ^= 1 << rng.randrange(8)


def _names(data: bytearray, rng: random.Random) -> None:
    """In the names of tables and columns, where SQLite's own complaint is no text any more."""
    for _ in range(3):
        data[rng.randrange(100, PAGE)] |= 0x80


DAMAGES: list[Damage] = [_bit, _bits, _run, _page, _cut, _head, _names]


@pytest.mark.parametrize("turn", range(int(os.environ.get("CONVENE_FLIPS", "28"))))
def test_a_damaged_book_ends_in_words_and_its_backup_brings_it_back(cli: Cli, turn: int) -> None:
    rng, book = random.Random(turn), cli.paths.book
    good = book.with_name("harrow-backups") / "harrow-2026-11-20T100000.book"
    good.parent.mkdir()
    shutil.copyfile(book, good)
    before = dump(good)
    data = bytearray(book.read_bytes())
    DAMAGES[turn % len(DAMAGES)](data, rng)
    book.write_bytes(data)
    for argv in rng.sample(COMMANDS, 6):
        said = cli(*argv)
        assert said.code in (0, 1, 2, 3), argv
        assert "did not expect" not in said.err, (argv, cli.paths.log.read_text("utf-8")[-2000:])
        assert "Traceback" not in said.err
        assert said.err.strip() or said.code == 0, argv
    assert dump(good) == before
    cli.fine("restore", good.name)
    assert dump(book) == before
    cli.fine("status")


def test_a_damaged_book_too_large_to_be_looked_over_at_once_ends_in_words(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convene.store.book_file._SMALL", 0)
    with closing(sqlite3.connect(cli.paths.book)) as db:
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'actor'").fetchone()[0]
    data = bytearray(cli.paths.book.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    cli.paths.book.write_bytes(data)
    for argv in (*COMMANDS, ("add", "actor", "More", "--primary-type", "vcse")):
        said = cli(*argv)
        assert "did not expect" not in said.err, argv
        if argv[0] in ("add", "backup", "list", "export"):
            assert said.code == 3, argv
            assert "damaged" in said.err, argv
    assert not list(Path(cli.paths.book.parent).glob("harrow-backups/*"))
