"""Commitments drafted by the line in the app: what is understood stands below, and a doubt is asked about once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.book import Book
from convene.services.nouns import records
from tests.tui.driving import sitting


async def test_a_line_is_shown_asked_about_where_in_doubt_and_kept_as_offered(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "o", *"hosp > bus: 40 hours =LW9")
        assert "may be Quayside Hospital Trust (hospital)" in seat.text()
        await seat.press("enter")
        assert seat.app.screen.input.value == "hosp > bus: 40 hours =LW9"
        await seat.press("home", *["right"] * 4, *"ital")
        assert "Quayside Hospital Trust · Business action · 40 hours" in seat.text()
        await seat.press("enter")
        assert "enter keeps it as it stands" in seat.text()
        await seat.press("enter")
        assert "1 offered" in seat.text()
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    kept: Any = book.ask(records.load_all, place, "commitment")[-1][1]
    book.close()
    assert (kept.actor, kept.status, kept.wording) == ("hospital", "offered", "40 hours =LW9")
