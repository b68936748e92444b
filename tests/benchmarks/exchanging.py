"""A large place out to a file and in again, beside tomli_w or tomllib and sqlite3 doing no more than they must."""

from __future__ import annotations

import shutil
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import tomli_w

from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.files import own_files
from tests.benchmarks.making_actors import now, place_of
from tests.benchmarks.ratios import Ratio, best, taking


def measure(folder: Path, *, actors: int = 10_000, turns: int = 3) -> list[Ratio]:
    path, empty = folder / "large.book", folder / "empty.book"
    Book(empty, now=now).close()
    shutil.copyfile(empty, path)
    place = place_of(path, actors)
    out, plain = folder / "ours.toml", folder / "bare.toml"
    book = Book(path, now=now)

    def write() -> None:
        out.write_text(book.ask(own_files.place_text, place), encoding="utf-8", newline="\n")

    ours, bare = best(
        lambda: taking(write),
        lambda: taking(lambda: plain.write_text(tomli_w.dumps(_tables(path)), encoding="utf-8")),
        turns=turns,
    )
    book.close()
    ratios = [Ratio(f"export of a place of {actors:,} actors", ours, bare, 6)]

    turn = iter(range(1000))

    def bring() -> float:
        fresh = folder / f"fresh-{next(turn)}.book"
        shutil.copyfile(empty, fresh)
        opened = Book(fresh, now=now)
        opened.warm()
        opened.back_up()
        try:
            return taking(lambda: opened.do(own_files.bring_place, own_files.read_place(out, opened.today)))
        finally:
            opened.close()

    def bring_bare() -> float:
        fresh = folder / f"fresh-{next(turn)}.book"
        shutil.copyfile(empty, fresh)
        return taking(lambda: _insert(fresh, plain))

    ours, bare = best(bring, bring_bare, turns=turns)
    return [*ratios, Ratio(f"import of a place of {actors:,} actors", ours, bare, 6)]


def _names() -> list[str]:
    found = []
    for noun in NOUNS.values():
        found += [noun.name, *(f"{noun.name}_{field.name}" for field in noun.fields if field.kind in ("refs", "rows"))]
    return found


def _tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return {
            name: [
                {key: value for key, value in dict(row).items() if value not in (None, "", "[]")}
                for row in db.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall()
            ]
            for name in _names()
        }


def _insert(path: Path, plain: Path) -> None:
    data = tomllib.loads(plain.read_text(encoding="utf-8"))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN IMMEDIATE")
        for name, rows in ((name, rows) for name, rows in data.items() if rows):
            keys = sorted({key for row in rows for key in row})
            sql = f'INSERT INTO "{name}" ({", ".join(map(_quoted, keys))}) VALUES ({", ".join("?" * len(keys))})'
            empty = _empties(db, name)
            db.executemany(sql, [[row.get(key, empty.get(key)) for key in keys] for row in rows])
        db.execute("COMMIT")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _empties(db: sqlite3.Connection, table: str) -> dict[str, str]:
    """What columns that may not be NULL hold when nothing was given."""
    found = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    return {row[1]: str(row[4]).strip("'") for row in found if row[3] and row[4] is not None}
