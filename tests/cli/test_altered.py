"""A book that another program wrote in: each command ends right or in words, and no document lacks anything unsaid."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import NOUNS, Field
from convene.core.nouns.tables import column_of, own_columns
from convene.services.book import Book
from convene.services.maintenance import altered_values
from convene.services.nouns.column_values import may_be_empty, wrong
from convene.store import impossible_values
from tests.cli.conftest import Cli
from tests.conftest import SAMPLES, Clock, bring_in
from tests.making import add, ids

READING = [
    ("status", "--checks"), ("list", "actor"), ("list", "commitment", "--format", "csv"), ("list", "vision", "--all"),
    ("show", "actor", "saltworks"), ("show", "commitment", "first-jobs"), ("history",), ("undo",), ("gaps",), ("map",),
    ("network",), ("due",), ("silent",), ("plan",), ("heard",), ("profile",), ("levers",), ("duplicates",), ("gate",),
    ("market",), ("match", "lease-paper"), ("coverage", "--table"),
    ("doctor",), ("tidy", "--dry-run"), ("decide",), ("add", "contribution", "More"),
]  # fmt: skip
DOCUMENTS = [
    ("export", "place"), ("export", "manifesto"), ("export", "heard"), ("export", "profile"), ("export", "signup"),
    ("export", "coverage"),
    ("export", "invites", "--people"), ("export", "kumu"), ("export", "actor", "--format", "json"),
]  # fmt: skip


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is altered is one value."""
    return small_path


