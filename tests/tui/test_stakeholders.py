"""Who matters, who is missing and the network, key by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from convene.errors import Problem
from convene.services.book import Book
from convene.services.engagement import stakeholders
from convene.services.nouns import records
from tests.making import draft, start
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


def _many(book_path: Path, clock: Any, count: int) -> None:
    book = Book(book_path, now=clock)
    place = start(book, "Many")
    names = [("", draft(book, "actor", name=f"Actor {n:03}", primary_type="vcse")) for n in range(count)]
    names += [("", draft(book, "actor", name=f"Harbour {n}", primary_type="msme", tags=["quay"])) for n in range(4)]
    book.do(records.add_many, place, {"actor": names})
    book.close()


async def _in_book(seat: Sitting) -> dict[str, tuple[int, int] | None]:
    app: Any = seat.app
    return {one.name: one.at for one in await app.ask(stakeholders.spots, app.place_id)}


async def test_digits_in_a_burst_go_to_the_actors_they_were_typed_for(book_path: Path, clock: Any) -> None:
    _many(book_path, clock, 40)
    wanted = [(n % 5 + 1, 5 - n % 4) for n in range(20)]
    async with sitting(book_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "a")
        await seat.until("44 to place")
        await seat.hit(*(str(digit) for pair in wanted for digit in pair), "4")
        assert "24 to place" in seat.text(), "shown before it is in the book"
        await seat.rest()
        await seat.until("influence 4, interest?")
        assert seat.app.screen.list.highlighted.title == "Actor 020"
        there = await _in_book(seat)
        assert [there[f"Actor {n:03}"] for n in range(21)] == [*wanted, None]
        await seat.hit("2", "3", "3", "5", "u", "u")  # an undo takes its turn behind what was placed before it
        await seat.rest()
        await seat.until("Undid: Placed Actor 020")
        assert "influence 5, interest?" in seat.text(), "what is half typed stays"
        assert "24 to place" in seat.text()
        there = await _in_book(seat)
        assert [there[f"Actor {n:03}"] for n in range(19, 23)] == [wanted[19], None, None, None]
        assert not seat.app._notifications, "said on the page, not over it"
        await seat.hit("1", "escape")
        await seat.rest()
        assert (await _in_book(seat))["Actor 022"] == (5, 1), "left at once, and kept"


async def test_a_placement_that_cannot_be_kept_goes_back(
    harrow_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> str:
        raise Problem("The disk is full.", hint="Make room.")

    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "a")
        await seat.until("2 to place")
        monkeypatch.setattr(stakeholders, "place_on_map", refuse)
        await seat.hit("4", "5", "2", "2")
        await seat.until("The disk is full.")
        await seat.rest()  # the second one is refused as well: after esc it would open the page of the problem again
        await seat.press("escape")
        await seat.until("2 to place")
        assert "is back where it was" in seat.text()


async def test_a_change_from_elsewhere_shows_and_takes_no_digit_away(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "a")
        await seat.until("2 to place")
        await seat.press("4")
        app: Any = seat.app
        print_shop = await app.ask(records.find, app.place_id, "actor", "lowtide-media")
        await app.do(records.remove, app.place_id, "actor", [print_shop])
        await seat.until("1 to place")
        assert seat.app.screen.list.highlighted.title == "Basin Angling Club"
        assert "influence 4, interest?" in seat.text()
        await seat.press("5")
        assert (await _in_book(seat))["Basin Angling Club"] == (4, 5)


async def test_what_is_placed_last_is_kept_when_the_app_is_left_at_once(book_path: Path, clock: Any) -> None:
    _many(book_path, clock, 12)
    async with sitting(book_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "a")
        await seat.until("16 to place")
        await seat.hit(*"234523452345", "q")
    book = Book(book_path, now=clock)
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    assert sum(one.placed for one in book.ask(stakeholders.spots, place)) == 6
    book.close()


async def test_the_selection_and_the_filter_of_the_list_are_taken_along(book_path: Path, clock: Any) -> None:
    _many(book_path, clock, 12)
    async with sitting(book_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash")
        await seat.type("harbour")
        await seat.press("enter", "a")
        await seat.until("4 that fit “harbour” · 0 of 4 on the map")
        assert len(seat.app.screen.list.items) == 4
        await seat.press("5", "4")
        await seat.until("3 to place")
        assert seat.app.screen.list.highlighted.title == "Harbour 1"
        await seat.press("escape")
        await seat.until("15 to place")
        assert seat.app.screen.list.highlighted.title == "Harbour 1"
        await seat.press("slash")
        await seat.type("tag:quay -1")
        await seat.press("enter")
        await seat.until("3 that fit")
        await seat.press("escape", "escape")
        assert seat.app.screen.noun == "actor"
        await seat.press("escape", "home", "space", "space", "a")
        await seat.until("2 selected")
        assert [one.title for one in seat.app.screen.list.items] == ["Actor 000", "Actor 001"]
        await seat.press("2", "2", "3", "3")
        await seat.until("all placed")
        await seat.press("a")
        assert seat.app.screen.noun == "actor"


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
        assert "Priya, 4 dec." in seat.text(), "how it would be"
        assert "Priya, some day" in seat.text(), "what was typed stays"
        await seat.press(*["backspace"] * len("some day"), "4", "space", "d", "e", "u")
        assert "Undid" not in seat.text(), "letters are still letters"
        await seat.press("backspace", "c", "enter")
        await seat.until("3 in hand")
        assert "Go and listen to Basin boat dwellers, Priya, by Fri 4" in seat.notices()
        await seat.press("right_square_bracket")
        assert "By priority group" in seat.text()
        await seat.press("right_square_bracket")
        assert "Citizens made 37 of 60 contributions" in seat.text()
        await seat.press("right_square_bracket", "enter")
        await seat.until("Actions")
        assert seat.app.screen.tab.noun == "action"


async def test_a_gap_leads_to_those_it_is_about(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash")
        await seat.type("basin")
        await seat.press("enter", "space", "s")
        await seat.until("2 in hand")
        assert "too few" in seat.text()
        screen: Any = seat.app.screen
        screen.list.highlight("type:developer")
        await seat.press("o")
        await seat.until("4 of 46")
        assert "/ type:developer" in seat.text()
        screen = seat.app.screen
        assert not screen.list.marked
        assert screen.list.at == 0
        await seat.press("s")
        await seat.until("2 in hand")
        screen = seat.app.screen
        screen.list.highlight("heard:boat-dwellers")
        await seat.press("o")
        await seat.until("46 of 46")
        await seat.rest()
        assert seat.app.screen.list.highlighted.title == "Basin boat dwellers"
        assert "type:developer" not in seat.text()


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
