"""Every table of the book: those of the nouns follow from their declarations, as SQLModel classes made in a loop.

``core/nouns/tables.py`` says which table and column a field lives in; here stands what kind of column it is.
Importing this takes a while: reading, writing and undoing do without, migrations are made from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import new_class
from typing import Any, cast

from sqlmodel import CheckConstraint, Column, Field, Index, Integer, SQLModel, UniqueConstraint

from convene.core.nouns import NOUNS, Draft, Noun
from convene.core.nouns import Field as NounField
from convene.core.nouns.tables import column_of, own_columns, parts, refuse_clashes, table_of
from convene.store.columns import (
    STRICT,
    between,
    in_order_of,
    key,
    known_by,
    link,
    maybe,
    number,
    one_of,
    owner,
    some,
    whole,
    words,
)
from convene.store.system_tables import METADATA

_INDEXES = {
    "actor": (
        in_order_of("actor", "name"),
        Index("ix_actor_type", "place_id", "primary_type", "relationship"),
    ),
    "contribution": (Index("ix_contribution_cluster", "place_id", "cluster_id", "id"),),
}
"""noun → indexes that its lists need at ten thousand records: the one thing that no declaration tells."""

Part = UniqueConstraint | CheckConstraint | Index


def declare(noun: Noun) -> dict[str, type[SQLModel]]:
    """Table → model of a noun's records, and of each of its fields that has a table of its own."""
    name = noun.name
    alone = [UniqueConstraint("place_id", name=f"ux_{name}_one")] if noun.one and name != "place" else []
    limits: list[Part] = [known_by(name), *alone, *_INDEXES.get(name, ()), *_limits(noun.draft)]
    made = {name: _model(name, [*_given(name), *_columns(noun.draft)], limits)}
    for field in parts(noun):
        table = table_of(name, field.name)
        first = [*_given(table), owner("owner_id", name), number("position")]
        if field.rows is not None:
            made[table] = _model(table, [*first, *_columns(field.rows)], list(_limits(field.rows)))
        else:
            once = UniqueConstraint("owner_id", "target_id", name=f"ux_{table}")
            made[table] = _model(table, [*first, owner("target_id", field.to)], [once])
    return made


def _given(table: str) -> list[Column[Any]]:
    return [key()] if table == "place" else [key(), owner("place_id", "place")]


def _columns(draft: type[Draft]) -> list[Column[Any]]:
    return [_column(field) for field in own_columns(draft)]


def _column(field: NounField) -> Column[Any]:
    name = column_of(field)
    if field.kind == "ref":
        return link(name, field.to)
    if field.kind in ("integer", "boolean"):
        return whole(name) if field.optional else number(name)
    if field.kind in ("choices", "lines", "integers"):
        return some(name)
    return words(name) if field.kind in ("line", "prose") else maybe(name)


def _limits(draft: type[Draft]) -> Iterator[CheckConstraint]:
    """What the book itself refuses, so that no program can write it: a word there is not, a number out of bounds."""
    for field in own_columns(draft):
        name = column_of(field)
        if field.kind == "choice":
            yield one_of(name, field.choices)
        elif field.kind == "boolean":
            yield between(name, 0, 1)
        elif field.kind == "integer" and field.least is not None and field.most is not None:
            yield between(name, int(field.least), int(field.most))


def _model(table: str, columns: list[Column[Any]], others: list[Part]) -> type[SQLModel]:
    body = {
        "__module__": __name__,
        "__tablename__": table,
        "__table_args__": (*others, STRICT),
        "__annotations__": {column.name: _held(column) for column in columns},
        # Pydantic's own validators are built when a model is first used, and most never are: nouns have their Drafts.
        "model_config": {"defer_build": True},
        **{column.name: Field(default=None, sa_column=column) for column in columns},
    }
    name = "".join(word.capitalize() for word in table.split("_"))
    return cast("type[SQLModel]", new_class(name, (SQLModel,), {"table": True}, lambda given: given.update(body)))


def _held(column: Column[Any]) -> Any:
    """The type of a column's values."""
    plain = int if isinstance(column.type, Integer) else str
    return plain | None if column.nullable else plain


refuse_clashes(NOUNS)

MODELS = {table: model for noun in NOUNS.values() for table, model in declare(noun).items()}
"""Table → the class of its rows."""

__all__ = ["METADATA", "MODELS", "declare"]
