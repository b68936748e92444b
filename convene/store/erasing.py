"""Taking rows out of a book for good: from its tables, its history, its memos, its free pages and its backups.

Everything else keeps history so that it can be undone. What is erased here cannot be: that is the point of it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from convene.core.nouns.tables import homes
from convene.errors import Problem, Where
from convene.store import book_file, redacting
from convene.store.ids import new_id
from convene.store.reader import Reader, chunks

UNREADABLE = (ValueError, TypeError, AttributeError)
"""What a history raises in which another program wrote."""
Rows = Mapping[str, set[str]]
"""table → ids of the rows that are to go."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the history says instead: ``at`` is a UTC stamp."""

    place_id: str
    label: str
    at: str
    device: str
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go: ``rows`` finds it in any copy of the book, ``words`` stand for it in labels and half-typed forms,
    ``forms`` are the keys of forms about it, and ``handles`` what labels call it, where they will say ``called``."""

    rows: Callable[[Reader], dict[str, set[str]]]
    words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    called: str = "a contact"
    redact: tuple[str, ...] = ()
    """Words to be taken out of every text besides."""

    def found(self, db: sqlite3.Connection) -> dict[str, set[str]]:
        """The rows that are to go from this copy."""
        return self.rows(Reader(db))


@dataclass(slots=True)
class Went:
    """How much went, and whether somebody else who reads the book keeps its log from being emptied."""

    rows: int = 0
    changes: int = 0
    memos: int = 0
    texts: int = 0
    busy: bool = False


def person_rows(read: Reader, person_id: str) -> dict[str, set[str]]:
    """A person's row and sub-rows, those that only the history still holds too."""
    there = read.tables()
    if "person" not in there:
        return {}
    found: dict[str, set[str]] = {"person": {person_id}}
    for table, whose in homes().items():
        if whose.noun != "person" or whose.field is None or table not in there:  # an old backup has fewer
            continue
        live = read.rows(f'SELECT id FROM "{table}" WHERE owner_id = :id', id=person_id)
        found[table] = {row[0] for row in live}
        past = read.rows(
            "SELECT row_id, before, after FROM change_row "
            "WHERE table_name = :t AND (before LIKE :id OR after LIKE :id)",
            t=table,
            id=f"%{person_id}%",
        )
        found[table] |= {row[0] for row in past if person_id in (_owner(row[1]), _owner(row[2]))}
    return found


def _owner(text: str | None) -> str:
    return str(json.loads(text).get("owner_id", "")) if text else ""


