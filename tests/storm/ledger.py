"""The ledger: what the program said it had kept, held against the book by somebody who only knows SQLite."""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.storm.terminal import Terminal

TOKEN = re.compile(r"zk[0-9a-f]{5}z")
"""Each line that is typed carries one, first and unlike any other, so that no clipping or wrapping can blur it."""
_KEPT = re.compile(r"(?:\b\d+ (?:kept|logged) {3}|\bKept: )\W*(zk[0-9a-f]{5}z)\b")
_PLACED = re.compile(r"Placed (.+?)(…?) at (\d)·(\d)\b")
_FELT = re.compile(r"Placed (.+?)(…?) ((?:not|a little|clearly|deeply) affected)\b")
_ENDS = r"[.…](?:uundoesit|ctrl\+rbringsitback)\."
_TOAST = re.compile(rf"([A-Z](?:(?!{_ENDS}).)+){_ENDS}")
_EDGE = "▌"


@dataclass(frozen=True, slots=True)
class Ack:
    """``what`` the screen said, where it said so (``how``), and patterns that a label of the history must fit."""

    how: str
    what: str
    first: str = ""
    then: str = ""


@dataclass
class Ledger:
    """Watches a terminal. ``faults`` are sentences and what helps to understand them; none is there twice."""

    book: Path
    faults: list[tuple[str, str]] = field(default_factory=list)
    acks: dict[Ack, bool] = field(default_factory=dict)
    """What was acknowledged, and whether it was found in the book at once."""
    _doubted: set[Ack] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)

    def look(self, terminal: Terminal) -> None:
        """Take in what the screen acknowledges, and whether another reader of the book can see it by now.

        A picture may be half drawn when it is looked at. What is not in the book is held against the program once it
        was seen in two pictures; a kept line's token cannot be put together by chance, and once is enough.
        """
        doubted, self._doubted = self._doubted, set()
        new = [one for one in seen(terminal) if one not in self.acks]
        if not new:
            return
        with _live(self.book) as db:
            for ack in new:
                there = _found(db, ack)
                if not there and ack.how != "kept" and ack not in doubted:
                    self._doubted.add(ack)
                    continue
                self.acks[ack] = there and ack not in doubted
                if not self.acks[ack]:
                    self.fault(f"said before it was written: {ack.how} “{ack.what}”", _latest(db))

    def fault(self, words: str, more: str = "") -> None:
        """Write a fault down, once; ``more`` is what helps to understand it."""
        kind = TOKEN.sub("…", words)
        if kind not in self._told:
            self._told.add(kind)
            self.faults.append((words, more))

    def promised(self, token: str, terminal: Terminal, patience: float = 10.0) -> bool:
        """A line was finished with enter, or a form left: it is kept, half typed and kept, or still on the screen."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if token in terminal.text.replace("\n", ""):
                return True
            with _live(self.book) as db:
                if _anywhere(db, token):
                    return True
            if not terminal.alive:
                break
            terminal.quiet(0.1, 0.3)
        self.fault(f"lost without a word: {token} was entered, and is neither kept nor on the screen")
        return False

    def hold(self) -> None:
        """Hold everything acknowledged so far against a copy of the book, as the next start would find it."""
        with copied(self.book) as db:
            for check in ("quick_check", "foreign_key_check"):
                said = [tuple(row) for row in db.execute(f"PRAGMA {check}")]
                if said and said != [("ok",)]:
                    self.fault(f"{check} of the book says {said[:3]}")
            for ack in self.acks:
                if not _found(db, ack):
                    self.fault(f"acknowledged and lost: {ack.how} “{ack.what}”", _latest(db))
            for words in _against_history(db):
                self.fault(words)


def seen(terminal: Terminal) -> Iterator[Ack]:
    """What the screen acknowledges now: kept lines, placements, and passing notices with a label of the history."""
    for line in terminal.lines:
        if found := _KEPT.search(line):
            yield Ack("kept", found[1], "", found[1])
        if found := _PLACED.search(line):
            yield Ack("placed", found[0], f"Placed {found[1]}", f": influence {found[3]}, interest {found[4]}: ")
        elif found := _FELT.search(line):
            yield Ack("placed", found[0], f"Placed {found[1]}", found[3])
    if found := _TOAST.fullmatch(_tight(notice(terminal))):
        yield Ack("toast", found[1])


def _tight(words: str) -> str:
    return re.sub(r"\s+", "", words)


def notice(terminal: Terminal) -> str:
    """The passing notice on the first line of the screen, or "". It ends where two spaces stand together: in the hall
    the clock stands behind it."""
    line = terminal.lines[0] if terminal.lines else ""
    return line[3:].partition("  ")[0] if line[:3] == f"{_EDGE}  " else ""


@contextmanager
def _live(book: Path) -> Iterator[sqlite3.Connection]:
    """A second reader beside the running program, for a moment. Before there is a book, an empty one."""
    place = f"file:{book}?mode=ro" if book.exists() else ":memory:"
    with closing(sqlite3.connect(place, uri=True, timeout=10)) as db:
        yield db


@contextmanager
def copied(book: Path) -> Iterator[sqlite3.Connection]:
    """The book and its write-ahead log as they lie there, copied, so that looking changes nothing."""
    with TemporaryDirectory(prefix="ledger-") as folder:
        copy = Path(folder) / "copy.book"
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{book}{ending}", f"{copy}{ending}")
        with closing(sqlite3.connect(copy)) as db:
            yield db


def _rows(db: sqlite3.Connection, sql: str, *values: str) -> list[tuple[str, ...]]:
    """None where there is no such table yet: the book is being made."""
    try:
        return db.execute(sql, values).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return []
        raise


def _found(db: sqlite3.Connection, ack: Ack) -> bool:
    """Whether the history has an entry of what was acknowledged. It outlives undoing, so this holds for ever."""
    labels = (str(row[0]) for row in _rows(db, "SELECT label FROM change ORDER BY seq DESC"))
    if ack.how == "toast":
        return any(_tight(label).startswith(ack.what) for label in labels)  # cut to the width of the screen
    return any(label.startswith(ack.first) and ack.then in label for label in labels)


def _latest(db: sqlite3.Connection) -> str:
    """What the history says of the last few changes."""
    rows = _rows(db, "SELECT seq, kind, label, undone_by IS NOT NULL FROM change ORDER BY seq DESC LIMIT 12")
    return "\n".join(f"{seq} {kind} {label}{' (undone)' if undone else ''}" for seq, kind, label, undone in rows)


def _anywhere(db: sqlite3.Connection, token: str) -> bool:
    like = f"%{token}%"
    return bool(
        _rows(db, 'SELECT 1 FROM change_row WHERE "after" LIKE ? LIMIT 1', like)
        or _rows(db, "SELECT 1 FROM memo WHERE value LIKE ? LIMIT 1", like)
    )


def _against_history(db: sqlite3.Connection) -> Iterator[str]:
    """Where the tables and the history, which saw every change of them, disagree: what was kept and not taken back
    is there, what was taken back is not."""
    last = _rows(
        db,
        'SELECT table_name, row_id, "after" IS NULL FROM change_row r WHERE rowid = (SELECT rowid FROM change_row '
        "WHERE table_name = r.table_name AND row_id = r.row_id ORDER BY change_seq DESC, position DESC LIMIT 1)",
    )
    there: dict[str, set[str]] = {}
    for table in {row[0] for row in last}:
        there[table] = {row[0] for row in _rows(db, f'SELECT id FROM "{table}"')}
    for table, ident, gone in last:
        if (ident in there[table]) is bool(gone):
            yield f"the history says {table} {ident} is {'gone' if gone else 'there'}, and the table does not"
    for slip in _rows(
        db,
        "SELECT c.label FROM change c WHERE c.undone_by IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM change u WHERE u.target_id = c.id AND u.kind = 'undo')",
    ):
        yield f"“{slip[0]}” counts as undone, and nothing undid it"
