"""A table comes in whatever it was saved as, row by row with its lines; what is no table is refused, and told why."""

from __future__ import annotations

import csv
import io
import os
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.errors import Problem
from convene.files.sheets import Row, Sheet, folded, open_bytes, open_sheet

STEADY = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def opened(text: str | bytes, name: str = "list.csv") -> Sheet:
    return open_bytes(text.encode() if isinstance(text, str) else text, name)


def cells(text: str | bytes, name: str = "list.csv") -> list[tuple[str, ...]]:
    return [row.cells for row in opened(text, name).rows()]


def refused(raw: str | bytes, name: str = "list.csv") -> Problem:
    with pytest.raises(Problem) as caught:
        list(opened(raw, name).rows())
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("name,town\nCafé,Sète\n".encode(), "UTF-8"),
        ("\ufeffname,town\r\nCafé,Sète\r\n".encode(), "UTF-8"),
        ("name,town\nCafé,Sète\n".encode("cp1252"), "Windows-1252"),
        ("name,town\nCafé,Sète\n".encode("utf-16"), "UTF-16"),
        ("name,town\nCafé,Sète\n".encode("utf-16-le"), "UTF-16"),
        ("name,town\nCafé,Sète\n".encode("utf-16-be"), "UTF-16"),
        ("name,town\nCafé,Sète\n".encode("utf-32"), "UTF-32"),
        ("\ufeffname,town\nCafé,Sète\n".encode("utf-32-be"), "UTF-32"),
        ("name;town\rCafé;Sète\r".encode(), "parted by semicolons"),
        ("name\ttown\nCafé\tSète\n".encode(), "parted by tabs"),
        ("name|town\nCafé|Sète\n".encode(), "parted by upright bars"),
        ("sep=|\nname|town\nCafé|Sète\n".encode(), "parted by upright bars"),
        ('"sep=;"\r\nname;town\r\nCafé;Sète'.encode(), "parted by semicolons"),
        (b'name,town\nCaf\xc3\xa9,"S\xc3\xa8te"\n', "parted by commas"),
    ],
)
def test_every_encoding_and_separator(raw: bytes, told: str) -> None:
    sheet = opened(raw)
    assert sheet.headings == ("name", "town")
    assert [row.cells for row in sheet.rows()] == [("Café", "Sète")]
    assert told in sheet.told


def test_one_stray_byte_far_down_is_found_before_the_first_row_is_used() -> None:
    good = "name,town\n" + "Café,Sète\n" * 120_000
    raw = good.encode() + b"Fa\xe7ade,X\n"
    sheet = opened(raw)
    assert sheet.told[1] == "UTF-8, with 1 letter that could not be read, the first near line 120,002"
    assert list(sheet.rows())[-1] == Row(120_002, ("Fa�ade", "X"))
    # and where most letters beyond ASCII are those of Windows, the whole file is read so
    windows = opened(b"name,town\n" + b"plain,plain\n" * 100_000 + b"Fa\xe7ade,X\n")
    assert "Windows-1252" in windows.told
    assert list(windows.rows())[-1].cells == ("Façade", "X")


def test_decimal_commas_do_not_part_cells() -> None:
    assert cells("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n")[0] == ("1,5", "2,5", "3,5")
    assert cells("a\tb\nx,5,6\t2\ny,8,9\t3\n")[0] == ("x,5,6", "2")


def test_rows_know_the_line_they_begin_on() -> None:
    rows = list(opened('name,note\n"A","two\nlines"\n\n,\n  ,\t\nB,"x ""y"" z"\n').rows())
    assert rows == [Row(2, ("A", "two\nlines")), Row(7, ("B", 'x "y" z'))]


