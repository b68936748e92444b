"""The open book and its two doors: ``reading`` and ``writing``. The only place where transactions begin and end."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from convene.errors import Problem, Where
from convene.store import book_file, copies
from convene.store.migrating import bring_up_to_date
from convene.store.reader import Reader
from convene.store.writer import Writer


class Store:
    """An open book: one connection that reads and, from the first write on, one that writes.

    ``now`` gives the moment for audit stamps, aware of its time zone. Not for use by two threads at once.
    Raises Problem when the file is not a usable book.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime], patience: float = book_file.PATIENCE) -> None:
        file = _number(path)
        standing, found = book_file.examined(path, patience)
        self.path = path = standing.path
        self.patience = patience
        self.now = now
        self.own: set[str] = set()
        """The entries of the history that were written here, by their ids."""
        self._version = 0
        self.device = platform.node() or "this computer"
        self._writer: sqlite3.Connection | None = None
        if standing.fresh:
            _not_emptied(path)
        if standing.fresh or standing.old:
            bring_up_to_date(standing, now)
        try:
            self._reader = found or book_file.connect(path, patience)
            self.journal_mode = book_file.settle(self._reader)
        except book_file.ERRORS as error:
            raise book_file.trouble(error, path) from error
        self._to_file()  # what a program that was killed left in the log
        self._file = file if found else _number(path)
        self.altered = standing.altered
        """What SQLite says of rows that another program wrote against the book's rules; "" when there are none."""

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One steady view of the book for as long as the block lasts."""
        try:
            self._reader.execute("BEGIN")
            try:
                yield Reader(self._reader)
            finally:
                self._reader.execute("COMMIT")
        except sqlite3.Error as error:
            raise book_file.trouble(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction, all or nothing; when the block ends well it is on disk before this returns."""
        self._still_there()
        try:
            with self._transaction() as db:
                writer = Writer(db, device=self.device, now=self.now())
                yield writer
                writer.record()
        except sqlite3.Error as error:
            raise book_file.trouble(error, self.path) from error
        self.own.add(writer.change_id)
        self._to_file()

    def _to_file(self) -> None:
        """Move what is safe in the log into the file itself as well, so that whoever copies only that file while the
        book is open has everything."""
        with suppress(sqlite3.Error):
            self._reader.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def stirred(self) -> bool:
        """Whether anything was written into the file since this was asked last, here or elsewhere. It costs a look at
        one number, and reads no page of the book."""
        try:
            version = self._reader.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error as error:
            raise book_file.trouble(error, self.path) from error
        before, self._version = self._version, version
        return bool(before != version)

    def _still_there(self) -> None:
        """Raises Problem when another file bears the book's name by now: what is written would be in neither."""
        if _number(self.path) != self._file:
            raise Problem(
                "The book was moved, removed or replaced while it was open.",
                "Nothing was changed.",
                hint="Close Convene here and open it again; convene where lists the backups.",
                where=Where(file=str(self.path)),
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection that writes, made on first use. It takes the lock at once, so as never to fail half-way."""
        if self._writer is None:
            self._writer = book_file.opened(self.path, self.patience)[0]
        db = self._writer
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                self._roll_back(db)

    def _roll_back(self, db: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):  # what went wrong before is what the person has to know
            db.execute("ROLLBACK")
        if db.in_transaction:
            self._writer = None
            db.close()

    def close(self) -> None:
        """Leave one clean file behind: no -wal, no -shm."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._reader.close()


def _number(path: Path) -> tuple[int, int] | None:
    """What tells the file at a path from any other that may come to bear its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _not_emptied(path: Path) -> None:
    """Raises Problem for a book that lost all it held, as its backups tell: a new one must not take its place."""
    if path.exists() and (copy := next(iter(copies.good(path)), None)):
        raise Problem(
            "The book is empty, though there are backups of it.",
            "A full disk or a program that copies files may have emptied it.",
            hint=f"Bring one back: convene restore {copy.name}. Or remove the empty file to begin anew.",
            where=Where(file=str(path)),
        )
