"""The history as it is read: its entries, what undo and redo would take, and what was only logged besides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from convene.errors import NO, Problem
from convene.store.reader import Reader

Fields = dict[str, Any]
Delta = tuple[str, str, Fields | None, Fields | None]
"""(table, row id, what is expected to stand there, what is to stand there); None is no row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the history, as listed. ``undone`` says a later undo took it back."""

    id: str
    seq: int
    at: str
    label: str
    kind: str
    why: str
    device: str
    place_id: str | None
    undone: bool
    rows: int = 0


def entries(read: Reader, place_id: str | None, most: int) -> list[Entry]:
    """The latest changes of a place (or of the whole book), newest first."""
    found = read.rows(
        "SELECT c.*, (SELECT count(*) FROM change_row r WHERE r.change_seq = c.seq) AS n FROM change c "
        "WHERE (:place IS NULL OR c.place_id = :place) ORDER BY c.seq DESC LIMIT :most",
        place=place_id,
        most=most,
    )
    return [_entry(row, row["n"]) for row in found]


def _entry(row: Any, rows: int = 0) -> Entry:
    return Entry(
        row["id"], row["seq"], row["at"], row["label"], row["kind"], row["why"], row["device"], row["place_id"],
        row["undone_by"] is not None, rows,
    )  # fmt: skip


def last(read: Reader) -> int:
    """The number of the latest entry; 0 when there is none."""
    return int(read.value("SELECT max(seq) FROM change") or 0)


def since(read: Reader, seq: int) -> list[Entry]:
    """Every entry after one, oldest first; their rows are not counted."""
    found = read.rows("SELECT * FROM change WHERE seq > :seq ORDER BY seq", seq=seq)
    return [_entry(row) for row in found]


def turned(read: Reader, change_id: str, kind: Literal["undo", "redo"], none: int) -> int:
    """The number of the entry that undid or redid a change last; ``none`` when there is no such entry."""
    sql = "SELECT max(seq) FROM change WHERE target_id = :id AND kind = :kind"
    return int(read.value(sql, id=change_id, kind=kind) or none)


def at(read: Reader, seq: int) -> Entry | None:
    """The entry of a number."""
    row = read.one("SELECT * FROM change WHERE seq = :seq", seq=seq)
    return None if row is None else _entry(row)


def named(read: Reader, change_id: str) -> Any:
    """The change of an id or a number. Raises Problem when there is none."""
    row = read.one("SELECT * FROM change WHERE id = :id OR CAST(seq AS TEXT) = :id", id=change_id)
    if row is None:
        raise Problem(
            f"There is no change {change_id}.", hint="convene history lists them with their numbers.", exit_code=NO
        )
    return row


def latest(read: Reader, place_id: str | None) -> Any:
    """What was done last and holds; what was done again counts from then on: it may stand on what came between."""
    return read.one(
        "SELECT c.* FROM change c LEFT JOIN "
        "(SELECT target_id, max(seq) AS seq FROM change WHERE kind = 'redo' GROUP BY target_id) r "
        "ON r.target_id = c.id WHERE c.kind = 'do' AND c.undone_by IS NULL "
        "AND (:place IS NULL OR c.place_id = :place) ORDER BY coalesce(r.seq, c.seq) DESC LIMIT 1",
        place=place_id,
    )


def last_undone(read: Reader, place_id: str | None) -> Any:
    """What was undone last, unless something new was done since."""
    return read.one(
        "SELECT c.* FROM change c JOIN change u ON u.target_id = c.id AND u.kind = 'undo' "
        "WHERE c.undone_by IS NOT NULL AND (:place IS NULL OR c.place_id = :place) AND NOT EXISTS "
        "(SELECT 1 FROM change d WHERE d.kind = 'do' AND d.seq > u.seq AND (:place IS NULL OR d.place_id = :place)) "
        "ORDER BY u.seq DESC LIMIT 1",
        place=place_id,
    )


_ONE_CLOCK = "workshop_run"
"""The table whose rows are one thing: a clock is put back whole, or not at all."""


def logged_since(read: Reader, seq: int) -> list[Delta]:
    """Backwards, what was only logged since (the clock of a run, what closed by itself) on what an entry made or
    changed: it goes first.

    Undo passes over what is logged, so without this nothing that it touched could be taken back, nor anything before.
    """
    sql = (
        "SELECT r.* FROM change_row r JOIN change c ON c.seq = r.change_seq WHERE c.kind = 'log' AND c.seq > :seq "
        "ORDER BY c.seq, r.position"
    )
    gone: set[str] = set()
    found: list[Delta] = []
    for row in read.rows(sql, seq=seq):
        before, after = loaded(row["before"]), loaded(row["after"])
        if before is None and after is not None:
            columns = [name for name, _ in references_of(row["table_name"])]
            goes = any(after[name] and _made(read, seq, after[name], gone) for name in columns)
        else:
            goes = row["row_id"] in gone or _touches(read, seq, row, {**(before or {}), **(after or {})})
        if goes:
            if before is None:
                gone.add(row["row_id"])
            found.append((row["table_name"], row["row_id"], after, before))
    return found[::-1]


def references_of(table: str) -> tuple[tuple[str, str], ...]:
    """(column, table it leads to) of each reference in a table's rows."""
    from convene.core.nouns.tables import references  # which knows every noun: reading the history does without

    return references(table)


def _made(read: Reader, seq: int, row_id: str, gone: set[str]) -> bool:
    """Whether an entry put a row in, or it goes anyway."""
    sql = "SELECT 1 FROM change_row WHERE row_id = :id AND change_seq = :seq AND before IS NULL"
    return row_id in gone or read.value(sql, id=row_id, seq=seq) is not None


def _touches(read: Reader, seq: int, row: Any, fields: Fields) -> bool:
    """Whether an entry put this row in, or changed one of these fields of it."""
    sql = 'SELECT "before", "after" FROM change_row WHERE row_id = :id AND table_name = :table AND change_seq = :seq'
    for mine in read.rows(sql, id=row["row_id"], table=row["table_name"], seq=seq):
        before, after = loaded(mine["before"]), loaded(mine["after"])
        if before is None or row["table_name"] == _ONE_CLOCK or (after or {}).keys() & fields.keys():
            return True
    return False


def stands_on(read: Reader, row_id: str, seq: int) -> Any:
    """The latest change that holds and came to a row after an entry; None when nothing in the history did."""
    return read.one(
        "SELECT c.seq, c.label FROM change_row r JOIN change c ON c.seq = r.change_seq "
        "WHERE r.row_id = :id AND c.seq > :seq AND c.kind = 'do' AND c.undone_by IS NULL ORDER BY c.seq DESC LIMIT 1",
        id=row_id,
        seq=seq,
    )


def loaded(text: str | None) -> Fields | None:
    """The fields of a row as the history keeps them."""
    return None if text is None else json.loads(text)
