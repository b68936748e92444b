"""Which row is the heading, which sheet the table, which encoding the letters: by what they hold, and as one says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from convene.errors import Problem
from convene.files.sheets import Sheet, open_bytes, open_sheet, open_source
from convene.files.sheets.source import Source


def workbook(path: Path, merged: tuple[str, ...] = (), **sheets: list[list[Any]]) -> Path:
    """A workbook of these sheets; ``merged`` are ranges of the last of them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for one in merged:
        sheet.merge_cells(one)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("text", "line", "headings"),
    [
        (
            "Clubs of the quay\nWho,,Money,\nOrganisation,Type,Income,Year\nQuay Band,charity,5,2025\n",
            3, ("Organisation", "Type", "Income", "Year"),
        ),
        ("Wer,,Geld,\nVerein,Art,Betrag,Jahr\nA,b,5,2025\nC,d,6,2024\n", 2, ("Verein", "Art", "Betrag", "Jahr")),
        ("Published:,1 March 2026\nOrganisation,Type\nQuay Band,charity\n", 2, ("Organisation", "Type")),
        ("Name,Type,,Year\nQuay Club,charity,,2020\n", 1, ("Name", "Type", "Column 3", "Year")),
        ("Enw,Math\nCompany,School\nClub,Charity\n", 1, ("Enw", "Math")),
        ("Enw,Math,,\nQuay,club,x,y\n", 1, ("Enw", "Math", "Column 3", "Column 4")),
        (
            "Count,,Percent,\nArea code,Area name,2019,2020\nE05000001,Quay,5,3\n",
            2, ("Area code", "Area name", "2019", "2020"),
        ),
    ],
)  # fmt: skip
def test_the_heading_names_the_columns_and_is_no_title_or_group(
    text: str, line: int, headings: tuple[str, ...]
) -> None:
    sheet = open_bytes(text.encode())
    assert (sheet.heading_line, sheet.headings) == (line, headings)


def test_groups_of_merged_cells_stand_above_the_heading(tmp_path: Path) -> None:
    rows = [
        ["Clubs of the ward", None, None, None, None, None],
        ["Who", None, "Size", None, "Where", None],
        ["Organisation", "Type", "Income", "Year", "Postcode", "Ward"],
        ["Quay Band", "charity", 12500, 2025, "HQ1 2AB", "Basin"],
    ]
    path = workbook(tmp_path / "a.xlsx", ("A1:F1", "A2:B2", "C2:D2", "E2:F2"), Groups=rows)
    sheet = open_sheet(path)
    assert (sheet.heading_line, sheet.headings[:3]) == (3, ("Organisation", "Type", "Income"))
    assert "the heading is in row 3" in sheet.told


def test_cells_merged_down_the_side_count_for_each_of_their_rows(tmp_path: Path) -> None:
    rows = [
        ["Ward", "Organisation", "Money", None],
        [None, None, "Income", "Year"],
        ["Basin", "Quay Band", 1, 2025],
        [None, "Dock Choir", 2, 2025],
        [None, None, None, None],
        [None, "Ropewalk Players", 3, 2024],
        ["Elm", "Elm Singers", 4, 2024],
    ]
    sheet = open_sheet(workbook(tmp_path / "a.xlsx", ("A1:A2", "B1:B2", "C1:D1", "A3:A6"), Groups=rows))
    assert sheet.headings == ("Ward", "Organisation", "Income", "Year")
    assert [(row.line, row.cells[:2]) for row in sheet.rows()] == [
        (3, ("Basin", "Quay Band")), (4, ("Basin", "Dock Choir")), (6, ("Basin", "Ropewalk Players")),
        (7, ("Elm", "Elm Singers")),
    ]  # fmt: skip
    assert "cells merged down the side count for each of their rows" in sheet.told


MEMBERS = [["Organisation", "Type", "Postcode"], *([f"Group {n}", "charity", "HQ1 2AB"] for n in range(8))]


