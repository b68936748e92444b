"""Which files are copies of a book: its backups, those set aside damaged, and what was left half-written.

All of them are told by exact beginnings and endings of their names, which hold the book's own name as it is.
"""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from pathlib import Path

from convene.errors import Problem, Where
from convene.store.book_path import real
from convene.writing import STUB, sweep

_STAMP = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})(?:_(\d\d+))?(?:-(.*))?")
_DAMAGED = "damaged"
_BOOK = ".book"
TAILS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open, or was when the program was cut off."""


def backups_folder(book: Path) -> Path:
    """Where a book's backups live: a folder beside the book itself, wherever a link to it may lie."""
    book = real(book)
    return book.parent / f"{book.stem}-backups"


def start(book: Path) -> str:
    """What the names of a book's own backups begin with. The folder is shared with books of the same stem."""
    book = real(book)
    return f"{book.stem}-" if book.suffix == _BOOK else f"{book.stem}{book.suffix or '.'}-"


def backups(book: Path) -> list[Path]:
    """The backups there are, newest first; others' copies lying there, under names that nobody dated, last.

    Books not called .book once named their backups as if they were. Those are theirs still.
    """
    folder, stem = backups_folder(book), f"{real(book).stem}-"
    found = {one for one in _names(folder) if one.endswith(_BOOK) and one.startswith((start(book), stem))}
    return [folder / one for one in sorted(found, key=lambda one: _order(one, start(book), stem), reverse=True)]


def own(book: Path) -> list[Path]:
    """The dated backups that are this book's beyond doubt, newest first."""
    own_file = real(book)
    alone = own_file.suffix != _BOOK and not own_file.with_suffix(_BOOK).exists()
    starts = (start(book), f"{own_file.stem}-") if alone else (start(book),)
    return [one for one in backups(book) if any(_stamped(one.name, begin) for begin in starts)]


def good(book: Path) -> list[Path]:
    """As ``own``, without those set aside because they were damaged."""
    return [one for one in own(book) if not is_damaged(one)]


def damaged(book: Path) -> list[Path]:
    """Damaged books that were set aside, newest first, each followed by what lay beside it."""
    found = [one for one in backups(book) if is_damaged(one)]
    return [part for one in found for part in (one, *beside(one)) if part.exists()]


def beside(path: Path) -> list[Path]:
    """What SQLite may have left beside a file: it belongs to that file, and to no other that takes its place."""
    return [path.with_name(path.name + tail) for tail in TAILS]


def remove(copy: Path) -> None:
    """Remove a copy with what lies beside it."""
    for one in (copy, *beside(copy)):
        one.unlink(missing_ok=True)


def is_damaged(copy: Path) -> bool:
    """Whether it was set aside as it was, because it could not be read whole."""
    return copy.name.endswith(f"-{_DAMAGED}{_BOOK}")


def of_day(book: Path, day: date) -> list[Path]:
    """The good backups made on a day."""
    starts = (start(book), f"{real(book).stem}-")
    found = [(one, next(filter(None, (_stamped(one.name, begin) for begin in starts)))) for one in good(book)]
    return [one for one, stamp in found if stamp[1].startswith(day.isoformat())]


def named(book: Path, now: datetime, reason: str) -> Path:
    """A name for a backup made now, after those of the same second. Another program may take it first."""
    stamp, folder = now.strftime("%Y-%m-%dT%H%M%S"), backups_folder(book)
    taken = [found for one in _names(folder) if (found := _stamped(one, start(book))) and found[1] == stamp]
    number = max((int(found[2] or 1) for found in taken), default=0) + 1
    again = f"_{number:02}" if number > 1 else ""
    return folder / f"{start(book)}{stamp}{again}{'-' + reason if reason else ''}{_BOOK}"


def clear(book: Path, *, every: bool = False) -> tuple[list[Path], list[Path]]:
    """Remove half-written copies of a book; with ``every`` also those that living programs are making.

    Returns (those that went, those that should have and did not).
    """
    book = real(book)
    folder = backups_folder(book)
    for name in _names(folder):
        begins = next((name.removesuffix(tail) for tail in TAILS if name.endswith(f"{_BOOK}{tail}")), "")
        if begins.startswith(f"{book.stem}-") and not (folder / begins).exists():
            (folder / name).unlink(missing_ok=True)
    inside = sweep(folder, (f".{book.stem[:STUB]}", f"{book.stem}-"), every=every)
    beside = sweep(
        book.parent, (f".{book.name[:STUB]}.", f"{book.name}."), (".restored", ".restored.part"), every=every
    )
    return inside[0] + beside[0], inside[1] + beside[1]


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [one.name for one in found if one.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise Problem(
            "The backups cannot be looked at.",
            str(error.strerror or error),
            hint="Allow reading that folder (chmod u+rwx).",
            where=Where(file=str(folder)),
        ) from None


def _stamped(name: str, begin: str) -> re.Match[str] | None:
    return _STAMP.fullmatch(name[len(begin) : -len(_BOOK)]) if name.startswith(begin) and name.endswith(_BOOK) else None


def _order(name: str, *starts: str) -> tuple[bool, str, int, str]:
    found = next(filter(None, (_stamped(name, begin) for begin in starts)), None)
    return (True, found[1], int(found[2] or 1), name) if found else (False, "", 0, name)
