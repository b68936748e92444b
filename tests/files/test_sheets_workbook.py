"""Workbooks and JSON come in as the same plain rows; broken ones say so with the row."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.files.lists import read_csv
from convene.files.open_data.own_lists.column_mapping import Mapping, Record, mapped
from convene.files.sheets import Row, open_bytes, open_sheet


def saved(path: Path, **sheets: list[list[Any]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def repacked(path: Path, name: str, change: Any) -> bytes:
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return out.getvalue()


def test_cells_are_plain_text(tmp_path: Path) -> None:
    row = ["x", 1000.0, 0.1 + 0.2, 1e17, 1e-7, 12, True, date(2026, 3, 1), datetime(2026, 3, 1, 18, 30), time(9, 5),
           "=1+1", "#N/A", " two\nlines "]  # fmt: skip
    path = saved(tmp_path / "a.xlsx", A=[[f"h{at}" for at in range(13)], row])
    assert next(open_sheet(path).rows()) == Row(
        2,
        ("x", "1000", "0.3", "100000000000000000", "0.0000001", "12", "yes", "2026-03-01", "2026-03-01 18:30:00",
         "09:05", "", "#N/A", " two\nlines "),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("0%", 0.5, "50%"), ("0.0%", 0.055, "5.5%"), ("0.00%", 1, "100%"), ("#,##0.0%;[Red]-0%", -0.1, "-10%"),
        ("0.0", 0.055, "0.055"), ('0.0"% of all"', 5, "5"), ("General", 0.07, "0.07"), ("0%", "n/a", "n/a"),
    ],
)  # fmt: skip
def test_what_a_sheet_shows_as_per_cent_is_read_so(tmp_path: Path, form: str, value: Any, shown: str) -> None:
    path = saved(tmp_path / "a.xlsx", A=[["code", "share"], ["x", value]])
    book = load_workbook(path)
    book["A"]["B2"].number_format = form
    book.save(path)
    assert next(open_sheet(path).rows()).cells == ("x", shown)


def test_the_sheet_that_looks_like_a_table_is_taken(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        About=[["Grants we made"], ["See the next sheet"]],
        Grants=[[], ["Since 2021"], [], ["Identifier", "Title", None, "Amount"], ["a", "b", None, 1], [], ["c", "d"]],
        Codes=[["Code", "Word"]],
    )
    sheet = open_sheet(path)
    assert (sheet.form, sheet.heading_line) == ("xlsx", 4)
    assert sheet.headings == ("Identifier", "Title", "Column 3", "Amount")
    assert sheet.told[:3] == (
        "an Excel workbook",
        "sheet “Grants” of 3, not “About” and “Codes”",
        "the heading is in row 4",
    )
    assert list(sheet.rows()) == [Row(5, ("a", "b", "", "1")), Row(7, ("c", "d", "", ""))]
    assert open_sheet(path, sheet="codes").headings == ("Code", "Word")
    with pytest.raises(Problem) as caught:
        open_sheet(path, sheet="Grant")
    assert caught.value.hint == "It has: About, Grants, Codes."


def test_hidden_sheets_wait_to_be_named(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["name", "town"])
    hidden = book.create_sheet("Lookup")
    hidden.sheet_state = "hidden"
    for at in range(50):
        hidden.append([f"a{at}", "b", "c", "d"])
    book.save(tmp_path / "a.xlsx")
    assert open_sheet(tmp_path / "a.xlsx").headings == ("name", "town")
    assert open_sheet(tmp_path / "a.xlsx", sheet="Lookup").headings[0] == "a0"


def test_a_wrong_dimension_and_a_wrong_name_do_not_matter(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", A=[["name", "town"], ["A", "B"], ["C", "D"]])

    def shrunk(part: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part)

    sheet = open_bytes(repacked(path, "xl/worksheets/sheet1.xml", shrunk), "export.csv")
    assert [row.cells for row in sheet.rows()] == [("A", "B"), ("C", "D")]


def test_a_damaged_workbook_says_where(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", A=[["name", "town"], *([f"n{at}", "t"] for at in range(2_000))])
    whole = path.read_bytes()
    with pytest.raises(Problem, match="damaged"):
        open_bytes(whole[: len(whole) // 2], "a.xlsx")
    late = open_bytes(repacked(path, "xl/worksheets/sheet1.xml", lambda part: part[: len(part) * 2 // 3]), "a.xlsx")
    with pytest.raises(Problem, match="damaged") as caught:
        list(late.rows())
    assert 1_000 < (caught.value.where.line or 0) < 1_500
    assert caught.value.hint


def test_a_workbook_damaged_anywhere_is_refused_in_words(tmp_path: Path) -> None:
    whole = Workbook()
    for number in range(300):
        whole.active.append([f"Actor {number * 7919 % 1000}", "vcse"])
    whole.save(tmp_path / "whole.xlsx")
    raw = (tmp_path / "whole.xlsx").read_bytes()
    refused = []
    for at in range(0, len(raw), 97):
        path = tmp_path / "damaged.xlsx"
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 0x5A]) + raw[at + 1 :])
        try:
            assert len(list(open_sheet(path).rows())) == 299
        except Problem as problem:
            refused.append(problem)
    assert len(refused) > 50
    # What was hit may be the size a part claims to have, or what says whether a sheet is shown.
    said = ("damaged", "not a", "unpack to far more", "no sheet that can be seen")
    assert [one.title for one in refused if not any(words in one.title for words in said)] == []


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", A=[["name", "town"], ["A", "B"]])
    swollen = repacked(path, "xl/worksheets/sheet1.xml", lambda part: part + b" " * (70 * 1024 * 1024))
    assert len(swollen) < 200_000
    with pytest.raises(Problem, match="far more than it seems"):
        open_bytes(swollen, "a.xlsx")
    entities = repacked(path, "xl/workbook.xml", lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part)
    with pytest.raises(Problem, match="damaged"):
        open_bytes(entities, "a.xlsx")


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="The workbook is empty"):
        open_sheet(saved(tmp_path / "a.xlsx", A=[], B=[[], [None]]))


def test_json_is_flattened_to_headings() -> None:
    things = [
        {"id": 1, "name": "A", "open": True, "tags": ["x", "y"], "where": {"post code": "HQ1"}},
        {"name": "B\u202e", "more": None, "list": [{"n": 1.50}, {"n": 2}]},
    ]
    sheet = open_bytes(("\ufeff" + json.dumps(things)).encode(), "a.json")
    assert (sheet.form, sheet.heading_line, sheet.told) == ("json", 0, ("JSON",))
    assert sheet.headings == ("id", "name", "open", "tags", "where:post code", "more", "list:n", "list:1:n")
    assert list(sheet.rows()) == [
        Row(1, ("1", "A", "yes", "x; y", "HQ1", "", "", "")),
        Row(2, ("", "B\u202e", "", "", "", "", "1.5", "2")),
    ]


def test_json_of_grants_has_the_headings_of_its_spreadsheet() -> None:
    grant = {
        "id": "360G-1",
        "amountAwarded": 100.25,
        "fundingOrganization": [{"id": "GB-CHC-900001", "name": "F"}],
        "recipientOrganization": [{"id": "GB-CHC-900002", "name": "R", "postalCode": "HQ1 1AA"}],
        "beneficiaryLocation": [{"geoCode": "E01999991"}, {"geoCode": "E01999992"}],
    }
    sheet = open_bytes(json.dumps({"version": "1", "grants": [grant]}).encode(), "grants.txt")
    assert sheet.told == ("JSON, whatever its name says",)
    assert dict(zip(sheet.headings, next(sheet.rows()).cells, strict=True)) == {
        "Identifier": "360G-1",
        "Amount Awarded": "100.25",
        "Funding Org:Identifier": "GB-CHC-900001",
        "Funding Org:Name": "F",
        "Recipient Org:Identifier": "GB-CHC-900002",
        "Recipient Org:Name": "R",
        "Recipient Org:Postal Code": "HQ1 1AA",
        "Beneficiary Location:Geographic Code": "E01999991",
        "Beneficiary Location:1:Geographic Code": "E01999992",
    }


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'[{"a": 1}, {"a":', "damaged"),
        (b'[{"a": 1}, {"a": \xff}]', "damaged"),
        (b"{}", "no list of objects"),
        (b"[[1], [2]]", "no list of objects"),
        (b'{"a" 1}', "not a CSV file, nor JSON"),
        (b"[" * 100_000, "nor JSON|no list"),
    ],
)
def test_json_that_is_no_list_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(Problem, match=words) as caught:
        open_bytes(raw, "a.json")
    assert caught.value.hint


def test_objects_one_to_a_line_are_a_list_too() -> None:
    sheet = open_bytes(b'{"name": "A"}\n{"name": "B"}\n', "a.json")
    assert [row.cells for row in sheet.rows()] == [("A",), ("B",)]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["What", "Due"], ["Paint the hall", date(2026, 12, 1)], ["Mend the roof", 44895]):
        book.active.append(row)
    book.save(tmp_path / "mac.xlsx")
    sheet = open_sheet(tmp_path / "mac.xlsx")
    assert "its days are counted from 1904" in sheet.told
    read = list(mapped(Mapping("action", (("What", "what"), ("Due", "due"))), sheet))
    assert [str(one.values["due"]) for one in read if isinstance(one, Record)] == ["2026-12-01", "2026-12-01"]
    assert read[1].notes == ("Due: “44895” is taken for 1 December 2026",)
    told: list[str] = []
    (_, roof) = read_csv(NOUNS["action"], tmp_path / "mac.xlsx", today=date(2026, 11, 1), remark=told.append)
    assert str(roof.draft.due) == "2026-12-01"  # type: ignore[attr-defined]


def test_the_list_that_is_read_of_several_things_is_named() -> None:
    both = {"organization": {"id": "o", "name": "Quay"}, "services": [{"name": "Advice"}, {"name": "Food"}]}
    sheet = open_bytes(json.dumps(both).encode(), "a.json")
    assert "its list “services” is read, not “organization”" in sheet.told
    plain = {"version": "1.1", "grants": [{"id": "a"}, {"id": "b"}]}
    assert open_bytes(json.dumps(plain).encode(), "a.json").told == ("JSON",)
