"""Lists go out as CSV and come back the same; lists from anybody's spreadsheet come in, or say why not."""

from __future__ import annotations

import csv
import io
import os
import sys
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from made_drafts import NASTY, TODAY

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.files.lists import Row, columns, read_csv, write_csv


def read(noun: str, text: str | bytes) -> list[Row]:
    return read_csv(noun, text.encode() if isinstance(text, str) else text, today=TODAY)


@pytest.mark.parametrize("words", NASTY)
def test_any_words_come_back_and_none_is_a_formula(words: str) -> None:
    draft = NOUNS["actor"].draft.model_validate(
        {"name": f"{words}.", "primary_type": "vcse", "note": words, "tags": [words, words], "aliases": [words]}
    )
    text = write_csv("actor", [draft])
    cells = next(iter(list(csv.reader(io.StringIO(text, newline="")))[1:]))
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert read("actor", text)[0].draft == draft


def test_chosen_columns_and_mappings() -> None:
    rows = [{"name": "Saltworks", "levers": "left out", "turnover": Decimal("1250.50"), "primary_type": "vcse"}, {}]
    text = write_csv("actor", rows, columns=["name", "turnover", "primary_type"])
    assert text == "name,turnover,primary_type\nSaltworks,1250.50,vcse\n,,\n"
    assert "levers" not in columns("actor")
    assert columns("workshop", shown=True) == ("slug", "title", "stage", "kind", "status", "date", "starts", "venue")


def test_a_column_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(Problem) as caught:
        write_csv("actor", [], columns=["turn-over"])
    assert "Did you mean turnover?" in caught.value.hint


@pytest.mark.parametrize(
    "raw",
    [
        "Name,Type,Turnover,Judged on\nCafé £,Small business,£60k,25/11/2026\n".encode(),
        "NAME;type;turnover;judged_on\nCafé £;msme;60000;2026-11-25\n".encode("cp1252"),
        "\ufeffname\tprimary-type\tTURNOVER\tjudged on\r\nCafé £\tMSME\t60,000\t25 Nov 2026\r\n".encode(),
        "sep=;\nname;Type;turnover;judged_on;;\nCafé £;msme;60000.00;in 3 days;;\n\n;;;\n".encode("utf-8-sig"),
        "name\tprimary_type\tturnover\tjudged_on\nCafé £\tmsme\t60000\t2026-11-25\n".encode("utf-16"),
        'judged_on,"primary_type","name",turnover\r2026-11-25,msme,"Café £","60,000"\r'.encode(),
    ],
    ids=["comma", "semicolon-1252", "tab-bom", "excel", "utf-16", "old-mac"],
)
def test_every_spreadsheets_csv_is_understood(raw: bytes) -> None:
    row = read("actor", raw)[0]
    assert row.draft.model_dump(include={"name", "primary_type", "turnover", "judged_on"}) == {
        "name": "Café £",
        "primary_type": "msme",
        "turnover": Decimal(60000),
        "judged_on": date(2026, 11, 25),
    }
    assert set(row.given) == {"name", "primary_type", "turnover", "judged_on"}


def test_rows_know_the_line_they_begin_on_and_what_they_gave() -> None:
    rows = read("need", 'statement,who\n"Two\nlines",\n\n"Third",Everybody\n')
    assert [(row.line, row.given) for row in rows] == [(2, ("statement",)), (5, ("statement", "who"))]


def test_lists_people_type() -> None:
    text = 'name,primary_type,tags\nA,vcse,"one, two"\nB,vcse,one; two\nC,vcse,"one\ntwo"\nD,vcse,"""a; b""; two"\n'
    tags = [row.draft.model_dump()["tags"] for row in read("actor", text)]
    assert tags == [("one", "two")] * 3 + [("a; b", "two")]


def test_times_keep_their_seconds() -> None:
    workshop = NOUNS["workshop"].draft.model_validate({"title": "W", "starts": time(18, 30, 15)})
    assert read("workshop", write_csv("workshop", [workshop]))[0].draft == workshop