@pytest.mark.parametrize(
    "beside",
    [
        [[f"{n}. How the list was put together"] for n in range(30)],
        [["Type", "Meaning"], *([f"type {n}", "what it means"] for n in range(200))],
        [["Published by", "The quay"], ["Date", "2026"], ["Contact", "The office"], ["Rows", 8]],
        [["Sheet", "Description"], ["Members", "Everybody"], ["More", "Nobody"]],
    ],
)
def test_the_table_is_found_beside_longer_sheets_and_the_others_are_named(
    tmp_path: Path, beside: list[list[Any]]
) -> None:
    path = workbook(tmp_path / "a.xlsx", First=beside, Members=MEMBERS)
    sheet = open_sheet(path)
    assert (sheet.sheet, len(list(sheet.rows()))) == ("Members", 8)
    assert sheet.sheets == ("First", "Members")
    assert "sheet “Members” of 2, not “First”" in sheet.told
    assert open_sheet(path, sheet="first").sheet == "First"


def test_the_heading_can_be_named(tmp_path: Path) -> None:
    text = b"A,B\nC,D\n\nE,F\nG,H\n"
    for heading, headings, rows in ((1, ("A", "B"), 3), (2, ("C", "D"), 2), (4, ("E", "F"), 1)):
        sheet = open_source(Source(Path("a.csv"), text), heading=heading)
        assert (sheet.headings, sheet.heading_line, len(list(sheet.rows()))) == (headings, heading, rows)
    path = workbook(tmp_path / "a.xlsx", Members=[["x"], ["Name", "Ward"], ["Quay", "Elm"]])
    assert open_sheet(path, heading=1).headings == ("x", "Column 2")
    json_file = tmp_path / "a.json"
    json_file.write_text('[{"name": "Quay"}]', "utf-8")
    for file, number in ((path, 99), (json_file, 1)):
        with pytest.raises(Problem, match=f"no heading in (row|line) {number}"):
            open_sheet(file, heading=number)
    with pytest.raises(Problem, match="no heading in line 3"):
        open_source(Source(Path("a.csv"), text), heading=3)


def test_one_object_is_one_record() -> None:
    hours = [{"day": "MO", "opens_at": "09:00"}, {"day": "TU", "opens_at": "10:00"}]
    service = {"id": "s1", "name": "Quay Listening", "schedules": hours, "organization": {"id": "o1", "name": "Quay"}}
    for one in (
        service,
        {"id": "o1", "name": "Quay", "services": [service] * 4},
        {**service, "name": None, "title": "x"},
    ):
        sheet = open_bytes(json.dumps(one).encode())
        assert len(list(sheet.rows())) == 1
        assert sheet.headings[0] == "id"
    for key in ("contents", "items", "grants", "data"):
        many = {"id": "x", "name": "All of them", key: [service, {**service, "id": "s2"}]}
        assert len(list(open_bytes(json.dumps(many).encode()).rows())) == 2, key


WORDS = "Café Noë’s, Müller & Søn – £500 für Brötchen, Françoise Gruyère"


def told(sheet: Sheet) -> str:
    return next(one for one in sheet.told if "Windows" in one or "Mac" in one or "DOS" in one or "UTF" in one)


