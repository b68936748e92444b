"""The book as a file: is it ours, how old, locked, damaged? sqlite3 only, so it answers before anything heavy loads."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from convene.errors import Problem, Where
from convene.store.book_path import real, there, unreachable

APPLICATION_ID = 0x434F4E56  # "CONV"
SCHEMA_VERSION = 6
"""The newest book this program understands; the number of migrations there are."""

_MAGIC = b"SQLite format 3\x00"
ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What sqlite3 raises; the second when SQLite complains of a damaged name, in the very letters of it."""
PATIENCE = 4.0
"""Seconds to wait for another program to let go of the book."""
_RULES = re.compile(r"(CHECK constraint failed|NULL value|(non-)?[A-Z]+ value) in \w+")
"""What SQLite's own look finds in rows rather than in pages."""
_SMALL = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Standing:
    """What a path holds: ``version`` is the book's schema number, 0 when there is no book yet. ``altered`` is what
    SQLite says of a row that breaks the book's rules, which only another program can have written."""

    path: Path
    version: int
    altered: str = ""

    @property
    def fresh(self) -> bool:
        return self.version == 0

    @property
    def old(self) -> bool:
        return 0 < self.version < SCHEMA_VERSION


def examine(path: Path, patience: float = PATIENCE, *, to_write: bool = True) -> Standing:
    """Look at a path before opening it as a book. Raises Problem when it is anything else than a book or nothing.

    What it gives back speaks of the book's own file, also for a link. ``patience`` is how many seconds to wait for
    another program that holds the book. A backup that is only read (``to_write`` false) may lie where nothing can be
    written.
    """
    standing, db = examined(path, patience, to_write=to_write)
    if db is not None:
        db.close()
    return standing


def examined(
    path: Path, patience: float = PATIENCE, *, to_write: bool = True
) -> tuple[Standing, sqlite3.Connection | None]:
    """As ``examine``, and the connection that looked where the book is of the newest form: reading its tables again
    takes as long as the rest of opening it."""
    found, path = there(path), real(path)
    spot = Where(file=str(path))
    if not found:
        _folder_writable(path)
        return Standing(path, 0), None
    if to_write:
        _writable(path)
    size = path.stat().st_size
    if size == 0:
        return Standing(path, 0), None
    try:
        with path.open("rb") as handle:
            magic = handle.read(16)
    except PermissionError:
        raise Problem(
            "The book may not be read.", hint="Ask its owner, or choose another with --book FILE.", where=spot
        ) from None
    except OSError as error:
        raise unreachable(error, path) from None
    if magic != _MAGIC:
        raise Problem(
            "That file is not a Convene book.",
            "It is some other kind of file, and it was left untouched.",
            hint="To bring a place file in, use: convene open FILE.toml. To choose a book: --book FILE.",
            where=spot,
        )
    try:
        db = connect(path, patience)
        try:
            standing = _look_inside(db, path, size)
        except BaseException:
            db.close()  # what is not closed keeps others out
            raise
        if standing.version == SCHEMA_VERSION:
            return standing, db
        db.close()
        return standing, None
    except ERRORS as error:
        raise trouble(error, path) from error


def _writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise Problem(
            "The book is read-only.",
            "Convene writes each change as it is made, so it needs to write to this file.",
            hint="Allow writing (chmod u+w), or copy it somewhere else and open the copy: convene --book COPY.",
            where=Where(file=str(path)),
        )
    _folder_writable(path)


def _folder_writable(path: Path) -> None:
    folder = path.parent if str(path.parent) else Path(".")
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Problem(
            "The book's folder cannot be written to.",
            hint="Choose another place with --book FILE.",
            where=Where(file=str(folder)),
        )


def _look_inside(db: sqlite3.Connection, path: Path, size: int) -> Standing:
    ours = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if ours != APPLICATION_ID:
        if tables == 0 and ours == 0:
            return Standing(path, 0)
        raise Problem(
            "That is an SQLite file of another program.",
            "It was left untouched.",
            hint="Choose a Convene book with --book FILE, or a new name to start one.",
            where=Where(file=str(path)),
        )
    if version > SCHEMA_VERSION:
        raise Problem(
            "This book was written by a newer Convene.",
            f"The book has form {version}; this program knows forms up to {SCHEMA_VERSION}.",
            hint="Update Convene on this computer. The book was left untouched.",
            where=Where(file=str(path)),
        )
    return Standing(path, version, sound(db, path) if size <= _SMALL else "")


