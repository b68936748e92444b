"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from convene.errors import NO, Problem, Where


def write_whole(path: Path, text: str, *, replace: bool = False, newline: str = "") -> None:
    """Write a UTF-8 file beside, push it to the disk, and give it its name in one step.

    Raises Problem when it cannot be written, or when it is there already and ``replace`` was not asked for;
    then nothing is left behind.
    """
    spot = Where(file=str(path))
    if path.is_dir():
        raise Problem("That is a folder.", hint=f"Name the file inside it, such as {path / 'export.toml'}.", where=spot)
    if path.exists() and not replace:
        raise _taken(path)
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline=newline) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            os.replace(beside, path)
        else:
            _name(beside, path)
    except OSError as trouble:
        raise Problem(
            "The file could not be written.",
            trouble.strerror or str(trouble),
            hint="Check that the folder exists, may be written to and has room; nothing was left half-written.",
            where=spot,
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _name(beside: Path, path: Path) -> None:
    """Give a finished file its name. A hard link refuses one that was taken meanwhile; not every disk has them."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        os.replace(beside, path)


def _taken(path: Path) -> Problem:
    return Problem(
        "There is a file of that name already.",
        "It was left as it is.",
        hint="Choose another name (or say --force on the command line).",
        where=Where(file=str(path)),
        exit_code=NO,
    )
