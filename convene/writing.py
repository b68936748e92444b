"""Writing a file whole or not at all: beside its name first, then under it in one step."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from convene.errors import NO, Problem, Where

ONLY_MINE = 0o600
_WORLD = 0o666  # what the umask leaves of it
_SQLITE = ("", "-journal", "-wal", "-shm")
"""What SQLite may leave beside a file, after its name."""
STUB = 50
"""Letters of a name that its half-written file bears; a name may have 255 bytes in all."""
_LEFT = re.compile(r"\.(?:(\d+)-[0-9a-f]{8}\.)?(?:part|restored|cleaning)(?:-journal|-wal|-shm)?$")
_writing: set[str] = set()
"""Names that this process is writing under now."""


def write_whole(path: Path, content: str | bytes, *, replace: bool = False, private: bool = False) -> None:
    """Write a file beside, text in UTF-8, push it to the disk, and give it its name in one step.

    What is ``private`` can be read by its owner alone, from its first byte on. Through a link the file it leads to is
    written. Raises Problem when it cannot be written, or when it is there already and ``replace`` was not asked for;
    then nothing is left behind.
    """
    try:
        path = _writable(path, replace)
        sweep(path.parent, (f".{path.name[:STUB]}.",))
        with part_of(path, mode=ONLY_MINE if private else _WORLD) as part:
            with part.open("wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                os.replace(part, path)
            else:
                give_name(part, path)
    except FileExistsError:
        raise _taken(path) from None
    except (OSError, ValueError, RuntimeError) as trouble:  # a name with a zero byte, a link that leads to itself
        raise Problem(
            "The file could not be written.",
            getattr(trouble, "strerror", None) or str(trouble),
            hint="Check that the folder exists, may be written to and has room; nothing was left half-written.",
            where=Where(file=str(path)),
        ) from None


def _writable(path: Path, replace: bool) -> Path:
    """The file itself, at the end of any links. Raises Problem when nothing may be written there,
    OSError for a link that leads to itself."""
    if path.is_dir():
        raise Problem(
            "That is a folder.",
            hint=f"Name the file inside it, such as {path / 'export.toml'}.",
            where=Where(file=str(path)),
        )
    if path.exists() and not replace:
        raise _taken(path)
    if path.exists() and not path.is_file():
        raise Problem("That is a device, not a file.", hint="Name a file.", where=Where(file=str(path)))
    found = path.resolve() if replace and path.is_symlink() else path
    if replace and found.is_symlink():  # newer Pythons hand back a link that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return found


@contextmanager
def part_of(target: Path, *, ending: str = "part", mode: int = ONLY_MINE) -> Iterator[Path]:
    """An empty file beside ``target`` under a name that nobody else takes; it is gone when the block ends, unless it
    got its name by then. Raises OSError."""
    part = target.with_name(f".{target.name[:STUB]}.{os.getpid()}-{token_hex(4)}.{ending}")
    _writing.add(part.name)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield part
    finally:
        for tail in _SQLITE:
            with suppress(OSError):
                part.with_name(part.name + tail).unlink(missing_ok=True)
        _writing.discard(part.name)


def give_name(part: Path, path: Path) -> None:
    """Give a finished file its name. Raises FileExistsError when it was taken meanwhile."""
    try:
        os.link(part, path)
        part.unlink()
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:  # not every disk has hard links: hold the name, then take it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_MINE))
        try:
            os.replace(part, path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def left_over(folder: Path, starts: tuple[str, ...], endings: tuple[str, ...] = ("",)) -> list[Path]:
    """Files half-written in a folder, by whomever, whose names begin and end in one of these."""
    try:
        with os.scandir(folder) as found:
            names = [one.name for one in found if one.is_file(follow_symlinks=False)]
    except OSError:
        return []
    half = (one for one in names if one.startswith(starts) and _LEFT.search(one))
    return [folder / one for one in sorted(half) if _bare(one).endswith(endings)]


def sweep(
    folder: Path, starts: tuple[str, ...], endings: tuple[str, ...] = ("",), *, every: bool = False
) -> tuple[list[Path], list[Path]]:
    """Remove what programs that were cut off left half-written; with ``every`` what living ones are writing too, who
    write it again when they find it gone. Returns (those that went, those that should have and did not)."""
    went, stayed = [], []
    for one in left_over(folder, starts, endings):
        if every or not _in_hand(one.name):
            try:
                one.unlink(missing_ok=True)
                went.append(one)
            except OSError:
                stayed.append(one)
    return went, stayed


def _bare(name: str) -> str:
    """The name without what SQLite puts after it."""
    return next((name.removesuffix(tail) for tail in _SQLITE[1:] if name.endswith(tail)), name)


def _in_hand(name: str) -> bool:
    """Whether a living program may be writing under this name."""
    found = _LEFT.search(name)
    number = int(found[1]) if found and found[1] else 0
    if number in (0, os.getpid()) or sys.platform == "win32":  # there what is open cannot be removed anyway
        return _bare(name) in _writing
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass  # somebody else's
    return True


def _taken(path: Path) -> Problem:
    return Problem(
        "There is a file of that name already.",
        "It was left as it is.",
        hint="Choose another name (or say --force on the command line).",
        where=Where(file=str(path)),
        exit_code=NO,
    )
