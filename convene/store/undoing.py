"""Taking a change back, or doing it again: its rows are put as they were, unless later edits stand in the way.

Undo turns round what put the change into the book last: itself, or its redo. Redo turns round the undo that took it
out. So either brings back, to the last field, what the other found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from convene.errors import NO, Problem
from convene.store import history
from convene.store.history import Delta, Entry, Fields
from convene.store.reader import Reader, chunks, listed
from convene.store.writer import Writer
from convene.text import plural

Guard = Callable[[Entry, str], None]
"""Told of the entry that is to be turned round, and of the label of the change it is about; raises Problem against it.
"""


def undo(write: Writer, place_id: str | None, change_id: str | None = None, guard: Guard | None = None) -> str:
    """Take back what was done last in the place (or in the book), or the change named. Returns its label.

    Raises Problem, changing nothing, when there is none or when later edits touched the same fields, or as ``guard``.
    """
    row = history.named(write, change_id) if change_id else history.latest(write, place_id)
    if row is None:
        raise Problem("There is nothing to undo.", hint="convene history lists every change.", exit_code=NO)
    if row["kind"] != "do":
        hint = "It is itself an undo or a redo; choose the change it is about."
        if row["kind"] == "log":
            hint = "It only tells what happened, such as in a run; or what it changed was erased for good since."
        raise Problem("That entry is not a change that can be undone.", hint=hint, exit_code=NO)
    if row["undone_by"]:
        raise Problem(f"“{row['label']}” was undone already.", hint="Redo brings it back.", exit_code=NO)
    at = history.turned(write, row["id"], "redo", none=row["seq"])
    _ask(write, guard, at, row)
    _put(write, row["label"], _Way(write, at, first=history.logged_since(write, at)), "undo")
    _sign(write, row, "undo", f"Undid: {row['label']}")
    return str(row["label"])


def redo(write: Writer, place_id: str | None, change_id: str | None = None, guard: Guard | None = None) -> str:
    """Do again what was undone last (nothing, once something new was done since), or the change named. Raises Problem
    as ``undo``."""
    row = history.named(write, change_id) if change_id else history.last_undone(write, place_id)
    if row is None:
        raise Problem(
            "There is nothing to redo.", hint="Redo follows an undo, until something new is done.", exit_code=NO
        )
    if not row["undone_by"]:
        raise Problem(f"“{row['label']}” was not undone.", hint="Only an undone change can be redone.", exit_code=NO)
    at = history.turned(write, row["id"], "undo", none=0)  # no undo that changed nothing was kept once
    _ask(write, guard, at, row)
    _put(write, row["label"], _Way(write, at), "redo")
    _sign(write, row, "redo", f"Redid: {row['label']}")
    return str(row["label"])


def _ask(read: Reader, guard: Guard | None, seq: int, row: Any) -> None:
    if guard is not None and (entry := history.at(read, seq)) is not None:
        guard(entry, str(row["label"]))


def _sign(write: Writer, row: Any, kind: str, label: str) -> None:
    write.kind, write.label, write.target_id, write.place_id = kind, label, row["id"], row["place_id"]
    write.mark_undone(row["id"], "yes" if kind == "undo" else None)


Step = tuple[str, Fields | None, Fields | None, bool]
"""(row id, the whole row as it stands, as it will stand, whether what stands is not what the change left)."""


class _Way:
    """What turning an entry round does to each of its rows; ``first`` is done before.

    Rows are looked at a portion at a time and in full twice at most, so that the size of a change does not matter.
    """

    def __init__(self, read: Reader, seq: int, *, first: list[Delta] | None = None) -> None:
        self._read, self.seq = read, seq
        self._first: dict[tuple[str, str], list[Delta]] = {}
        self.ids: dict[str, dict[str, None]] = {}
        for delta in first or ():
            self._first.setdefault(delta[:2], []).append(delta)
            self.ids.setdefault(delta[0], {})[delta[1]] = None
        for row in read.rows(
            "SELECT table_name, row_id FROM change_row WHERE change_seq = :seq ORDER BY position DESC", seq=seq
        ):
            self.ids.setdefault(row[0], {})[row[1]] = None

    def steps(self, table: str, only: list[str] | None = None) -> Iterator[Step]:
        """Every row of a table (or some of them), in the order in which they are turned round."""
        for part in chunks(list(self.ids[table]) if only is None else only):
            marks, values = listed(part)
            now = {
                row["id"]: dict(row)
                for row in self._read.rows(f'SELECT * FROM "{table}" WHERE id IN ({marks})', **values)
            }
            deltas = self._deltas(table, part)
            for row_id in part:
                there = before = now.get(row_id)
                clash = False
                for expected, wanted in deltas[row_id]:
                    if not _as_left(there, expected):
                        clash = True
                        break
                    there = None if wanted is None else {**(there or {}), **wanted}
                yield row_id, before, there, clash

    def _deltas(self, table: str, part: list[str]) -> dict[str, list[tuple[Fields | None, Fields | None]]]:
        found: dict[str, list[tuple[Fields | None, Fields | None]]] = {one: [] for one in part}
        for row_id in part if self._first else ():
            found[row_id] += [delta[2:] for delta in self._first.get((table, row_id), ())]
        marks, values = listed(part)
        # The plus keeps SQLite from walking the whole change for each portion: the row's own index is the short way.
        rows = self._read.rows(
            f'SELECT row_id, "before", "after" FROM change_row WHERE +change_seq = :seq AND table_name = :table '
            f"AND row_id IN ({marks}) ORDER BY position DESC",
            seq=self.seq,
            table=table,
            **values,
        )
        for row in rows:
            found[row["row_id"]].append((history.loaded(row["after"]), history.loaded(row["before"])))
        return found


def _as_left(there: Fields | None, expected: Fields | None) -> bool:
    if there is None or expected is None:
        return there is expected
    return expected.items() <= there.items()


@dataclass(slots=True)
class _Outcome:
    """What comes of the rows of one table: ids of those that go, change and come back, and what the references of
    those that stay lead to. ``clash`` is the first row that is not as it was left."""

    gone: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)
    staying: dict[str, set[str]] = field(default_factory=dict)
    clashes: int = 0
    clash: str = ""


def _put(write: Writer, label: str, way: _Way, doing: Literal["undo", "redo"]) -> None:
    """Move each row from its first state to its second. Raises Problem when later edits stand in the way."""
    outcomes = {table: _outcome(way, table) for table in way.ids}
    clashes = sum(one.clashes for one in outcomes.values()) or _left_hanging(write, outcomes)
    if clashes:
        row = next((one.clash for one in outcomes.values() if one.clash), "")
        raise _clash(label, doing, clashes, history.stands_on(write, row, way.seq))
    try:
        _move(write, way, outcomes)
    except sqlite3.IntegrityError as error:
        raise Problem(
            f"“{label}” cannot be {doing}ne any more.",
            "What it would bring back is taken by now: another record bears the same handle. Nothing was changed.",
            hint="Rename that one first, or edit by hand.",
            exit_code=NO,
        ) from error


def _outcome(way: _Way, table: str) -> _Outcome:
    keys = [column for column, _ in history.references_of(table)]
    found = _Outcome(staying={name: set() for name in keys})
    for row_id, before, after, clash in way.steps(table):
        if clash:
            found.clashes += 1
            found.clash = found.clash or row_id
        elif after is None:
            if before is not None:
                found.gone.append(row_id)
        else:
            (found.fresh if before is None else found.changed).append(row_id)
            for name in keys:
                if after[name] is not None:
                    found.staying[name].add(after[name])
    return found


def _clash(label: str, doing: Literal["undo", "redo"], clashes: int, later: Any) -> Problem:
    by = f", last by “{later['label']}” (change {later['seq']})" if later else ""
    way_on = "Do it anew by hand" if doing == "redo" else "Edit by hand"
    first = f"undo that first: convene undo {later['seq']}" if later else "undo the later edits first"
    return Problem(
        f"“{label}” cannot be {doing}ne any more.",
        f"Later edits stand on it: {plural(clashes, 'record')} changed since{by}. Nothing was changed.",
        hint=f"{way_on}; or {first} (convene history lists all).",
        exit_code=NO,
    )


def _move(write: Writer, way: _Way, outcomes: dict[str, _Outcome]) -> None:
    """Make it so: what goes first, then what changes, then what comes back."""
    for table, outcome in outcomes.items():
        write.delete(table, outcome.gone)
    for table, outcome in outcomes.items():
        for part in chunks(outcome.changed):
            write.update_known(
                table,
                [
                    (row_id, before, after)
                    for row_id, before, after, _ in way.steps(table, part)
                    if before is not None and after is not None
                ],
            )
    for table, outcome in outcomes.items():
        for part in chunks(outcome.fresh):
            write.insert(table, [after for _, _, after, _ in way.steps(table, part) if after is not None])


def _left_hanging(read: Reader, outcomes: dict[str, _Outcome]) -> int:
    """How many references would lead nowhere: from rows outside the change to rows that go, or from rows that come
    back to rows that are gone."""
    from convene.core.nouns.tables import SYSTEM, homes, references

    none = _Outcome()
    gone = {table: set(one.gone) for table, one in outcomes.items()}
    back = {table: {*one.changed, *one.fresh} for table, one in outcomes.items()}
    hanging = 0
    for table in (*homes(), *SYSTEM):
        mine = gone.get(table, set()) | back.get(table, set())
        for column, target in references(table):
            going = gone.get(target, set())
            if going:
                hanging += len(_ids_in(read, table, "id", column, going) - mine)
            wanted = outcomes.get(table, none).staying.get(column, set()) - back.get(target, set())
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
