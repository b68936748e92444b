"""A workshop that was running when the program was cut off is the first thing offered, at its block and clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services import records, workshops
from convene.services.book import Book
from tests.tui.driving import sitting


async def test_a_cut_off_workshop_goes_on_where_it_was(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    workshop = book.ask(records.find, place, "workshop", "review-november")
    book.do(workshops.start, place, workshop, book.clock)
    book.do(workshops.next_block, workshop, book.clock)
    book.close()
    async with sitting(harrow_path, clock) as seat:
        assert "“Quarterly review” is running." in seat.text()
        assert "Block 2 of 7" in seat.text()
        await seat.press("enter")
        await seat.until("15:00")
        assert "The board: done" in seat.text()