def whole(path: Path, patience: float = PATIENCE) -> bool:
    """Whether SQLite can read every page of the file, and would write in it. Raises Problem when it cannot be tried."""
    try:
        with closing(connect(path, patience, mode="ro")) as db:
            if _damage(db)[0]:
                return False
        with closing(connect(path, patience)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")
            return True
    except ERRORS as error:
        odd = _code(error) == sqlite3.SQLITE_READONLY and os.access(path, os.W_OK)  # a flaw of its first page
        if odd or _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return False
        raise trouble(error, path) from error


def sound(db: sqlite3.Connection, path: Path) -> str:
    """Raises Problem when the database is damaged. What it gives back says which row breaks the book's rules, if any:
    every page of such a book can be read."""
    damage, altered = _damage(db)
    if damage:
        raise Problem(
            DAMAGED,
            damage,
            hint="Bring back a backup: convene restore (convene where says where they are).",
            where=Where(file=str(path)),
        )
    return altered


def speaks(error: Exception) -> bool:
    """Whether SQLite itself speaks: of a full disk, a lock, a damaged page. A letter it cannot read has no number."""
    original = getattr(error, "orig", None) or error
    return isinstance(original, sqlite3.Error) and getattr(original, "sqlite_errorcode", None) is not None


def _damage(db: sqlite3.Connection) -> tuple[str, str]:
    """The first thing SQLite says of a damaged page, and of a row that breaks the rules; "" for none."""
    said = [str(row[0]) for row in db.execute("PRAGMA quick_check")]
    rules = [one for one in said if _RULES.match(one)]
    return next((one for one in said if one != "ok" and one not in rules), ""), next(iter(rules), "")


def connect(path: Path, patience: float = PATIENCE, *, mode: str = "rw") -> sqlite3.Connection:
    """A plain connection in autocommit, patient with other programs, with foreign keys on. It makes no new file.

    In ``mode`` "ro" it leaves the file as it is, and what lies beside it.
    """
    # A share of a Windows network has no address that SQLite takes; elsewhere the address says that it must be there.
    name = str(path) if sys.platform == "win32" else f"{path.absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(name, timeout=patience, isolation_level=None, check_same_thread=False, uri=name != str(path))
    db.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def opened(path: Path, patience: float = PATIENCE) -> tuple[sqlite3.Connection, str]:
    """A connection that is set as the book needs it, and its journal mode. Raises sqlite3.Error."""
    db = connect(path, patience)
    return db, settle(db)


def settle(db: sqlite3.Connection) -> str:
    """Set a connection as the book needs it; returns the journal mode it got. Raises sqlite3.Error, and closes it then.

    On folders where SQLite cannot share memory (network or sync drives) it falls back to DELETE by itself.
    """
    try:
        db.row_factory = sqlite3.Row
        mode = str(db.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        db.execute("PRAGMA synchronous = FULL")
        return mode
    except sqlite3.Error:
        db.close()  # what is not closed keeps others out
        raise


def touch(path: Path) -> None:
    """Make an empty book file that only its owner may read (0600), with its folder. Leaves an existing one alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except (OSError, RecursionError) as error:
        raise Problem(
            "The book cannot be made there.",
            str(getattr(error, "strerror", "") or "It lies too deep."),
            hint="Choose another place with --book FILE.",
            where=Where(file=str(path)),
        ) from None


def trouble(error: Exception, path: Path) -> Problem:
    """What an SQLite error means to a convener, and what to do. Nothing was half-done: the change is rolled back."""
    code = _code(error)
    spot = Where(file=str(path))
    if code in _SIGNS:
        title, hint = _SIGNS[code]
        return Problem(title, "Nothing was changed.", hint=hint, where=spot)
    return Problem(
        "The book could not do that.",
        str(error),
        hint="Nothing was changed. Try convene doctor; if it happens again, restore a backup.",
        where=spot,
    )


def _code(error: Exception) -> int:
    """The low byte is the plain error; the rest says more than a convener needs, but for a full disk."""
    if isinstance(error, UnicodeDecodeError) or "unsupported file format" in str(error):
        return sqlite3.SQLITE_CORRUPT
    number = getattr(error, "sqlite_errorcode", None) or 0
    return sqlite3.SQLITE_FULL if number == sqlite3.SQLITE_IOERR_SHMSIZE else number & 0xFF


_IN_USE = "The book is in use by another program.", "Close the other Convene, or wait a moment and try again."
DAMAGED = "The book is damaged."
_DAMAGED = DAMAGED, "Bring back a backup: convene restore (convene where says where they are)."
_SIGNS = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_PROTOCOL: _IN_USE,
    sqlite3.SQLITE_FULL: ("The disk is full.", "Free some space and do it again."),
    sqlite3.SQLITE_READONLY: (
        "The book is read-only.", "Allow writing to the file and its folder, or use a copy with --book FILE."
    ),
    sqlite3.SQLITE_PERM: ("The book may not be opened.", "Ask its owner, or choose another with --book FILE."),
    sqlite3.SQLITE_CANTOPEN: (
        "The book cannot be opened.", "Check that its folder exists and may be written to."
    ),
    sqlite3.SQLITE_NOTADB: (
        "That file is not a Convene book.", "Choose another with --book FILE; it was left untouched."
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: (
        "The disk could not be read or written.", "Check the drive; copy the book to another one."
    ),
}  # fmt: skip
