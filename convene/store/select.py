"""A question to the book as its parts, so that others are made of it without reading SQL, and its tables are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from convene.store import dialect


@dataclass(frozen=True, slots=True)
class Select:
    """``columns`` of the rows of a table that ``where`` holds of, in an ``order``.

    ``source`` and the left ``joins`` (table, on) name a table and what it is called here: ``"actor a"``. A name of one
    of ``parts`` stands for the rows of those questions together, asked beforehand. ``beside`` are tables that only the
    condition looks at. Everything else is standard SQL.
    """

    columns: tuple[str | Column, ...]
    source: str
    joins: tuple[tuple[str, str], ...] = ()
    where: str = ""
    group: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    limit: int = 0
    parts: tuple[tuple[str, tuple[Select, ...]], ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """The whole question; its rows come in order."""
        tail = f" ORDER BY {', '.join(self.order)}" if self.order else ""
        return f"{self.unordered}{tail}{f' LIMIT {self.limit}' if self.limit else ''}"

    @property
    def unordered(self) -> str:
        """The same rows in any order, for a question around this one."""
        named = ", ".join(f"{name} AS ({' UNION ALL '.join(one.sql for one in some)})" for name, some in self.parts)
        columns = ", ".join(one if isinstance(one, str) else f"{one.sql} AS {one.name}" for one in self.columns)
        joined = "".join(f" LEFT JOIN {table} ON {on}" for table, on in self.joins)
        where = f" WHERE {self.where}" if self.where else ""
        group = f" GROUP BY {', '.join(self.group)}" if self.group else ""
        return f"{f'WITH {named} ' if named else ''}SELECT {columns} FROM {self.source}{joined}{where}{group}"

    @property
    def tables(self) -> frozenset[str]:
        """Every table of the book that it reads."""
        return frozenset(self._read()) - {name for name, _ in self.parts}

    @property
    def ids(self) -> Select:
        """The ids of the same records, in the same order."""
        called = self.source.split()[-1]
        ordering = [one for one in self.columns if not isinstance(one, str) and any(map(one.orders, self.order))]
        return replace(self, columns=(f"{called}.id", *ordering))

    def _read(self) -> Iterator[str]:
        yield from self.beside
        for table in (self.source, *(table for table, _ in self.joins)):
            yield table.split()[0].strip('"')
        within = [one for column in self.columns if not isinstance(column, str) for one in column.asked]
        for one in (*within, *(one for _, some in self.parts for one in some)):
            yield from one.tables


@dataclass(frozen=True, slots=True)
class Column:
    """A column that questions about each row answer: ``form`` is SQL with ``{}`` for each of them."""

    name: str
    asked: tuple[Select, ...]
    form: str = "{}"

    @property
    def sql(self) -> str:
        return self.form.format(*(f"({one.sql})" for one in self.asked))

    def orders(self, by: str) -> bool:
        """Whether a part of an order goes by this column."""
        return by.split()[0] == self.name


@dataclass(frozen=True, slots=True)
class Gathered(Column):
    """A column with all rows of a question about each row: a JSON list of lists."""

    @property
    def sql(self) -> str:
        (asked,) = self.asked
        names = [f"c{at}" for at in range(len(asked.columns))]
        called = tuple(f"{one} AS {name}" for one, name in zip(asked.columns, names, strict=True))
        return dialect.gathered(names, replace(asked, columns=called).sql)
