"""The few kinds of column the book has. All are TEXT or INTEGER, so that SQLite itself can be strict about them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import CheckConstraint, Column, ForeignKey, Index, Integer, Text, func

STRICT = {"sqlite_strict": True}


def key() -> Column[str]:
    """The row's own id: a UUIDv7 in text."""
    return Column("id", Text, primary_key=True, nullable=False)


def owner(name: str, table: str) -> Column[str]:
    """The place or record a row belongs to."""
    return Column(name, Text, _points_to(table), nullable=False, index=True)


def link(name: str, table: str) -> Column[str]:
    """A reference that may be empty: what is erased for good leaves nothing behind that it was."""
    return Column(name, Text, _points_to(table), nullable=True, index=True)


def words(name: str) -> Column[str]:
    """Text, never NULL."""
    return Column(name, Text, nullable=False, server_default="")


def maybe(name: str) -> Column[str]:
    """Text or NULL: a date, a time, a choice, an exact decimal."""
    return Column(name, Text, nullable=True)


def some(name: str) -> Column[str]:
    """A JSON array."""
    return Column(name, Text, nullable=False, server_default="[]")


def whole(name: str) -> Column[int]:
    """A whole number or NULL."""
    return Column(name, Integer, nullable=True)


def number(name: str) -> Column[int]:
    """A whole number, never NULL."""
    return Column(name, Integer, nullable=False, server_default="0")


def _points_to(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def one_of(column: str, choices: Iterable[str]) -> CheckConstraint:
    """The column holds one of these words, or NULL."""
    listed = ", ".join("'" + str(choice).replace("'", "''") + "'" for choice in choices)
    return CheckConstraint(f'"{column}" IN ({listed})', name=f"ck_{column}")


def between(column: str, low: int, high: int) -> CheckConstraint:
    """The column's number lies between two others, both included, or is NULL."""
    return CheckConstraint(f'"{column}" BETWEEN {low} AND {high}', name=f"ck_{column}")


def known_by(table: str) -> Index:
    """Slugs are unique in a place, those of places in the book, whatever their case."""
    within = [] if table == "place" else ["place_id"]
    return Index(f"ux_{table}_slug", *within, func.lower(Column("slug", Text)), unique=True)


def in_order_of(table: str, column: str) -> Index:
    """Finds the records of a place in the order of a column, whatever its case, without sorting them all."""
    return Index(f"ix_{table}_{column}", "place_id", func.lower(Column(column, Text)))
