"""The same in every copy of the book that the program keeps: cleaned, or removed where it cannot be."""

from __future__ import annotations

import mmap
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from convene.errors import Problem
from convene.store import backup, book_file, copies, redacting
from convene.store.book_path import real
from convene.store.erasing import UNREADABLE, Wanted, compact, erased, memos, named
from convene.store.reader import chunks


@dataclass(slots=True)
class Backups:
    """Copies by name: those cleaned, those removed, how many held nothing, and why others could not be cleaned."""

    cleaned: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    clean: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)


def erase_in_backups(book: Path, wanted: Wanted) -> Backups:
    """Clean each backup that holds any of it: a copy is cleaned and checked, and takes the backup's place at once.

    Half-written copies go, also those in the making: what is made anew is made of the erased book. So do damaged
    books that were set aside and hold any of it, for they cannot be cleaned.
    """
    found = Backups()
    try:
        went, stayed = copies.clear(book, every=True)
        found.removed += [one.name for one in went]
        found.left += [(one.name, "it is in use") for one in stayed]
        _remove_damaged(book, wanted, found)
        for one in copies.backups(book):
            if not copies.is_damaged(one):
                _look_at(one, wanted, found)
    except Problem as problem:
        found.left.append((copies.backups_folder(book).name, problem.title))
    return found


def _look_at(one: Path, wanted: Wanted, found: Backups) -> None:
    try:
        if holds(one, wanted):
            _clean(one, wanted)
            found.cleaned.append(one.name)
        else:
            found.clean += 1
    except Problem as problem:
        found.left.append((one.name, problem.title))
    except (OSError, sqlite3.Error, *UNREADABLE) as error:
        found.left.append((one.name, str(getattr(error, "strerror", "") or error)))


def _remove_damaged(book: Path, wanted: Wanted, found: Backups) -> None:
    with closing(book_file.connect(real(book))) as db:
        ids = [one for some in wanted.found(db).values() for one in some]
    for one in copies.damaged(book):
        try:
            if _says(one, [*ids, *wanted.words, *wanted.redact]):
                one.unlink(missing_ok=True)
                found.removed.append(one.name)
        except OSError as error:
            found.left.append((one.name, str(error.strerror or error)))


def holds(path: Path, wanted: Wanted) -> bool:
    """Whether a book holds any of it, in its rows or anywhere in its bytes. Raises Problem for what is no book."""
    if book_file.examine(path, to_write=False).fresh:
        return False
    with closing(book_file.connect(path)) as db:
        book_file.sound(db, path)
        gone = wanted.found(db)
        ids = [one for some in gone.values() for one in some]
        if any(_count(db, table, some) for table, some in gone.items()) or memos(db, wanted):
            return True
        if named(db, wanted.handles) or redacting.spoken(db, wanted.redact):
            return True
    return _says(path, [*ids, *wanted.words])


def _says(path: Path, words: list[str]) -> bool:
    """Whether any of the words stands anywhere in the bytes of a file."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as held:
        return any(held.find(one.encode()) >= 0 for one in words)


def _count(db: sqlite3.Connection, table: str, ids: set[str]) -> int:
    total = 0
    for part in chunks(sorted(ids)):
        marks = ", ".join("?" * len(part))
        total += db.execute(f'SELECT count(*) FROM "{table}" WHERE id IN ({marks})', part).fetchone()[0]
        total += db.execute(f"SELECT count(*) FROM change_row WHERE row_id IN ({marks})", part).fetchone()[0]
    return total


def _clean(path: Path, wanted: Wanted) -> None:
    """Put a cleaned copy in a backup's place, from the start when another program changed that meanwhile."""

    def named_again(part: Path) -> bool:
        _clean_copy(part, wanted)
        if _number(path) != before:
            return False
        backup.put_in_place(part, path)
        return True

    while True:
        before = _number(path)
        if backup.made(path, path, named_again, ending="cleaning"):
            return


def _number(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def _clean_copy(part: Path, wanted: Wanted) -> None:
    with closing(book_file.connect(part)) as db:
        erased(db, wanted, None)
        compact(db)
        book_file.sound(db, part)
        if any(_count(db, table, ids) for table, ids in wanted.found(db).items()):
            raise Problem("Something of it stayed.", hint="Remove that backup by hand.")
    with part.open("rb+") as handle:
        os.fsync(handle.fileno())