@pytest.mark.parametrize(
    ("codec", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS"), ("utf-8", "UTF-8")]
)
@pytest.mark.parametrize(
    "words",
    [
        "Café",
        "Zoë",
        "Crème brûlée",
        "Müller £500",
        "Françoise Ångström",
        "L’Été à Noël",
        "CAFÉ ÉCOLE",
        "São João",
        WORDS,
    ],
)
def test_letters_are_read_as_they_were_written(codec: str, name: str, words: str) -> None:
    try:
        raw = f'Name;Town\n"{words}";Quay\n'.encode(codec)
    except UnicodeEncodeError:
        pytest.skip("that encoding lacks a letter")
    sheet = open_bytes(raw)
    assert (next(sheet.rows()).cells[0], told(sheet)[: len(name)]) == (words, name)


def test_an_encoding_that_was_told_apart_says_so_and_can_be_overruled() -> None:
    source = Source(Path("a.csv"), "Name,Town\nCafé,Quay\n".encode("mac_roman"))
    assert "--encoding cp1252" in told(open_source(source))
    for word in ("windows-1252", "cp1252", "ANSI"):
        sheet = open_source(source, encoding=word)
        assert (next(sheet.rows()).cells[0], told(sheet)) == ("CafŽ", "Windows-1252, as you said")
    assert next(open_source(source, encoding="mac").rows()).cells[0] == "Café"
    with pytest.raises(Problem, match="cannot be read as utf-16"):
        open_source(source, encoding="utf-16")
    for strange in ("klingon", "rot13", "punycode", "unicode_escape"):
        with pytest.raises(Problem, match="no encoding that is known"):
            open_source(source, encoding=strange)


@pytest.mark.parametrize(
    "words", ["O’Brien’s “Quay” – café", "10° ½ day … ©", "Žižkov Škoda", "ÖPNV ÉCOLE", "•\xa0item"]
)
def test_what_windows_writes_is_taken_for_nothing_else(words: str) -> None:
    sheet = open_bytes(f"Name,Town\n{words},Quay\n".encode("cp1252"))
    assert (next(sheet.rows()).cells[0], told(sheet)) == (words, "Windows-1252")


def test_headings_that_appear_again_are_told_apart_by_the_group_above_them(tmp_path: Path) -> None:
    rows = [["Profile"], ["", "", "2019", None, "Health", None], ["Code", "Ward", "Count", "%", "Count", "%"]]
    rows += [["E05999991", "Quay", 10, 25, 3, 30], ["E05999992", "Elm", 30, 75, 3, 10]]
    wanted = ("Code", "Ward", "2019: Count", "2019: %", "Health: Count", "Health: %")
    path = workbook(tmp_path / "a.xlsx", ("C2:D2", "E2:F2"), Data=rows)
    for sheet in (
        open_sheet(path),
        open_bytes("\n".join(",".join(map(str, ["" if c is None else c for c in row])) for row in rows).encode()),
    ):
        assert sheet.headings == wanted
        assert any("named with the group above them" in one for one in sheet.told)
    plain = open_bytes(b"Quay report\nCode,Count,Count\nA,1,2\n")
    assert plain.headings == ("Code", "Count", "Count (2)")


def test_notes_of_two_cells_stand_above_a_narrow_table() -> None:
    notes = '"Claimant count"\n\n"date","November 2024"\n"measure","Number"\n\n'
    sheet = open_bytes(f'{notes}"ward","mnemonic","Number","Rate"\n"Elm","E05999991","120","1.7"\n'.encode())
    assert sheet.headings == ("ward", "mnemonic", "Number", "Rate")
    plain = open_bytes(b"Enw,Math,,\nQuay,club,12,y\nElm,club,13,y\n")
    assert plain.headings[:2] == ("Enw", "Math")


def test_a_heading_that_was_named_keeps_the_groups_and_notes_above_it(tmp_path: Path) -> None:
    rows = [["Harbour survey"], ["", "In need", "", "On plans", ""], ["Code", "2022", "2023", "2022", "2023"],
            ["Q1", 1, 2, 3, 4]]  # fmt: skip
    named = ("Code", "In need: 2022", "In need: 2023", "On plans: 2022", "On plans: 2023")
    text = "\n".join(",".join(map(str, row)) for row in rows) + "\n"
    for file in (Source(Path("a.csv"), text.encode()), Source(workbook(tmp_path / "a.xlsx", Data=rows))):
        sheet = open_source(file, heading=3)
        assert sheet.headings == named
        assert sheet.above[0] == ("Harbour survey",)
        assert [row.cells[0] for row in sheet.rows()] == ["Q1"]


def test_a_single_word_that_reads_in_two_encodings_is_told() -> None:
    (told,) = [one for one in open_bytes("Name,Type\nCasa García,vcse\n".encode("mac_roman")).told if "1252" in one]
    assert told.endswith("it reads “Garc’a”; --encoding mac-roman reads “García”")
    for sure in ("It’s a club", "The clubs’ hall", "Café"):
        assert open_bytes(f"Name,Type\n{sure},vcse\n".encode("cp1252")).told[1] == "Windows-1252"


def test_a_table_whose_first_rows_have_gaps_is_taken_before_its_notes(tmp_path: Path) -> None:
    head = ["WardCode", "WardName", "CountingArea", "Remain", "Leave", "Postals", "Remain%", "Leave%"]
    gaps = [[f"S1300248{at}", "Ward", "City", None, None, None, None, None] for at in range(8)] * 6
    notes = [["This spreadsheet holds what councils gave."], ["Not all of them did."], ["NP is not told."]]
    sheet = open_sheet(workbook(tmp_path / "votes.xlsx", Data=[head, *gaps], Notes=notes))
    assert sheet.sheet == "Data"
