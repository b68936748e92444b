"""A list as a workbook: what its cells are, and that it comes in again unchanged."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.files import lists

TODAY = date(2026, 11, 28)
HOSTILE = (
    "=1+1", "+44 20", "-5", "@SUM(A1)", "'=x", '""', ";", "#N/A", "_x0041_", "مرحبا", "Tŷ Gobaith", "a\nb", "12", "007",
)  # fmt: skip


def sheet_of(content: bytes) -> object:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def written(noun: str, **fields: object) -> bytes:
    draft = NOUNS[noun].draft.model_validate(fields, context={"today": TODAY})
    return lists.write_xlsx(noun, [[draft]], columns=lists.columns(noun))


def test_numbers_are_numbers_days_are_days_and_the_heading_stays_in_sight() -> None:
    content = written("scheme", title="Quay", developer="x", homes=120, value=Decimal("12.50"), ends="2028-12-31")
    sheet = sheet_of(content)
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}  # type: ignore[index]
    assert row["homes"].value == 120
    assert row["value"].value == 12.5
    assert row["ends"].value == datetime(2028, 12, 31)
    assert sheet.freeze_panes == "A2"  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_no_formula_and_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    content = written("scheme", slug="one", title="Quay", developer="x", note=text, site=text.replace("\n", " "))
    sheet = sheet_of(content)
    assert all(cell.data_type in ("s", "n", "d") for row in sheet.iter_rows() for cell in row)  # type: ignore[attr-defined]
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    (back,) = lists.read_csv("scheme", path, today=TODAY)
    assert getattr(back.draft, "note") == text  # noqa: B009
    assert getattr(back.draft, "site") == text.replace("\n", " ")  # noqa: B009


@pytest.mark.parametrize("number", ["0.1", "-3.005", "1234567890.12", "12345678901.123456", "0"])
def test_a_number_comes_back_exactly(number: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(written("spend", slug="a", ledger="l", supplier="s", amount=Decimal(number)))
    (back,) = lists.read_csv("spend", path, today=TODAY)
    assert getattr(back.draft, "amount") == Decimal(number)  # noqa: B009


def test_a_text_no_cell_holds_is_refused_and_never_cut() -> None:
    with pytest.raises(Problem, match="more under Note than a cell"):
        written("scheme", title="Quay", developer="x", note="a" * 40_000)
