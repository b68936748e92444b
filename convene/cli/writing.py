"""Writing a file so that its name never means half of it."""

from __future__ import annotations

import os
from pathlib import Path

from convene.errors import NO, Problem, Where


def write(path: Path, text: str, *, force: bool = False) -> None:
    """Write text as UTF-8, whole or not at all. Raises Problem when there is a file already, unless ``force``."""
    path = path.expanduser()
    spot = Where(str(path))
    if path.is_dir():
        raise Problem("That is a folder.", hint=f"Name the file inside it, such as {path / 'export.toml'}.", where=spot)
    if path.exists() and not force:
        raise Problem(
            "There is a file of that name already.",
            "It was left as it is.",
            hint="Choose another name, or say --force to replace it.",
            where=spot,
            exit_code=NO,
        )
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as trouble:
        beside.unlink(missing_ok=True)
        raise Problem(
            "The file could not be written.",
            trouble.strerror or str(trouble),
            hint="Check that the folder exists, may be written to and has room; nothing was left half-written.",
            where=spot,
        ) from None
