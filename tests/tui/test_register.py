"""The register at the keyboard: a step on, two made one, and whom a name being typed looks like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.services.book import Book
from convene.services.nouns import records
from tests.making import add
from tests.tui.driving import SIZES, sitting


@pytest.fixture
def doubled(harrow_path: Path, clock: Any) -> Path:
    """Harrow Quay, where one actor stands twice."""
    book = Book(harrow_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    twin = {"primary_type": "developer", "sector": "private", "note": "Seen at the fair", "headcount": 3}
    add(book, place, "actor", name="Lockside Lands", **twin)
    add(book, place, "action", what="Ring them", actor="lockside-lands")
    book.close()
    return harrow_path


def actor(path: Path, clock: Any, slug: str) -> Any:
    book = Book(path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    found = book.ask(records.load, "actor", book.ask(records.find, place, "actor", slug))
    book.close()
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_two_actors_are_made_one_side_by_side(doubled: Path, clock: Any, size: tuple[int, int]) -> None:
    async with sitting(doubled, clock, size=size) as seat:
        await seat.press("1", "M")
        await seat.until("the surest first")
        assert "Lockside Lands" in seat.text()
        await seat.press("enter")
        await seat.until("What moves over")
        text = seat.text()
        for words in ("Lockside Land ", "Lockside Lands", "stays", "goes into it", "1 action."):
            assert words in text
        await seat.press("right")  # the name of the other
        await seat.until("The right is kept")
        await seat.press("s")
        await seat.until("The left is kept")
        await seat.press("s", "enter")
        await seat.until("1 action moved")
        await seat.until("nothing stands there twice")
        await seat.press("escape", "u")
        await seat.until("Undid")
    assert actor(doubled, clock, "lockside-lands").note == "Seen at the fair"


async def test_selected_actors_are_merged_and_the_choices_hold(doubled: Path, clock: Any) -> None:
    async with sitting(doubled, clock) as seat:
        await seat.press("1")
        listed = seat.app.screen.list
        for item in listed.items:
            if item.title in ("Lockside Land", "Lockside Lands"):
                listed.highlight(item.id)
                await seat.press("space")
        at = next(item.id for item in listed.items if item.title == "Lockside Land")
        listed.highlight(at)
        await seat.press("M")
        await seat.until("What moves over")
        await seat.press("right", "enter")
        await seat.until("1 action moved")
        await seat.rest()
        assert listed.highlighted.id == at
        assert not listed.marked
    kept = actor(doubled, clock, "lockside-land")
    assert (kept.name, kept.note) == ("Lockside Lands", "Seen at the fair")
    assert "Lockside Land" in kept.aliases


async def test_a_step_on_and_back_with_one_key(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1")
        listed = seat.app.screen.list
        at = next(item.id for item in listed.items if item.title == "Lockside Land")
        listed.highlight(at)
        await seat.press("r")
        await seat.until("identified → contacted")
        await seat.press("R")
        await seat.until("contacted → identified")
        await seat.press("R")
        await seat.until("that is where it begins")
        await seat.press("right_square_bracket", "r")
        assert seat.app.screen.tab.noun != "actor"
    assert actor(harrow_path, clock, "lockside-land").relationship == "identified"


async def test_whom_a_name_looks_like_is_said_while_it_is_typed_and_stops_nobody(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "n")
        await seat.type("Saltwork CIC")
        await seat.until("Looks like Saltworks CIC (voluntary group")
        await seat.type(" of nobody we have ever met")
        await seat.until("Looks like", gone=True)
        await seat.press("escape")


async def test_hostile_names_stand_side_by_side_like_others(nasty_path: Path, clock: Any) -> None:
    async with sitting(nasty_path, clock) as seat:
        await seat.press("1", "space", "space", "M")
        await seat.until("goes into it")
        await seat.press("space", "down", "space", "right", "left")
        assert "What moves over" in seat.text()
        await seat.press("escape", "escape", "M")
        assert seat.app.is_running
