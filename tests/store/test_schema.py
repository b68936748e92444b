"""The book's tables: what migrations make is what SQLModel declares, and both are what the nouns say."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from convene.core.nouns import NOUNS, Field, Noun, specs
from convene.core.nouns.tables import SYSTEM, column_of, homes, own_columns, references
from convene.store.book_file import APPLICATION_ID, SCHEMA_VERSION
from convene.store.migrating import SCRIPTS, walk, written_down
from convene.store.schema import METADATA
from tests.store.dumping import dump, schema

_KEPT_AS = {
    "line": ("TEXT", True), "prose": ("TEXT", True), "integer": ("INTEGER", False), "decimal": ("TEXT", False),
    "boolean": ("INTEGER", None), "date": ("TEXT", False), "time": ("TEXT", False), "choice": ("TEXT", False),
    "choices": ("TEXT", True), "lines": ("TEXT", True), "integers": ("TEXT", True), "ref": ("TEXT", False),
}  # fmt: skip
"""Kind → (type, never NULL); None where either will do."""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new book that was brought through all migrations."""
    path = tmp_path_factory.mktemp("walked") / "walked.book"
    walk(path)
    return path


def test_a_migrated_book_has_exactly_the_declared_tables_and_indexes(walked: Path, tmp_path: Path) -> None:
    declared = tmp_path / "declared.db"
    engine = create_engine(f"sqlite:///{declared}")
    METADATA.create_all(engine)
    engine.dispose()
    migrated, fresh = schema(walked), schema(declared)
    assert migrated.keys() == fresh.keys()
    assert {name: parts for name, parts in migrated.items() if fresh[name] != parts} == {}


def test_a_new_book_is_to_the_letter_what_the_migrations_make(book_path: Path, walked: Path) -> None:
    script = (SCRIPTS / "newest.sql").read_text("utf-8")
    assert script == written_down(walked), "python -m convene.store.revise newest writes it anew"
    assert written_down(book_path) == script
    assert dump(book_path) == dump(walked)
    for pragma in ("application_id", "user_version", "journal_mode", "encoding", "auto_vacuum", "page_size"):
        made, brought = (_pragma(path, pragma) for path in (book_path, walked))
        assert made == brought, pragma


def _pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_book_says_whose_it_is_and_of_which_form(book_path: Path) -> None:
    with closing(sqlite3.connect(book_path)) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_the_form_number_counts_the_migrations() -> None:
    assert len(list((SCRIPTS / "versions").glob("[0-9]*.py"))) == SCHEMA_VERSION


def test_every_table_is_strict_and_every_reference_waits_for_the_commit(book_path: Path) -> None:
    with closing(sqlite3.connect(book_path)) as db:
        tables = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")
        for name, sql in tables.fetchall():
            if name.startswith("sqlite_"):
                continue
            assert sql.rstrip().endswith("STRICT"), name
            if name != "change_row":
                assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED"), name


@pytest.mark.parametrize("noun", NOUNS.values(), ids=lambda noun: noun.name)
def test_every_field_of_a_noun_has_its_column_and_no_column_is_without_a_field(book_path: Path, noun: Noun) -> None:
    base = {"id", "slug"} if noun.name == "place" else {"id", "slug", "place_id"}
    _columns_fit(book_path, noun.name, own_columns(noun.draft), base)
    for field in noun.fields:
        table = f"{noun.name}_{field.name}"
        if field.kind == "refs":
            assert set(_columns(book_path, table)) == {"id", "place_id", "owner_id", "position", "target_id"}
            assert ("target_id", field.to) in _references(book_path, table)
            assert ("owner_id", noun.name) in _references(book_path, table)
        if field.kind == "rows":
            assert field.rows is not None
            assert not [one.name for one in specs(field.rows) if one.kind in ("refs", "rows")], "no third level"
            _columns_fit(book_path, table, own_columns(field.rows), {"id", "place_id", "owner_id", "position"})
            assert ("owner_id", noun.name) in _references(book_path, table)


def test_no_table_is_left_without_a_noun(book_path: Path) -> None:
    with closing(sqlite3.connect(book_path)) as db:
        there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    wanted = {noun.name for noun in NOUNS.values()} | {
        f"{noun.name}_{field.name}"
        for noun in NOUNS.values()
        for field in noun.fields
        if field.kind in ("refs", "rows")
    }
    assert wanted <= there
    own = {"change", "change_row", "memo", "workshop_run", "alembic_version"}
    assert {name for name in there - wanted - own if not name.startswith("sqlite_")} == set()


def test_the_references_of_the_declared_tables_are_those_everybody_goes_by() -> None:
    said = {
        name: {(key.parent.name, key.column.table.name) for key in table.foreign_keys if key.column.name == "id"}
        for name, table in METADATA.tables.items()
    }
    assert {name: set(references(name)) for name in said} == said
    assert {*homes(), *SYSTEM} == {*said, "alembic_version"}


def test_the_schema_itself_refuses_what_no_rule_may_let_through(harrow_path: Path) -> None:
    with closing(sqlite3.connect(harrow_path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        for sql in (
            "UPDATE actor SET relationship = 'friend'",
            "UPDATE place SET stage = 'fifth'",
            "UPDATE actor SET slug = 'same'",
            "UPDATE actor SET name = NULL",
            "UPDATE actor SET headcount = 'many'",
            "UPDATE observation_evidence SET grade = 9",
            "DELETE FROM measure",
            "UPDATE commitment SET actor_id = 'nobody'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(sql)


def _columns(path: Path, table: str) -> dict[str, tuple[str, bool]]:
    """Column → (type, NOT NULL)."""
    with closing(sqlite3.connect(path)) as db:
        return {row[1]: (row[2], bool(row[3])) for row in db.execute(f'PRAGMA table_info("{table}")')}


def _references(path: Path, table: str) -> set[tuple[str, str]]:
    """(column, table it points at)."""
    with closing(sqlite3.connect(path)) as db:
        return {(row[3], row[2]) for row in db.execute(f'PRAGMA foreign_key_list("{table}")')}


def _columns_fit(path: Path, table: str, fields: tuple[Field, ...], base: set[str]) -> None:
    there = _columns(path, table)
    assert set(there) - base == {column_of(field) for field in fields} - base, table
    for field in fields:
        kind, never_null = _KEPT_AS[field.kind]
        got_kind, got_null = there[column_of(field)]
        assert got_kind == kind, f"{table}.{field.name}"
        if never_null is not None and field.kind != "integer":
            assert got_null == never_null, f"{table}.{field.name}"
        if field.kind == "ref":
            assert (column_of(field), field.to) in _references(path, table)