def test_the_heading_is_found_below_titles_and_blank_lines() -> None:
    sheet = opened("Grants awarded 2025,,\nPublished 3 March,,\n\nIdentifier,Title,Amount Awarded\na,b,1\n")
    assert (sheet.headings, sheet.heading_line) == (("Identifier", "Title", "Amount Awarded"), 4)
    assert "the heading is on line 4" in sheet.told
    assert list(sheet.rows()) == [Row(5, ("a", "b", "1"))]
    years = opened("Area,2019,2020,2021\nE01,1,2,3\n")
    assert years.headings == ("Area", "2019", "2020", "2021")
    assert opened("name\nA\nB\n").headings == ("name",)


def test_headings_twice_empty_and_thousands_of_them() -> None:
    sheet = opened("Name,,Name,name , Post code\nA,x,B,C,D\n")
    assert sheet.headings == ("Name", "Column 2", "Name (2)", "name (3)", "Post code")
    assert "headings that appear more than once were numbered: “Name” and “name”" in sheet.told
    assert "columns without a heading are called by their number: 2" in sheet.told
    assert opened("name,town,,,\nA,B,,,\n").headings == ("name", "town")
    same = opened(",".join(["x", "X"] * 8_000) + "\n").headings
    assert (len(set(same)), same[:3], same[-1]) == (16_000, ("x", "X (2)", "x (3)"), "X (16000)")
    wide = opened(",".join(f"heading {at}" for at in range(5_000)) + "\n" + ",".join("x" * 5_000) + "\n")
    assert len(wide.headings) == 5_000
    assert len(next(wide.rows()).cells) == 5_000
    assert "columns, more than any spreadsheet" in refused(",".join(f"h{at}" for at in range(20_000)) + "\n").title


def test_ragged_rows_are_given_as_they_are() -> None:
    assert cells("a,b,c\n1\n1,2\n1,2,3,,\n1,2,3,4\n") == [("1",), ("1", "2"), ("1", "2", "3"), ("1", "2", "3", "4")]


def test_formulas_are_words_and_nulls_go() -> None:
    assert cells('name,link\nA,"=HYPERLINK(""http://x"",""y"")"\n') == [("A", '=HYPERLINK("http://x","y")')]
    sheet = opened("name,town\n" + "ab,cd\n" * 30 + "ca\0fé,x\n")
    assert "1 null character left out" in sheet.told
    assert list(sheet.rows())[-1].cells == ("café", "x")


def test_tabs_without_quotes_and_with_a_backslash() -> None:
    register = (
        "date_of_extract\torganisation_number\tcharity_name\tcharity_activities\n"
        '2026-11-01\t1\t"Hope" Trust\tSays \\"yes\\"\n'
        '2026-11-01\t2\t"Never closed\tTwo\\\nlines, a\\\ttab, a \\\\ stroke\n'
    )
    assert cells(register) == [
        ("2026-11-01", "1", '"Hope" Trust', 'Says "yes"'),
        ("2026-11-01", "2", '"Never closed', "Two\nlines, a\ttab, a \\ stroke"),
    ]
    assert cells('name\tx\n"Hope" Trust\t1\n') == [('"Hope" Trust', "1")]
    assert cells('name\tx\n"Hope\nTrust"\t1\n') == [("Hope\nTrust", "1")]


