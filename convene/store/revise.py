"""For developers: write the next migration from what the nouns declare and the book has not yet.

    python -m convene.store.revise "Grants"

A freshly migrated book is held against the declared tables in SQLite's own words. Those say what Alembic's comparison
does not see here: limits of columns, STRICT, and indexes over expressions. Alembic puts the steps into a file. What all
migrations come to is written down in ``newest.sql``, also when there is nothing to migrate.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

from alembic.autogenerate import render_op_text
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import ops
from alembic.script import ScriptDirectory
from sqlalchemy import Index, MetaData, Table, create_engine

from convene.errors import NO, Problem
from convene.store import migrating
from convene.store.schema import METADATA

Parts = frozenset[str]
"""The parts of the statement that makes a table, whatever their order; of an index, the statement itself."""
_NO_COLUMNS = ("CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", ")")


@dataclass(frozen=True, slots=True)
class Revised:
    """The file that was written (None: the book has all that is declared), and what else is to do, in order."""

    path: Path | None
    to_do: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Schema:
    """What a book is made of."""

    tables: dict[str, Parts]
    indexes: dict[str, Parts]


@dataclass(slots=True)
class _Steps:
    """What the migration does, and what a human has to mind first."""

    ops: list[ops.MigrateOperation] = field(default_factory=list)
    anew: set[str] = field(default_factory=set)
    mind: list[str] = field(default_factory=list)


def revise(message: str) -> Revised:
    """Write the next migration. Raises Problem when what was written does not lead to the declared tables."""
    have, whole = _migrated()
    steps = _steps(have, _declared())
    if not steps.ops:
        _keep(whole)
        return Revised(None)
    path = _write(message, steps.ops)
    have, whole = _migrated()
    if _steps(have, _declared()).ops:
        raise Problem(
            f"{path.name} was written, but does not lead to what is declared.",
            hint="Finish it by hand; tests/store/test_schema.py says when it fits.",
            exit_code=NO,
        )
    _keep(whole)
    number = int(path.name.partition("_")[0])
    return Revised(
        path,
        (
            *steps.mind,
            f"Read {path.name} and let ruff format it; what is not plain there wants a comment.",
            "Where you change what it makes, run this again: a new book is made of newest.sql.",
            f"Set SCHEMA_VERSION = {number} in convene/store/book_file.py.",
            f"Make the old book of form {number}: python -m tests.old_books.make. It is made anew after each change "
            f"until form {number} is released, and never again afterwards.",
            "Run the tests in tests/store and tests/old_books.",
        ),
    )


def _steps(have: _Schema, want: _Schema) -> _Steps:
    """What leads from one to the other."""
    steps = _Steps()
    for table in METADATA.tables.values():
        if table.name not in have.tables:
            steps.ops.append(ops.CreateTableOp.from_table(table))
        elif have.tables[table.name] != want.tables[table.name]:
            _bring(table, have.tables[table.name], want.tables[table.name], steps)
    for index in (one for table in METADATA.tables.values() for one in _indexes(table)):
        name, table = str(index.name), _of(index)
        there = name in have.indexes and table.name not in steps.anew
        if there and have.indexes[name] != want.indexes[name]:
            steps.ops.append(ops.DropIndexOp(name, table.name))
            there = False
        if not there:
            steps.ops.append(ops.CreateIndexOp.from_index(index))
    gone = have.tables.keys() - want.tables.keys()
    for name in sorted(have.indexes.keys() - want.indexes.keys()):
        (statement,) = have.indexes[name]
        if statement.partition(" ON ")[2].partition(" ")[0] not in gone | steps.anew:
            steps.ops.append(ops.DropIndexOp(name))
    for name in sorted(gone):
        steps.ops.append(ops.DropTableOp(name))
        steps.mind.append(f"It drops the table {name} with all it holds. If it was renamed, carry its rows over first.")
    return steps


def _bring(table: Table, have: Parts, want: Parts, steps: _Steps) -> None:
    """Add columns where that is all; everything else takes a new table."""
    held = {_name(part) for part in have}
    fresh = [column for column in table.columns if column.name not in held]
    if have < want and {_name(part) for part in want - have} == {column.name for column in fresh}:
        steps.ops += [ops.AddColumnOp(table.name, column) for column in fresh]
        return
    kept = [column.name for column in table.columns if column.name in held]
    steps.ops += _made_anew(table, kept)
    steps.anew.add(table.name)
    if lost := sorted(held - set(kept) - set(_NO_COLUMNS)):
        steps.mind.append(
            f"{table.name} loses {', '.join(lost)}. If a field was renamed, carry its values over in the INSERT."
        )
    if any(part.startswith("CONSTRAINT") for part in want - have):
        steps.mind.append(
            f"{table.name} has other limits now. If old rows may break them, put those right in the INSERT: "
            "as it is, their books would not open."
        )


def _made_anew(table: Table, kept: Sequence[str]) -> Iterator[ops.MigrateOperation]:
    """SQLite adds no limit and no reference to a table that is there: it is made anew beside it, filled, and named."""
    new = f"{table.name}_new"
    columns = ", ".join(f'"{name}"' for name in kept)
    yield ops.CreateTableOp.from_table(table.to_metadata(MetaData(), name=new))
    yield ops.ExecuteSQLOp(f'INSERT INTO "{new}" ({columns}) SELECT {columns} FROM "{table.name}"')
    yield ops.DropTableOp(table.name)
    yield ops.ExecuteSQLOp(f'ALTER TABLE "{new}" RENAME TO "{table.name}"')


def _indexes(table: Table) -> list[Index]:
    return sorted(table.indexes, key=lambda one: str(one.name))


def _of(index: Index) -> Table:
    assert index.table is not None
    return index.table


def _migrated() -> tuple[_Schema, str]:
    """A fresh book, as the migrations make it, and as ``newest.sql`` makes it at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.book"
        migrating.walk(path)
        return _read(path), migrating.written_down(path)


