"""What another program wrote into the book and Convene cannot have: found, and told by noun, record and column.

Readers stumble over most of it by themselves (``explain`` puts it into words). Documents look first (``refuse``), so
that none goes out in which something silently lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from convene.core.nouns import NOUNS, Field
from convene.core.nouns.noun import spelt
from convene.core.nouns.tables import column_of, home, own_columns, parts, table_of
from convene.errors import Problem, Where
from convene.services.nouns.column_values import NO_LETTERS, may_be_empty, wrong
from convene.store import book_file, impossible_values
from convene.store.reader import Letters, Reader
from convene.text import clean_line, clip, plural

MOST = 20
"""Findings told at a time; where one thing is wrong, many are."""

_WHAT_TO_DO = (
    "convene doctor lists what there is of it. Put it right the way it was written, or bring back a backup: "
    "convene restore FILE (convene where lists them)."
)


@dataclass(frozen=True, slots=True)
class Altered:
    """One value that cannot be: in which table and column, of which record, and what is wrong with it in words."""

    table: str
    record: str
    column: str
    words: str

    def __str__(self) -> str:
        whose = home(self.table)
        of = f"{spelt(whose.noun) if whose else self.table} {self.record}"
        inside = f"{whose.field}: " if whose and whose.field else ""
        return f"{of}: {inside}{self.column} {self.words}"


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of records or of sub-rows: ``owner`` is the noun a sub-row belongs to, "" for a record."""

    name: str
    owner: str
    fields: tuple[Field, ...]
    private: bool


def refuse(read: Reader, place_id: str, noun: str = "") -> None:
    """Raises Problem when a place, or its records of one noun, hold what cannot be: no document is made of that."""
    first = next(found(read, place_id, noun), None)
    if first is not None:
        raise problem(first)


def refuse_book(read: Reader, path: Path, seen: str) -> None:
    """Raises Problem for a book in which SQLite ``seen`` that its rules do not hold."""
    first = next(found(read, deep=True), None)
    if first is not None:
        raise problem(first)
    raise Problem(
        "The book holds something that Convene did not write.",
        f"{seen}.",
        hint=_WHAT_TO_DO,
        where=Where(file=str(path)),
    )


def found(read: Reader, place_id: str | None = None, noun: str = "", *, deep: bool = False) -> Iterator[Altered]:
    """What cannot be, in the whole book, in a place, or in one noun; ``deep`` reads every letter, and the history."""
    there = set(read.tables())
    for table in _tables():
        if table.name in there and noun in ("", table.name, table.owner):
            yield from _in_table(read, table, place_id)
            if not table.owner and table.name != "place":
                yield from _twice(read, table.name, place_id)
            if deep:
                yield from _letters(read, table.name, _named(table))
    if deep:
        yield from _in_history(read, there)


def listed(read: Reader) -> list[Altered]:
    """The first of all there is."""
    return list(islice(found(read, deep=True), MOST))


def explain(read: Reader, error: Exception, path: Path) -> None:
    """Raises Problem when code stumbled over what another program wrote in the book, or over a damaged page.

    Returns when the fault lies elsewhere.
    """
    if book_file.speaks(error):
        return
    try:
        first = next(found(read, deep=True), None)
    except UnicodeDecodeError as broken:  # the names of its tables and columns themselves
        raise book_file.trouble(broken, path) from error
    if first is not None:
        raise problem(first) from error
    read.sound(path)


def problem(one: Altered, more: str = "") -> Problem:
    """What to tell, and what to do."""
    return Problem(
        f"The book holds something that Convene did not write. {one}.",
        more or "Another program must have written it. Nothing was written out, and nothing was changed.",
        hint=_WHAT_TO_DO,
        where=Where(key=f"table {one.table}, column {one.column}"),
    )


@cache
def _tables() -> tuple[_Table, ...]:
    made = []
    for noun in NOUNS.values():
        made.append(_Table(noun.name, "", own_columns(noun.draft), noun.private))
        made += [_Table(table_of(noun.name, one.name), noun.name, _fields_of(one), noun.private) for one in parts(noun)]
    return tuple(made)


def _fields_of(field: Field) -> tuple[Field, ...]:
    return own_columns(field.rows) if field.rows is not None else (_target(field),)


@cache
def _target(field: Field) -> Field:
    return Field("target", field.title, "", "ref", required=True, default=None, to=field.to)


