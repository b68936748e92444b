"""The log: what went wrong unexpectedly, for whoever mends it."""

from __future__ import annotations

import os
import platform
import traceback
from datetime import datetime
from pathlib import Path

from convene import __version__

_MOST_BYTES = 1_000_000


def files(log: Path) -> tuple[Path, ...]:
    """The log, and the one before it."""
    return log, log.with_suffix(".old.log")


def note(log: Path, now: datetime, error: BaseException) -> bool:
    """Add an error with its trace. False when even that could not be done."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _MOST_BYTES:
            log.replace(files(log)[1])
        head = f"{now.isoformat()} convene {__version__} python {platform.python_version()} {platform.system()}\n"
        # What went wrong may say what was being written, so it is for its owner alone.
        owned = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with open(owned, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + "".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return False
    return True
