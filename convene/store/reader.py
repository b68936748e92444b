"""Reading the book through plain sqlite3, so that no screen waits for anything heavier."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from convene.store import book_file

Row = sqlite3.Row
"""A row of an answer, its values addressed by name or place."""


class Letters(bytes):
    """A text of the book as its bytes, which need not be UTF-8 when another program wrote them."""


class Reader:
    """Asks questions in standard SQL with named parameters (``:place``); rows are addressed by name or place."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def rows(self, sql: str, /, **parameters: Any) -> list[Row]:
        """Every row of the answer."""
        return self._db.execute(sql, parameters).fetchall()

    def each(self, sql: str, /, **parameters: Any) -> Iterator[Row]:
        """As ``rows``, one after another: nothing but the row at hand is in memory."""
        return self._db.execute(sql, parameters)

    def decodes(self, sql: str, /) -> bool:
        """Whether every text of the answer is UTF-8."""
        try:
            for _ in self._db.execute(sql):
                pass
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) is not None:
                raise
            return False
        return True

    def undecoded(self, sql: str, /, **parameters: Any) -> list[Row]:
        """As ``rows``, each text as ``Letters``: for what cannot be read otherwise."""
        usual, self._db.text_factory = self._db.text_factory, Letters
        try:
            return self.rows(sql, **parameters)
        finally:
            self._db.text_factory = usual

    def tables(self) -> list[str]:
        """The names of every table there is, in their order."""
        return [row[0] for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]

    def columns(self, table: str) -> dict[str, bool]:
        """Every column of a table, in order → whether it holds text."""
        return {row["name"]: row["type"] == "TEXT" for row in self.rows(f'PRAGMA table_info("{table}")')}

    def home(self) -> bytes:
        """Where the book is kept, "" for one in memory; the name of a file need be no UTF-8."""
        return next((row["file"] for row in self.undecoded("PRAGMA database_list") if row["name"] == b"main"), b"")

    def flaws(self, most: int = 20) -> list[str]:
        """What a thorough look at every page says is wrong, in the database's words."""
        return [one for one in (str(row[0]) for row in self.rows(f"PRAGMA integrity_check({most})")) if one != "ok"]

    def loose(self) -> int:
        """How many references lead nowhere."""
        return len(self.rows("PRAGMA foreign_key_check"))

    def sound(self, path: Path) -> None:
        """Raises Problem when the database is damaged."""
        book_file.sound(self._db, path)

    def one(self, sql: str, /, **parameters: Any) -> Row | None:
        """The first row of the answer, if there is one."""
        row: Row | None = self._db.execute(sql, parameters).fetchone()
        return row

    def value(self, sql: str, /, **parameters: Any) -> Any:
        """The first value of the first row, or None."""
        row = self._db.execute(sql, parameters).fetchone()
        return row[0] if row else None


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """A book's file to ask as it lies there, open nowhere else: nothing is made and nothing settled."""
    with closing(book_file.connect(path)) as db:
        db.row_factory = Row
        yield Reader(db)


def chunks(ids: list[str], size: int = 400) -> list[list[str]]:
    """Ids in portions that fit into one IN list."""
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def listed(ids: list[str]) -> tuple[str, dict[str, str]]:
    """``(":i0, :i1", {"i0": …})`` for an IN list."""
    return ", ".join(f":i{at}" for at in range(len(ids))), {f"i{at}": one for at, one in enumerate(ids)}
