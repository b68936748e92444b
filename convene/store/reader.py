"""Reading the book through plain sqlite3, so that no screen waits for anything heavier."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from convene.store import file


class Letters(bytes):
    """A text of the book as its bytes, which need not be UTF-8 when another program wrote them."""


class Reader:
    """Asks questions in standard SQL with named parameters (``:place``); rows are addressed by name or place."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def rows(self, sql: str, /, **parameters: Any) -> list[sqlite3.Row]:
        """Every row of the answer."""
        return self._db.execute(sql, parameters).fetchall()

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

    def undecoded(self, sql: str, /, **parameters: Any) -> list[sqlite3.Row]:
        """As ``rows``, each text as ``Letters``: for what cannot be read otherwise."""
        usual, self._db.text_factory = self._db.text_factory, Letters
        try:
            return self.rows(sql, **parameters)
        finally:
            self._db.text_factory = usual

    def sound(self, path: Path) -> None:
        """Raises Problem when the database is damaged."""
        file.sound(self._db, path)

    def one(self, sql: str, /, **parameters: Any) -> sqlite3.Row | None:
        """The first row of the answer, if there is one."""
        row: sqlite3.Row | None = self._db.execute(sql, parameters).fetchone()
        return row

    def value(self, sql: str, /, **parameters: Any) -> Any:
        """The first value of the first row, or None."""
        row = self._db.execute(sql, parameters).fetchone()
        return row[0] if row else None


def chunks(ids: list[str], size: int = 400) -> list[list[str]]:
    """Ids in portions that fit into one IN list."""
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def listed(ids: list[str]) -> tuple[str, dict[str, str]]:
    """``(":i0, :i1", {"i0": …})`` for an IN list."""
    return ", ".join(f":i{at}" for at in range(len(ids))), {f"i{at}": one for at, one in enumerate(ids)}
