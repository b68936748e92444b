"""The pages of sight, key by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from convene.services import records
from convene.services.book import Book
from tests.making import start
from tests.tui.driving import Sitting, sitting


async def _actor(seat: Sitting, handle: str) -> dict[str, Any]:
    app: Any = seat.app
    ident = await app.ask(records.find, app.place_id, "actor", handle)
    found = await app.ask(records.load, "actor", ident)
    return dict(found.model_dump())


async def test_actors_are_placed_with_two_digits_and_with_the_arrows(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "a")
        await seat.until("2 to place")
        assert seat.app.screen.list.highlighted.title == "Basin Angling Club"
        await seat.press("4")
        assert "influence 4" in seat.text()
        await seat.press("escape")
        assert "influence, interest?" in seat.text(), "esc takes half a placement back"
        await seat.press("4", "0")
        assert "go from 1, little, to 5, great" in seat.text()
        await seat.press("5")
        await seat.until("1 to place")
        placed = await _actor(seat, "canal-angling")
        assert (placed["influence"], placed["interest"]) == (4, 5)
        assert (placed["judged_by"], placed["judged_on"]) == ("convener", seat.app.today)
        assert seat.app.screen.list.highlighted.title == "Low Tide Print & Signs", "on to the next that waits"
        await seat.press("u")
        await seat.until("2 to place")
        assert (await _actor(seat, "canal-angling"))["influence"] is None

        seat.app.screen.list.highlight(seat.app.screen.list.items[4].id)
        before = seat.app.screen.here
        await seat.press("enter", "up", "right", "escape")
        assert seat.app.screen.here.at == before.at, "put back"
        await seat.press("enter", "up", "right")
        assert "enter puts it here" in seat.text()
        await seat.press("enter")
        await seat.until("Placed")
        after = await _actor(seat, before.handle)
        assert (after["influence"], after["interest"]) == (before.influence + 1, before.interest + 1)
        assert seat.app.screen.list.highlighted.id == before.id, "a second thought stays where it is"
        await seat.until(f"from {before.influence}·{before.interest}")
        await seat.press("escape")
        assert seat.app.screen.tab.noun == "actor"


async def test_affected_is_one_digit(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "a")
        await seat.until("2 to place")
        await seat.press("right_square_bracket")
        await seat.until("3 to hear")
        assert [one.title for one in seat.app.screen.list.items[:3]] == [
            "Basin boat dwellers", "The Spice Chandler", "Arch Nine Motors",
        ]  # fmt: skip
        await seat.press("4")
        assert "Affected goes from 0" in seat.text()
        await seat.press("1")
        await seat.until("2 to hear")
        assert (await _actor(seat, "boat-dwellers"))["affected"] == 1


async def test_a_gap_becomes_an_action_in_one_line(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "s")
        await seat.until("2 in hand")
        await seat.press("down", "enter")
        await seat.until("Go and listen to Basin boat dwellers: who, and by when?")
        seat.app.screen.query_one(Input).value = "Priya, some day"
        await seat.press("enter")
        await seat.until("That day is not understood.")
        await seat.press("escape", "n")
        await seat.until("who, and by when?")
        seat.app.screen.query_one(Input).value = "Priya, 4 dec"
        await seat.press("enter")
        await seat.until("3 in hand")
        assert "Go and listen to Basin boat dwellers, Priya, by Fri 4" in seat.text()
        await seat.press("right_square_bracket")
        assert "By priority group" in seat.text()
        await seat.press("right_square_bracket")
        assert "Citizens made 37 of 60 contributions" in seat.text()
        await seat.press("right_square_bracket", "enter")
        await seat.until("Actions")
        assert seat.app.screen.tab.noun == "action"


async def test_an_introduction_and_a_tie(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "v")
        await seat.until("35 ties")
        assert "no tie" in seat.text()
        await seat.press("left_square_bracket")
        await seat.until("Basin College and Lantern Youth Panel")
        await seat.press("i")
        await seat.until("who, and by when?")
        await seat.press("enter")
        await seat.until("in hand")
        await seat.press("n")
        await seat.until("F2 save")
        await seat.press("f2")
        await seat.until("F2 save", gone=True)
        app: Any = seat.app
        links = await app.ask(records.load_all, app.place_id, "link")
        assert (links[-1][1].source, links[-1][1].target) == ("college", "youth-panel")
        await seat.press("left_square_bracket")
        assert "pairs of types have no tie" in seat.text()


async def _leaf_through(seat: Sitting, width: int) -> None:
    """Every tab of every page: it is drawn, and no line is wider than the screen."""
    await seat.press("1")
    for key, tabs in (("a", 2), ("s", 3), ("v", 4)):
        await seat.press(key)
        for _ in range(tabs):
            await seat.press("right_square_bracket")
            assert [line for line in seat.text().splitlines() if cell_len(line) > width] == []
        assert seat.app.screen.found is not None
        await seat.press("escape")


async def test_every_page_stands_in_a_hostile_place(nasty_path: Path, clock: Any) -> None:
    async with sitting(nasty_path, clock, size=(80, 24)) as seat:
        await _leaf_through(seat, 80)


async def test_every_page_stands_in_an_empty_place(book_path: Path, clock: Any) -> None:
    book = Book(book_path, now=clock)
    start(book, "Nobody yet")
    book.close()
    async with sitting(book_path, clock, size=(120, 40)) as seat:
        await _leaf_through(seat, 120)
        await seat.press("a", "4", "5", "enter", "escape")
        assert seat.app.screen.tab.noun == "actor"


async def test_what_is_written_out_says_first_what_it_holds(
    harrow_path: Path, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1")
        for key, why in (
            ("a", "it holds judgements about 44 named actors"),
            ("s", "counts of people below three are left out"),
            ("v", "no judgements and no people"),
        ):
            await seat.press(key)
            await seat.until("esc back")
            await seat.press("x")
            await seat.until(why)
            await seat.press("enter")
            await seat.until("Written:")
            await seat.press("escape")
    assert sorted(one.name for one in tmp_path.glob("harrow-quay-*.csv")) == [
        "harrow-quay-coverage.csv",
        "harrow-quay-map.csv",
        "harrow-quay-network-connections.csv",
        "harrow-quay-network-elements.csv",
    ]
