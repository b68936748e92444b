"""Rows of lists that are not what they seem: told in the dry run and in the import, and nothing wrong comes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from convene.errors import Problem
from convene.services import importing
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.importing import Plan, Wish
from convene.services.nouns import records
from tests.making import add, change, start
from tests.services.register_files import GRANT, grants, plain


def _both(book: Book, place: str, wish: Wish) -> Plan:
    """What the import did, which is what the dry run said."""
    planned = book.ask(importing.plan, place, wish, book.today)
    made = book.do(importing.bring, place, wish).value
    assert (planned.lines, planned.notes, planned.remarks) == (made.lines, made.notes, made.remarks)
    assert planned.summary() == made.summary()
    return made


def _own(file: Path) -> Wish:
    return Wish(file, noun="actor", fixed=(("primary_type", "vcse"),))


def _all(book: Book, place: str, noun: str) -> list[Any]:
    return [draft for _, draft in book.ask(records.load_all, place, noun)]


def _names(book: Book, place: str) -> set[str]:
    return {draft.name for draft in _all(book, place, "actor")}


def test_an_own_list_with_numbers_in_every_shape(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("Alderbrook", "1042046.0", ""),
        ("Bluebell", "'1042049", ""),
        ("Cornflower", "1042048 / SC012345", ""),
        ("Daffodil", "1161363 (host charity)", ""),
        ("Edelweiss", "12345678", ""),
        ("Foxglove", "102345", "BT1 1AA"),
        ("Gorsehill", "102346", "M1 1AA"),
    ]
    made = _both(book, place, _own(plain(tmp_path / "own.csv", ("Name", "Charity number", "Postcode"), rows)))
    kept = {draft.name: draft.identifiers for draft in _all(book, place, "actor")}
    assert kept == {
        "Alderbrook": ("GB-CHC-1042046",), "Bluebell": ("GB-CHC-1042049",),
        "Cornflower": ("GB-CHC-1042048", "GB-SC-SC012345"), "Daffodil": (), "Edelweiss": (),
        "Foxglove": ("GB-NIC-102345",), "Gorsehill": (),
    }  # fmt: skip
    assert made.notes == ("3 rows have something to look at, told with the line.",)
    assert [one.line for one in made.remarks] == [5, 6, 8]
    assert made.remarks[0].words.startswith("“1161363 (host charity)” is left out")


def test_people_totals_errors_and_the_dead_do_not_become_actors(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("Alderbrook", "Active", "M1 1AA"),
        ("Mr J Example", "Active", "M1 1AA"),
        ("Mrs A Example", "", ""),
        ("Redacted", "", "M1 1AA"),
        ("#N/A", "Active", "#N/A"),
        ("Bluebell", "Closed", "M1 1AA"),
        ("Cornflower (dissolved)", "", "M1 1AA"),
        ("Daffodil", "Active", "#REF!"),
        ("Total", "", ""),
        ("* Figures of March", "", ""),
    ]
    made = _both(book, place, _own(plain(tmp_path / "own.csv", ("Name", "Status", "Postcode"), rows)))
    assert _names(book, place) == {"Alderbrook", "Daffodil"}
    assert (made.added, made.skipped, made.wrong) == (2, 7, 1)
    assert not any("Example" in one.name for one in made.lines), "nothing repeats a person's name"
    assert any("left out “Postcode”: an error of the spreadsheet" in one.why for one in made.lines)


def test_people_and_the_dead_get_no_actor_from_grants(book: Book, tmp_path: Path) -> None:
    place = start(book)
    fund = ("GB-CHC-1000001", "Tide Fund")
    rows = [
        ("g-1", "a", "1", *fund, "", "Mr J Example"),
        ("g-2", "b", "2", *fund, "", "Mrs A Example"),
        ("g-3", "c", "3", *fund, "", "[redacted]"),
        ("g-4", "d", "4", *fund, "", "#N/A"),
        ("g-5", "e", "5", *fund, "", "Total"),
        ("g-6", "f", "6", *fund, "", "Bluebell (closed)"),
        ("g-7", "g", "7", *fund, "", "Cornflower"),
    ]
    made = _both(book, place, Wish(grants(tmp_path / "g.csv", rows)))
    assert _names(book, place) == {"Tide Fund", "Cornflower"}
    assert (made.linked, made.skipped, made.wrong) == (1, 5, 1)
    assert not any("Example" in one.name for one in made.lines)


def test_a_grants_number_that_cannot_be_is_told_even_of_somebody_met_before(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("g-1", "a", "1", "GB-CHC-1000001", "Tide Fund", "", "Cornflower"),
        ("g-2", "b", "2", "GB-CHC-1000001", "Tide Fund", "GB-CHC-12345678", "Cornflower"),
    ]
    made = _both(book, place, Wish(grants(tmp_path / "g.csv", rows)))
    (line,) = [one for one in made.lines if one.line == 3 and one.what == "linked"]
    assert "Cornflower: “GB-CHC-12345678” is not a charity number" in line.why
    assert [(one.line, one.name) for one in made.remarks] == [(3, "")], "its words name whom they are about"


def test_a_recipient_with_the_funders_number_is_not_the_funder(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        ("g-1", "a", "100", "GB-CHC-1000001", "Tide Fund", "GB-CHC-1000001", "Cornflower Kitchen"),
        ("g-2", "b", "200", "GB-CHC-1000001", "Tide Fund", "GB-CHC-1000001", "The Tide Fund"),
    ]
    made = _both(book, place, Wish(grants(tmp_path / "g.csv", rows)))
    (tie,) = _all(book, place, "link")
    assert (tie.source, tie.target, tie.amount) == ("tide-fund", "cornflower-kitchen", 100)
    assert {one.line: one.why for one in made.lines if one.what == "skipped"} == {
        3: "the funder and who received it are the same"
    }
    assert any("it is the funder's number" in one.why for one in made.lines)


def _shared(book: Book, place: str) -> None:
    ties = _all(book, place, "link")
    assert {(tie.source, tie.target) for tie in ties} == {("tide-fund", "cornflower"), ("tide-fund", "daffodil")}
    for tie in ties:
        assert tie.amount is None, "nobody knows how it is shared"
        assert "£900 in all, shared between Cornflower and Daffodil" in tie.note


def test_a_grant_to_several_goes_to_none_of_them_alone_in_a_table(book: Book, tmp_path: Path) -> None:
    place = start(book)
    headings = (*GRANT[:8], "Recipient Org:0:Name", "Recipient Org:1:Name", "Recipient Org:1:Identifier")
    row = ("g-1", "a", "a", "GBP", "900", "2026-03-01", "GB-CHC-1000001", "Tide Fund", "Cornflower", "Daffodil",
           "GB-CHC-1000002")  # fmt: skip
    file = plain(tmp_path / "g.csv", headings, [row])
    made = _both(book, place, Wish(file))
    _shared(book, place)
    assert "shared between Cornflower and Daffodil" in made.remarks[0].words
    again = _both(book, place, Wish(file))
    assert again.nothing


def test_a_grant_to_several_goes_to_none_of_them_alone_in_json(book: Book, tmp_path: Path) -> None:
    place = start(book)
    many = [{"id": f"org-{at}", "name": f"{name} Kitchen"} for at, name in enumerate(
        ("Alder", "Bluebell", "Cornflower", "Daffodil", "Edelweiss", "Foxglove", "Gorse", "Heather"))]  # fmt: skip
    grant = {
        "id": "g-1", "title": "a", "currency": "GBP", "amountAwarded": 900, "awardDate": "2026-03-01",
        "fundingOrganization": [{"id": "GB-CHC-1000001", "name": "Tide Fund"}], "recipientOrganization": many,
    }  # fmt: skip
    two = {**grant, "id": "g-2", "recipientOrganization": many[:1],
           "fundingOrganization": [*grant["fundingOrganization"], {"id": "x", "name": "Other Givers"}]}  # type: ignore[misc]  # fmt: skip
    file = tmp_path / "g.json"
    file.write_text(json.dumps({"grants": [grant, two]}), encoding="utf-8")
    made = _both(book, place, Wish(file))
    assert made.linked == 8 + 2
    assert all(tie.amount is None for tie in _all(book, place, "link"))
    assert any("given together by Tide Fund and Other Givers" in tie.note for tie in _all(book, place, "link"))


def test_several_names_in_one_cell_are_several(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [("g-1", "a", "900", "GB-CHC-1000001", "Tide Fund", "GB-CHC-1000002", "Cornflower; Daffodil")]
    _both(book, place, Wish(grants(tmp_path / "g.csv", rows)))
    _shared(book, place)


def test_a_person_among_several_leaves_the_others_without_the_money(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [("g-1", "a", "900", "GB-CHC-1000001", "Tide Fund", "", "Cornflower; Mr J Example")]
    _both(book, place, Wish(grants(tmp_path / "g.csv", rows)))
    (tie,) = _all(book, place, "link")
    assert tie.amount is None
    assert "Example" not in tie.note


def test_short_rows_are_told_and_shifted_ones_are_not_taken(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = tmp_path / "own.csv"
    file.write_text(
        "Name,Charity number,Postcode,Income,Tags\n"
        "Alderbrook,1042046,M1 1AA,100,arts\nBluebell,1042047,M1 1AA\nCornflower,M1 1AA,100,arts\n",
        encoding="utf-8",
    )
    made = _both(book, place, _own(file))
    assert _names(book, place) == {"Alderbrook", "Bluebell"}
    told = {one.line: one for one in made.lines}
    assert "the row has 3 cells, the heading 5" in told[3].why
    assert told[4].what == "wrong"
    assert "the row has 4 cells, the heading 5" in told[4].why


def test_short_rows_of_grants_and_of_other_things_are_told(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = tmp_path / "g.csv"
    head = ",".join([*GRANT, "Grant Programme"])
    file.write_text(f"{head}\ng-1,a,a,GBP,5,2026-03-01,GB-CHC-1000001,Tide Fund,,Cornflower\n", encoding="utf-8")
    made = _both(book, place, Wish(file))
    assert [one.words for one in made.remarks] == ["the row has 10 cells, the heading 11"]
    needs = plain(tmp_path / "needs.csv", ("Statement", "Who", "Note"), [("Buses stop at six", "Night workers")])
    assert [one.words for one in _both(book, place, Wish(needs, noun="need")).remarks] == [
        "the row has 2 cells, the heading 3"
    ]


def test_a_short_row_is_shifted_only_where_a_cell_cannot_be_read(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = tmp_path / "own.csv"
    file.write_text(
        "Name,Postcode,Income,Staff,Tags\nAlderbrook,M1 1AA,< 10\nBluebell,M1 1AA,Quay,5\nCornflower,M1 1AA,9,8,arts\n",
        encoding="utf-8",
    )
    made = _both(book, place, _own(file))
    assert _names(book, place) == {"Alderbrook", "Cornflower"}
    (wrong,) = [one for one in made.lines if one.what == "wrong"]
    assert wrong.why.startswith("the row has 4 cells, the heading 5; Income left empty: “Quay” is not a number")
    actions = tmp_path / "actions.csv"
    actions.write_text("What,Due,Note\nRing the school,1 December 2026\nBook the hall,Ada\n", encoding="utf-8")
    plan = _both(book, place, Wish(actions, noun="action"))
    assert {one.line: one.what for one in plan.lines} == {2: "added", 3: "wrong"}


def test_hidden_rows_of_a_workbook_are_said(book: Book, tmp_path: Path) -> None:
    place = start(book)
    made = Workbook()
    for row in (("Name", "Postcode"), ("Alderbrook", "M1 1AA"), ("Bluebell", "M1 1AA"), ("Cornflower", "M1 1AA")):
        made.worksheets[0].append(row)
    made.worksheets[0].row_dimensions[3].hidden = True
    made.worksheets[0].row_dimensions[4].hidden = True
    made.worksheets[0].row_dimensions[9].hidden = True
    made.save(tmp_path / "own.xlsx")
    plan = _both(book, place, _own(tmp_path / "own.xlsx"))
    words = "2 rows are hidden in the workbook, by hand or by a filter, and are read like the others (rows 3 and 4)."
    assert plan.notes == (words,)


def test_a_number_in_the_book_is_not_taken_by_somebody_gone(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="Alderbrook", primary_type="vcse", identifiers="GB-CHC-1042046")
    file = plain(tmp_path / "own.csv", ("Name", "Charity number", "Status"), [("Bluebell", "1042046", "Dissolved")])
    assert _both(book, place, _own(file)).skipped == 1


def test_each_of_several_columns_of_charity_numbers_is_read_by_its_heading(book: Book, tmp_path: Path) -> None:
    place = start(book)
    headings = ("Name", "Charity number", "OSCR number", "CCNI number")
    rows = [("Alderbrook", "1042046", "012345", ""), ("Bluebell", "", "", "102345")]
    _both(book, place, _own(plain(tmp_path / "own.csv", headings, rows)))
    kept = {draft.name: draft.identifiers for draft in _all(book, place, "actor")}
    assert kept == {"Alderbrook": ("GB-CHC-1042046", "GB-SC-SC012345"), "Bluebell": ("GB-NIC-102345",)}


def test_a_grant_to_a_body_and_a_person_is_not_the_bodys_alone(book: Book, tmp_path: Path) -> None:
    place = start(book)
    row = ("g-1", "a", "a", "GBP", "900", "2026-03-01", "GB-CHC-1000001", "Tide Fund", "", "Cornflower", "someone")
    _both(book, place, Wish(plain(tmp_path / "g.csv", (*GRANT, "Recipient Ind:Name"), [row])))
    (tie,) = _all(book, place, "link")
    assert tie.amount is None
    assert "someone" not in tie.note


def test_hidden_rows_of_a_table_of_figures_are_said(book: Book, tmp_path: Path) -> None:
    place = start(book)
    change(book, place, "place", place, area_codes=("E01000001", "E01000002"))
    made = Workbook()
    for row in (("Area code", "Empty shops"), ("E01000001", 3), ("E01000002", 4)):
        made.worksheets[0].append(row)
    made.worksheets[0].row_dimensions[3].hidden = True
    made.save(tmp_path / "figures.xlsx")
    fixed = (("source", "Quay Council"), ("kind", "count"))
    plan = _both(book, place, Wish(tmp_path / "figures.xlsx", noun="indicator", fixed=fixed))
    assert plan.added == 1
    assert "1 row is hidden in the workbook" in plan.notes[0]


def test_lists_of_convenes_own_columns_tell_hidden_and_short_rows_too(book: Book, tmp_path: Path) -> None:
    place = start(book)
    made = Workbook()
    for row in (("what", "due"), ("Ring the school", "2026-12-01"), ("Book the hall", "2026-12-02")):
        made.worksheets[0].append(row)
    made.worksheets[0].row_dimensions[3].hidden = True
    made.save(tmp_path / "own.xlsx")
    told: list[str] = []
    book.do(own_files.bring_list, place, "action", tmp_path / "own.xlsx", told.append)
    (words,) = told
    assert words.startswith("1 row is hidden in the workbook")
    assert words.endswith("(row 3).")
    told.clear()
    short = tmp_path / "own.csv"
    short.write_text("what,due,owner\nMake tea,2026-12-03\n", encoding="utf-8")
    book.do(own_files.bring_list, place, "action", short, told.append)
    assert told == ["line 2: the row has 2 cells, the heading 3"]
    short.write_text("what,due,owner\nWash up,\nRing,Ada\n", encoding="utf-8")
    with pytest.raises(Problem) as refused:
        book.do(own_files.bring_list, place, "action", short)
    assert "the row has 2 cells, the heading 3" in f"{refused.value.title} {refused.value.detail}"
