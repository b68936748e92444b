"""Putting a backup in the book's place: into the file itself, so that nobody who waits for it writes to a lost one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from convene.errors import Problem, Where
from convene.store import backup, book_file, copies
from convene.store.book_path import real
from convene.writing import give_name, part_of


def restore(book: Path, source: Path, now: datetime, *, patience: float = book_file.PATIENCE) -> Path | None:
    """Put a backup in the book's place, after backing up what is there. Returns that last backup, if there was a book.

    A damaged book is set aside as it is. Raises Problem when ``source`` is not a sound Convene book, or when the book
    is open elsewhere; the book is then as it was.
    """
    book = real(book)
    if not is_there(source):
        raise Problem("There is no such backup.", hint="convene where lists them.", where=Where(file=str(source)))
    if book_file.examine(source, patience, to_write=False).fresh:
        raise Problem(
            "That backup is empty.", hint="Choose another; convene where lists them.", where=Where(str(source))
        )
    copies.clear(book)
    # Copied before anything else: making room for one more backup may drop the oldest, which this may be.
    kept = backup.made(source, book, lambda ready: _put(ready, book, now, patience), ending="restored")
    backup.prune(book)
    return kept


def is_there(source: Path) -> bool:
    """Whether there is anything at a path, whatever that path is made of."""
    try:
        return source.exists()
    except (OSError, ValueError):  # a name too long, or none at all
        return False


def _put(ready: Path, book: Path, now: datetime, patience: float) -> Path | None:
    if not book.exists() or not book.stat().st_size:
        backup.put_in_place(ready, book)
        return None
    if book_file.whole(book, patience):
        try:
            return _put_inside(ready, book, now, patience)
        except Problem as problem:
            if problem.title != book_file.DAMAGED:  # some flaws show only when the book is written
                raise
    kept = _set_aside(book, now)
    backup.put_in_place(ready, book)
    return kept


def _put_inside(ready: Path, book: Path, now: datetime, patience: float) -> Path:
    with _to_ourselves(book, patience) as db, closing(book_file.connect(ready)) as new:
        kept = backup.back_up(book, now, reason="before-restore", source=db)
        new.backup(db)
        book_file.sound(db, book)
    return kept


@contextmanager
def _to_ourselves(book: Path, patience: float) -> Iterator[sqlite3.Connection]:
    """The book, open to nobody else until the block ends. Raises Problem when somebody has it open."""
    with closing(book_file.connect(book, patience)) as db:
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")
            db.execute("PRAGMA synchronous = FULL")
            yield db
        except book_file.ERRORS as error:
            raise book_file.trouble(error, book) from error


def _set_aside(book: Path, now: datetime) -> Path:
    """Keep a damaged book as it is, with what lies beside it, which may hold more than the file does."""
    copies.backups_folder(book).mkdir(parents=True, exist_ok=True)
    while True:
        kept = copies.named(book, now, "damaged")
        try:
            with part_of(kept) as part:
                shutil.copyfile(book, part)
                give_name(part, kept)
        except FileExistsError:
            continue
        for old, new in zip(copies.beside(book), copies.beside(kept), strict=True):
            if old.exists() and old.stat().st_size and not old.name.endswith("-shm"):  # that one is made anew
                with part_of(kept) as part:
                    shutil.copyfile(old, part)
                    os.replace(part, new)
        return kept
