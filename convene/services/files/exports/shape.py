"""What an export says of itself, what it may be asked, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from convene.errors import USAGE, Problem

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper
    from convene.files.documents.poster import Poster
    from convene.services.book import Book
    from convene.store.reader import Reader
    from convene.store.writer import Writer

Form = Literal["toml", "md", "html", "pdf", "docx", "csv", "xlsx", "json"]
"""By the ending of its file."""
PAPER: tuple[Form, ...] = ("md", "html", "pdf", "docx")
"""The forms that every document comes in."""
PRINTED: tuple[Form, ...] = ("html", "pdf", "docx")
"""Those of them that may be had in large print."""
BINARY: tuple[Form, ...] = ("pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted: ``which`` record (a handle or id), ``people`` with their names, ``access`` with what they need to
    take part, ``large`` print, ``words`` of a filter, and ``private``: with what may not be handed on."""

    form: Form
    which: str = ""
    people: bool = False
    access: bool = False
    large: bool = False
    words: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What goes into the file: a paper, or text that is written as it is. ``says`` are words for the person; ``after``
    is done in the book once it was written to a file; ``words`` are the texts of content that is bytes."""

    content: Paper | Poster | str | bytes
    says: tuple[str, ...] = ()
    after: Callable[[Writer], Any] | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that can be written out.

    ``about`` says in words what it is; the first of ``forms`` is the usual one; ``stem`` names its file, after the
    place. ``make`` is handed a reader, the place's id, the day and what was asked. ``before`` keeps in the book what
    has to be kept first, and says so. What is ``public`` is made to be shown, whomever it names. ``private`` are the
    forms in which it may hold what may not be handed on: those whose front can say so.
    """

    name: str
    about: str
    forms: tuple[Form, ...]
    stem: str
    make: Callable[[Reader, str, date, Asked], Source]
    before: Callable[[Book, str], str] | None = None
    public: bool = False
    private: tuple[Form, ...] = ()


def workshop(read: Reader, place_id: str, asked: Asked) -> str:
    """The id of the workshop asked for, "" when none was. Raises Problem when there is no such."""
    from convene.services.nouns import records

    return records.find(read, place_id, "workshop", asked.which) if asked.which else ""


def needed(which: str, question: str, hint: str) -> None:
    """Raises Problem when it was not said which record is meant."""
    if not which:
        raise Problem(question, hint=hint, exit_code=USAGE)
