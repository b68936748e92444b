"""One key moves a commitment or a vision on, asking only what that step needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.book import Book
from convene.services.nouns import records
from tests.tui.driving import sitting


def status(path: Path, clock: Any, noun: str, slug: str) -> Any:
    book = Book(path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    found = book.ask(records.load, noun, book.ask(records.find, place, noun, slug))
    book.close()
    return found


async def test_a_commitment_moves_on_by_two_keys_and_back_by_one(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "down", "r")
        text = seat.text()
        assert "Mentors for young people in their first job" in text
        assert "l  late" in text
        await seat.press("l")
        await seat.until("undoes it")
        assert status(harrow_path, clock, "commitment", "mentors").status == "late"
        await seat.press("u")
    assert status(harrow_path, clock, "commitment", "mentors").status == "at_risk"


async def test_a_step_that_needs_a_reason_asks_for_it_and_left_there_changes_nothing(
    harrow_path: Path, clock: Any
) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "r", "w")
        assert "Why is it given up?" in seat.text()
        await seat.press("enter")
        assert "it needs an answer" in seat.text()
        await seat.press("escape")
        assert status(harrow_path, clock, "commitment", "shop-units").status == "late"
        await seat.press("r", "w", *"Sold", "enter")
    gone = status(harrow_path, clock, "commitment", "shop-units")
    assert (gone.status, gone.not_delivered_because) == ("withdrawn", "Sold")


async def test_a_vision_is_agreed_with_its_count_asked_again_until_it_is_one(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("2", "down", "down", "down", "down", "r", "a", "f")
        await seat.press(*"many", "enter")
        assert "is not a count of people" in seat.text()
        await seat.press(*["backspace"] * 4, *"41 1 5", "enter")
    kept = status(harrow_path, clock, "vision", "night-bus")
    assert (kept.status, kept.votes_for, kept.stood_aside) == ("agreed", 41, 5)
