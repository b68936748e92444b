"""Backups through SQLite's own API: written beside, checked, then renamed, so that a name always means a whole book."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from convene.errors import Problem, Where
from convene.store import file

KEEP = 20


def backups_folder(book: Path) -> Path:
    """Where a book's backups live: a folder beside it."""
    return book.parent / f"{book.stem}-backups"


def back_up(book: Path, folder: Path, now: datetime, *, reason: str = "", keep: int = KEEP) -> Path:
    """Copy the book to a dated file and return its path; the oldest beyond ``keep`` are removed.

    Raises Problem when the copy cannot be written or does not check out.
    """
    stamp = now.strftime("%Y-%m-%dT%H%M%S")
    target = folder / f"{book.stem}-{stamp}{'-' + reason if reason else ''}.book"
    copy(book, target)
    for old in sorted(folder.glob(f"{book.stem}-*.book"))[:-keep]:
        old.unlink(missing_ok=True)
    return target


def backups(book: Path) -> list[Path]:
    """The backups there are, newest first."""
    return sorted(backups_folder(book).glob(f"{book.stem}-*.book"), reverse=True)


def copy(source: Path, target: Path) -> None:
    """A checked, whole copy of a book at ``target``, which is replaced in one step."""
    temporary = target.with_name(target.name + ".part")
    try:
        if not source.is_file():  # connecting would make it
            raise FileNotFoundError(f"There is no {source.name}.")
        target.parent.mkdir(parents=True, exist_ok=True)
        _new_file(temporary)
        with closing(file.connect(source)) as old, closing(sqlite3.connect(temporary)) as new:
            old.backup(new)
            file.sound(new, source)
            new.execute("PRAGMA journal_mode = DELETE")
        with temporary.open("rb+") as handle:
            os.fsync(handle.fileno())
        os.replace(temporary, target)
    except sqlite3.Error as error:
        raise file.trouble(error, source) from error
    except OSError as error:
        raise Problem(
            "The backup could not be written.",
            str(error.strerror or error),
            hint="Check the folder and the free space; the book itself is untouched.",
            where=Where(file=str(target)),
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def restore(book: Path, source: Path, now: datetime, *, patience: float = file.PATIENCE) -> Path | None:
    """Put a backup in the book's place, after backing up what is there. Returns that last backup, if there was a book.

    A damaged book is set aside as it is. Raises Problem when ``source`` is not a sound Convene book, or when the book
    is open elsewhere; the book is then as it was.
    """
    if not source.exists():
        raise Problem("There is no such backup.", hint="convene where lists them.", where=Where(file=str(source)))
    if file.examine(source, patience, to_write=False).fresh:
        raise Problem(
            "That backup is empty.", hint="Choose another; convene where lists them.", where=Where(str(source))
        )
    ready = book.with_name(book.name + ".restored")
    copy(source, ready)  # before anything else: making room for one more backup may drop the oldest, which this may be
    try:
        kept = _set_aside(book, now, patience) if book.exists() and book.stat().st_size else None
        os.replace(ready, book)
        for tail in ("-wal", "-shm"):
            book.with_name(book.name + tail).unlink(missing_ok=True)
    finally:
        ready.unlink(missing_ok=True)
    return kept


def _set_aside(book: Path, now: datetime, patience: float) -> Path:
    """Back up a book about to be replaced, and make sure that nobody has it open. Raises Problem when somebody has."""
    if not file.whole(book, patience):
        kept = backups_folder(book) / f"{book.stem}-{now:%Y-%m-%dT%H%M%S}-damaged.book"
        kept.parent.mkdir(parents=True, exist_ok=True)
        _new_file(kept)
        shutil.copyfile(book, kept)
        return kept
    kept = back_up(book, backups_folder(book), now, reason="before-restore")
    with closing(file.connect(book, patience)) as db:
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")
        except sqlite3.Error as error:
            raise file.trouble(error, book) from error
    return kept


def _new_file(path: Path) -> None:
    """An empty file that only its owner may read."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
