"""The few kinds of column the book has. All are TEXT or INTEGER, so that SQLite itself can be strict about them."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, func
from sqlmodel import Field

STRICT = {"sqlite_strict": True}


def key() -> Any:
    """The row's own id: a UUIDv7 in text."""
    return Field(sa_column=Column(Text, primary_key=True, nullable=False))


def owner(table: str) -> Any:
    """The place or record a row belongs to."""
    return Field(sa_column=Column(Text, _points_to(table), nullable=False, index=True))


def link(table: str) -> Any:
    """A reference that may be empty."""
    return Field(default=None, sa_column=Column(Text, _points_to(table), nullable=True, index=True))


def words() -> Any:
    """Text, never NULL."""
    return Field(default="", sa_column=Column(Text, nullable=False, server_default=""))


def maybe() -> Any:
    """Text or NULL: a date, a time, a choice, an exact decimal."""
    return Field(default=None, sa_column=Column(Text, nullable=True))


def some() -> Any:
    """A JSON array."""
    return Field(default="[]", sa_column=Column(Text, nullable=False, server_default="[]"))


def whole() -> Any:
    """A whole number or NULL."""
    return Field(default=None, sa_column=Column(Integer, nullable=True))


def number() -> Any:
    """A whole number, never NULL."""
    return Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))


def _points_to(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def one_of(column: str, choices: Any) -> CheckConstraint:
    """The column holds one of these words, or NULL."""
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({listed})", name=f"ck_{column}")


def between(column: str, low: int, high: int) -> CheckConstraint:
    """The column's number lies between two others, both included, or is NULL."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"ck_{column}")


def known_by(table: str) -> Index:
    """Slugs are unique in a place, whatever their case."""
    return Index(f"ux_{table}_slug", "place_id", func.lower(Column("slug", Text)), unique=True)


def in_order_of(table: str, column: str) -> Index:
    """Finds the records of a place in the order of a column, whatever its case, without sorting them all."""
    return Index(f"ix_{table}_{column}", "place_id", func.lower(Column(column, Text)))
