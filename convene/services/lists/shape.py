"""What a noun's list is made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from convene.core.views import Item
from convene.core.vocabulary import ActorType

LONG = 400
"""Letters of a statement that a list keeps."""

TYPES = {one.value: one.label for one in ActorType}


@dataclass(frozen=True, slots=True)
class NounList:
    """One query (``:p`` is the place; it ends with its order), how a row becomes an item seen from today, and what an
    empty list says.

    A list that may be long says more. ``text`` is what a filter's words are looked for in, when that is less work than
    making the item; ``lean`` a query of the same records in the same order with no more than this text needs, and
    ``tables`` those it comes from. ``before`` counts the records that stand before ``:id``.
    ``cells`` are the columns of the plain table, where they are not simply the noun's own.
    """

    sql: str
    show: Callable[[sqlite3.Row, date], Item]
    empty: str
    text: Callable[[sqlite3.Row], str] | None = None
    lean: str = ""
    tables: tuple[str, ...] = ()
    before: str = ""
    cells: tuple[tuple[str, Callable[[sqlite3.Row, date], str]], ...] = ()


def plain(noun: str, order: str = "id") -> str:
    """Every column of a noun's records in a place."""
    return f'SELECT * FROM "{noun}" WHERE place_id = :p ORDER BY {order}'


def to_day(value: str | None) -> date | None:
    """A column's ISO text as a day."""
    return date.fromisoformat(value) if value else None
