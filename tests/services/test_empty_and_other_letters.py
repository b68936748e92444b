"""What is counted where a choice was left open, and found whatever the case of its letters: told from the rows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from convene.services import gates
from convene.services.book import Book
from convene.services.engagement import actor_timeline, engagement_plan, follow_ups, outreach, what_we_heard
from convene.services.engagement.stakeholders import coverage_counts
from convene.services.engagement.stakeholders import ties as tying
from convene.services.nouns import records
from convene.services.people import mentions
from convene.services.thread import counts as band
from tests.conftest import Clock, only_place
from tests.making import add, change, start

_OPEN = (
    ("vision", "status"), ("actor", "relationship"), ("commitment", "status"), ("workshop", "status"),
    ("actor", "primary_type"), ("commitment", "due"), ("observation", "deadweight"),
)  # fmt: skip
"""(table, column) where every other row is left open."""


@pytest.fixture
def holes(harrow_path: Path, clock: Clock) -> Iterator[Book]:
    with closing(sqlite3.connect(harrow_path)) as db, db:
        for table, column in _OPEN:
            ids = [row[0] for row in db.execute(f'SELECT id FROM "{table}" ORDER BY id')]
            db.executemany(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', [(one,) for one in ids[::2]])
    book = Book(harrow_path, now=clock)
    yield book
    book.close()


def _rows(book: Book, table: str) -> list[dict[str, Any]]:
    return book.ask(lambda read: [dict(row) for row in read.rows(f'SELECT * FROM "{table}" ORDER BY id')])


def test_what_has_no_status_has_not_been_withdrawn_or_retired(holes: Book) -> None:
    place = only_place(holes)
    seen = holes.ask(gates.counted, place, holes.today)
    visions, commitments, actors = (_rows(holes, table) for table in ("vision", "commitment", "actor"))
    assert [row for row in visions if row["status"] is None]
    assert seen.codesign.visions == sum(row["status"] != "retired" for row in visions)
    assert seen.codesign.agreed == sum(row["status"] == "agreed" for row in visions)
    voluntary = [row for row in commitments if not row["legally_required"]]
    assert seen.codesign.commitments == sum(row["status"] != "withdrawn" for row in voluntary)
    here = [row for row in actors if row["relationship"] != "withdrawn"]
    assert len(here) > sum(row["relationship"] is not None for row in actors) / 2
    assert seen.engagement.known == Counter(row["primary_type"] for row in here)
    signed = {row["actor_id"] for row in _rows(holes, "signature") if row["signed_on"] and not row["withdrawn_on"]}
    bound = {row["actor_id"] for row in commitments if row["status"] not in (None, "offered", "withdrawn")}
    engaged = [
        row for row in here if row["relationship"] in ("engaged", "committed", "signed") or row["id"] in signed | bound
    ]
    assert seen.engagement.engaged == Counter(row["primary_type"] for row in engaged)
    assert holes.ask(coverage_counts.coverage, place).known == len(here) == len(holes.ask(tying.network, place).nodes)
    assert {item.id for item in holes.ask(follow_ups.silent, place, holes.today, 0)} <= {row["id"] for row in here}


def test_sessions_and_counts_with_open_fields(holes: Book) -> None:
    place = only_place(holes)
    seen = holes.ask(gates.counted, place, holes.today)
    sessions = [row for row in _rows(holes, "workshop") if row["stage"] == "engagement"]
    assert seen.engagement.sessions == sum(row["status"] != "cancelled" for row in sessions)
    needs = {row["id"]: set[str]() for row in _rows(holes, "need")}
    for row in _rows(holes, "need_evidence"):
        if row["kind"] == "voice" or row["source"]:
            needs[row["owner_id"]].add(row["kind"])
    assert seen.engagement.needs == len(needs)
    assert seen.engagement.needs_evidenced == sum({"voice", "data"} <= kinds for kinds in needs.values())
    assert seen.engagement.needs_without_voice == sum("voice" not in kinds for kinds in needs.values())
    amendments = _rows(holes, "amendment")
    assert (seen.delivery.amendments, seen.delivery.unexplained) == (
        len(amendments), sum(row["why"] == "" for row in amendments),
    )  # fmt: skip
    counts = {one.word: one.number for one in holes.ask(band.page, place, holes.today)}
    assert counts["decided"] == sum(row["status"] == "agreed" for row in _rows(holes, "vision"))
    said = _rows(holes, "contribution")
    offered = holes.ask(what_we_heard.choices, place, holes.today)
    for one in offered[:-1]:
        assert one.said == sum(row["workshop_id"] == one.scope.workshop for row in said)
        assert 0 <= one.untold <= one.said


def test_nothing_at_all_counts_as_nought(book: Book) -> None:
    place = start(book)
    seen = book.ask(gates.counted, place, book.today)
    assert (seen.codesign.visions, seen.codesign.agreed, seen.engagement.needs, seen.measurement.valued) == (0, 0, 0, 0)
    assert [one.number for one in book.ask(band.page, place, book.today)] == [0] * 6
    assert book.ask(engagement_plan.lines, place) == ()


@pytest.mark.parametrize("word", ["École", "ÉCOLE", "saltmarsh", "SALTMARSH"])
def test_a_word_is_found_whatever_the_case_of_plain_letters(book: Book, word: str) -> None:
    place = start(book)
    said = add(book, place, "contribution", text="The École by the Saltmarsh was shut, 100% of it.")
    handle = book.ask(records.load, "contribution", said).slug  # type: ignore[attr-defined]
    assert mentions.Mention("contribution", handle, "what was said") in book.ask(mentions.mentions, place, (word,))
    assert not [one for one in book.ask(mentions.mentions, place, ("100_",)) if one.noun == "contribution"]


def test_other_names_are_found_in_any_case(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="Basin Trust", primary_type="vcse", aliases=["The ÉCOLE Fund", "Quay_1"])
    for words, fits in (
        ("école fund", False),
        ("ÉCOLE fUND", False),
        ("cole FUND", True),
        ("quay_1", True),
        ("quayx1", False),
    ):
        assert bool(book.ask(outreach.actor_named, place, words)) is fits, words


def test_a_group_is_met_by_a_tag_in_any_case(book: Book) -> None:
    place = start(book)
    change(book, place, "place", place, priority_groups=["Young carers", "50% club", "Élders"])
    add(
        book, place, "actor", name="One", primary_type="vcse", relationship="engaged", tags=["YOUNG CARERS", "50_ club"]
    )
    add(book, place, "actor", name="Two", primary_type="vcse", relationship="identified", tags=["50% club"])
    assert book.ask(gates.counted, place, book.today).engagement.groups_unmet == ("50% club", "Élders")


def test_the_plan_counts_a_group_and_a_ward_whatever_stands_around_them(book: Book) -> None:
    place = start(book)
    for name, tags, ward in (
        ("a", [" quay"], "Elm"),
        ("b", ["QUAY ", "x"], " elm "),
        ("c", ["quayside"], "Elm Park"),
        ("d", [], ""),
    ):
        add(book, place, "actor", name=name, primary_type="vcse", tags=tags, ward=ward, relationship="engaged")
    for name, group, ward in (
        ("group", "Quay", ""),
        ("ward", "", "ELM"),
        ("both", "quay", "elm park"),
        ("all", "", ""),
    ):
        add(book, place, "target", name=name, group=group, ward=ward, actor_type="vcse")
    known = {line.name: (line.known, line.engaged, line.heard) for line in book.ask(engagement_plan.lines, place)}
    assert known == {"group": (2, 2, 0), "ward": (2, 2, 0), "both": (0, 0, 0), "all": (4, 4, 0)}


def test_ties_of_a_kind_are_told_as_one(book: Book) -> None:
    place = start(book)
    one, other, third = (
        add(book, place, "actor", name=name, primary_type="vcse") for name in ("One", "Other", "Third")
    )
    handles = {ident: book.ask(records.load, "actor", ident).slug for ident in (one, other, third)}  # type: ignore[attr-defined]
    for target, what in ((other, "bread"), (other, "Änderungen"), (third, "ropes")):
        add(book, place, "link", source=handles[one], target=handles[target], kind="supplies", what=what)
    ties = next(section for section in book.ask(actor_timeline.sections, one, book.today) if section.title == "Ties")
    assert [line.rpartition("Other")[2] or line for line in ties.lines] == [", 2 times", ties.lines[1]]
    assert ties.lines[1].endswith("Third: ropes")