def _keep(whole: str) -> None:
    (migrating.SCRIPTS / "newest.sql").write_text(whole, encoding="utf-8", newline="\n")


def _declared() -> _Schema:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "declared.db"
        engine = create_engine(f"sqlite:///{path}")
        METADATA.create_all(engine)
        engine.dispose()
        return _read(path)


def _read(path: Path) -> _Schema:
    found = _Schema({}, {})
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        for kind, name, sql in rows.fetchall():
            plain = " ".join(sql.replace('"', "").split()).replace("( ", "(").replace(" )", ")")
            if kind == "index":
                found.indexes[name] = frozenset([plain])
            elif name != "alembic_version":
                found.tables[name] = frozenset(_parts(plain))
    return found


def _parts(statement: str) -> Iterator[str]:
    """What stands between the outer brackets, at each comma; and what stands behind them."""
    start, end = statement.index("("), statement.rindex(")")
    depth, since = 0, start + 1
    for at in range(start + 1, end + 1):
        depth += {"(": 1, ")": -1}.get(statement[at], 0)
        if at == end or (statement[at] == "," and not depth):
            yield statement[since:at].strip()
            since = at + 1
    yield statement[end:].strip()


def _name(part: str) -> str:
    """The column a part declares; of a limit, its first word."""
    return part.partition(" ")[0].partition("(")[0]


def _write(message: str, steps: Sequence[ops.MigrateOperation]) -> Path:
    config = Config(cmd_opts=argparse.Namespace(quiet=True))
    config.set_main_option("script_location", str(migrating.SCRIPTS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    scripts = ScriptDirectory.from_config(config)
    head = scripts.get_current_head()
    with closing(create_engine("sqlite://").connect()) as connection:
        prefixes = {"sqlalchemy_module_prefix": "sa.", "alembic_module_prefix": "op.", "user_module_prefix": None}
        context = AutogenContext(MigrationContext.configure(connection, opts=prefixes), METADATA)
        lines = "\n".join(render_op_text(context, one) for one in steps)
    made = scripts.generate_revision(
        f"{int(head or 0) + 1:04}", message, head=head or "base", upgrades=indent(lines, "    ")
    )
    assert made is not None
    return Path(made.path)


def main(words: Sequence[str] | None = None) -> None:
    """The command itself."""
    parser = argparse.ArgumentParser(prog="python -m convene.store.revise", description="Write the next migration.")
    parser.add_argument("message", help="what the new form of the book is for, in a few words: its file's name")
    message = parser.parse_args(words).message
    try:
        done = revise(message)
    except Problem as problem:
        sys.exit(f"{problem}\n{problem.hint}")
    if done.path is None:
        sys.stdout.write("The book has all that is declared; there is nothing to migrate.\n")
        return
    sys.stdout.write(f"Wrote {done.path}\n\nWhat else is to do:\n")
    sys.stdout.writelines(f"{number}. {line}\n" for number, line in enumerate(done.to_do, 1))


if __name__ == "__main__":
    main()
