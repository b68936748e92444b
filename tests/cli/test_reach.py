"""``log``, ``due``, ``silent``, ``plan`` and ``heard`` on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places
from tests.cli.conftest import Cli
from tests.conftest import Clock
from tests.making import add, start

LINE = "Northgate Homes: rang, site manager will come !call ->1 dec 3p #shift"


@pytest.fixture
def cli(book_path: Path, clock: Clock) -> Cli:
    """A small place: four actors, a group, and an evening where two things were said."""
    book = Book(book_path, now=clock)
    place = start(book, "Harrow Quay")
    draft = book.ask(records.load, "place", place)
    book.do(places.edit, place, draft.model_copy(update={"priority_groups": ("Shift workers",)}))
    for name, kind, relationship in (
        ("Northgate Homes", "developer", "identified"),
        ("Saltworks CIC", "vcse", "engaged"),
        ("Basin Club", "vcse", "identified"),
        ("Bakery", "msme", "engaged"),
    ):
        add(book, place, "actor", name=name, primary_type=kind, relationship=relationship)
    crowd = [{"actor_type": "citizen", "people": 40}, {"actor_type": "msme", "people": 16}]
    add(book, place, "workshop", title="Hall", status="held", date="2026-10-01", attendance=crowd)
    add(book, place, "contribution", text="A first job", actor_type="citizen", workshop="hall")
    add(book, place, "contribution", text="Nearer buses", actor_type="citizen", workshop="hall")
    book.close()
    return Cli(book_path, clock)


def test_a_line_is_logged_and_said_back(cli: Any) -> None:
    said = cli.fine("log", LINE)
    assert said.out == "call-2026-11-22\n"
    assert said.err == (
        "Logged: Northgate Homes: rang, site manager will come; Northgate Homes is contacted now "
        "(call · 3 people · Shift workers · follow up Tue 1 Dec). convene undo takes it back.\n"
    )
    kept = cli.fine("list", "outreach", "--format", "json").data
    assert [(one["actor"], one["people"], one["follow_up"]) for one in kept] == [("northgate-homes", 3, "2026-12-01")]
    cli.fine("undo")
    assert cli.fine("list", "outreach", "--format", "json").data == []


def test_a_name_that_is_no_actors_and_a_group_that_is_none_are_told(cli: Any) -> None:
    said = cli.fine("log", "Somebody New: wrote")
    assert "No actor of that name (Somebody New); convene add actor makes one." in said.err
    assert "Teens is no priority group here." in cli.fine("log", "wrote #Teens").err


def test_an_empty_line_is_refused_with_an_example(cli: Any) -> None:
    said = cli("log", "  ")
    assert said.code == 2
    assert "->fri" in said.err


def test_what_is_due_is_listed_oldest_first(cli: Any) -> None:
    assert cli.fine("due").out == ""
    cli.fine("log", LINE)
    cli.fine("add", "action", "Book the hall", "--due", "2026-11-19", "--owner", "convener")
    said = cli.fine("due")
    assert said.out.splitlines()[0] == "three days late  convener: Book the hall (action book-the-hall)"
    assert said.err == "2 things to see to, 1 of them late.\n"
    data = cli.fine("due", "--days", "3", "--format", "json").data
    assert data == [
        {
            "noun": "action", "kind": "to do", "handle": "book-the-hall", "due": "2026-11-19", "who": "convener",
            "what": "Book the hall",
            "days_late": 3,
        }
    ]  # fmt: skip


def test_coming_back_marks_the_first_line_followed_up(cli: Any) -> None:
    handle = cli.fine("log", LINE).out.strip()
    said = cli.fine("log", "they came", "--follow-up", handle)
    assert said.err.startswith("Followed up: rang, site manager will come; logged: Northgate Homes: they came")
    assert cli.fine("due").out == ""
    assert cli("log", "x", "--follow-up", "nobody").code == 1


def test_who_has_gone_quiet(cli: Any) -> None:
    cli.fine("log", "2026-08-01: Saltworks CIC: rang")
    said = cli.fine("silent", "--type", "vcse")
    assert said.out.splitlines()[1].startswith("saltworks-cic ")
    assert "silent for 113 days" in said.out
    assert "2 actors silent for more than 60 days; 1 never contacted." in said.err
    assert len(cli.fine("silent", "--days", "200", "--format", "json").data) == 3
    assert cli("silent", "--type", "king").code == 2
    assert cli("silent", "--days", "-1").code == 2


def test_a_plan_is_begun_filled_in_and_read(cli: Any) -> None:
    assert "convene plan --start" in cli.fine("plan").err
    assert "Started the plan with 7 lines" in cli.fine("plan", "--start").err
    assert "already" in cli.fine("plan", "--start").err
    cli.fine("edit", "target", "small-businesses", "--actors", "10", "--people", "60", "--by", "1 mar")
    said = cli.fine("plan").out.splitlines()
    assert said[0] == "Small businesses  (small-businesses)"
    assert said[1].startswith("  1 of 10 small businesses engaged; 16 of 60 people heard; ")
    assert said[1].endswith("by 1 March, 14 weeks left")
    first = cli.fine("plan", "--format", "json").data[0]
    assert (first["handle"], first["actors"], first["engaged"], first["by"]) == (
        "small-businesses",
        10,
        1,
        "2027-03-01",
    )


def test_what_was_heard_is_printed_exported_and_recorded(cli: Any, tmp_path: Path) -> None:
    text = cli.fine("heard", "hall").out
    assert text.startswith("# What we heard: Harrow Quay\n")
    assert text == cli.fine("export", "heard", "hall").out
    page = tmp_path / "heard.html"
    cli.fine("export", "heard", "hall", "--large", "-o", str(page))
    assert "18pt" in page.read_text(encoding="utf-8")
    assert "18pt" in cli.fine("heard", "--large").out
    said = cli.fine("heard", "hall", "--sent", "yesterday", "--to", "all who came")
    assert said.err.startswith("Sent what we heard to all who came: 2 contributions answered.")
    reply = cli.fine("show", "reply", said.out.strip(), "--format", "json").data
    assert (reply["sent_on"], reply["workshop"], len(reply["contributions"])) == ("2026-11-21", "hall", 2)


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["heard", "nowhere"], 1, "convene list workshop"),
        (["heard", "hall", "--since", "2026-01-01"], 2, "Leave out the workshop"),
        (["heard", "--since", "soonish"], 2, "2026-11-25"),
        (["heard", "--sent", "today"], 2, "--to"),
        (["heard", "--since", "2026-11-20", "--sent", "today", "--to", "all"], 1, "Capture"),
        (["export", "heard", "--large", "--format", "md"], 1, "--format html"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(cli: Any, words: list[str], code: int, hint: str) -> None:
    said = cli(*words)
    assert said.code == code
    assert hint in said.err


def test_hostile_words_leave_the_terminal_alone(nasty_cli: Any) -> None:
    nasty_cli.fine("log", "\x1b[31mred\x1b[0m: rang ->fri")
    for words in (["due"], ["silent"], ["plan", "--start"], ["plan"], ["heard"]):
        assert "\x1b" not in nasty_cli.fine(*words).out
