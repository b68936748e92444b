"""Publishing the account with keys, and going on into the next cycle: each says first what would happen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from convene.core.nouns.account import AccountDraft
from convene.core.vocabulary import Stage
from convene.services.account import published
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places
from tests.conftest import only_place
from tests.making import change
from tests.tui.driving import sitting


async def test_the_account_goes_out_and_the_next_cycle_begins(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    year = AccountDraft(title="The year", period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))
    book.do(records.add, place, "account", year)
    change(book, place, "place", place, stage=Stage.measurement)
    book.close()
    async with sitting(harrow_path, clock, size=(100, 40)) as seat:
        app: Any = seat.app
        app.go_to("measurement", "account")
        await seat.rest()
        await seat.press("a")
        await seat.until("by theme")
        await seat.press("p")
        await seat.until("Publish “The year” as number 1?")
        assert "This account is not independently verified." in seat.text()
        await seat.press("escape")
        assert not await app.ask(published.every, place)
        await seat.press("p", "y")
        await seat.until("Published as number 1.")
        await seat.press("p")
        await seat.until("Nothing has changed since number 1 was published.")
        await seat.press("c")
        await seat.until("So far one cycle alone has an account")
        await seat.press("escape", "escape", "g")
        await seat.until("Measurement gate")
        app.screen.action_onward()
        await seat.rest()
        await seat.type("The year is over")
        await seat.press("enter")
        await seat.until("Begin cycle 2?")
        assert "“The year, cycle 2”, 1 January 2027 to 31 December 2027" in " ".join(seat.text().split())
        await seat.press("y")
        await seat.rest()
        head = await app.ask(places.head, place, app.today)
        assert "cycle 2" in head.facts
        assert [one.cycle for _, one in await app.ask(records.load_all, place, "account")] == [1, 2]
