"""Looking after the book: is it sound, and what backups are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from convene.errors import Problem
from convene.store import book_file, book_path, copies, restoring
from convene.store.reader import Reader, reading
from convene.text import plural


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen."""

    well: bool
    words: str


def real(path: Path) -> Path:
    """The book's own file, where a link leads to it. Raises Problem for what cannot be the name of a book."""
    return book_path.real(path)


def there(path: Path) -> bool:
    """Whether there is anything where a book is wanted. Raises Problem when no book can be there."""
    return book_path.there(path)


def is_file(path: Path) -> bool:
    """Whether there is a file to bring back."""
    return restoring.is_there(path)


def explained(path: Path, error: Exception) -> Problem | None:
    """What in the book made code stumble outside of any question to it; None when the fault lies elsewhere."""
    from convene.services.maintenance import altered_values

    try:
        if not book_file.examine(path).fresh:
            with reading(path) as read:
                altered_values.explain(read, error, path)
    except Problem as problem:
        return problem
    except Exception:  # the first fault is the one to tell
        return None
    return None


def doctor(path: Path) -> tuple[Finding, ...]:
    """Look the book over thoroughly. Raises Problem when it is not a book at all."""
    from convene.services.maintenance import altered_values  # it knows every noun; most who ask here do not need to

    standing = book_file.examine(path)
    path = standing.path
    if standing.fresh:
        return (Finding(True, f"There is no book at {path} yet; it will be made when it is first used."),)
    found = [
        Finding(True, f"It is a Convene book of form {standing.version} (this program: {book_file.SCHEMA_VERSION}).")
    ]
    try:
        with reading(path) as read:
            flaws, broken = read.flaws(), read.loose()
            found.append(Finding(not flaws, "; ".join(flaws) or "Every page is sound."))
            words = "Every reference leads somewhere." if not broken else f"{broken} references lead nowhere."
            found.append(Finding(not broken, words))
            found.append(_history(read))
            odd = altered_values.listed(read) if not standing.old else []
            found += [Finding(False, f"Convene did not write this: {one}.") for one in odd]
    except book_file.ERRORS as error:
        raise book_file.trouble(error, path) from error
    return (*found, *_file_findings(path))


def _file_findings(path: Path) -> list[Finding]:
    """What is seen of the book as a file, and of its backups."""
    found = []
    mode = path.stat().st_mode & 0o777
    private = mode & 0o077 == 0
    found.append(
        Finding(private, "Only you can read it." if private else f"Others can read it (mode {mode:o}): chmod 600.")
    )
    left = [
        path.with_name(path.name + tail).name for tail in ("-wal", "-shm") if path.with_name(path.name + tail).exists()
    ]
    found.append(
        Finding(
            True,
            f"Beside it lie {', '.join(left)}: it is open, or was cut off; both are whole."
            if left
            else "It is one clean file.",
        )
    )
    kept = copies.good(path)
    found.append(
        Finding(
            bool(kept),
            f"{plural(len(kept), 'backup')}, the latest {kept[0].name}."
            if kept
            else "There is no backup yet: convene backup.",
        )
    )
    return found


def _history(read: Reader) -> Finding:
    changes, rows = (int(read.value(f"SELECT count(*) FROM {name}")) for name in ("change", "change_row"))
    return Finding(True, f"{plural(changes, 'change')} in its history, touching {plural(rows, 'row')}.")


def backups(path: Path) -> list[Path]:
    """The backups of a book, newest first."""
    return copies.backups(path)


def backups_folder(path: Path) -> Path:
    """Where they are kept."""
    return copies.backups_folder(path)


def restore(path: Path, source: Path, now: datetime) -> Path | None:
    """Put a backup in the book's place. Returns the backup made of what was there."""
    return restoring.restore(path, source, now)
