"""Where a book may be: what is at a path before anything is opened, and which file a link means."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path

from convene.errors import USAGE, Problem, Where

_LONGEST = 200
"""Bytes in the name of a new book. Most disks take 255, and those of its backups are longer by a date and a reason."""


def real(path: Path) -> Path:
    """The book's own file: the one a link leads to, and the path itself when it is none. Everything that is kept with
    a book is named after this. Raises Problem for what cannot be the name of a book."""
    text = str(path)
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise Problem(
            "A book's name has no control characters in it.",
            "Such as a line break, or a zero byte.",
            hint="Choose another name with --book FILE.",
            where=Where(file=repr(text)),
            exit_code=USAGE,
        )
    try:
        found = path.resolve() if path.is_symlink() else path
        if not found.is_symlink():
            return found
    except OSError as error:
        raise unreachable(error, path) from None
    except RuntimeError:  # how older Pythons speak of links that lead to each other
        pass
    raise Problem(
        "The book is a link that leads back to itself.",
        hint="Remove the link, or choose another book with --book FILE.",
        where=Where(file=text),
    )


def there(path: Path) -> bool:
    """Whether there is a file at the path, through any links. Raises Problem when that cannot be found out, when it is
    something else, or when a link leads to nothing: a drive may be missing, and a new book must not take its place."""
    own = real(path)
    try:
        mode = own.stat().st_mode
    except FileNotFoundError:
        if own == path:
            _name_for_a_new_one(path)
            return False
        raise Problem(
            "The book is a link that leads to nothing.",
            f"There is no {own}.",
            hint="Connect the drive it is on, bring back a backup (convene restore), or choose another book with "
            "--book FILE.",
            where=Where(file=str(path)),
        ) from None
    except OSError as error:
        raise unreachable(error, path) from None
    if not stat.S_ISREG(mode):
        what = "folder" if stat.S_ISDIR(mode) else "device"
        raise Problem(
            f"That is a {what}, not a book.", hint="Name a file, such as my.book.", where=Where(file=str(path))
        )
    return True


def _name_for_a_new_one(path: Path) -> None:
    if len(os.fsencode(path.name)) > _LONGEST:
        raise unreachable(OSError(errno.ENAMETOOLONG, ""), path)


def unreachable(error: OSError, path: Path) -> Problem:
    """What to say of a path that cannot be looked at."""
    if error.errno == errno.ENAMETOOLONG:
        hint = "Choose a shorter name with --book FILE."
        return Problem("The book's name is too long.", hint=hint, where=Where(file=str(path)))
    return Problem(
        "The book cannot be reached.",
        str(error.strerror or error),
        hint="Check the folder and the drive, or choose another with --book FILE.",
        where=Where(file=str(path)),
    )
