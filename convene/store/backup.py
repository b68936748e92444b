"""Backups through SQLite's own API: written beside, checked, then renamed, so that a name always means a whole book."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from convene.errors import Problem, Where
from convene.store import book_file, copies
from convene.store.book_path import real
from convene.store.copies import backups, backups_folder
from convene.writing import give_name, part_of

KEEP = 20
KEEP_DAMAGED = 3
_TRIES = 5
T = TypeVar("T")

__all__ = ["KEEP", "back_up", "back_up_today", "backups", "backups_folder", "copy", "made", "prune", "put_in_place"]


def back_up(
    book: Path, now: datetime, *, reason: str = "", keep: int = KEEP, source: sqlite3.Connection | None = None
) -> Path:
    """Copy the book to a dated file and return its path; the oldest beyond ``keep`` are removed.

    ``source`` is a connection to the book, when one is at hand that keeps others out. Raises Problem when the copy
    cannot be written or does not check out.
    """
    book = real(book)
    copies.clear(book)
    found = made(source or book, copies.named(book, now, reason), lambda part: _dated(part, book, now, reason))
    prune(book, keep)
    return found


def back_up_today(book: Path, now: datetime) -> Path:
    """The day's backup: made now, unless there is one or another program is quicker. Raises Problem."""
    book = real(book)

    def first(part: Path) -> Path:
        there = copies.of_day(book, now.date())
        return there[0] if there else _dated(part, book, now, "")

    there = copies.of_day(book, now.date())
    if there:
        return there[0]
    copies.clear(book)
    found = made(book, copies.named(book, now, ""), first)
    prune(book)
    return found


def prune(book: Path, keep: int = KEEP) -> None:
    """Remove the oldest backups. Damaged books that were set aside are counted apart: they push no good one out."""
    kept, spoilt = copies.good(book), [one for one in copies.own(book) if copies.is_damaged(one)]
    for old in (*kept[keep:], *spoilt[KEEP_DAMAGED:]):
        copies.remove(old)


def copy(source: Path, target: Path) -> None:
    """A checked, whole copy of a book at ``target``, which is replaced in one step."""
    made(source, target, lambda part: put_in_place(part, target))


def put_in_place(part: Path, target: Path) -> None:
    """Let a finished copy take the place of another file, and of what SQLite left beside that."""
    for one in copies.beside(target):  # first: a log that outlived its file would be read into the new one
        one.unlink(missing_ok=True)
    os.replace(part, target)


def made(source: Path | sqlite3.Connection, target: Path, named: Callable[[Path], T], ending: str = "part") -> T:
    """A checked, whole copy of a book beside ``target``, handed to what gives it its name.

    When another program takes it for left over, it is made again.
    """
    for tries_left in reversed(range(_TRIES)):
        try:
            if isinstance(source, Path) and not source.is_file():  # connecting would make it
                raise FileNotFoundError(errno.ENOENT, f"There is no {source.name}.")
            target.parent.mkdir(parents=True, exist_ok=True)
            with part_of(target, ending=ending) as part:
                try:
                    _fill(part, source)
                    return named(part)
                except (OSError, *book_file.ERRORS, Problem):
                    if part.exists() or not tries_left:
                        raise
        except book_file.ERRORS as error:
            raise book_file.trouble(error, source if isinstance(source, Path) else target) from error
        except OSError as error:
            raise _not_written(error, target) from None
    raise AssertionError("the last try ends it")


def _fill(part: Path, source: Path | sqlite3.Connection) -> None:
    with closing(book_file.connect(part)) as new:
        if isinstance(source, Path):
            with closing(book_file.connect(source)) as old:
                old.backup(new)
        else:
            source.backup(new)
        book_file.sound(new, source if isinstance(source, Path) else part)
        new.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as handle:
        os.fsync(handle.fileno())


def _dated(part: Path, book: Path, now: datetime, reason: str) -> Path:
    """Give a copy the first name that is free; never that of another backup."""
    while True:
        target = copies.named(book, now, reason)
        try:
            give_name(part, target)
        except FileExistsError:
            continue
        return target


def _not_written(error: OSError, target: Path) -> Problem:
    hint = "Check the folder and the free space; the book itself is untouched."
    if error.errno == errno.ENAMETOOLONG:
        hint = "Give the book a shorter name; the book itself is untouched."
    spot = Where(file=str(target))
    return Problem("The backup could not be written.", str(error.strerror or error), hint=hint, where=spot)
