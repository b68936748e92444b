"""Writing the book: every row goes through here, so that every change leaves its before and after in the history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from convene.store.ids import new_id
from convene.store.reader import Reader, chunks, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

Row = Mapping[str, Any]
Touched = tuple[str, str, Row | None, Row | None]
"""(table, row id, fields before or None, fields after or None)."""


class Writer(Reader):
    """One transaction. ``label`` says in words what it did; ``place_id`` which place it belongs to.

    ``now`` is the moment it began, aware of its time zone. ``kind`` "log" marks a change that undo passes over.
    It reads its own writes.
    """

    def __init__(self, connection: Connection, *, device: str, now: datetime) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        super().__init__(driver)
        self._connection = connection
        self.device = device
        self.now = now
        self.label = ""
        self.kind = "do"
        self.why = ""
        self.place_id: str | None = None
        self.target_id: str | None = None
        self.touched: list[Touched] = []

    @property
    def today(self) -> date:
        return self.now.date()

    def table(self, name: str) -> Table:
        """The table of that name, as SQLModel declares it."""
        from convene.store.tables import METADATA

        return METADATA.tables[name]

    def insert(self, table: str, rows: Sequence[dict[str, Any]]) -> list[str]:
        """Put rows in; those without an ``id`` get one. Returns their ids, in order. All rows have the same keys."""
        if not rows:
            return []
        rows = [row if row.get("id") else {**row, "id": new_id()} for row in rows]
        self._connection.execute(self.table(table).insert(), rows)
        self.touched.extend((table, row["id"], None, row) for row in rows)
        return [row["id"] for row in rows]

    def update(self, table: str, row_id: str, values: Row) -> bool:
        """Change fields of one row; fields that already hold the value are left out. False when nothing changed."""
        names = ", ".join(f'"{name}"' for name in values)
        before = self.one(f'SELECT {names} FROM "{table}" WHERE id = :id', id=row_id)
        if before is None:
            return False
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        model = self.table(table)
        self._connection.execute(model.update().where(model.c.id == row_id).values(**changed))
        self.touched.append((table, row_id, {name: before[name] for name in changed}, changed))
        return True

    def delete(self, table: str, ids: Iterable[str]) -> int:
        """Take rows out. Returns how many there were."""
        model, gone = self.table(table), 0
        for part in chunks(list(ids)):
            marks, values = listed(part)
            found = self.rows(f'SELECT * FROM "{table}" WHERE id IN ({marks}) ORDER BY id', **values)
            self.touched.extend((table, row["id"], dict(row), None) for row in found)
            self._connection.execute(model.delete().where(model.c.id.in_(part)))
            gone += len(found)
        return gone

    def remember(self, name: str, value: str | None) -> None:
        """Keep a memo of the app's own (None forgets it). Memos are no part of the history."""
        memo = self.table("memo")
        self._connection.execute(memo.delete().where(memo.c.name == name))
        if value is not None:
            self._connection.execute(memo.insert(), {"name": name, "value": value})

    def mark_undone(self, change_id: str, by: str | None) -> None:
        """Note on an earlier change that a later one took it back (or, with None, that it holds again)."""
        change = self.table("change")
        self._connection.execute(change.update().where(change.c.id == change_id).values(undone_by=by))

    def record(self) -> str | None:
        """Write the history entry of all that was touched, stamped in UTC; None when nothing was."""
        if not self.touched:
            return None
        change_id = new_id()
        at = self.now.astimezone(UTC).isoformat(timespec="seconds")
        made = self._connection.execute(
            self.table("change").insert(),
            {
                "id": change_id, "place_id": self.place_id, "at": at, "device": self.device, "label": self.label,
                "kind": self.kind, "why": self.why, "target_id": self.target_id,
            },
        )  # fmt: skip
        assert made.inserted_primary_key is not None
        seq = made.inserted_primary_key[0]
        self._connection.execute(
            self.table("change_row").insert(),
            [
                {
                    "change_seq": seq, "position": position, "table_name": table, "row_id": row_id,
                    "before": _json(before), "after": _json(after),
                }
                for position, (table, row_id, before, after) in enumerate(self.touched)
            ],
        )  # fmt: skip
        return change_id


def _json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(dict(row), ensure_ascii=False, separators=(",", ":"))
