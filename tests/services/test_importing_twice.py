"""Several rows of one list speak of one record: nothing that a row says is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.errors import Problem
from convene.services import importing
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.importing import ImportOptions, Plan
from tests.making import add, change, ids, start
from tests.services.register_files import charities, grants, plain

_HEADINGS = ["Name", "Type", "Income", "Website", "Staff"]


def _both(book: Book, place: str, options: ImportOptions) -> Plan:
    """What the dry run says; the import itself says the same."""
    planned = book.ask(importing.plan, place, options, book.today)
    done: Plan = book.do(importing.bring, place, options).value
    assert (done.lines, done.remarks, done.notes) == (planned.lines, planned.remarks, planned.notes)
    return done


def _why(plan: Plan, line: int) -> str:
    return next(one.why for one in plan.lines if one.line == line)


def test_what_a_second_row_says_otherwise_is_told_and_what_it_adds_is_taken(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("Quay Band", "vcse", "5000", "", "3"),
        ("Tide", "vcse", "", "", ""),
        ("Quay Band Ltd", "vcse", "6000", "quayband.example.org", "3"),
        ("QUAY BAND", "vcse", "6000", "other.example.org", "4"),
    ]
    file = plain(tmp_path / "own.csv", _HEADINGS, rows)
    plan = _both(book, place, ImportOptions(file, noun="actor"))
    assert (plan.added, plan.same) == (2, 2)
    assert _why(plan, 4) == (
        "the same as line 2; website none → quayband.example.org; kept turnover 5000 (the list says 6000)"
    )
    assert [(one.line, one.words) for one in plan.remarks] == [
        (4, "the same as line 2; kept turnover 5000 (the list says 6000)"),
        (
            5,
            "the same as line 2; kept website quayband.example.org (the list says other.example.org); headcount 3 "
            "(the list says 4); turnover 5000 (the list says 6000)",
        ),
    ]
    row = book.ask(lambda read: read.one("SELECT * FROM actor WHERE name = 'Quay Band'"))
    assert (row["turnover"], row["website"], row["headcount"]) == ("5000", "quayband.example.org", 3)


def test_the_rows_of_a_long_list_are_compared_however_far_apart(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from convene.services.importing import added_rows

    monkeypatch.setattr(added_rows, "_PORTION", 2)  # the first one is written long before the last comes
    place = start(book)
    between = [(f"Club {one}", "vcse", "", "", "") for one in ("Amber", "Birch", "Copper", "Delta")]
    rows = [("Quay Band", "vcse", "5000", "", ""), *between, ("Quay Band", "vcse", "6000", "", "2")]
    plan = _both(book, place, ImportOptions(plain(tmp_path / "own.csv", _HEADINGS, rows), noun="actor"))
    assert _why(plan, 7) == "the same as line 2; headcount none → 2; kept turnover 5000 (the list says 6000)"


def test_a_clash_with_the_book_is_told_after_the_import_too(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="Quay Band", primary_type="vcse", turnover="5000")
    file = plain(tmp_path / "own.csv", _HEADINGS, [("Quay Band", "vcse", "6000", "", "")])
    plan = _both(book, place, ImportOptions(file, noun="actor"))
    assert [(one.line, one.words) for one in plan.remarks] == [(2, "kept turnover 5000 (the list says 6000)")]


def test_a_register_that_has_a_number_twice_says_what_differs(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        {"number": 1_000_001, "name": "Alder Trust", "income": "10"},
        {"number": 1_000_001, "name": "Alder Trust", "income": "20"},
    ]
    plan = _both(book, place, ImportOptions(charities(tmp_path / "r.txt", rows)))
    assert (plan.added, plan.same) == (1, 1)
    assert "kept turnover 10 (the list says 20)" in _why(plan, 3)


def test_a_row_that_waits_takes_in_what_later_rows_and_later_lists_say(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="Carrick House", primary_type="vcse")
    rows = [("Carick House", "vcse", "5000", "", ""), ("Carick House", "vcse", "6000", "", "3")]
    plan = _both(book, place, ImportOptions(plain(tmp_path / "own.csv", _HEADINGS, rows), noun="actor"))
    assert (plan.waiting, plan.added) == (1, 0)
    assert _why(plan, 3) == "the same as line 2; headcount none → 3; kept turnover 5000 (the list says 6000)"

    later = plain(tmp_path / "later.csv", _HEADINGS, [("Carick House", "vcse", "7000", "carick.example.org", "")])
    plan = _both(book, place, ImportOptions(later, noun="actor"))
    assert (plan.changed, plan.same) == (1, 0)
    assert "kept turnover 5000 (the list says 7000)" in plan.remarks[0].words
    (waits,) = book.ask(importing.waiting, place)
    assert {title: value for title, value in waits.fields if title in ("Turnover", "Headcount", "Website")} == {
        "Turnover": "5000",
        "Headcount": "3",
        "Website": "carick.example.org",
    }


def test_deciding_that_a_row_is_somebody_says_what_of_it_is_not_taken(book: Book, tmp_path: Path) -> None:
    place = start(book)
    there = add(book, place, "actor", name="Carrick House", primary_type="vcse", turnover="5")
    file = plain(tmp_path / "own.csv", _HEADINGS, [("Carick House", "vcse", "6", "", "")])
    book.do(importing.bring, place, ImportOptions(file, noun="actor"))
    (waits,) = book.ask(importing.waiting, place)
    said = book.do(importing.decide, place, waits.id, there).value
    assert said.endswith("the same as Carrick House; kept turnover 5 (the list says 6).")


def test_a_grant_that_stands_twice_is_not_counted_twice_and_says_what_differs(book: Book, tmp_path: Path) -> None:
    place = start(book)
    row = ("Title", "100", "GB-CHC-1000001", "Fund", "GB-COH-00000001", "Bexley")
    rows = [("a-1", *row), ("a-1", "Title", "200", *row[2:]), ("a-2", *row)]
    plan = _both(book, place, ImportOptions(grants(tmp_path / "g.csv", rows)))
    assert (plan.linked, plan.skipped) == (2, 1)
    (told,) = [one for one in plan.remarks if one.line == 3]
    assert told.words == "a-1 stands on line 2 already, with other words: kept amount 100 (the list says 200)"


def test_a_tie_that_was_put_right_by_hand_says_that_the_list_differs(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [("a-1", "Title", "100", "GB-CHC-1000001", "Fund", "GB-COH-00000001", "Bexley")]
    file = grants(tmp_path / "g.csv", rows)
    file.write_text(file.read_text("utf-8").replace("Title,Title,GBP", "Title,For seats,GBP"), "utf-8")
    options = ImportOptions(file)
    book.do(importing.bring, place, options)
    change(book, place, "link", ids(book, place, "link")[0], note="Paid in two parts")
    plan = _both(book, place, options)
    (told,) = plan.remarks
    assert told.words == "kept note Paid in two parts (the list says For seats)"


def test_an_own_list_that_has_a_handle_twice_is_refused_with_both_lines(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "need", slug="room", statement="A warm room")
    rows = [("room", "A warm room by day"), ("other", "A bus"), ("room", "A warm room by night")]
    file = plain(tmp_path / "needs.csv", ["slug", "statement"], rows)
    with pytest.raises(Problem, match="lines 2 and 4"):
        book.do(own_files.bring_list, place, "need", file)
    assert len(ids(book, place, "need")) == 1
