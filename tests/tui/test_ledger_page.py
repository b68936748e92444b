"""A ledger of the anchors' payments by keys: put right, looked through, brought in, decided, and what stays of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.store.dumping import contents
from tests.tui.driving import SIZES, Sitting, sitting

PAID = (
    "Body,Who,Paid on,Worth\n"
    "Harrow Quay Borough Council,Corewell IT Ltd,01/04/2026,1200.00\n"
    "Harrow Quay Borough Council,Corewell IT Ltd,02/04/2026,-200.00\n"
    "Harrow Quay Borough Council,Estuary Credit Unions,03/04/2026,500.00\n"
    "Harrow Quay Borough Council,Faraway [bold]Glass,04/04/2026,9000.00\n"
    "Harrow Quay Borough Council,Corewell IT Ltd,05/04/2026,about 40\n"
    ",Total,,10500.00\n"
)


@pytest.fixture
def paid(tmp_path: Path) -> Path:
    path = tmp_path / "paid.csv"
    path.write_text(PAID, encoding="utf-8")
    return path


async def begin(seat: Sitting, path: Path, anchor: str) -> None:
    await seat.press("3")
    seat.app.go_to("delivery", "ledger")  # type: ignore[attr-defined]
    await seat.rest()
    await seat.press("i")
    seat.app.screen.query_one("#answer").value = str(path)
    await seat.press("enter")
    await seat.until("Who paid?")
    await seat.press("slash")
    await seat.type(anchor)
    await seat.press("enter", "enter")
    await seat.until("Bring in a ledger")


@pytest.mark.parametrize("size", SIZES)
async def test_a_ledger_is_put_right_looked_through_brought_in_and_decided(
    harrow_path: Path, clock: Any, paid: Path, size: tuple[int, int]
) -> None:
    before = contents(harrow_path)
    async with sitting(harrow_path, clock, size=size) as seat:
        await begin(seat, paid, "hospital")
        # “Who” and “Worth” say nothing: until somebody does, nothing is summed.
        await seat.until("Nothing says who was paid or what was paid yet")
        await seat.press("down", "enter")
        await seat.until("What is “Who”?")
        await seat.type("who was")
        await seat.press("enter")
        await seat.until("Nothing says what was paid yet")
        await seat.press("down", "down", "down", "enter")
        await seat.type("what was paid")
        await seat.press("enter")
        await seat.until("p looks the whole file through")
        await seat.press("p")
        await seat.until("£10,500.00 in 4 lines (1 credit of £200.00 taken off), paid to 3 suppliers")
        await seat.until("Estuary Credit Union")
        await seat.press("right_square_bracket")
        await seat.until("is that the right anchor?")
        await seat.press("right_square_bracket")
        await seat.until("is not an amount")
        assert contents(harrow_path).keys() == before.keys()
        await seat.press("b")
        await seat.until("to decide")
        assert seat.app.screen.tab.noun == "spend"  # type: ignore[attr-defined]
        await seat.press("y")
        await seat.until("Who is “Estuary Credit Unions”?")
        await seat.until("it is this one")
        await seat.press("enter")
        await seat.until("by hand")
        await seat.press("b")
        await seat.until("What anchors buy, and what stays")
        await seat.press("escape", "u", "u")
        await seat.until("Undid")
    now = contents(harrow_path)
    assert {name: rows for name, rows in now.items() if name != "memo"} == {
        name: rows for name, rows in before.items() if name != "memo"
    }
