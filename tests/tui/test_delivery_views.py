"""The board, the calendar, the timeline and the follow-up round in the app, with keys alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from convene.services.book import Book
from convene.services.nouns import records
from convene.tui import show
from convene.tui.screens.delivery.card_drawing import Drawn, card_lines
from tests.conftest import only_place
from tests.tui.driving import sitting


async def test_the_board_is_walked_switched_stepped_on_and_filtered(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "b")
        await seat.until("Withdrawn 0")
        assert re.search(r"Offered \d+  Accepted \d+  Under way \d+  Late or at risk 2  Done \d+", seat.text())
        await seat.press("right", "right", "enter")
        await seat.until("Two shop units at community rent")
        assert "Promised by" in seat.text()
        await seat.press("escape", "r")
        await seat.until("done")
        await seat.press("w")
        await seat.type("the lease fell through")
        await seat.press("enter")
        await seat.until("Withdrawn 1")
        await seat.press("s")
        await seat.until("by actor")
        assert "Lantern Youth Project 1" in seat.text()
        await seat.press("slash")
        await seat.type("lever:bus silent>60d")
        await seat.press("enter")
        await seat.until("for “lever:bus silent>60d”")
        await seat.press("escape")
        await seat.until("1 by law")
        await seat.press("o")
        await seat.until("by due date")
        assert "3 Delivery" in seat.text()


async def test_the_round_is_ticked_off_and_the_book_keeps_how_far_it_is(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "f")
        await seat.until("news of")
        await seat.press("y", "d")
        await seat.type("the lease is with their solicitor")
        await seat.press("enter")
        await seat.until("how does it stand now?")
        await seat.press("k")
        await seat.until("news of 1 of 12 today")
        assert "✓ heard, in doubt" in seat.text()
        assert "“the lease is with their solicitor”" in seat.text()
        assert "▌ Open space at Basin East" in seat.text(), "it goes on to the next"
        await seat.press("a")
        await seat.until("today, 1 rung")
        assert "▌ Mentors for young people" in seat.text()
    async with sitting(harrow_path, clock) as seat:  # as after a power cut: the book has it all
        await seat.press("3", "f")
        await seat.until("news of 1 of 12 today, 1 rung")
        assert "▌ Mentors for young people" in seat.text(), "it begins where it was left"
    book = Book(harrow_path, now=clock)
    kept: list[Any] = [draft for _, draft in book.ask(records.load_all, only_place(book), "news")]
    book.close()
    today = [one for one in kept if one.heard_on == clock().date()]
    assert [(one.commitment, one.channel, one.confidence) for one in today] == [("shop-units", "call", "even")]


async def test_the_calendar_goes_by_days_and_months_and_into_what_stands_there(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "v")
        await seat.until("November 2026")
        await seat.press("pageup")
        await seat.until("October 2026")
        await seat.press("down", "right", "right", "v")
        await seat.until("October to December 2026")
        await seat.press("v")
        await seat.until("October 2026 ·")
        assert "Sat 31 Oct   1 due, 1 late" in seat.text()
        assert "Two shop units at community rent" in seat.text()
        await seat.press("enter", "enter")
        await seat.until("by due date")
        assert "▌ Two shop units at community rent" in seat.text()


async def test_a_milestone_is_ticked_off(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3", "]", "y")
        await seat.until("reached Sun 22 Nov")
        await seat.press("u")
        await seat.until("reached Sun 22 Nov", gone=True)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_view_stands_hostile_words_and_every_size(
    nasty_path: Path, clock: Any, size: tuple[int, int]
) -> None:
    async with sitting(nasty_path, clock, size=size) as seat:
        await seat.press("3", "b", "right", "down", "enter", "escape", "s")
        await seat.until("by actor")
        for words in ("The calendar", "The timeline", "The follow-up round", "The board"):
            await seat.press("]")
            await seat.until(words)
            assert "\x1b" not in seat.text()
        await seat.press("]", "]", "plus", "plus", "left", "minus", "z", "down")
        await seat.until("The timeline")


async def test_an_empty_place_has_empty_views(book_path: Path, clock: Any) -> None:
    book = Book(book_path, now=clock)
    from convene.core.nouns.place import PlaceDraft
    from convene.services.places import places

    made = book.do(places.add, PlaceDraft(name="Quay")).value
    book.do(places.leave_open, made)
    book.close()
    async with sitting(book_path, clock) as seat:
        await seat.press("3", "b")
        await seat.until("0 commitments")
        await seat.press("right", "down", "enter", "s", "]", "]")
        await seat.until("No commitment yet")
        await seat.press("]")
        await seat.until("nobody to ring")
        await seat.press("escape")
        await seat.until("Commitments")


@pytest.mark.parametrize("most", [4, 5])
def test_how_a_commitment_stands_keeps_its_room_on_a_card(most: int) -> None:
    states = (("late 3 weeks", "late"), ("no news for 102 days", "look"), ("with 2 others", "quiet"))
    long = Drawn("A title that goes on for much longer than any card is wide", "Somebody or other", "31 Oct", states)
    lines = card_lines(long, 22, most, here=False)
    text = ["".join(words for words, _ in line) for line in lines]
    assert len(text) <= most
    assert text[-2:] == ["late 3 weeks", "no news for 102 days"]
    assert all(show.cell_len(one) <= 22 for one in text)
