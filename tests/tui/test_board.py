"""The board: gathering what was said under names with keys alone, at the size of a small terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.codesign import clusters
from convene.services.nouns import records
from convene.services.workshops import run
from tests.conftest import Clock
from tests.making import start
from tests.tui.driving import Sitting, sitting

SAID = (
    "The last bus leaves at six in the evening, and whoever works until eight walks home along the road in the dark",
    "No bus in the evening @msme",
    "A warm room [/] @vcse",
    "Somewhere warm for families @vcse",
    "Potholes @citizen",
)


async def _board(seat: Sitting) -> None:
    await seat.press("2", "[")
    await seat.until("In no cluster")


def _stands(path: Path, clock: Clock) -> dict[str, list[str]]:
    from convene.services.book import Book

    book = Book(path, now=clock)
    try:
        place = book.ask(lambda read: str(read.value("SELECT id FROM place")))
        return {
            group.name: [row["text"] for row in book.ask(clusters.voices, place, group.id)]
            for group in book.ask(clusters.groups, place)
        }
    finally:
        book.close()


def _filled(book: Any) -> Path:
    place = start(book)
    book.do(run.capture_many, place, "", SAID, book.clock)
    path: Path = book.path
    book.close()
    return path


async def test_an_evening_of_voices_is_clustered_with_keys_alone(book: Any, clock: Clock) -> None:
    path = _filled(book)
    async with sitting(path, clock) as seat:
        await _board(seat)
        assert "works until eight" in seat.text(), "a long text goes on in a second line"
        assert "voluntary group" in seat.text()
        await seat.press("space", "space", "n")
        await seat.type("Buses")
        await seat.press("enter")
        await seat.until("Named a cluster: Buses, 2 contributions")
        await seat.press("space", "space", "n")
        await seat.type("buses")
        await seat.press("enter")
        await seat.until("There is a cluster Buses already")
        for _ in "buses":
            await seat.press("backspace")
        await seat.type("Rooms")
        await seat.press("enter")
        await seat.until("Rooms, 2")
        assert "3 of 3" not in seat.text()
        assert "1 of 1" in seat.text(), "loners stand apart, and are allowed"
        # One is moved, then everything becomes one, and goes apart again.
        await seat.press("v", "enter")
        await seat.until("Moved 1 contribution to Buses")
        await seat.press("left", "down", "J")
        await seat.until("Put Buses in place 2 of the board")
        await seat.press("M", "enter")
        await seat.until("Merged Rooms into Buses")
        assert [len(texts) for texts in _stands(path, clock).values()] == [5, 0]
        await seat.press("u", "u", "u")
        await seat.until("Undid: Moved 1 contribution to Buses")
        assert _stands(path, clock) == {
            "Buses": [SAID[0], "No bus in the evening"],
            "Rooms": ["A warm room [/]", "Somewhere warm for families"],
            "In no cluster": ["Potholes"],
        }


async def test_what_may_belong_together_is_said_with_its_reason_and_only_selected(book: Any, clock: Clock) -> None:
    path = _filled(book)
    async with sitting(path, clock) as seat:
        await _board(seat)
        await seat.press("s")
        await seat.until("both say: bus, evening")
        await seat.press("enter")
        await seat.until("2 selected, both say")
        assert "2 selected" in seat.text()
        assert _stands(path, clock) == {"In no cluster": [one.partition(" @")[0] for one in SAID]}
        await seat.press("n")
        await seat.type("Buses")
        await seat.press("enter")
        await seat.until("Named a cluster: Buses, 2")


async def test_a_vision_is_drafted_from_a_cluster_and_its_wordings_are_compared_and_restored(
    book: Any, clock: Clock
) -> None:
    path = _filled(book)
    async with sitting(path, clock, size=(100, 30)) as seat:
        await _board(seat)
        await seat.press("space", "space", "n")
        await seat.type("Buses")
        await seat.press("enter", "left", "down", "f")
        await seat.until("it rests on 2 contributions from Buses")
        await seat.press("enter")
        await seat.type("Everybody gets home")
        await seat.press("enter")
        await seat.until("Drafted a vision from 2 contributions")
        vision = (await seat.app.ask(records.load_all, seat.app.place_id, "vision"))[0]
        new = vision[1].model_copy(update={"statement": "Everybody gets home after dark"})
        await seat.app.do(records.edit, seat.app.place_id, "vision", vision[0], new, "winter", asked_by="citizens")
        await seat.press("]")
        await seat.until("Everybody gets home after dark")
        await seat.press("b")
        await seat.until("Everybody gets home{+ after dark+}")
        assert "asked for by citizens: winter" in seat.text()
        await seat.press("down", "r")
        await seat.type(".")
        await seat.press("enter")
        await seat.type("summer came")
        await seat.press("enter")
        await seat.until("back to wording 1: summer came")
        assert "Everybody gets home[- after dark-]" in seat.text()


async def test_a_name_typed_into_the_form_of_what_was_said_begins_a_cluster(book: Any, clock: Clock) -> None:
    path = _filled(book)
    async with sitting(path, clock, size=(100, 36)) as seat:
        await _board(seat)
        await seat.press("e", *("tab",) * 7)
        await seat.type("Getting home")
        await seat.press("tab")
        assert "Getting home (new)" in seat.text()
        await seat.press("f2")
        await seat.until("u undoes it")
        assert _stands(path, clock)["Getting home"] == [SAID[0]]
