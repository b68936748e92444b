"""Between a noun's Draft and its rows: the one column convention, applied from the field declarations.

Where a field lives says ``core/nouns/tables.py``; how its value is written there, this module.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from convene.core.nouns import NOUNS, Draft, Field, Noun, specs
from convene.core.nouns.tables import column_of, own_columns, parts, table_of
from convene.services.nouns.column_values import reader_of
from convene.store.reader import Reader, chunks, listed
from convene.store.select import Column, Select

_FEW = 400
"""References followed one by one; for more, every handle of the noun is read at once."""

Slugs = dict[str, dict[str, str]]
"""noun → id → slug."""


def to_column(field: Field, value: Any) -> Any:
    """A draft's value as its column holds it."""
    kind = field.kind
    if kind in ("line", "prose", "integer"):
        return str(value) if kind != "integer" else value
    if value is None:
        return None
    if kind == "decimal":
        return format(value, "f")
    if kind == "boolean":
        return int(value)
    if kind == "date":
        return value.isoformat()
    if kind == "time":
        return value.isoformat("minutes")
    if kind in ("choices", "lines", "integers"):
        return json.dumps(list(value), ensure_ascii=False)
    return str(value)


def from_column(field: Field, value: Any) -> Any:
    """A column's value as the draft holds it."""
    return reader_of(field)(value)


def row_of(draft: Draft, resolve: Callable[[Field, str], str | None]) -> dict[str, Any]:
    """The record's own row, without id, place or owner. ``resolve`` turns a slug into the id it stands for."""
    return {
        column_of(field): resolve(field, value) if field.kind == "ref" else to_column(field, value)
        for field in own_columns(type(draft))
        for value in (getattr(draft, field.name),)
    }


def slugs_of(read: Reader, noun: str, place_id: str) -> dict[str, str]:
    """id → slug of every record of a noun in a place."""
    return {
        row["id"]: row["slug"] for row in read.rows(f'SELECT id, slug FROM "{noun}" WHERE place_id = :p', p=place_id)
    }


def _slugs_for(read: Reader, noun: str, place_id: str, ids: Iterable[str | None]) -> dict[str, str]:
    """id → slug of some records: of a few by themselves, of many by reading all there are."""
    wanted = {one for one in ids if one}
    if len(wanted) > _FEW:
        return slugs_of(read, noun, place_id)
    found: dict[str, str] = {}
    for part in chunks(sorted(wanted)):
        marks, values = listed(part)
        sql = f'SELECT id, slug FROM "{noun}" WHERE id IN ({marks})'
        found.update((row["id"], row["slug"]) for row in read.rows(sql, **values))
    return found


def _handle(slugs: dict[str, str], record_id: str | None) -> str:
    """The slug a reference stands for; "" for none. Raises KeyError for one that leads nowhere: none drops silently."""
    return "" if record_id is None else slugs[record_id]


def load(read: Reader, noun: Noun, where: str, **values: Any) -> list[tuple[str, Draft]]:
    """Records as (id, draft), in the order they were made. ``where`` is SQL over the noun's own table ``o``."""
    table = noun.name
    found = read.rows(f'SELECT o.* FROM "{table}" o WHERE {where} ORDER BY o.id', **values)
    if not found:
        return []
    inner = {field.name: _children(read, noun, field, where, values) for field in parts(noun)}
    place_id = found[0]["place_id"] if table != "place" else found[0]["id"]
    slugs: Slugs = {}
    for field in noun.fields:
        if field.kind == "ref":
            ids = (row[column_of(field)] for row in found)
            slugs.setdefault(field.to, {}).update(_slugs_for(read, field.to, place_id, ids))
    readers = [
        (field, column_of(field), None if field.kind == "ref" else reader_of(field))
        for field in own_columns(noun.draft)
    ]
    loaded = []
    for row in found:
        values_of: dict[str, Any] = {
            field.name: _handle(slugs[field.to], row[column]) if reader is None else reader(row[column])
            for field, column, reader in readers
        }
        for name, grouped in inner.items():
            values_of[name] = tuple(grouped.get(row["id"], ()))
        loaded.append((row["id"], noun.draft.model_construct(**values_of)))
    return loaded


def _children(read: Reader, noun: Noun, field: Field, where: str, values: dict[str, Any]) -> dict[str, list[Any]]:
    """owner id → its sub-drafts, or the slugs it refers to."""
    table = table_of(noun.name, field.name)
    grouped: dict[str, list[Any]] = defaultdict(list)
    inside = f'SELECT o.id FROM "{noun.name}" o WHERE {where}'
    if field.kind == "refs":
        sql = (
            f'SELECT l.owner_id, t.slug FROM "{table}" l LEFT JOIN "{field.to}" t ON t.id = l.target_id '
            f"WHERE l.owner_id IN ({inside}) ORDER BY l.owner_id, l.position"
        )
        for row in read.rows(sql, **values):
            if row["slug"] is None:
                raise KeyError(f"a {field.to} that is gone")
            grouped[row["owner_id"]].append(row["slug"])
        return grouped
    assert field.rows is not None
    columns = own_columns(field.rows)
    rows = read.rows(f'SELECT * FROM "{table}" WHERE owner_id IN ({inside}) ORDER BY owner_id, position', **values)
    slugs: Slugs = {}
    for column in columns:
        if column.kind == "ref" and rows:
            ids = (row[column_of(column)] for row in rows)
            slugs.setdefault(column.to, {}).update(_slugs_for(read, column.to, rows[0]["place_id"], ids))
    for row in rows:
        data: dict[str, Any] = {
            one.name: _handle(slugs[one.to], row[column_of(one)])
            if one.kind == "ref"
            else from_column(one, row[one.name])
            for one in columns
        }
        grouped[row["owner_id"]].append(field.rows.model_construct(**data))
    return grouped


def pointing_at(noun: str) -> Iterable[tuple[Noun, Field, str, str]]:
    """Every place in the book that refers to records of ``noun``: (noun, field, table, column). Of sub-rows the field
    is their own."""
    for other in NOUNS.values():
        for field in other.fields:
            if field.kind == "ref" and field.to == noun:
                yield other, field, other.name, column_of(field)
            elif field.kind == "refs" and field.to == noun:
                yield other, field, table_of(other.name, field.name), "target_id"
            elif field.kind == "rows" and field.rows is not None:
                for sub in specs(field.rows):
                    if sub.kind == "ref" and sub.to == noun:
                        yield other, sub, table_of(other.name, field.name), column_of(sub)


def called(field: Field) -> Column:
    """A column over a noun's table ``o`` with what the record a reference points at is known by; people by their
    handle alone."""
    to = NOUNS[field.to]
    name = "slug" if to.private or to.named.kind == "ref" else to.named_by
    asked = Select((f't."{name}"',), f'"{to.name}" t', where=f't.id = o."{column_of(field)}"')
    return Column(f"{field.name}_called", (asked,))


def ids_where(read: Reader, table: str, column: str, ids: list[str]) -> list[str]:
    """Ids of the rows of a table whose column holds one of ``ids``."""
    found: list[str] = []
    for part in chunks(ids):
        marks, values = listed(part)
        found += [row["id"] for row in read.rows(f'SELECT id FROM "{table}" WHERE "{column}" IN ({marks})', **values)]
    return found
