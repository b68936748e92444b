"""What a noun's list is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from convene.core.views import Item
from convene.core.vocabulary import ActorType
from convene.store.reader import Reader, Row
from convene.store.select import Column, Select
from convene.text import day

LONG = 400
"""Letters of a statement that a list keeps."""

TYPES = {one.value: one.label for one in ActorType}


@dataclass(frozen=True, slots=True)
class NounList:
    """The rows of a place ``:p``, in order, how one becomes an item seen from today, and what an empty list says.

    A list that may be long says more. ``text`` is what a filter's words are looked for in, when that is less work than
    making the item; ``lean`` has the same records in the same order with no more than this text needs. ``before``
    counts the records that stand before ``:id``.
    ``cells`` are the columns of the plain table, where they are not simply the noun's own.
    ``told`` says of some records, by id, what no column holds; it stands at the right of the second line.
    """

    select: Select
    show: Callable[[Row, date], Item]
    empty: str
    text: Callable[[Row], str] | None = None
    lean: Select | None = None
    before: str = ""
    cells: tuple[tuple[str, Callable[[Row, date], str]], ...] = ()
    told: Callable[[Reader, str], Mapping[str, str]] | None = None

    @property
    def searched(self) -> Select:
        """The rows that hold no more than a filter's words are looked for in."""
        return self.lean or self.select


def plain(noun: str, *order: str) -> Select:
    """Every column of a noun's records in a place."""
    return Select(("o.*",), f'"{noun}" o', where="o.place_id = :p", order=order or ("o.id",))


def counted(name: str, source: str, where: str, what: str = "count(*)", beside: tuple[str, ...] = ()) -> Column:
    """A column that counts rows of another table. ``beside`` are tables that only the condition looks at."""
    return Column(name, (Select((what,), source, where=where, beside=beside),))


def some(source: str, where: str) -> Select:
    """Whether another table has such a row, to be asked with EXISTS."""
    return Select(("1",), source, where=where)


def shown_day(value: str | None, today: date) -> str:
    """A column's ISO text as people read it; "" for none."""
    return day(date.fromisoformat(value), today) if value else ""


def to_day(value: str | None) -> date | None:
    """A column's ISO text as a day."""
    return date.fromisoformat(value) if value else None
