"""Short ways to put things into a book in tests."""

from __future__ import annotations

from typing import Any

from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.place import PlaceDraft
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.nouns import records
from convene.services.places import places

LONG_AGO = "2026-01-05"
"""A day on which somebody agreed, too long ago to be news."""


def agreed(noun: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, with who said so, when and how, where they say that somebody agreed."""
    if noun == "commitment" and fields.get("status", "offered") not in ("offered", "withdrawn"):
        said = {"accepted_by": "Chair", "accepted_on": LONG_AGO, "accepted_how": "by letter"}
    elif noun == "ask" and fields.get("accepted") is not None:
        said = {"answered_by": "Chair", "answered_on": LONG_AGO, "answered_how": "by letter"}
    else:
        return fields
    return {**fields, **{name: value for name, value in said.items() if not fields.get(name)}}


def draft(book: Book, noun: str, **fields: Any) -> Draft:
    """A draft from fields as a person would give them; with who accepted it, where it stands as accepted."""
    fields = agreed(noun, fields)
    return NOUNS[noun].draft.model_validate(fields, context={"today": book.today})


def start(book: Book, name: str = "Quay") -> str:
    """A new place; its id."""
    return book.do(places.add, PlaceDraft(name=name)).value


def add(book: Book, place_id: str, noun: str, **fields: Any) -> str:
    """A new record; its id."""
    return book.do(records.add, place_id, noun, draft(book, noun, **fields)).value


def change(book: Book, place_id: str, noun: str, record_id: str, why: str = "", **fields: Any) -> bool:
    """Change some fields of a record, leaving the others as they are."""
    old = book.ask(records.load, noun, record_id)
    new = draft(book, noun, **{**old.model_dump(), **fields})
    return book.do(records.edit, place_id, noun, record_id, new, why).value


def find(book: Book, place_id: str, noun: str, word: str) -> str:
    """The id of a record by its handle."""
    return book.ask(records.find, place_id, noun, word)


def ids(book: Book, place_id: str, noun: str) -> list[str]:
    return [record_id for record_id, _ in book.ask(records.load_all, place_id, noun)]


def text(book: Book, place_id: str) -> str:
    """The whole place as the text of its file."""
    return book.ask(own_files.place_text, place_id)
