"""What every remedy is, and what it is found with."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from convene.core.gates.facts import PlaceFacts
from convene.store.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where a check is mended: the form of ``noun``, with ``field`` in use ("" is the first one).

    ``item`` is the record to change; "" makes a new one, which begins with ``values`` (references by their handles).
    With ``shown_as`` it is no form: a place in the ``list`` of the noun, the page of what was ``heard``, the
    ``manifesto`` to be exported, or the ``reason`` for going on, where nothing in the book can mend it.
    """

    noun: str = ""
    item: str = ""
    field: str = ""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    shown_as: Literal["form", "list", "heard", "manifesto", "reason"] = "form"


REASON = Remedy("override", field="reason", shown_as="reason")


@dataclass(frozen=True, slots=True)
class Look:
    """A place as its remedies look at it."""

    read: Reader
    place: str
    today: date
    facts: PlaceFacts

    def first(self, sql: str, **values: Any) -> Row | None:
        """The first row of a question about this place."""
        return self.read.one(f"{sql} LIMIT 1", place=self.place, **values)

    def slug(self, noun: str, record_id: str) -> str:
        """The handle of a record."""
        return str(self.read.value(f'SELECT slug FROM "{noun}" WHERE id = :id', id=record_id) or "")

    def on_place(self, name: str) -> Remedy:
        """A field of the place's own form."""
        return Remedy("place", self.place, name)


Find = Callable[[Look], Remedy]
"""Where one check is mended, as things stand."""


def new(noun: str, field: str = "", /, **values: Any) -> Remedy:
    """A form for a new record."""
    return Remedy(noun, "", field, values)


def first_lacking(noun: str, row: Row, columns: Mapping[str, str]) -> Remedy:
    """The first field of a record in which nothing stands; ``columns`` are looked at in turn, each with its field."""
    empty = next((name for column, name in columns.items() if row[column] in (None, "", "[]")), "")
    return Remedy(noun, row["id"], empty)