@STEADY
@given(
    table=st.lists(
        st.lists(st.text("ab é,;|\t\"'\n£漢=-", max_size=8), min_size=3, max_size=3), min_size=1, max_size=6
    ),
    mark=st.sampled_from(",;|\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_the_csv_module_writes_comes_back(table: list[list[str]], mark: str, end: str, codec: str) -> None:
    out = io.StringIO(newline="")
    lines = csv.writer(out, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_ALL)
    lines.writerows([["name", "post code", "website"], *table])
    sheet = open_bytes(out.getvalue().encode(codec))
    said = [row for row in table if any(cell.strip() for cell in row)]
    assert sheet.headings == ("name", "post code", "website")
    assert [list(row.cells) for row in sheet.rows()] == said


def test_a_quote_that_does_not_close_is_told_with_its_line() -> None:
    short = refused('name,town\nA,B\n"never closed,C\nD,E\n')
    assert "does not close" in short.title
    assert short.where.line == 3
    tall = refused('name,town\n"never closed,C\n' + "D,E\n" * 1_000 + '"x",y\n')
    assert (tall.title, tall.where.line) == (short.title, 2)
    assert "too long" in refused("name,town\n" + "x" * 200_000 + ",y\n").title
    assert cells('name,town\n"A"s,B\n') == [("As", "B")]


def test_a_line_without_an_end_is_not_read_into_memory() -> None:
    problem = refused(b"name,town\nA,B\n" + b"x" * (33 * 1024 * 1024))
    assert (problem.title, problem.where.line) == ("A line of the list is too long to be meant.", 3)


def test_progress_is_told_and_may_stop_everything(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("name,town\n" + "Saltworks,Harrow Quay\n" * 5_000, encoding="utf-8")
    told: list[int] = []
    sheet = open_sheet(path)
    assert sum(1 for _ in sheet.rows(told.append)) == 5_000
    assert sum(1 for _ in sheet.rows()) == 5_000
    assert told == sorted(told)
    assert told[-1] == sheet.size == path.stat().st_size
    assert len(told) >= 5

    class EnoughError(Exception): ...

    def stop(_: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        list(sheet.rows(stop))


def test_a_large_file_is_never_whole_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write("name,town\n")
        for _ in range(4_000):
            out.write(f"{'Saltworks ' * 200},Harrow Quay\n")
    tracemalloc.start()
    try:
        sheet = open_sheet(path)
        rows = sum(1 for _ in sheet.rows())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert rows == 4_000
    assert most < path.stat().st_size // 2


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\n \n,,\n", "empty"),
        (b"1,2\n3,4\n", "No headings"),
        (b"\x00" * 5_000, "not a CSV"),
        (bytes(range(256)) * 40, "not a CSV"),
        (b"\x81\x8d", "not a CSV"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"\xef\xbb\xbf \n<table><tr><td>a</td></tr></table>", "web page"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "archive"),
        (b"SQLite format 3\0", "database"),
        (b"PK\x03\x04\0\0", "damaged"),
        (b"\xff\xfe\0\0" + b"rubbish!" * 9, "not a CSV"),
    ],
)
def test_what_is_no_table_is_refused_in_words(raw: bytes, words: str) -> None:
    problem = refused(raw)
    assert words in problem.title
    assert problem.where.file == "list.csv"


def test_a_zip_says_what_to_unpack() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("publicextract.charity.txt", "x")
    problem = refused(packed.getvalue())
    assert "zip archive" in problem.title
    assert "publicextract.charity.txt" in problem.hint
    ods = io.BytesIO()
    with zipfile.ZipFile(ods, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", "<x/>")
    assert "OpenDocument" in refused(ods.getvalue()).title


def ole(stream: str) -> bytes:
    """The head of the older Office container with one stream's name in its directory."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 1)
    return bytes(head) + bytes(512) + stream.encode("utf-16-le") + bytes(400)


def test_a_password_and_old_workbooks_are_told_apart() -> None:
    locked = refused(ole("EncryptedPackage"), "locked.xlsx")
    assert "password" in locked.title
    assert "password" in locked.hint
    assert ".xls" in refused(ole("Workbook"), "old.xls").title
    assert "Office document" in refused(ole("WordDocument"), "old.doc").title


def test_folders_pipes_and_nothing(tmp_path: Path) -> None:
    for path, words in {tmp_path: "folder", tmp_path / "none.csv": "no list", Path("a\0b"): "name of a file"}.items():
        with pytest.raises(Problem, match=words):
            open_sheet(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Problem, match="a pipe or a device"):
        open_sheet(tmp_path / "pipe.csv")


def test_headings_are_compared_without_their_dress() -> None:
    assert folded(" RegAddress.AddressLine2") == "regaddress addressline2"
    assert folded("\ufeffFunding Org:Identifier") == folded("funding_org: identifier")
    assert folded("Total:In employment") == folded("Total: In employment")
    assert folded("Rate (%)") != folded("Rate (£)")
    assert folded("\x1b[31mName\x07") == "name"
