"""What ``convene export`` can write besides the list of a noun: where its code is, in which forms, and in words.

Each is a function ``(book, wanted) -> str``; ``wanted`` says the form and the options given.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from convene.services.book import Book

Form = Literal["toml", "md", "html", "csv", "json"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """``form`` is one the export has; ``which`` the record meant; ``people`` asks for contacts, ``access`` for what
    they need too, ``large`` for large print; ``words`` is a filter."""

    form: Form
    which: str = ""
    people: bool = False
    large: bool = False
    words: str = ""
    access: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """``where`` is ``module:function``; the first of ``forms`` is the usual one."""

    where: str
    forms: tuple[Form, ...]
    about: str

    def text(self, book: Book, wanted: Wanted) -> str:
        """What is to be written. Raises Problem."""
        module, _, name = self.where.partition(":")
        made: str = getattr(import_module(module), name)(book, wanted)
        return made


EXPORTS: dict[str, Export] = {
    "place": Export("convene.cli.exchange:place_file", ("toml", "json"), "everything about the place"),
    "profile": Export("convene.cli.figures:export_profile", ("md", "html", "csv"), "the place in figures"),
    "minutes": Export("convene.cli.exchange:minutes_of", ("md",), "the minutes of a workshop"),
    "signup": Export("convene.cli.people:signup", ("html",), "a sign-up sheet to print, for a workshop or for any"),
    "notice": Export("convene.cli.people:notice", ("html", "md"), "the privacy notice, from the place's own settings"),
    "heard": Export("convene.cli.reach:heard_of", ("md", "html"), "“what we heard”, for a workshop or for all"),
    "invites": Export("convene.cli.people:invites", ("csv",), "who may be invited: actors, or people with --people"),
    "kumu": Export("convene.cli.sight:kumu_table", ("csv",), "actors (elements) or ties (connections) for Kumu"),
}
