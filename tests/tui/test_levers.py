"""The tabs of money, plans and contracts, by keys at 80 × 24."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.book import Book
from convene.services.nouns import records
from tests.conftest import only_place
from tests.tui.driving import sitting


def kept(path: Path, clock: Any, noun: str, slug: str) -> Any:
    book = Book(path, now=clock)
    found = book.ask(records.load, noun, book.ask(records.find, only_place(book), noun, slug))
    book.close()
    return found


async def test_money_moves_and_steps_are_ticked_by_keys_and_u_takes_it_back(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        app.go_to("delivery", "placement")
        await seat.rest()
        assert "£7,010 outstanding" in seat.text()
        await seat.press("r", "p", *"33o", "enter")
        assert "is not a number" in seat.text()
        await seat.press("backspace", "0", "enter", "enter")
        await seat.until("u undoes it")
        assert len(kept(harrow_path, clock, "placement", "oven-loan").movements) == 6
        await seat.press("u")
        assert len(kept(harrow_path, clock, "placement", "oven-loan").movements) == 5
        app.go_to("delivery", "plan")
        await seat.rest()
        assert "0 of 3 steps done" in seat.text()
        await seat.press("r", "down", "enter", "d")
        await seat.rest()
        assert [one.status.value for one in kept(harrow_path, clock, "plan", "bakery-2027").steps] == [
            "planned", "done", "begun",
        ]  # fmt: skip


async def test_sums_and_the_clinic_sheet_are_a_key_away(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        for noun, words in (("contract", "What is coming"), ("link", "Residents decided about")):
            app.go_to("delivery", noun)
            await seat.rest()
            if noun == "contract":
                assert "Small electrical and joinery works" in seat.text()
            await seat.press("b")
            await seat.until(words)
            await seat.press("escape")
