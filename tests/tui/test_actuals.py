"""What was counted, in the app: typed in the grid, brought in from a list, and the figures of the place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from convene.core.measurement_vocabulary import FigureRole
from convene.services.book import Book
from convene.services.nouns import records
from tests.conftest import only_place
from tests.tui.driving import sitting


def _kept(path: Path, clock: Any, handle: str) -> Decimal | None:
    book = Book(path, now=clock)
    drafts: list[Any] = [one for _, one in book.ask(records.load_all, only_place(book), "observation")]
    book.close()
    return next((one.quantity for one in drafts if one.slug == handle), None)


async def test_figures_are_typed_in_the_grid_and_kept_at_enter(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("4", "b")
        await seat.until("14 commitments · by quarter")
        await seat.press("slash")
        await seat.type("food")
        await seat.press("enter")
        await seat.until("1 of 14 commitments")
        assert "23,500" in seat.text()
        await seat.type("24000")
        assert "24000 pounds: enter keeps it, esc gives it up" in seat.text()
        await seat.press("enter")
        await seat.until("24,000")
        assert "instead of £23,500" in seat.notices()
        await seat.type("-5")
        await seat.press("right", "escape")
        await seat.until("24,000. Type another figure")
        await seat.press("escape")
        await seat.until("14 commitments · by quarter")
        await seat.press("up", "up", "up")
        await seat.type("12")
        await seat.press("enter")
        await seat.until("observations of other days")
        assert "12_" in seat.text(), "what could not be kept stays where it was typed"
        await seat.time_passes()
    assert _kept(harrow_path, clock, "food-summer") == 24000
    async with sitting(harrow_path, clock) as seat:  # as after a power cut
        await seat.press("4", "b")
        await seat.until("12_")
        await seat.press("escape", "v", "v")
        await seat.until("by year")


async def test_a_list_is_looked_through_and_brought_in_whole(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_text("commitment,period,quantity\nfirst-loans,Jul to Sep 2026,7000\nnowhere,Aug 2026,3\n", "utf-8")
    async with sitting(harrow_path, clock) as seat:
        await seat.press("4", "i")
        await seat.type(str(file))
        await seat.press("enter")
        await seat.until("1 line not taken")
        assert "there is no commitment “nowhere” here" in seat.text()
        await seat.press("b")
        await seat.until("Nothing was brought in")
        await seat.press("escape", "x", "b")
        await seat.until("£7,000")
        assert "1 added and 1 not taken" in seat.notices()
    assert _kept(harrow_path, clock, "first-loans-2026-09-30") == 7000


async def test_the_figures_of_the_place_stand_apart_with_their_targets(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    old: Any = book.ask(records.load, "indicator", book.ask(records.find, place, "indicator", "below-living-wage"))
    aim = {"slug": "", "role": FigureRole.target, "value": Decimal(15), "period": "2028", "date": None}
    book.do(records.add, place, "indicator", old.model_copy(update=aim))
    book.close()
    async with sitting(harrow_path, clock) as seat:
        await seat.press("4", "right_square_bracket")
        await seat.until("Jobs paid below the real Living Wage")
        await seat.press("b")
        await seat.until("1 with a target")
        assert "target 15% by 2028" in seat.text()
        assert "nobody alone moves it" in seat.text()
