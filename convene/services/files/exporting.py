"""The way out of the book: every export there is, and from what was asked to the bytes of a file.

Three steps, so that a screen need not wait in the store: what must be kept first (``prepare``, which writes), what it
is made of (``source``, which reads), and its form (``finish``, which needs no book).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

from convene.errors import NO, USAGE, Problem
from convene.files.documents import render
from convene.files.documents.blocks import words
from convene.services.files import exports
from convene.services.files.exports.shape import BINARY, PAPER, PRINTED, Asked, Export, Form, Source
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.files.documents import Form as PaperForm
    from convene.files.documents.blocks import Paper
    from convene.services.book import Book
    from convene.store.reader import Reader

__all__ = [
    "BINARY", "PAPER", "PRINTED", "Asked", "Export", "Exported", "Form", "Source", "every", "finish", "form_of",
    "prepare", "source", "text_of",
]  # fmt: skip

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Exported:
    """``content`` as it goes to a stream; ``words`` are its texts, to look for names in; ``says`` is for the person."""

    form: Form
    content: bytes
    words: str
    says: tuple[str, ...] = ()

    @property
    def for_file(self) -> bytes:
        """As it goes to a file: spreadsheet programs take CSV for their own old encoding unless a mark is before it."""
        return _BYTE_ORDER_MARK + self.content if self.form == "csv" else self.content


@cache
def every() -> Mapping[str, Export]:
    """Every export by its name."""
    modules = (import_module(f"{exports.__name__}.{one.name}") for one in iter_modules(exports.__path__))
    found = (cast("Export", module.EXPORT) for module in modules if hasattr(module, "EXPORT"))
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def form_of(what: str, forms: Sequence[Form], wanted: Form | None, *, large: bool = False) -> Form:
    """The form in which ``what`` is written: the first of its forms unless another is wanted, in large print the first
    that is printed. Raises Problem when it does not come in that form, or not in large print."""
    if wanted is None and large:
        wanted = next((one for one in forms if one in PRINTED), None)
    form = wanted or forms[0]
    if form not in forms:
        raise Problem(
            f"{what.capitalize()} cannot be written as {form}.",
            hint=f"It comes as {join(list(forms), 'or')}.",
            exit_code=USAGE,
        )
    if large and form not in PRINTED:
        known = join([f"--format {one}" for one in forms if one in PRINTED], "or")
        raise Problem(
            f"There is no large print of it as {form}.",
            hint=f"Say {known}." if known else "It is a table for other programs, not a page.",
            exit_code=NO,
        )
    return form


def prepare(book: Book, place_id: str, export: Export) -> str:
    """Keep what has to be kept before it goes out; what to say about that, "" when nothing."""
    return export.before(book, place_id) if export.before else ""


def source(read: Reader, place_id: str, today: date, export: Export, asked: Asked) -> Source:
    """What it is made of, from one steady view of the book. Raises Problem when it cannot be made."""
    return export.make(read, place_id, today, asked)


def finish(made: Source, asked: Asked) -> Exported:
    """The bytes in the form asked for."""
    if isinstance(made.content, str):
        return Exported(asked.form, made.content.encode(), made.content, made.says)
    if isinstance(made.content, bytes):
        return Exported(asked.form, made.content, made.words, made.says)
    done = render(made.content, cast("PaperForm", asked.form), large_print=asked.large)
    says = (*made.says, _lacking(done.lacking)) if done.lacking else made.says
    return Exported(asked.form, done.content, words(made.content), says)


def _lacking(letters: str) -> str:
    shown = clip(" ".join(letters), 60)
    stand, whole = ("stands", "it is") if len(letters) == 1 else ("stand", "they are")
    return (
        f"{plural(len(letters), 'character')} could not be drawn with the fonts there are, and {stand} as □: {shown}. "
        f"As html or docx {whole} whole."
    )


def text_of(paper: Paper, form: Form = "md", *, large: bool = False) -> str:
    """A paper as text, to read on a screen: ``md`` or ``html``."""
    return finish(Source(paper), Asked(form, large=large)).content.decode()
