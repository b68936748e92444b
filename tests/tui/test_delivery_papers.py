"""Delivery's documents by keys: a scheme's statement, the five pillars, and a list as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from convene.services.book import Book
from tests import making
from tests.conftest import only_place
from tests.tui.driving import sitting


async def test_a_scheme_steps_on_and_its_statement_and_list_are_written(
    small_path: Path, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = Book(small_path, now=clock)
    place = only_place(book)
    developer = making.add(book, place, "actor", name="Ropeworks [/] Ltd", slug="ropes", primary_type="developer")
    assert developer
    making.add(book, place, "scheme", title="The [bold]ropeworks", slug="ropeworks", developer="ropes", ends="2020-01")
    book.close()
    async with sitting(small_path, clock, size=(80, 24)) as seat:
        seat.app.go_to("delivery", "scheme")  # type: ignore[attr-defined]
        await seat.until("The [bold]ropeworks")
        await seat.press("slash", *"rope", "enter", "r", "c")
        await seat.until("feasibility → construction")
        await seat.press("v")
        await seat.until("Write to")
        seat.app.screen.query_one("#answer").value = str(tmp_path / "statement.md")  # type: ignore[attr-defined]
        await seat.press("enter")
        await seat.until("Written: statement.md")
        await seat.press("x")
        await seat.until("Write to")
        seat.app.screen.query_one("#answer").value = str(tmp_path / "schemes.xlsx")  # type: ignore[attr-defined]
        await seat.press("enter")
        await seat.until("Written: schemes.xlsx")
        seat.app.go_to("delivery", "commitment")  # type: ignore[attr-defined]
        await seat.rest()
        await seat.press("w")
        await seat.until("of 5 pillars have an accepted commitment")
    assert "Construction" in (tmp_path / "statement.md").read_text("utf-8")
    sheet: Any = openpyxl.load_workbook(tmp_path / "schemes.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]][1] == "The [bold]ropeworks"