def erase(path: Path, wanted: Wanted, entry: Entry | None, patience: float = book_file.PATIENCE) -> Went:
    """Erase from an open or closed book, then write the whole file anew so that no free page keeps anything.

    Raises Problem when another program is writing the book; then nothing is changed.
    """
    try:
        with closing(book_file.connect(path, patience)) as db:
            went = erased(db, wanted, entry)
            compact(db)
            if db.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                went.busy = bool(db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
            return went
    except book_file.ERRORS as error:
        raise book_file.trouble(error, path) from error
    except UNREADABLE as error:
        raise Problem(
            "Nothing was erased: the history of the book cannot be read.",
            f"Something other than Convene wrote in it ({error}).",
            hint="convene doctor says where. Bring back a backup (convene restore), then erase again.",
            where=Where(file=str(path)),
        ) from error


def compact(db: sqlite3.Connection) -> None:
    """Write every page anew; what is needed meanwhile stays in memory, not in a file of its own."""
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("VACUUM")


def erased(db: sqlite3.Connection, wanted: Wanted, entry: Entry | None) -> Went:
    """Take the rows out of an open copy of the book, all or nothing."""
    went = Went()
    db.execute("PRAGMA secure_delete = ON")
    db.execute("BEGIN IMMEDIATE")
    try:
        gone = {table: ids for table, ids in wanted.found(db).items() if ids}
        touched = _out_of_history(db, gone)
        went.changes = len(touched)
        went.rows = _out_of_tables(db, gone)
        _forget_words(db, touched, wanted.words)
        _forget_handles(db, touched, wanted)
        went.texts = redacting.redact(db, wanted.redact, wanted.called)
        forms = memos(db, wanted)
        db.executemany("DELETE FROM memo WHERE name = ?", [(name,) for name in forms])
        went.memos = len(forms)
        if entry is not None and (went.rows or touched or went.texts):
            db.execute(
                "INSERT INTO change (id, place_id, at, device, label, kind) VALUES (?, ?, ?, ?, ?, 'log')",
                (entry.id, entry.place_id, entry.at, entry.device, entry.label),
            )
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return went


def _out_of_tables(db: sqlite3.Connection, gone: Rows) -> int:
    """Delete the rows; what points at them from elsewhere stays, pointing at nobody."""
    total = 0
    for table, column, target in _pointers(db):
        if target in gone and table not in gone:
            for part in chunks(sorted(gone[target])):
                marks = ", ".join("?" * len(part))
                db.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE "{column}" IN ({marks})', part)
    for table in gone:
        for part in chunks(sorted(gone[table])):
            marks = ", ".join("?" * len(part))
            total += db.execute(f'DELETE FROM "{table}" WHERE id IN ({marks})', part).rowcount
    return total


def _out_of_history(db: sqlite3.Connection, gone: Rows) -> set[int]:
    """Delete what the history holds of the rows, and unlink what it holds of others that point at them.

    A change of which nothing is left can no longer be undone. Returns the changes touched.
    """
    touched: set[int] = set()
    for ids in gone.values():
        for part in chunks(sorted(ids)):
            marks = ", ".join("?" * len(part))
            found = db.execute(f"SELECT DISTINCT change_seq FROM change_row WHERE row_id IN ({marks})", part)
            touched |= {row[0] for row in found}
            db.execute(f"DELETE FROM change_row WHERE row_id IN ({marks})", part)
    for seq in touched:
        db.execute(
            "UPDATE change SET kind = 'log', undone_by = NULL WHERE seq = ? AND kind = 'do' "
            "AND NOT EXISTS (SELECT 1 FROM change_row WHERE change_seq = ?)",
            (seq, seq),
        )
    for table, column, target in _pointers(db):
        if target in gone and table not in gone:
            _unlink(db, table, column, gone[target])
    return touched


def _unlink(db: sqlite3.Connection, table: str, column: str, ids: set[str]) -> None:
    for one in ids:
        found = db.execute(
            "SELECT rowid, before, after FROM change_row WHERE table_name = ? AND (before LIKE ? OR after LIKE ?)",
            (table, f"%{one}%", f"%{one}%"),
        ).fetchall()
        for row, *states in found:
            freed = [_freed(text, column, one) for text in states]
            db.execute("UPDATE change_row SET before = ?, after = ? WHERE rowid = ?", (*freed, row))


def _freed(text: str | None, column: str, gone: str) -> str | None:
    if text is None:
        return None
    row = json.loads(text)
    if row.get(column) == gone:
        row[column] = None
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _forget_words(db: sqlite3.Connection, touched: set[int], words: Sequence[str]) -> None:
    """Take the words out of what the touched changes are called."""
    if not words:
        return
    any_of = re.compile(_either(words), re.I)
    for seq in touched:
        label, why = db.execute("SELECT label, why FROM change WHERE seq = ?", (seq,)).fetchone()
        if any_of.search(label) or any_of.search(why):
            values = (any_of.sub("…", label), any_of.sub("…", why), seq)
            db.execute("UPDATE change SET label = ?, why = ? WHERE seq = ?", values)


def _forget_handles(db: sqlite3.Connection, touched: set[int], wanted: Wanted) -> None:
    """A handle that somebody chose may be the name: no label says it any more."""
    if not wanted.handles:
        return
    any_of = re.compile(rf"(?<![\w.-])(?:{_either(wanted.handles)})(?![\w-]|\.\w)", re.I)
    for seq in touched | named(db, wanted.handles):
        label = db.execute("SELECT label FROM change WHERE seq = ?", (seq,)).fetchone()[0]
        db.execute("UPDATE change SET label = ? WHERE seq = ?", (any_of.sub(wanted.called, label), seq))


def named(db: sqlite3.Connection, handles: Sequence[str]) -> set[int]:
    """Changes whose labels say one of the handles as that of a person, even when none of its rows is left."""
    if not handles:
        return set()
    said = re.compile(rf"(?:person: |\b(?:by|for) )(?:{_either(handles)})(?![\w-]|\.\w)", re.I)
    return {seq for seq, label in db.execute("SELECT seq, label FROM change") if said.search(label)}


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


def memos(db: sqlite3.Connection, wanted: Wanted) -> list[str]:
    """Half-typed forms about it, and whatever else is remembered in which its words stand."""
    words = [one.casefold() for word in wanted.words for one in (word, json.dumps(word, ensure_ascii=False)[1:-1])]
    found = []
    for name, value in db.execute("SELECT name, value FROM memo").fetchall():
        about = any(name == key or name.startswith(f"{key}.") for key in wanted.forms)
        if about or any(word in str(value).casefold() for word in words):
            found.append(name)
    return found


def _tables(db: sqlite3.Connection) -> list[str]:
    return [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _pointers(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """(table, column, target table) of every reference in the book."""
    return [
        (table, row[3], row[2]) for table in _tables(db) for row in db.execute(f'PRAGMA foreign_key_list("{table}")')
    ]
