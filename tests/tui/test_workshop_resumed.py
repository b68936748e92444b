"""A workshop that was running when the program was cut off is the first thing offered, at its block and clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.nouns import records
from convene.services.workshops import run
from tests.tui.driving import sitting


async def test_a_cut_off_workshop_goes_on_where_it_was(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    workshop = book.ask(records.find, place, "workshop", "review-november")
    book.do(run.start, place, workshop, book.clock)
    book.do(run.next_block, workshop, book.clock)
    book.close()
    async with sitting(harrow_path, clock) as seat:
        assert "“Quarterly review” is running." in seat.text()
        assert "Block 2 of 7" in seat.text()
        await seat.press("enter")
        await seat.until("15:00")
        assert "The board: done" in seat.text()


async def test_taking_back_the_place_itself_leads_to_the_places(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("u")
        assert seat.app.current_mode == "places"
        assert "Undid: Brought in Harrow Quay" in seat.text()
        await seat.press("ctrl+r")
        await seat.until("Harrow Quay")
        await seat.press("ctrl+c")
        await seat.until("ctrl+q leaves Convene")


async def test_a_workshop_that_was_run_does_not_block_undo(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    before = book.ask(own_files.place_text, place)
    draft = NOUNS["actor"].draft.model_validate({"name": "Early Birds", "primary_type": "citizen"})
    book.do(records.add, place, "actor", draft)
    planned = NOUNS["workshop"].draft.model_validate({"title": "Short", "blocks": [{"title": "Hello", "minutes": 5}]})
    workshop = book.do(records.add, place, "workshop", planned).value
    book.do(run.start, place, workshop, book.clock)
    book.do(run.capture, place, workshop, "A seat @citizen", book.clock)
    book.do(run.close, place, workshop, book.clock)
    assert [book.undo(place).value for _ in range(5)] == [
        "Closed Short", "Captured: A seat", "Started Short", "Added workshop: Short", "Added actor: Early Birds"
    ]  # fmt: skip
    assert book.ask(own_files.place_text, place) == before
    book.close()


async def test_u_after_closing_takes_back_the_closing_and_nothing_else(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    workshop = book.ask(records.find, place, "workshop", "review-november")
    book.do(run.start, place, workshop, book.clock)
    book.do(run.capture, place, workshop, "A seat @citizen", book.clock)
    book.do(run.next_block, workshop, book.clock)
    book.close()
    async with sitting(harrow_path, clock) as seat:
        await seat.press("enter", "f12", "f12")
        await seat.until("Minutes")
        await seat.press("u")
        assert "Undid: Closed Quarterly review" in seat.text()
        assert "This was still going on" in seat.text(), "the minutes say what holds now"
        await seat.press("escape", "ctrl+r")
        assert "Redid: Closed Quarterly review" in seat.text()
        await seat.press("u")
    book = Book(harrow_path, now=clock)
    page = book.ask(run.run_page, place, workshop, book.clock)
    assert [one.title for one in page.captured] == ["A seat"]
    assert page.state is not None
    assert (page.state.block, len(page.state.finished)) == (1, 1), "the clock stands where it stood"
    assert book.undo(place).value == "Captured: A seat"
    book.close()
