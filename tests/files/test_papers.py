"""Stacks of papers as tables: what is an option, what is a paper, and what is said of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest

from convene.core.methods import find
from convene.errors import Problem
from convene.files.papers import Stack, read


class Reads(Protocol):
    def __call__(
        self, text: str, method: str = "approval", *, costs: Mapping[str, Fraction] | None = None
    ) -> Stack: ...


@pytest.fixture
def stack(tmp_path: Path) -> Reads:
    def of(text: str, method: str = "approval", *, costs: Mapping[str, Fraction] | None = None) -> Stack:
        path = tmp_path / "papers.csv"
        path.write_text(text, encoding="utf-8")
        return read(path, find(method), costs=costs)

    return of


def marks(found: Stack) -> list[tuple[object, ...]]:
    return [one.marks for one in found.papers]


def test_a_row_is_a_paper_and_a_column_an_option(stack: Reads) -> None:
    found = stack("type,organisation,count,Bike path,Café\nCitizens,,3,1,\nsmall business,Boat Club,1,,✓\n,,2,x,no\n")
    assert [one.name for one in found.options] == ["Bike path", "Café"]
    assert marks(found) == [(1, None), (None, 1), (1, 0)]
    assert [(one.type, one.organisation, one.count) for one in found.papers] == [
        ("citizen", "", 3), ("msme", "Boat Club", 1), ("", "", 2),
    ]  # fmt: skip
    assert [one.label for one in found.papers] == ["line 2", "line 3", "line 4"]
    assert found.typed
    assert found.told == ()


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_any_separator_and_old_encodings_are_read(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "papers.csv"
    path.write_bytes(f"Café{mark}Zoë’s garden\n1{mark}2\n2{mark}1\n".encode("windows-1252"))
    found = read(path, find("schulze"))
    assert [one.name for one in found.options] == ["Café", "Zoë’s garden"]
    assert marks(found) == [(1, 2), (2, 1)]


def test_a_workbook_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["type", "A", "B"], ["citizen", 3, 1.5], ["vcse", 2, None]):
        book.active.append(row)  # type: ignore[union-attr]
    path = tmp_path / "papers.xlsx"
    book.save(path)
    found = read(path, find("score"))
    assert marks(found) == [(3, Fraction(3, 2)), (2, None)]
    assert [one.label for one in found.papers] == ["row 2", "row 3"]


@pytest.mark.parametrize(
    ("method", "cell", "mark"),
    [
        ("approval", "YES", 1), ("approval", " x ", 1), ("approval", "✔", 1), ("approval", "-", 0),
        ("approval", "1.0", 1),
        ("schulze", "2nd", 2), ("schulze", "3.", 3), ("schulze", "12", 12), ("score", "7,5", Fraction(15, 2)),
        ("score", "0.25", Fraction(1, 4)),
        ("score", "–", None), ("schulze", "n/a", None), ("dots", "+3", 3),
        ("quadratic", "−4", -4), ("consensus", "disagree", -1),
        ("consensus", "pass", 0), ("consent", "object", 0), ("consent", "consents", 1),
    ],
)  # fmt: skip
def test_cells_are_read_as_people_write_them(stack: Reads, method: str, cell: str, mark: object) -> None:
    assert marks(stack(f"A;B\n{cell};1\n1;1\n1;1\n", method))[0][0] == mark


@pytest.mark.parametrize(
    ("method", "cell", "words"),
    [
        ("approval", "maybe", "at “B” “maybe” is neither a tick nor empty"),
        ("schulze", "2.5", "at “B” “2.5” is no whole number"),
        ("dots", "many", "at “B” “many” is no number"),
        ("dots", "40%", "at “B” “40%” is a percentage"),
        ("score", "1,000", "is no number"),
        ("score", "nan", "“nan” is no number"),
        ("score", "1e5", "“1e5” is no number"),
    ],
)
def test_a_cell_that_is_neither_spoils_its_paper_and_says_where(
    stack: Reads, method: str, cell: str, words: str
) -> None:
    found = stack(f"A;B\n1;1\n1;{cell}\n2;1\n1;1\n", method)
    faults = [(one.label, one.fault) for one in found.papers if one.fault]
    assert [label for label, _ in faults] == ["line 3"]
    assert words in faults[0][1]


def test_names_and_running_numbers_are_no_options(stack: Reads) -> None:
    found = stack("Name,A,B\nNerys Example,1,0\nOmar Example,0,1\n")
    assert [one.name for one in found.options] == ["A", "B"]
    assert "“Name” holds words and no marks" in found.told[0]
    found = stack("Paper,A,B\n1,1,0\n2,0,1\n")
    assert "“Paper” numbers the papers" in found.told[0]
    found = stack("Number,A,B\n1,1,1\n2,0,1\n3,1,1\n4,0,1\n5,1,1\n6,1,1\n", "score")
    assert "only numbers the rows" in found.told[0]


@pytest.mark.parametrize("row", ["total,,9,9", "Sum,,9,9", ",Totals,9,9"])
def test_a_row_of_totals_is_no_paper(stack: Reads, row: str) -> None:
    found = stack(f"type,organisation,A,B\ncitizen,,5,4\nvcse,,4,5\n{row}\n", "score")
    assert len(found.papers) == 2
    assert "adds up the others" in found.told[0]


def test_a_last_row_that_is_the_sum_of_all_others_is_no_paper(stack: Reads) -> None:
    found = stack("A,B\n3,1\n2,2\n5,0\n10,3\n", "score")
    assert marks(found) == [(3, 1), (2, 2), (5, 0)]
    assert "Line 5 is the sum of all rows above it" in found.told[0]
    assert len(stack("A,B\n1,2\n2,1\n3,3\n", "score").papers) == 3, "so few rows may add up by chance"
    assert len(stack("A,B\n1,0\n0,0\n1,0\n", "approval").papers) == 3, "a paper that only looks like it stays"


def test_empty_papers_are_blank_and_empty_lines_are_none(stack: Reads) -> None:
    found = stack("A,B\n1,0\n,\n\n0,1\n,\n,\n")
    assert [(one.label, one.blank) for one in found.papers] == [("line 2", False), ("line 5", False), ("line 3", True)]
    typed = stack("type,A,B\ncitizen,1,0\nvcse,,\n")
    assert typed.papers[1].blank


@pytest.mark.parametrize("said", ["-1", "2.5", "", "many", "1000000000000"])
def test_a_count_that_is_none_stops_everything(stack: Reads, said: str) -> None:
    with pytest.raises(Problem, match="does not say how many papers it stands for") as refused:
        stack(f"count,A,B\n3,1,0\n{said},0,1\n")
    assert refused.value.where.line == 3


def test_a_count_of_nought_is_no_paper(stack: Reads) -> None:
    found = stack("count,A,B\n3,1,0\n0,0,1\n")
    assert len(found.papers) == 1
    assert "1 row with a count of 0" in found.told[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A,B,A\n1,0,1\n0,1,1\n", "The heading “A” is there twice"),
        ("A,B,a\n1,0,1\n0,1,1\n", "The heading “a” is there twice"),
        ("A,B\n40%,60%\n55%,45%\n", "The column “A” holds percentages"),
        ("Name,Town\nan example,here\nanother,there\n", "No column of the stack holds marks"),
        ("A,,B\n1,1,0\n0,1,1\n", "Column 2 has marks, and no name"),
        ("", "The list is empty"),
        ("A,B\nfor,1\nagainst,0\nfor,1\n", "The column “A” is marked in words that approval does not know"),
    ],
)  # fmt: skip
def test_what_nobody_could_count_rightly_is_refused(stack: Reads, text: str, title: str) -> None:
    with pytest.raises(Problem, match=title) as refused:
        stack(text)
    assert refused.value.hint


def test_costs_stand_in_the_heading_or_in_a_row_or_are_said(stack: Reads) -> None:
    found = stack('"Bike shed (£1,700)",Bench £40.50,Tree (12)\n1,1,0\n', "equal-shares")
    assert [(one.name, one.cost) for one in found.options] == [
        ("Bike shed", 1700),
        ("Bench", Fraction(81, 2)),
        ("Tree", 12),
    ]
    cut = stack("Bike shed (£1,700),Bench\n1,1,0\n", "equal-shares")
    assert [one.cost for one in cut.options] == [None] * 3, "a comma that parted a sum of money gives no cost of 1"
    found = stack("type,A,B\ncost,£700,250\ncitizen,1,1\n", "equal-shares", costs={"b": Fraction(300)})
    assert [one.cost for one in found.options] == [700, 300]
    assert len(found.papers) == 1
    assert [one.name for one in stack("Park (12)\n1\n").options] == ["Park (12)"], "elsewhere a name is a name"
    with pytest.raises(Problem, match="which is no option"):
        stack("A,B\n1,1\n", "equal-shares", costs={"Q": Fraction(1)})


def test_two_marks_an_option_stand_in_two_columns_or_in_one_cell(stack: Reads) -> None:
    found = stack("Market: impact,Market: effort,Bench (effort),Bench (impact)\n5,1,2,3\n", "matrix")
    assert [one.name for one in found.options] == ["Market", "Bench"]
    assert marks(found) == [(5, 1, 3, 2)]
    assert marks(stack("Market,Bench\n5/1,3/2\n42,\n", "matrix")) == [(5, 1, 3, 2), (4, 2, None, None)]
    with pytest.raises(Problem, match="needs a column for impact and effort"):
        stack("Market impact,Market effort,Bench impact\n5,1,2\n", "matrix")


def test_a_row_with_more_cells_than_columns_is_spoiled(stack: Reads) -> None:
    found = stack("A,B\n1,0\n1,0,1\n0,1\n")
    assert [one.fault for one in found.papers] == ["", "it has more cells than there are columns", ""]


def test_an_unknown_type_that_looks_like_a_slip_is_pointed_out(stack: Reads) -> None:
    found = stack("type,A,B\ncitzen,1,0\ncitizens,0,1\nYoung people,1,1\nyoung People,0,0\n")
    assert [one.type for one in found.papers] == ["citzen", "citizen", "Young people", "Young people"]
    assert found.told == ("“citzen” is counted as a type of its own; if citizen is meant, correct it in the file.",)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("1,2,3\n1,0,1\n0,1,1\n", ["1", "2", "3"]),
        ("1,2,3\nx,,x\n,x,x\nx,x,\n", ["1", "2", "3"]),
        ("Vote of Tuesday\n\nA,B\n1,0\n0,1\n", ["A", "B"]),
        ("Vote of Tuesday,,\nA,B,C\n1,0,1\n0,1,1\n", ["A", "B", "C"]),
        ("\n\nA,B\n1,0\n0,1\n", ["A", "B"]),
        ("2027,2028\n1,0\n0,1\n", ["2027", "2028"]),
        ("A\n1\n0\n", ["A"]),
    ],
)
def test_the_first_line_names_the_options_unless_it_is_a_title(stack: Reads, text: str, options: list[str]) -> None:
    assert [one.name for one in stack(text).options] == options
