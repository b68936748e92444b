"""The workbook of an account is worked out by a formula engine that is not ours, as it stands and with inputs
changed."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import formulas
import openpyxl
import pytest

from convene.core.account.compute import account
from convene.core.account.report import Check
from convene.core.account.shape import Account, Range
from convene.core.account.words import two_figures
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import Verification
from convene.files.account_workbook import workbook
from tests.made_account import TERMS, claim, report, setting, settings, small_account

HOSTILE = ('=HYPERLINK("http://evil.example")', "+1+1", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "[/]", "\x1b[31mred")


def sheets(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def totals(content: bytes, path: Path, changes: dict[tuple[str, str], Any] | None = None) -> dict[str, Range]:
    """What the engine makes of the first sheet, with cells (sheet, place) changed before."""
    book = sheets(content)
    for (sheet, place), value in (changes or {}).items():
        book[sheet][place] = value
    book.save(path)
    cells = formulas.ExcelModel().loads(str(path)).finish().calculate()
    name = path.name

    def at(place: str) -> Decimal:
        return Decimal(str(float(cells[f"'[{name}]HEADLINE'!{place}"].value[0, 0])))

    parts = {"value": 6, "given": 7, "moved": 8}
    return {part: Range(at(f"B{row}"), at(f"C{row}"), at(f"D{row}")) for part, row in parts.items()}


def pennies(one: Range) -> tuple[Decimal, ...]:
    return tuple(amount.quantize(Decimal("0.01")) for amount in (one.low, one.central, one.high))


def agree(made: Account, found: dict[str, Range]) -> None:
    for part in found:
        assert pennies(getattr(made, part)) == pennies(found[part]), part


def where(content: bytes, title: str, kind: Adjustment) -> tuple[str, str]:
    """The cell that holds an adjustment of a commitment."""
    rows = sheets(content)["Adjustments"].iter_rows(min_row=2)
    return next(
        ("Adjustments", f"D{row[0].row}") for row in rows
        if row[0].value == title and str(row[1].value).startswith(kind.label) and row[2].value == "every period"
    )  # fmt: skip


LASTING = {
    **settings(), Adjustment.lasts: setting(Adjustment.lasts, "60", "31", "100"),
    Adjustment.drop_off: setting(Adjustment.drop_off, "1", "0", "100"),
}  # fmt: skip
"""Beyond the first step of the discount rate, and gone at once at its worst: 0 to the power of 0 is an error there."""


@pytest.fixture(scope="module")
def made() -> Account:
    return small_account([claim(20, theme="LX", settings=LASTING)])


@pytest.fixture(scope="module")
def content(made: Account) -> bytes:
    return workbook(report(made))


def test_the_sums_of_the_workbook_are_those_of_the_account_to_the_penny(
    made: Account, content: bytes, tmp_path: Path
) -> None:
    assert made.value.low < made.value.central < made.value.high
    assert made.given.central
    assert made.moved.central
    agree(made, totals(content, tmp_path / "a.xlsx"))


def test_inputs_changed_on_the_sheets_move_its_sums_as_they_move_the_account(
    made: Account, content: bytes, tmp_path: Path
) -> None:
    """A deadweight, an adjustment that was not set, the shares of a double count, the discount rate, the price year."""
    shares = sheets(content)["Double counts"]["F"]
    rows = {cell.value: cell.row for cell in shares}
    found = totals(content, tmp_path / "a.xlsx", {
        where(content, "Promise 2", Adjustment.deadweight): 33, where(content, "Promise 3", Adjustment.attribution): 0,
        ("Double counts", f"F{rows[60]}"): 10, ("Headline", "B12"): 2020, ("Headline", "B13"): 6,
    })  # fmt: skip
    other = {
        "promise-2": {Adjustment.deadweight: setting(Adjustment.deadweight, "33", "10", "35")},
        "promise-3": {Adjustment.attribution: setting(Adjustment.attribution, "0")},
    }
    claims = [
        replace(one.claim, settings={**one.claim.settings, **other.get(one.claim.commitment, {})}) for one in made.lines
    ]
    shared = replace(made.decided[0], shares={"promise-9": Decimal(10), "promise-10": Decimal(40)})
    after = account(claims, (shared,), replace(TERMS, rate=Decimal(6), price_year=2020))
    assert made.open_lines == 1
    assert after.open_lines == 0
    agree(after, found)


def test_a_double_count_that_is_not_decided_is_in_no_total(tmp_path: Path) -> None:
    undecided = small_account(decided=())
    assert [one.decided for one in undecided.doubles] == [""]
    agree(undecided, totals(workbook(report(undecided)), tmp_path / "b.xlsx"))


def test_no_text_of_anybody_is_a_formula() -> None:
    hostile = [claim(30 + at, title=text, actor_name=text, measure_title=text, theme=f"H{at}",
                     settings={Adjustment.deadweight: replace(setting(Adjustment.deadweight, "1"), reason=text)})
               for at, text in enumerate(HOSTILE)]  # fmt: skip
    content = workbook(report(small_account(hostile), title=HOSTILE[0], place=HOSTILE[1], check=Check(
        Verification.peer, HOSTILE[2])))  # fmt: skip
    for sheet in sheets(content).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert "evil" not in cell.value
                    assert "cmd" not in cell.value
                    assert cell.value not in HOSTILE
    found = [cell for cell in sheets(content)["Adjustments"]["J"] if cell.value == HOSTILE[0]]
    assert found
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


def test_an_account_of_nothing_is_a_workbook_that_says_so() -> None:
    front = sheets(workbook(report(account((), (), TERMS), costs=())))["Headline"]
    assert "No value can be told yet" in str(front["A4"].value)
    assert "not told" in "".join(str(cell.value) for cell in front["A"])


def test_what_may_not_be_handed_on_is_in_the_total_without_its_working(made: Account) -> None:
    fenced = replace(made, lines=tuple(
        replace(one, pieces=(), price=None, claim=replace(one.claim, unit_value=None)) if one.part is AccountPart.worth
        and one.settled else one for one in made.lines
    ))  # fmt: skip
    book = sheets(workbook(report(fenced, kept_in=6)))
    every = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert 13000 not in every
    assert "6 whose unit values may not be handed on, in one sum to two significant figures" in every
    last = list(book["Lines"].iter_rows())[-1]
    assert [cell.value for cell in last[-3:]] == [float(two_figures(one)) for one in
                                                  (made.value.low, made.value.central, made.value.high)]  # fmt: skip
    assert float(made.value.central) not in every, "to the penny it would tell what one of a thing is worth"


@pytest.mark.parametrize("part", ["Value", "Given", "Moved"])
def test_the_first_sheet_never_adds_parts(part: str) -> None:
    front = sheets(workbook(report()))["Headline"]
    sums = [str(cell.value) for row in front.iter_rows(min_row=6, max_row=8) for cell in row if cell.data_type == "f"]
    assert all(one.count('="') <= 1 for one in sums)
    assert any(f'"{part}"' in one for one in sums)
