"""Files made to break a reader end in words, at once: the process never falls over and never works for ever."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from convene.errors import Problem
from convene.files.sheets import Row, open_bytes
from convene.files.sheets.source import Source
from convene.files.sheets.watched import MOST_DIGITS, MOST_TEXT, Watched

STEADY = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_LONG = b"1" * (MOST_DIGITS + 1)


def refused(raw: bytes, name: str) -> Problem:
    with pytest.raises(Problem) as caught:
        list(open_bytes(raw, name).rows())
    assert caught.value.hint
    return caught.value


# JSON


@pytest.mark.parametrize("digits", [501, 5_000, 65_530, 200_000])
@pytest.mark.parametrize("form", [b"%s", b"-%s", b"0.%s", b"%s.5", b"1e%s", b"1E-%s"])
@pytest.mark.parametrize("before", [b"", b'{"name": "a \\" b", "n": 1}, ' * 3_000])
def test_a_number_without_end_is_told(digits: int, form: bytes, before: bytes) -> None:
    number = form % (b"1" + b"0" * (digits - 1))
    problem = refused(b"[" + before + b'{"name": "x", "n": ' + number + b', "m": 1}]', "a.json")
    assert problem.title == "A number of the JSON file has more than 500 digits."


def test_an_exponent_beyond_measure_is_told() -> None:
    assert "digits" in refused(b'[{"name": "x", "n": 1e99999999999999999999}]', "a.json").title


def test_digits_inside_a_text_are_letters_like_others() -> None:
    things = [{"name": "7" * 100_000, "n": "\\" * 999 + '"' + "1e" + "9" * 600, "m": 10**400}, {"name": "b"}]
    sheet = open_bytes(json.dumps(things).encode(), "a.json")
    assert [row.cells[:2] for row in sheet.rows()] == [(things[0]["name"], things[0]["n"]), ("b", "")]


@pytest.mark.parametrize("end", [b'"}]', b""])
@pytest.mark.parametrize("letters", [b"aaaa", b'\\"\\\\'])
def test_a_text_without_end_is_told(end: bytes, letters: bytes) -> None:
    problem = refused(b'[{"name": "x"},\n{"name": "' + letters * (MOST_TEXT // 4 + 30_000) + end, "a.json")
    assert problem.title == "A text of the JSON file is longer than 1,048,576 letters."


def test_much_that_is_no_text_may_stand_between_two_texts() -> None:
    shape = [[n, -n / 7] for n in range(60_000)]
    sheet = open_bytes(json.dumps([{"name": "a", "shape": shape}, {"name": "b"}]).encode(), "a.json")
    assert [row.cells[0] for row in sheet.rows()] == ["a", "b"]


def test_one_object_that_is_a_whole_file_is_no_row() -> None:
    raw = b'{"things": {' + b",".join(b'"k%d": {"text": "%s"}' % (n, b"a" * 900_000) for n in range(20)) + b"}}"
    assert refused(raw, "a.json").detail == "One of its objects is larger than any row of a list."


@STEADY
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40).map(json.dumps),
            st.integers().map(str),
            st.floats(allow_nan=False, allow_infinity=False).map(str),
            st.sampled_from(['"\\\\"', '"\\""', '"' + "0" * 3_000 + '"', "[[]]", "0.5e-7"]),
        ),
        max_size=30,
    ),
    st.integers(4_000, 5_000),
)
def test_what_is_watched_comes_through_as_it_was(values: list[str], size: int) -> None:
    raw = f"[{','.join(values * 20)}]".encode()
    watched = Watched(io.BytesIO(raw), Source(Path("a.json"), raw))
    pieces = list(iter(lambda: watched.read(size), b""))
    assert b"".join(pieces) == raw
    assert watched.given == len(raw)


# workbooks


def workbook(rows: str) -> bytes:
    """A workbook whose one sheet has these rows, as they stand in its XML."""
    book, out, whole = Workbook(), io.BytesIO(), io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"<sheetData></sheetData>", f"<sheetData>{rows}</sheetData>".encode())
                assert rows.encode() in part
            new.writestr(name, part)
    return whole.getvalue()


def cell(text: str, at: str = "") -> str:
    return f'<c{f" r={chr(34)}{at}{chr(34)}" if at else ""} t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{cell("name")}{cell("town")}</row>'


@pytest.mark.parametrize("number", ["999999999999", "1048577", "9" * 60, "0", "-5"])
def test_a_row_beyond_any_sheet_is_told(number: str) -> None:
    problem = refused(workbook(f'{HEAD}<row r="{number}">{cell("A")}</row>'), "a.xlsx")
    assert problem.title == "The workbook goes beyond what any sheet can have."
    assert problem.detail.startswith(f"It has a row {int(number):,}"[:50])


def test_columns_beyond_any_sheet_are_told() -> None:
    for row in (cell("A", "XFE2"), cell("A") * 16_385):
        problem = refused(workbook(f'{HEAD}<row r="2">{row}</row>'), "a.xlsx")
        assert problem.detail == "Row 2 has more columns than the 16,384 that a sheet can have."
    assert "damaged" in refused(workbook(f'{HEAD}<row r="2">{cell("A", "ZZZZZZ2")}</row>'), "a.xlsx").title


def test_the_last_row_and_the_last_column_are_read_without_what_lies_between() -> None:
    far = f'<row r="1048576">{cell("A", "A1048576")}{cell("z", "XFD1048576")}</row>'
    row = next(open_bytes(workbook(HEAD + far), "a.xlsx").rows())
    assert (row.line, row.cells[0], row.cells[-1], len(row.cells)) == (1_048_576, "A", "z", 16_384)


def test_a_row_without_end_is_told() -> None:
    row = f'<row r="2">{cell("a" * (33 * 1024 * 1024))}</row>'
    assert refused(workbook(HEAD + row), "a.xlsx").detail == "One of its rows is larger than any sheet could hold."


def test_text_inside_cells_is_whole_and_without_how_to_say_it() -> None:
    rich = '<c t="inlineStr"><is><r><rPr><b /></rPr><t>Salt</t></r><r><t>works</t></r><rPh><t>no</t></rPh></is></c>'
    empty = '<c t="inlineStr"><is><t /></is></c><c t="inlineStr" />'
    rows = f'<row r="2">{rich}{cell("Quay &amp; co")}</row><row r="3">{empty}</row><row r="4">{cell("B", "B4")}</row>'
    assert list(open_bytes(workbook(HEAD + rows), "a.xlsx").rows()) == [
        Row(2, ("Saltworks", "Quay & co")),
        Row(4, ("", "B")),
    ]
