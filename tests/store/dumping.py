"""A whole book as plain values, so that two states can be compared to the last field."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

HISTORY = ("change", "change_row")

Dump = dict[str, list[tuple[Any, ...]]]


def dump(path: Path, *, without: tuple[str, ...] = ()) -> Dump:
    """Every row of every table, sorted."""
    with closing(sqlite3.connect(path)) as db:
        return {
            name: db.execute(f'SELECT * FROM "{name}" ORDER BY {_by_all(columns)}').fetchall()
            for name, columns in db.execute(_TABLES)
            if name not in without
        }


_TABLES = """SELECT name, (SELECT count(*) FROM pragma_table_info(t.name)) FROM sqlite_master t
    WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"""
"""Each table, and how many columns it has."""


@cache
def _by_all(columns: int) -> str:
    """Every column by its number: whatever stands there, the same rows come in the same order."""
    return ", ".join(str(number) for number in range(1, columns + 1))


def contents(path: Path) -> Dump:
    """As ``dump``, without the history, which grows with every undo."""
    return dump(path, without=HISTORY)


class Watch:
    """Tells whether anything at all was written in a book, without reading it: SQLite counts what others commit."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._seen = self._count()

    def unwritten(self) -> bool:
        """Whether nobody wrote since the last look."""
        before, self._seen = self._seen, self._count()
        return before == self._seen

    def close(self) -> None:
        self._db.close()

    def _count(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])


def schema(path: Path) -> dict[str, Any]:
    """Each table and index as SQLite keeps it, written one way only: a table is the set of its parts."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return {
        f"{kind} {name}": _parts(sql) if kind == "table" else _plain(sql)
        for kind, name, sql in rows
        if name != "alembic_version"
    }


def _plain(sql: str) -> str:
    return re.sub(r"\s+", " ", sql.replace('"', "")).replace("( ", "(").replace(" )", ")").strip()


def _parts(sql: str) -> tuple[str, frozenset[str], str]:
    """(head, the parts between the outer brackets, what stands behind them)."""
    plain = _plain(sql)
    start, end = plain.index("("), plain.rindex(")")
    parts, depth, current = [], 0, ""
    for letter in plain[start + 1 : end]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append(current.strip())
            current = ""
        else:
            current += letter
    return plain[:start].strip(), frozenset([*parts, current.strip()]), plain[end + 1 :].strip()
