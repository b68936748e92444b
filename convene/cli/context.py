"""What every command works with: the streams, the clock, the book it means and the place in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Literal, TextIO

from convene.cli.log import files
from convene.errors import NO, USAGE, Problem, Where
from convene.paths import Paths
from convene.services.files.exports.shape import BINARY
from convene.text import clean_line, join

if TYPE_CHECKING:
    from convene.services.book import Book

Shell = Literal["bash", "zsh", "fish"]
WIDE = 100
"""Columns when nobody is looking: wide enough to read, narrow enough for a letter."""

# As convene.text, but here nothing is trimmed: what a file holds must come out as it went in.
_STEERING = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """Text without anything that could steer a terminal or turn its reading direction."""
    return text if text.isascii() and text.isprintable() else _STEERING.sub("", text)


@dataclass(slots=True)
class Context:
    """``out`` takes data and ``err`` takes words; ``now`` is the moment, aware of its time zone.

    ``terminal`` says that a person is looking at ``out``. ``place`` is the handle given by ``--place``. ``completion``
    makes the script of a shell; whoever reads command lines puts it there, since it takes knowing them all. ``answer``
    reads one line that somebody types, and is None where nobody could; ``secret`` asks for a passphrase, unseen.
    """

    out: TextIO
    err: TextIO
    now: Callable[[], datetime]
    paths: Paths
    terminal: bool = False
    place: str = ""
    completion: Callable[[Shell], str] | None = None
    answer: Callable[[], str] | None = None
    secret: Callable[[str], str] | None = None

    @property
    def book(self) -> Path:
        return self.paths.book

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def width(self) -> int:
        """Columns to lay text out in."""
        return min(max(shutil.get_terminal_size((WIDE, 24)).columns, 40), 120) if self.terminal else WIDE

    def put(self, text: str) -> None:
        """Data for standard output. With ``say``, the only way anything reaches the terminal."""
        try:
            self.out.write(harmless(text if text.endswith("\n") or not text else text + "\n"))
            self.out.flush()  # a full disk is to be said here, not at the end of the program
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _not_written(error) from None

    def put_bytes(self, content: bytes, form: str) -> None:
        """A whole file for standard output: as text where it is text. Raises Problem where a person would be shown, or
        a stream given, what is none."""
        if form not in BINARY:
            self.put(content.decode())
            return
        stream = getattr(self.out, "buffer", None)
        if self.terminal or stream is None:
            raise Problem(
                f"A {form} is no text to show here.",
                hint=f"Write it to a file: -o FILE.{form}.",
                where=Where("standard output"),
                exit_code=NO,
            )
        try:
            self.out.flush()
            stream.write(content)
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _not_written(error) from None

    def say(self, words: str) -> None:
        """Words for the person, on standard error."""
        self.err.write(harmless(words) + "\n")

    def ask(self, question: str, without: Problem) -> str:
        """What somebody at the terminal answers on one line. Raises ``without`` where nobody is there, or answers."""
        if self.answer is None:
            raise without
        self.err.write(harmless(f"{question} "))
        self.err.flush()
        if not (said := clean_line(self.answer())):
            raise without
        return said

    @contextmanager
    def open(self, *, make: bool = False) -> Iterator[Book]:
        """The book, closed again afterwards. Raises Problem when there is none, unless it is to be made."""
        from convene.services.book import Book
        from convene.services.maintenance import book_checks

        if not book_checks.there(self.book) and not make:
            raise _no_book(self.book, book_checks.backups(self.book))
        book = Book(self.book, now=self.now)
        book.besides = files(self.paths.log)
        try:
            yield book
        finally:
            book.close()

    def place_in(self, book: Book) -> str:
        """The id of the place meant: ``--place``, or the one open last. Raises Problem naming those there are."""
        from convene.services.places import places

        if self.place:
            from convene.services.nouns import records

            return book.ask(records.find, "", "place", self.place)
        found = book.ask(places.current)
        if found:
            return found
        known = [item.aside for item in book.ask(places.listing).items]
        if not known:
            raise Problem(
                "There is no place in this book yet.",
                hint="convene add place NAME starts one; convene open FILE.toml brings one in.",
                where=Where(str(book.path)),
                exit_code=NO,
            )
        raise Problem(
            "Which place is meant?",
            f"This book has {join(known)}.",
            hint=f"Say --place {known[0]}, or open one to stay: convene open {known[0]}.",
            exit_code=USAGE,
        )


def _not_written(error: OSError) -> Problem:
    return Problem(
        "Not everything could be written out.",
        str(error.strerror or error),
        hint="Free some space where it goes, or write it elsewhere: most commands take > FILE.",
        where=Where("standard output"),
    )


def _no_book(book: Path, backups: list[Path]) -> Problem:
    starts = (
        "convene add place NAME starts one, convene open FILE.toml brings a place in, and convene try shows a sample."
    )
    return Problem(
        "The book is gone, but there are backups of it." if backups else "There is no book yet.",
        hint=f"convene restore {quote(backups[0].name)} brings back the latest one." if backups else starts,
        where=Where(str(book)),
        exit_code=NO,
    )


_CONTEXT: ContextVar[Context] = ContextVar("context")


def context() -> Context:
    """The context of the command that is running."""
    return _CONTEXT.get()


@contextmanager
def at(one: Context) -> Iterator[None]:
    """Run what is inside with this context."""
    token = _CONTEXT.set(one)
    try:
        yield
    finally:
        _CONTEXT.reset(token)