def write(path: Path, *statements: str, loose: bool = False) -> None:
    """As another program would, against every rule; ``loose`` also takes the rules themselves away."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        if loose:
            db.execute("PRAGMA writable_schema = ON")
            for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
                bare = re.sub(r"\s*NOT NULL", "", re.sub(r"\)\s*STRICT\s*$", ")", sql))
                db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (bare, name))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for one in statements:
            assert db.execute(one).rowcount, f"nothing was changed by: {one}"


def in_words(cli: Cli, *argv: str) -> Any:
    said = cli(*argv)
    assert said.code in (0, 1, 2, 3), argv
    assert "did not expect" not in said.err, (argv, said.err, cli.paths.log.read_text("utf-8"))
    assert "Traceback" not in said.err + said.out
    return said


SALTWORKS = "WHERE slug = 'saltworks'"
ALTERED = {
    "an unknown word": (f"UPDATE actor SET primary_type = 'wizard' {SALTWORKS}", "actor saltworks", "primary_type"),
    "no date": ("UPDATE signature SET signed_on = 'soon'", "signature", "signed_on"),
    "no day of any month": ("UPDATE signature SET signed_on = '2026-02-31'", "signature", "signed_on"),
    "half a list": (f"UPDATE actor SET aliases = '{{' {SALTWORKS}", "actor saltworks", "aliases"),
    "a list of others": (f"UPDATE actor SET secondary_types = '[\"elf\"]' {SALTWORKS}", "saltworks", "secondary_types"),
    "no number": ("UPDATE commitment SET quantity = 'lots' WHERE quantity IS NOT NULL", "commitment", "quantity"),
    "not a number": ("UPDATE commitment SET quantity = 'NaN' WHERE quantity IS NOT NULL", "commitment", "quantity"),
    "nothing where none may be": ("UPDATE actor SET primary_type = NULL " + SALTWORKS, "saltworks", "primary_type"),
    "neither yes nor no": ("UPDATE place SET invented = 7", "place harrow-quay", "invented"),
    "a record that is gone": ("UPDATE commitment SET actor_id = 'gone'", "commitment", "leads to no actor"),
    "a link to a record that is gone": (
        "UPDATE vision_needs SET target_id = 'gone' || rowid", "vision", "leads to no need",
    ),
    "letters that are none": ("UPDATE actor SET name = CAST(x'41ff42' AS TEXT) " + SALTWORKS, "saltworks", "name"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALTERED)
def test_a_book_altered_behind_the_programs_back_ends_in_words(cli: Cli, what: str) -> None:
    statement, record, column = ALTERED[what]
    write(cli.paths.book, statement)
    said = {argv: in_words(cli, *argv) for argv in (*READING, *DOCUMENTS)}
    place, doctor = said["export", "place"], said["doctor",]
    assert (place.code, place.out) == (3, "")
    assert record in place.err
    assert column in place.err
    assert "convene restore" in place.err
    assert column in doctor.out
    assert doctor.code == 1


def test_an_altered_value_that_a_document_would_pass_over_is_in_no_document(cli: Cli) -> None:
    write(cli.paths.book, ALTERED["an unknown word"][0])
    for argv in DOCUMENTS:
        said = in_words(cli, *argv)
        assert (said.code, said.out) == (3, ""), argv


def test_handles_borne_twice_are_told_before_anything_is_written_out(cli: Cli) -> None:
    with closing(sqlite3.connect(cli.paths.book)) as db, db:
        db.execute("DROP INDEX ux_actor_slug")
        db.execute("UPDATE actor SET slug = 'SALTWORKS' WHERE id = (SELECT max(id) FROM actor)")
    said = cli("export", "place")
    assert (said.code, said.out) == (3, "")
    assert "is borne by 2 records" in said.err
    in_words(cli, "list", "actor")


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE change_row SET before = '{', after = '{'", "change_row"),
        ("UPDATE change_row SET before = '[]', after = '7'", "change_row"),
        ("UPDATE change_row SET table_name = 'owtcome'", "change_row"),
        ("UPDATE change_row SET after = json_set(after, '$.nome', 1) WHERE after IS NOT NULL", "change_row"),
        ("UPDATE change SET at = 'yesterday'", "change"),
        ("UPDATE change SET label = CAST(x'ff' AS TEXT)", "change"),
        ("UPDATE memo SET value = '{'", "memo"),
    ],
)
def test_an_altered_history_is_told_and_stands_in_nobodys_way(cli: Cli, statement: str, table: str) -> None:
    cli.fine("add", "contribution", "One")
    cli.fine("edit", "contribution", "one", "--text", "Two")
    cli.fine("open", "harrow-quay")
    write(cli.paths.book, statement)
    more = [("redo",), ("erase", "person", "nobody", "--yes"), ("export", "place")]
    said = {argv: in_words(cli, *argv) for argv in (*READING, *more)}
    assert table in said["doctor",].out
    assert said["export", "place"].code == 0, "no document is made of it"


def test_what_people_told_us_is_not_repeated(cli: Cli) -> None:
    cli.fine("add", "person", "Zarahine", "--email", "z@example.org")
    write(cli.paths.book, "UPDATE person SET channel = 'zarahine@secret'")
    for argv in (("list", "person"), ("export", "person", "--people"), ("doctor",)):
        said = in_words(cli, *argv)
        assert "secret" not in said.out + said.err
        assert "channel" in said.out + said.err


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE actor SET name = x'00ff' {SALTWORKS}",
        f"UPDATE actor SET name = NULL {SALTWORKS}",
        f"UPDATE actor SET slug = NULL {SALTWORKS}",
        f"UPDATE actor SET influence = 'x' {SALTWORKS}",
        f"UPDATE actor SET aliases = NULL {SALTWORKS}",
        "UPDATE need_evidence SET owner_id = NULL WHERE rowid = 1",
    ],
)
def test_a_book_whose_very_rules_were_taken_away_ends_in_words(cli: Cli, statement: str) -> None:
    write(cli.paths.book, statement, loose=True)
    said = {argv: in_words(cli, *argv) for argv in (*READING, *DOCUMENTS)}
    assert said["export", "place"].code == 3
    assert said["doctor",].code == 1


def test_nothing_is_said_of_what_convene_itself_writes(book_path: Path, clock: Clock) -> None:
    for sample in SAMPLES:
        bring_in(book_path, sample)
    book = Book(book_path, now=clock)
    place_id = next(iter(book.ask(lambda read: [row["id"] for row in read.rows("SELECT id FROM place")])))
    add(book, place_id, "person", name="Somebody", roles=[{"actor": ids(book, place_id, "actor")[0]}])
    assert book.ask(altered_values.listed) == []
    book.close()


def test_nothing_is_said_of_nasty_texts(nasty: Book) -> None:
    assert nasty.ask(altered_values.listed) == []


def fields() -> list[Field]:
    found = [field for noun in NOUNS.values() for field in own_columns(noun.draft)]
    return list(
        {one.kind: one for one in found if not one.optional or one.kind in ("date", "time", "decimal")}.values()
    )


@pytest.mark.parametrize("field", fields(), ids=lambda field: field.kind)
def test_what_cannot_be_read_is_suspected_by_sqlite_too(field: Field) -> None:
    """The quick look and the careful one must agree, or a document would be made of what cannot be."""
    values = [None, "", "x", "[]", "{", '["x"]', "[1]", "[[]]", 0, 1, 7, "7", "-7.50", "1e5", "NaN", "1_0", b"x"]
    values += ["2026-01-02", "20260102", "2026-02-31", "14:00", "14:00:01", "25:00", "now", *map(str, field.choices)]
    values += [f'["{one.value}"]' for one in field.choices] + [one.value for one in field.choices]
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f'CREATE TABLE t ("{column_of(field)}")')
        if field.to:
            db.execute(f'CREATE TABLE "{field.to}" (id, place_id)')
        for value in values:
            db.execute("DELETE FROM t")
            db.execute("INSERT INTO t VALUES (?)", (value,))
            test = impossible_values.of_field(field, f'o."{column_of(field)}"', may_be_empty=may_be_empty(field))
            test = test.replace("o.place_id", "1")
            suspected = db.execute(f"SELECT count(*) FROM t o WHERE {test}").fetchone()[0]
            assert suspected or not wrong(field, value), (field.kind, value)
