"""The marketplace and its blanks in the app, with keys alone, at the size of a small terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.book import Book
from convene.services.nouns import records
from tests.tui.driving import sitting


async def test_asks_are_written_matched_and_answered_with_keys_alone(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("2", *"]]]]]]")
        await seat.until("All levers")
        await seat.press("a")
        await seat.type("harbour-advice > procurement: a look at our tender forms =LW1.2")
        assert "asks anybody who can · Procurement" in seat.text()
        await seat.press("enter", "escape", "home", "v")
        await seat.until("it was asked of them")
        await seat.press("escape", "left", "down")
        await seat.until("open · The Ropewalk Kitchen asks any")
        await seat.press("right", "j", "v", "enter")
        await seat.until("matched · Harrow Quay Borough")
        await seat.press("enter")
        await seat.until("nothing matched yet")
        await seat.press("escape", "left", "k", "right", "r", "y")
        await seat.type("Leader")
        await seat.press("enter")
        await seat.type("cabinet minute")
        await seat.press("enter")
        await seat.until("Accepted by Leader")
        await seat.press("s")
        await seat.until("offered · Towpath Cargo Bikes")
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    kept: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "ask")]
    book.close()
    assert [one.answered_how for one in kept if one.slug == "lease-paper"] == ["cabinet minute"]
    assert [one.asked_of for one in kept if one.asked_by == "harbour-advice"] == ["hospital", ""]


async def test_the_blanks_lead_to_whom_to_ask(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("2", *"]]]]]]", "b")
        await seat.until("What is not covered")
        assert "No supplier has offered anything" in seat.text()
        await seat.press("]")
        assert "anchor  supplier  developer" in seat.text()
        await seat.press("[", "down", "enter")
        await seat.until("Northgate Homes")
        assert "1 Engagement" in seat.text()
