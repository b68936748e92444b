"""Writing the book: every row goes through here, so that every change leaves its before and after in the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from json import JSONEncoder
from typing import Any

from convene.store.ids import new_id
from convene.store.reader import Reader, chunks, listed

Row = Mapping[str, Any]
Touched = tuple[str, str, Row | None, Row | None]
"""(table, row id, fields before or None, fields after or None)."""

PORTION = 2_000
"""Rows whose history is held back at most; an import of any size leaves no more than these in memory."""

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Writer(Reader):
    """One transaction. ``label`` says in words what it did, ``consequences`` what that brought with it elsewhere;
    ``place_id`` which place it belongs to.

    ``now`` is the moment it began, aware of its time zone. ``kind`` "log" marks a change that undo passes over.
    ``target_id`` is the change that an undo or a redo is about. ``change_id`` is the entry's, once it is recorded.
    It reads its own writes.
    """

    def __init__(self, db: sqlite3.Connection, *, device: str, now: datetime) -> None:
        super().__init__(db)
        self.device = device
        self.now = now
        self.label = ""
        self.consequences: list[str] = []
        self.kind = "do"
        self.why = ""
        self.place_id: str | None = None
        self.target_id: str | None = None
        self.change_id = ""
        self._held: list[Touched] = []
        self._written = 0
        self._entry: tuple[int, str, dict[str, Any]] | None = None

    @property
    def touched(self) -> int:
        """How many rows were put in, changed or taken out so far."""
        return self._written + len(self._held)

    @property
    def summary(self) -> str:
        """What it did and what that brought with it, as the history tells it."""
        return "; ".join([self.label, *self.consequences])

    @property
    def did_something(self) -> bool:
        """Whether there is anything to write into the history."""
        return bool(self.touched or self.target_id)

    @property
    def today(self) -> date:
        return self.now.date()

    def insert(self, table: str, rows: Sequence[dict[str, Any]]) -> list[str]:
        """Put rows in; those without an ``id`` get one. Returns their ids, in order. All rows have the same keys."""
        if not rows:
            return []
        rows = [row if row.get("id") else {**row, "id": new_id()} for row in rows]
        names = list(rows[0])
        marks = ", ".join("?" * len(names))
        self._db.executemany(
            f'INSERT INTO "{table}" ({_quoted(names)}) VALUES ({marks})',
            [tuple([row[name] for name in names]) for row in rows],
        )
        self._touch((table, row["id"], None, row) for row in rows)
        return [row["id"] for row in rows]

    def update(self, table: str, row_id: str, values: Row) -> bool:
        """Change fields of one row; fields that already hold the value are left out. False when nothing changed."""
        before = self.one(f'SELECT {_quoted(values)} FROM "{table}" WHERE id = :id', id=row_id)
        return before is not None and self.update_known(table, [(row_id, before, values)]) == 1

    def update_known(self, table: str, changes: Iterable[tuple[str, Row | sqlite3.Row, Row]]) -> int:
        """Change rows whose present fields are at hand: (row id, what stands there now, what is to stand there).

        Fields that already hold the value are left out. Returns how many rows changed.
        """
        alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        done: list[Touched] = []
        for row_id, before, values in changes:
            changed = {name: value for name, value in values.items() if before[name] != value}
            if changed:
                alike.setdefault(tuple(changed), []).append((*changed.values(), row_id))
                done.append((table, row_id, {name: before[name] for name in changed}, changed))
        for names, given in alike.items():
            to = ", ".join(f'"{name}" = ?' for name in names)
            self._db.executemany(f'UPDATE "{table}" SET {to} WHERE id = ?', given)
        self._touch(done)
        return len(done)

    def delete(self, table: str, ids: Iterable[str]) -> int:
        """Take rows out. Returns how many there were."""
        gone = 0
        for part in chunks(list(ids)):
            marks, values = listed(part)
            found = self.rows(f'SELECT * FROM "{table}" WHERE id IN ({marks}) ORDER BY id', **values)
            self._db.execute(f'DELETE FROM "{table}" WHERE id IN ({marks})', values)
            self._touch((table, row["id"], dict(row), None) for row in found)
            gone += len(found)
        return gone

    def remember(self, name: str, value: str | None) -> None:
        """Keep a memo of the app's own (None forgets it). Memos are no part of the history."""
        self._db.execute("DELETE FROM memo WHERE name = ?", (name,))
        if value is not None:
            self._db.execute("INSERT INTO memo (name, value) VALUES (?, ?)", (name, value))

    def mark_undone(self, change_id: str, by: str | None) -> None:
        """Note on an earlier change that a later one took it back (or, with None, that it holds again)."""
        self._db.execute("UPDATE change SET undone_by = ? WHERE id = ?", (by, change_id))

    def record(self) -> None:
        """Finish the history entry of all that was touched, stamped in UTC; there is none when nothing was. But an
        undo or a redo has one even where erasing has left it nothing to do."""
        if not self.did_something:
            return
        seq, change_id, said = self._opened()
        self._write_held()
        if (says := self._says()) != said:  # a large change began its entry before it knew what it would be called
            to = ", ".join(f"{name} = :{name}" for name in says)
            self._db.execute(f"UPDATE change SET {to} WHERE seq = :seq", {**says, "seq": seq})
        self.change_id = change_id

    def _touch(self, rows: Iterable[Touched]) -> None:
        self._held.extend(rows)
        if len(self._held) >= PORTION:
            self._write_held()

    def _opened(self) -> tuple[int, str, dict[str, Any]]:
        """(seq, id, what it says of itself) of this transaction's history entry, begun on first need."""
        if self._entry is None:
            change_id, says = new_id(), self._says()
            at = self.now.astimezone(UTC).isoformat(timespec="seconds")
            row = {"id": change_id, "at": at, "device": self.device, **says}
            seq = self._db.execute(
                f"INSERT INTO change ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)}) RETURNING seq",
                row,
            ).fetchone()[0]
            self._entry = seq, change_id, says
        return self._entry

    def _says(self) -> dict[str, Any]:
        return {
            "place_id": self.place_id, "label": self.summary, "kind": self.kind, "why": self.why,
            "target_id": self.target_id,
        }  # fmt: skip

    def _write_held(self) -> None:
        if not self._held:
            return
        seq = self._opened()[0]
        self._db.executemany(
            'INSERT INTO change_row (change_seq, "position", table_name, row_id, "before", "after") '
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                (seq, position, table, row_id, _json(before), _json(after))
                for position, (table, row_id, before, after) in enumerate(self._held, self._written)
            ],
        )
        self._written += len(self._held)
        self._held.clear()


def _json(row: Row | None) -> str | None:
    return None if row is None else _encode(row if isinstance(row, dict) else dict(row))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
