"""Keying papers at the desk, from opening a ballot to its result, by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.book import Book
from tests.making import add
from tests.tui.driving import sitting


async def test_papers_are_keyed_blind_and_counted_when_it_is_closed(
    harrow_path: Path, harrow_id: str, clock: Any
) -> None:
    book = Book(harrow_path, now=clock)
    options = [{"title": "A park"}, {"title": "Later buses"}]
    ballot = add(book, harrow_id, "ballot", question="What comes first?", dots=3, options=options)
    book.close()
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        app.go_to("codesign", "ballot", ballot)
        await seat.rest()
        await seat.press("r", "o", "enter")
        assert "B  Later buses" in seat.text()
        for line in ("@citizen #7 3 0", "1 2", "2 2", "@vcse B=3"):
            await seat.type(line)
            await seat.press("enter")
            if line == "2 2":
                assert "it uses 4 dots" in seat.text()
                assert app.screen.input.value == line
        said = seat.text()
        assert "3 papers · voluntary groups 1, citizens 2" in said
        assert "sheet 9" in said, "the sheet's number goes on"
        assert "2 2" not in said
        await seat.press("escape", "r", "c")
        await seat.type("4")
        await seat.press("enter", "enter")
        said = seat.text()
        assert "3 votes of 4 people: 1 did not vote" in said
        await seat.press("end")
        assert "1  Later buses" in seat.text()
        await seat.press("escape", "u")
        assert "open" in seat.text()
