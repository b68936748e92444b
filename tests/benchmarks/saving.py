"""One acknowledged save, with its history, beside the very same rows written by bare sqlite3 under the same pragmas."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from convene.services.book import Book
from convene.services.nouns import records
from convene.store.ids import new_id
from tests.benchmarks.making_actors import actor, now, place_of
from tests.benchmarks.ratios import Ratio, best, taking


def measure(folder: Path, *, saves: int = 150, turns: int = 5) -> list[Ratio]:
    path, bare_path = folder / "saves.book", folder / "bare.book"
    place = place_of(path, 300)
    shutil.copyfile(path, bare_path)
    book = Book(path, now=now)
    book.warm()
    book.do(records.add, place, "actor", actor(90_000))  # the first of the day makes the backup
    numbers = iter(range(10_000, 1_000_000))

    def ours() -> float:
        drafts = [actor(next(numbers)) for _ in range(saves)]
        return taking(lambda: [book.do(records.add, place, "actor", one) for one in drafts]) / saves

    with closing(sqlite3.connect(bare_path, isolation_level=None)) as db:
        for pragma in ("busy_timeout = 4000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            db.execute(f"PRAGMA {pragma}")
        rows = _like_the_last(path)

        def bare() -> float:
            return taking(lambda: [_save(db, rows) for _ in range(saves)]) / saves

        mine, theirs = best(ours, bare, turns=turns)
    book.close()
    return [Ratio("one acknowledged save, with history", mine, theirs, 15)]


def _like_the_last(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The rows of the last save, by table."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        change = db.execute("SELECT * FROM change ORDER BY seq DESC LIMIT 1").fetchone()
        found = []
        for touched in db.execute("SELECT * FROM change_row WHERE change_seq = ?", [change["seq"]]).fetchall():
            row = db.execute(f'SELECT * FROM "{touched["table_name"]}" WHERE id = ?', [touched["row_id"]]).fetchone()
            found += [(touched["table_name"], dict(row)), ("change_row", dict(touched))]
        return [("change", dict(change)), *found]


def _save(db: sqlite3.Connection, rows: list[tuple[str, dict[str, Any]]]) -> None:
    db.execute("BEGIN IMMEDIATE")
    seq, owner = 0, ""
    for table, row in rows:
        fresh = {**row, "id": new_id()} if "id" in row else dict(row)
        if "slug" in fresh:
            fresh["slug"] = fresh["id"]
            owner = fresh["id"] if table == "actor" else owner
        if "owner_id" in fresh:
            fresh["owner_id"] = owner
        if table == "change":
            del fresh["seq"]
        if table == "change_row":
            fresh["change_seq"] = seq
        marks = ", ".join("?" * len(fresh))
        names = ", ".join(f'"{name}"' for name in fresh)
        made = db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(fresh.values()))
        seq = made.lastrowid or 0 if table == "change" else seq
    db.execute("COMMIT")
