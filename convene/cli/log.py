"""The log: what went wrong unexpectedly, for whoever mends it."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from convene import __version__

_MOST_BYTES = 1_000_000


def note(log: Path, now: datetime, error: BaseException) -> bool:
    """Add an error with its trace. False when even that could not be done."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _MOST_BYTES:
            log.replace(log.with_suffix(".old.log"))
        head = f"{now.isoformat()} convene {__version__} python {platform.python_version()} {platform.system()}\n"
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + "".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return False
    return True