def test_every_wrong_row_is_told_with_its_line() -> None:
    text = (
        'name,primary_type,headcount,turnover,tags\n"A\nB",vcs,many,5,\nC,vcse,1,"1,5",\nD,vcse,1,2,x,stray\n,vcse,,,\n'
    )
    with pytest.raises(Problem) as caught:
        read("actor", text)
    assert caught.value.detail.splitlines() == [
        "line 2, primary_type: “vcs” is not one of anchor, supplier, developer, msme, vcse, citizen; "
        "did you mean vcse?",
        "line 5, row: the row has 6 cells, the heading 5. Put text with the separator in it between double quotes.",
        "line 6, name: name is missing. Fill that cell in, or take the row out.",
    ]


def test_a_cell_that_cannot_be_read_is_left_empty_and_told() -> None:
    text = (
        'name,primary_type,headcount,turnover,judged_on,influence,tags\nA,vcse,many,"1,5",soon,9,x\n'
        "B,vcse,< 10,£1.2m,2019-03,3,y\nC,vcse,n/a,(500),14-Mar-19,,\n"
    )
    first, second, third = read("actor", text)
    assert first.given == ("name", "primary_type", "tags")
    assert [words.partition(" left empty: ")[0] for words in first.told] == [
        "Headcount", "Turnover", "Judged on", "Influence",
    ]  # fmt: skip
    assert "“many”" in first.told[0]
    assert second.told == (
        "Headcount left empty: “< 10” is not given (suppressed)", "Judged on: “2019-03” is taken for 1 March 2019",
    )  # fmt: skip
    assert second.draft.model_dump()["turnover"] == Decimal(1_200_000)
    assert (third.draft.model_dump()["turnover"], third.draft.model_dump()["judged_on"]) == (None, date(2019, 3, 14))
    assert len(third.told) == 1


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("name,primary_type,turnovr", "“turnovr” is not a column of actors. Did you mean turnover?"),
        ("name,primary_type,Levers held", "“Levers held” holds rows of its own"),
        ("name,primary_type,Name", "Two columns are name."),
        ("name,,primary_type", "Column 2 has no heading."),
        ("name,note", "There is no column for primary_type, and every actor needs it."),
        ("[/],\x1b[31m=1", "“[/]” is not a column of actors."),
    ],
)
def test_a_heading_that_does_not_fit_says_how(heading: str, words: str) -> None:
    with pytest.raises(Problem) as caught:
        read("actor", f"{heading}\na,b,c\n")
    assert words in caught.value.detail
    assert "\x1b" not in str(caught.value)
    assert caught.value.hint


def test_what_is_not_a_list_is_refused(tmp_path: Path) -> None:
    for raw, words in {
        b"": "empty",
        b"\n\n": "empty",
        b"PK\x03\x04\0\0": "damaged",
        b"name,primary_type\n\"never closed,vcse\n" + b"x\n" * 100: "does not close",
        b"name,primary_type\n" + b"x" * 200_000 + b",vcse\n": "too long",
        b"\x81\x8d": "not a CSV",
    }.items():  # fmt: skip
        with pytest.raises(Problem) as caught:
            read("actor", raw)
        assert words in caught.value.title
        assert caught.value.hint
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
    for name, words in {".": "folder", "none.csv": "no list", "huge.csv": "not a CSV"}.items():
        with pytest.raises(Problem, match=words):
            read_csv("actor", tmp_path / name, today=TODAY)


def test_a_heading_that_lacks_a_column_says_to_add_it() -> None:
    with pytest.raises(Problem) as caught:
        read("actor", "name,note\na,b\n")
    assert caught.value.hint.startswith("Add what is missing")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Problem, match="a pipe or a device"):
        read_csv("actor", tmp_path / "pipe.csv", today=TODAY)


def test_a_workbook_is_a_list_as_well(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book["Sheet"].append(["Name", "Type", "Turnover", "Judged on", "Headcount", None])
    book["Sheet"].append(["Café £", "Small business", 60000.0, date(2026, 11, 25), 7, None])
    book.save(tmp_path / "actors.xlsx")
    row = read_csv("actor", tmp_path / "actors.xlsx", today=TODAY)[0]
    assert (row.line, row.draft.model_dump()["name"], row.draft.model_dump()["turnover"]) == (2, "Café £", 60000)
    assert (row.draft.model_dump()["judged_on"], row.draft.model_dump()["headcount"]) == (date(2026, 11, 25), 7)


def test_a_list_from_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("name,primary_type\nA,vcs\n", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_csv("actor", path, today=TODAY)
    assert str(caught.value.where) == f"{path}, line 2, primary_type"
