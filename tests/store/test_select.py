"""Questions as their parts: what they say, in which order, from which tables; and what only the database knows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from convene.store import dialect
from convene.store.reader import Reader, Row
from convene.store.select import Column, Gathered, Select

PART = Select(("p.word", "p.number"), "part p", where="p.owner = r.id", order=("p.place",))
RECORD = Select(
    (
        "r.*",
        "o.name AS other",
        Gathered("parts", (PART,)),
        Column("first", (Select(("min(p.word)",), "part p", where="p.owner = r.id"),)),
        Column("used", (Select(("1",), "tie t", where="t.a = r.id"),), "NOT EXISTS {}"),
    ),
    "record r",
    (("record o", "o.id = r.leads"),),
    where="r.id <> :not",
    order=("first NULLS FIRST", "r.id"),
)


@pytest.fixture
def read() -> Iterator[Reader]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.row_factory = Row
        db.executescript(
            """
            CREATE TABLE record (id TEXT, name TEXT, leads TEXT);
            CREATE TABLE part (owner TEXT, place INTEGER, word TEXT, number INTEGER);
            CREATE TABLE tie (a TEXT);
            INSERT INTO record VALUES ('b', 'Bee', 'c'), ('c', 'Sea', NULL), ('a', 'Eh', 'gone'), ('x', 'X', NULL);
            INSERT INTO part VALUES ('b', 2, 'Öl "x" (ORDER BY 1)', NULL), ('b', 1, '', 7), ('a', 1, NULL, 0);
            INSERT INTO tie VALUES ('a');
            """
        )
        yield Reader(db)


def test_rows_come_in_order_with_what_was_asked_about_each(read: Reader) -> None:
    found = [dict(row) for row in read.rows(RECORD.sql, **{"not": "x"})]
    assert [(row["id"], row["other"], row["first"], row["used"]) for row in found] == [
        ("a", None, None, 0), ("c", None, None, 1), ("b", "Sea", "", 1),
    ]  # fmt: skip
    assert [json.loads(row["parts"]) for row in found] == [[[None, 0]], [], [["", 7], ['Öl "x" (ORDER BY 1)', None]]]


def test_the_same_rows_without_their_order_and_by_their_ids_alone(read: Reader) -> None:
    whole = [row["id"] for row in read.rows(RECORD.sql, **{"not": "x"})]
    around = f"SELECT inside.id FROM ({RECORD.unordered}) AS inside ORDER BY inside.id DESC"
    assert [row["id"] for row in read.rows(around, **{"not": "x"})] == sorted(whole, reverse=True)
    assert [row[0] for row in read.rows(RECORD.ids.sql, **{"not": "x"})] == whole
    assert "parts" not in RECORD.ids.sql, "no more is asked than the order needs"


def test_every_table_is_known_and_no_part_is_taken_for_one() -> None:
    assert RECORD.tables == {"record", "part", "tie"}
    both = Select(("*",), "named n", parts=(("named", (RECORD, Select(("*",), '"match" m'))),))
    assert both.tables == {"record", "part", "tie", "match"}


def test_ids_of_any_number_and_kind(read: Reader) -> None:
    for ids in ([], ["a"], ["a", 'quo"te', "b'", "Öl"], [str(number) for number in range(40_000)] + ["b"]):
        marks, values = dialect.among(ids)
        found = read.rows(f"SELECT id FROM record WHERE id IN {marks} ORDER BY id", **values)
        assert [row["id"] for row in found] == sorted({"a", "b", "c", "x"} & set(ids))


@pytest.mark.parametrize(
    ("entries", "wanted", "held"),
    [
        (["Quay", " Fête "], "fête", True), (["Quay"], "qua", False), ([], "", False), ([" QUAY"], "quay", True),
        (['a "b"', "a, b"], "a, b", True), (["quay, x"], "x", False), ([3], "3", True),
    ],
)  # fmt: skip
def test_a_list_holds_an_entry_and_no_part_of_one(read: Reader, entries: list[object], wanted: str, held: bool) -> None:
    sql = f"SELECT {dialect.holds('l.entries', ':wanted')} AS held FROM (SELECT :entries AS entries) AS l"
    assert bool(read.value(sql, entries=json.dumps(entries), wanted=wanted)) is held


def test_texts_whose_case_the_database_does_not_know(read: Reader) -> None:
    sql = f"SELECT {dialect.beyond_ascii('t.word')} FROM (SELECT :word AS word) AS t"
    assert [read.value(sql, word=word) for word in ("Quay 1", "Élan", "", None)] == [0, 1, 0, None]
