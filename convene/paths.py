"""Where the book, its backups, the settings and the log live. Nothing is made by asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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


def usual(environ: Mapping[str, str] | None = None) -> Paths:
    """The places this computer's system keeps such files; ``CONVENE_BOOK`` in ``environ`` names another book."""
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    named = (environ or {}).get(VARIABLE, "").strip()
    return Paths(
        book=Path(named).expanduser() if named else Path(folders.user_data_path) / BOOK,
        settings=Path(folders.user_config_path) / "settings.toml",
        log=Path(folders.user_log_path) / "convene.log",
    )
