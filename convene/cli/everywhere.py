"""``--book`` and ``--place``, which go with every command: read off before anything that costs time is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convene.cli.context import Context
from convene.paths import book_at


@dataclass(frozen=True, slots=True)
class Option:
    """An option of every command, as help tells it."""

    name: str
    metavar: str
    words: str


EVERYWHERE = (
    Option("--book", "FILE", "The book to work with; CONVENE_BOOK names one for good."),
    Option("--place", "HANDLE", "The place meant; the one open last when left out."),
)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The book and the place asked for, "" when they are not, and the words that are left: a command and its own."""

    book: str
    place: str
    words: tuple[str, ...]

    def put_into(self, here: Context) -> None:
        """Let the commands mean that book and that place. Raises Problem for a book that cannot be one."""
        if self.book:
            here.paths = replace(here.paths, book=book_at(self.book))
        here.place = self.place


def read_off(argv: Sequence[str]) -> Everywhere | None:
    """What the words say, wherever among them it stands; after ``--`` all are the command's own.

    None where it is not plain: a value is missing, empty or looks like an option, or one of them is given twice. Then
    cyclopts has to look, and says what is wrong.
    """
    given = {one.name: "" for one in EVERYWHERE}
    left: list[str] = []
    at = 0
    while at < len(argv) and argv[at] != "--":
        name, is_one, value = argv[at].partition("=")
        at += 1
        if name not in given:
            left.append(argv[at - 1])
            continue
        if not is_one:
            value = argv[at] if at < len(argv) else ""
            at += 1
        if given[name] or not value or value.startswith("-"):
            return None
        given[name] = value
    return Everywhere(given["--book"], given["--place"], (*left, *argv[at:]))
