"""Where the book, its backups, the settings and the log live. Nothing is made by asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from convene.errors import USAGE, Problem, Where

APP = "convene"
BOOK = "convene.book"
VARIABLE = "CONVENE_BOOK"
"""The environment variable that chooses another book than the usual one."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The files this program keeps on this computer; none of them need exist yet."""

    book: Path
    settings: Path
    log: Path

    @property
    def keys(self) -> Path:
        """The folder of private keys: beside the settings, so that no copy of a book takes them along."""
        return self.settings.with_name("keys")


def book_at(word: str) -> Path:
    """The book somebody named. Raises Problem when it names no file."""
    if not word.strip():
        raise Problem(
            "No book is named.",
            hint="Give a file: --book my.book. Left out, it is the usual one: convene where says which.",
            exit_code=USAGE,
        )
    return file_at(word)


def file_at(word: str | Path) -> Path:
    """The file somebody named; ~ stands for a home folder. Raises Problem when there is no such home."""
    try:
        return Path(word).expanduser()
    except RuntimeError:
        raise Problem(
            "There is no such home folder on this computer.",
            hint="Name the file by its whole path, or in single quotes with ./ before it.",
            where=Where(file=str(word)),
            exit_code=USAGE,
        ) from None


def usual(environ: Mapping[str, str] | None = None) -> Paths:
    """The places this computer's system keeps such files; ``CONVENE_BOOK`` in ``environ`` names another book."""
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    named = (environ or {}).get(VARIABLE, "").strip()
    return Paths(
        book=book_at(named) if named else Path(folders.user_data_path) / BOOK,
        settings=Path(folders.user_config_path) / "settings.toml",
        log=Path(folders.user_log_path) / "convene.log",
    )