def _named(table: _Table) -> str:
    return f'(SELECT slug FROM "{table.owner}" t WHERE t.id = o.owner_id)' if table.owner else "o.slug"


def _in_table(read: Reader, table: _Table, place_id: str | None) -> Iterator[Altered]:
    tests = [
        impossible_values.of_field(one, f'o."{column_of(one)}"', may_be_empty=may_be_empty(one)) for one in table.fields
    ]
    if table.owner:
        tests.append(f'NOT EXISTS (SELECT 1 FROM "{table.owner}" t WHERE t.id = o.owner_id)')
    scope = "" if place_id is None else " AND o.id = :place" if table.name == "place" else " AND o.place_id = :place"
    named = _named(table)
    columns = ", ".join(f'o."{column_of(one)}"' for one in table.fields)
    whole = f'SELECT o.id, {named}, {columns} FROM "{table.name}" o WHERE ({" OR ".join(tests)}){scope} ORDER BY o.id'
    for record, handle, *values in read.undecoded(whole, **({} if place_id is None else {"place": place_id})):
        said = _said(handle) or _said(record)
        if table.owner and handle is None:
            yield Altered(table.name, said, "owner_id", f"leads to no {table.owner}")
            continue
        for one, value in zip(table.fields, values, strict=True):
            leads = one.kind != "ref" or value is None or _leads(read, one.to, value, table.name, record)
            words = wrong(one, value, private=table.private) if leads else f"leads to no {one.to}"
            if words:
                yield Altered(table.name, said, column_of(one), words)


def _leads(read: Reader, noun: str, value: Any, table: str, row: bytes) -> bool:
    """Whether a reference leads to a record of the same place."""
    sql = f'SELECT 1 FROM "{noun}" t JOIN "{table}" o ON o.place_id = t.place_id WHERE t.id = :id AND o.id = :row'
    return bool(read.undecoded(sql, id=_said(value), row=_said(row)))


def _twice(read: Reader, table: str, place_id: str | None) -> Iterator[Altered]:
    scope, values = ("", {}) if place_id is None else (" WHERE place_id = :place", {"place": place_id})
    test = "count(*) > 1 OR min(slug) = ''"
    sql = f'SELECT min(slug), count(*) FROM "{table}"{scope} GROUP BY place_id, lower(slug) HAVING {test}'
    for handle, number in read.undecoded(sql, **values):
        words = f"is borne by {plural(number, 'record')}" if number > 1 else "is empty, and may not be"
        yield Altered(table, _said(handle), "slug", words)


def _letters(read: Reader, table: str, name: str) -> Iterator[Altered]:
    """Texts that are no UTF-8; ``name`` is SQL for what a row is known by."""
    sql = f'SELECT {name} AS "its name", o.* FROM "{table}" o'
    if read.decodes(sql):
        return
    for row in read.undecoded(sql):
        for column in row.keys()[1:]:
            if isinstance(row[column], Letters) and _undecodable(row[column]):
                yield Altered(table, _said(row[0]), column, NO_LETTERS)


def _in_history(read: Reader, there: set[str]) -> Iterator[Altered]:
    for table, name, order, column, test, words in impossible_values.HISTORY:
        if table in there:
            for row in read.undecoded(f'SELECT "{name}" FROM "{table}" WHERE {test} ORDER BY {order}'):
                yield Altered(table, _said(row[0]), column, words)
    for (table,) in read.undecoded("SELECT DISTINCT table_name FROM change_row"):
        if (about := _said(table)) in there:
            yield from _kept_fields(read, about)
    for table, name in {one[0]: one[1] for one in impossible_values.HISTORY}.items():
        if table in there:
            yield from _letters(read, table, f'o."{name}"')


def _kept_fields(read: Reader, about: str) -> Iterator[Altered]:
    """Where what the history holds of a table's rows is no mapping, or names a column that the table has not."""
    known = read.columns(about)
    for column in ("before", "after"):
        test = impossible_values.of_fields(column, known)
        for row in read.undecoded(f"SELECT change_seq FROM change_row WHERE table_name = :t AND {test}", t=about):
            yield Altered("change_row", _said(row[0]), column, f"holds no fields of {about}")


def _undecodable(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return True
    return False


def _said(value: Any) -> str:
    text = value.decode(errors="replace") if isinstance(value, bytes) else "" if value is None else str(value)
    return clip(clean_line(text), 80)
