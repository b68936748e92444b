"""Taking a change back, or doing it again: its rows are put as they were, unless later edits stand in the way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from convene.errors import NO, Problem
from convene.store.reader import Reader, chunks, listed
from convene.store.writer import Writer
from convene.text import plural


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
    return [
        Entry(
            row["id"], row["seq"], row["at"], row["label"], row["kind"], row["why"], row["device"],
            row["place_id"], row["undone_by"] is not None, row["n"],
        )
        for row in found
    ]  # fmt: skip


def undo(write: Writer, place_id: str | None, change_id: str | None = None) -> str:
    """Take back the latest change of the place (or of the book), or the one named. Returns its label.

    Raises Problem, changing nothing, when there is none or when later edits touched the same fields.
    """
    row = _named(write, change_id) if change_id else _latest(write, place_id)
    if row is None:
        raise Problem("There is nothing to undo.", hint="convene history lists every change.", exit_code=NO)
    if row["kind"] != "do":
        raise Problem(
            "That entry is not a change that can be undone.",
            hint="It is itself an undo or a redo; choose the change it is about.",
            exit_code=NO,
        )
    if row["undone_by"]:
        raise Problem(f"“{row['label']}” was undone already.", hint="Redo brings it back.", exit_code=NO)
    deltas = _deltas(write, row["seq"])
    back = [(table, row_id, after, before) for table, row_id, before, after in reversed(deltas)]
    _put(write, row["label"], _logged_since(write, row["seq"], deltas) + back, "undo")
    _sign(write, row, "undo", f"Undid: {row['label']}")
    return str(row["label"])


def redo(write: Writer, place_id: str | None, change_id: str | None = None) -> str:
    """Do again what was undone last (nothing, once something new was done since), or the change named."""
    row = _named(write, change_id) if change_id else _last_undone(write, place_id)
    if row is None:
        raise Problem(
            "There is nothing to redo.", hint="Redo follows an undo, until something new is done.", exit_code=NO
        )
    if not row["undone_by"]:
        raise Problem(f"“{row['label']}” was not undone.", hint="Only an undone change can be redone.", exit_code=NO)
    _put(write, row["label"], _deltas(write, row["seq"]), "redo")
    _sign(write, row, "redo", f"Redid: {row['label']}")
    return str(row["label"])


def _sign(write: Writer, row: Any, kind: str, label: str) -> None:
    write.kind, write.label, write.target_id, write.place_id = kind, label, row["id"], row["place_id"]
    write.mark_undone(row["id"], "yes" if kind == "undo" else None)


def _named(read: Reader, change_id: str) -> Any:
    row = read.one("SELECT * FROM change WHERE id = :id OR CAST(seq AS TEXT) = :id", id=change_id)
    if row is None:
        raise Problem(
            f"There is no change {change_id}.", hint="convene history lists them with their numbers.", exit_code=NO
        )
    return row


def _latest(read: Reader, place_id: str | None) -> Any:
    return read.one(
        "SELECT * FROM change WHERE kind = 'do' AND undone_by IS NULL AND (:place IS NULL OR place_id = :place) "
        "ORDER BY seq DESC LIMIT 1",
        place=place_id,
    )


def _last_undone(read: Reader, place_id: str | None) -> Any:
    return read.one(
        "SELECT c.* FROM change c JOIN change u ON u.target_id = c.id AND u.kind = 'undo' "
        "WHERE c.undone_by IS NOT NULL AND (:place IS NULL OR c.place_id = :place) AND NOT EXISTS "
        "(SELECT 1 FROM change d WHERE d.kind = 'do' AND d.seq > u.seq AND (:place IS NULL OR d.place_id = :place)) "
        "ORDER BY u.seq DESC LIMIT 1",
        place=place_id,
    )


Delta = tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]


def _deltas(read: Reader, seq: int) -> list[Delta]:
    rows = read.rows("SELECT * FROM change_row WHERE change_seq = :seq ORDER BY position", seq=seq)
    return [
        (row["table_name"], row["row_id"], _load(row["before"]), _load(row["after"]))
        for row in rows
    ]  # fmt: skip


def _logged_since(read: Reader, seq: int, deltas: list[Delta]) -> list[Delta]:
    """Backwards, what a workshop's run has since logged on rows that the undo takes away: it goes first.

    Undo passes over a run, so without this no workshop that was run could be taken back, nor anything before it.
    """
    born = {row_id for _, row_id, before, _ in deltas if before is None}
    sql = (
        "SELECT r.* FROM change_row r JOIN change c ON c.seq = r.change_seq WHERE c.kind = 'log' AND c.seq > :seq "
        "AND r.table_name IN ('workshop', 'workshop_run') ORDER BY c.seq, r.position"
    )
    mine, found = set(born), []
    for row in read.rows(sql, seq=seq) if born else ():
        before, after = _load(row["before"]), _load(row["after"])
        if row["row_id"] in mine or (after or {}).get("workshop_id") in born:
            mine.add(row["row_id"])
            found.append((row["table_name"], row["row_id"], after, before))
    return found[::-1]


def _load(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


State = dict[tuple[str, str], dict[str, Any] | None]
"""(table, row id) → the whole row, or None when it is not there."""


def _put(write: Writer, label: str, deltas: list[Delta], doing: Literal["undo", "redo"]) -> None:
    """Move each row from its first state to its second. Raises Problem when later edits stand in the way."""
    from sqlalchemy.exc import IntegrityError

    now = _present(write, deltas)
    state: State = dict(now)
    clashes = 0
    for table, row_id, expected, wanted in deltas:
        there = state[table, row_id]
        if (expected is None) != (there is None) or any(
            there is not None and there.get(name) != value for name, value in (expected or {}).items()
        ):
            clashes += 1
            continue
        state[table, row_id] = None if wanted is None else {**(there or {}), **wanted}
    clashes = clashes or _left_hanging(write, now, state)
    if clashes:
        raise _clash(label, doing, clashes)
    try:
        _move(write, now, state)
    except IntegrityError as error:  # a handle or a link that something else has by now
        raise _clash(label, doing, 1) from error


def _clash(label: str, doing: Literal["undo", "redo"], clashes: int) -> Problem:
    return Problem(
        f"“{label}” cannot be {'undone' if doing == 'undo' else 'redone'} any more.",
        f"Later edits stand on it: {plural(clashes, 'record')} changed since. Nothing was changed.",
        hint="Undo the later edits first (convene history lists them), or edit by hand.",
        exit_code=NO,
    )


def _move(write: Writer, now: State, state: State) -> None:
    """Make it so: what goes first, then what changes, then what comes back."""
    gone: dict[str, list[str]] = {}
    fresh: dict[str, list[dict[str, Any]]] = {}
    for (table, row_id), after in state.items():
        before = now[table, row_id]
        if before is not None and after is None:
            gone.setdefault(table, []).append(row_id)
        elif before is None and after is not None:
            fresh.setdefault(table, []).append(after)
    for table, ids in gone.items():
        write.delete(table, ids)
    for (table, row_id), after in state.items():
        before = now[table, row_id]
        if before is not None and after is not None:
            write.update(table, row_id, {name: after[name] for name in after if after[name] != before.get(name)})
    for table, rows in fresh.items():
        write.insert(table, rows)


def _present(read: Reader, deltas: list[Delta]) -> State:
    found: State = {(table, row_id): None for table, row_id, _, _ in deltas}
    for table in {table for table, _ in found}:
        for part in chunks([row_id for name, row_id in found if name == table]):
            marks, values = listed(part)
            for row in read.rows(f'SELECT * FROM "{table}" WHERE id IN ({marks})', **values):
                found[(table, row["id"])] = dict(row)
    return found


def _left_hanging(read: Reader, now: State, state: State) -> int:
    """How many references would lead nowhere: from rows outside the change to rows that go, or from rows that come
    back to rows that are gone."""
    from convene.store.tables import METADATA

    gone: dict[str, set[str]] = {}
    for (table, row_id), after in state.items():
        if after is None and now[table, row_id] is not None:
            gone.setdefault(table, set()).add(row_id)
    touched = {table for table, _ in state}
    hanging = 0
    for model in METADATA.tables.values():
        for key in model.foreign_keys:
            target, column = key.column.table.name, key.parent.name
            if "id" not in model.c:
                continue
            going = gone.get(target, set())
            if going:
                leaning = _ids_in(read, model.name, "id", column, going)
                hanging += sum((model.name, one) not in state for one in leaning)
            if model.name in touched:
                wanted = {after[column] for (table, _), after in state.items() if table == model.name and after}
                wanted -= {row_id for (table, row_id), after in state.items() if table == target and after} | {None}
                hanging += len(wanted & going) + len(wanted - going - _ids_in(read, target, "id", "id", wanted))
    return hanging


def _ids_in(read: Reader, table: str, wanted: str, column: str, values: set[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(sorted(values)):
        marks, given = listed(part)
        found |= {
            row[0] for row in read.rows(f'SELECT "{wanted}" FROM "{table}" WHERE "{column}" IN ({marks})', **given)
        }
    return found
