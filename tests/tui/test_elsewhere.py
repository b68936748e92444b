"""What a command or another window writes into the open book is shown, said, and never undone unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.people import erasing
from convene.services.places import places
from convene.services.workshops import run
from tests.making import add, change, find, ids
from tests.tui.driving import Sitting, sitting

Elsewhere = Callable[[Callable[[Book, str], Any]], Any]


@pytest.fixture
def elsewhere(harrow_path: Path, clock: Any) -> Elsewhere:
    """Does something as a command would, on a book of its own."""

    def do(action: Callable[[Book, str], Any]) -> Any:
        book = Book(harrow_path, now=clock)
        try:
            return action(book, str(book.ask(places.current)))
        finally:
            book.close()

    return do


def _add_actor(name: str) -> Callable[[Book, str], Any]:
    return lambda book, place: add(book, place, "actor", name=name, primary_type="vcse")


async def _look(seat: Sitting) -> None:
    """As the app does every two seconds."""
    app: Any = seat.app
    await app.look_elsewhere()
    await seat.rest()


async def test_a_list_shows_what_a_command_added_and_the_highlight_stays(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "j", "j", "j")
        screen: Any = seat.app.screen
        here = screen.list.highlighted.id
        elsewhere(_add_actor("Aardvark Aid"))
        await _look(seat)
        assert "Aardvark Aid" in seat.text()
        assert "Written elsewhere: Added actor: Aardvark Aid." in seat.text()
        assert screen.list.highlighted.id == here


async def test_what_was_written_here_is_no_news(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("c")
        await seat.type("A bench @citizen")
        await seat.press("enter")
        await _look(seat)
        assert "elsewhere" not in seat.text()
        await seat.press("escape", "u")
        assert "Undid: Captured: A bench" in seat.text()


async def test_u_names_what_came_from_elsewhere_and_asks_before_taking_it_back(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    async with sitting(harrow_path, clock) as seat:
        elsewhere(_add_actor("Tide"))  # a moment before u: no look has noticed it yet
        await seat.press("u")
        assert "Written elsewhere at 14:00: “Added actor: Tide”." in _plain(seat)
        assert "u again takes it back." in _plain(seat)
        assert elsewhere(lambda book, place: find(book, place, "actor", "tide"))
        await seat.press("u")
        assert "Undid: Added actor: Tide" in seat.text()
        with pytest.raises(Problem):
            elsewhere(lambda book, place: find(book, place, "actor", "tide"))
        await seat.press("ctrl+r")
        assert "Redid: Added actor: Tide" in seat.text(), "it was taken back here, and comes again at once"


async def test_what_was_undone_elsewhere_is_asked_about_before_it_comes_again(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("c")
        await seat.type("A bench @citizen")
        await seat.press("enter", "escape")
        elsewhere(lambda book, place: book.undo(place))
        await _look(seat)
        assert "Written elsewhere: Undid: Captured: A bench" in seat.text()
        await seat.press("ctrl+r")
        assert "Undone elsewhere at 14:00: “Captured: A ben" in _plain(seat)
        await seat.press("ctrl+r")
        assert "Redid: Captured: A bench" in seat.text()


async def test_an_agreement_is_for_one_thing_alone(harrow_path: Path, clock: Any, elsewhere: Elsewhere) -> None:
    async with sitting(harrow_path, clock) as seat:
        elsewhere(_add_actor("Tide"))
        await seat.press("u")
        elsewhere(_add_actor("Ebb"))
        await seat.press("u")
        assert "Written elsewhere at 14:00: “Added actor: Ebb”" in _plain(seat)
        assert len(elsewhere(lambda book, place: [find(book, place, "actor", one) for one in ("tide", "ebb")])) == 2


async def test_while_somebody_types_the_list_is_fresh_and_nothing_pops_up(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash")
        await seat.type("Aardv")
        elsewhere(_add_actor("Aardvark Aid"))
        await _look(seat)
        screen: Any = seat.app.screen
        assert screen.filter_line.input.value == "Aardv"
        assert screen.filter_line.input.has_focus
        assert [one.title for one in screen.list.items] == ["Aardvark Aid"]
        assert "Written elsewhere" not in seat.text()
        await seat.press("enter")
        await _look(seat)
        assert "Written elsewhere: Added actor: Aardvark Aid." in seat.text()


async def test_a_hall_is_not_disturbed_and_takes_back_only_what_it_kept(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    hall = elsewhere(lambda book, place: find(book, place, "workshop", "review-november"))
    elsewhere(lambda book, place: book.do(run.start, place, hall, book.clock))
    async with sitting(harrow_path, clock) as seat:
        await seat.press("enter")
        await seat.type("A bench @citizen")
        await seat.press("enter")
        await seat.type("half a li")
        elsewhere(lambda book, place: book.do(run.capture, place, hall, "From the other table @vcse", book.clock))
        await _look(seat)
        screen: Any = seat.app.screen
        assert screen.bar.input.value == "half a li"
        assert "From the other table" in seat.text()
        assert "elsewhere" not in seat.text()
        await seat.press(*["backspace"] * 9, "ctrl+z")
        assert screen.bar.input.value.startswith("A bench")
        said = elsewhere(lambda book, place: [one.title for one in book.ask(run.captured, hall)])
        assert said == ["From the other table"]


async def test_what_was_kept_in_the_hall_and_undone_elsewhere_holds_nothing_up(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    hall = elsewhere(lambda book, place: find(book, place, "workshop", "review-november"))
    elsewhere(lambda book, place: book.do(run.start, place, hall, book.clock))
    async with sitting(harrow_path, clock) as seat:
        await seat.press("enter")
        for line in ("First @citizen", "Second @citizen"):
            await seat.type(line)
            await seat.press("enter")
        elsewhere(lambda book, place: book.undo(place))
        await seat.press("ctrl+z")
        assert "was undone already" in seat.text()
        await seat.press("ctrl+z")
        assert not elsewhere(lambda book, place: book.ask(run.captured, hall))


async def test_a_place_that_was_removed_elsewhere_is_left(harrow_path: Path, clock: Any, elsewhere: Elsewhere) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1")
        elsewhere(lambda book, place: book.do(places.remove, place))
        await _look(seat)
        assert seat.app.current_mode == "places"
        assert "Written elsewhere: Removed the place Harrow Quay" in seat.text()


async def test_a_form_keeps_what_is_typed_and_the_book_what_came(
    harrow_path: Path, clock: Any, elsewhere: Elsewhere
) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1")
        screen: Any = seat.app.screen
        one = screen.list.highlighted.id
        await seat.press("e")
        await seat.type("X")
        typed = seat.text()
        elsewhere(lambda book, place: change(book, place, "actor", one, headcount=77))
        await _look(seat)
        assert seat.text() == typed
        await seat.press("f2")
        now: Any = elsewhere(lambda book, place: book.ask(records.load, "actor", one))
        assert now.headcount == 77
        assert now.name.endswith("X")


async def test_the_last_look_finds_a_closed_book_and_says_nothing(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        await app.close_book()
        await app.look_elsewhere()
        assert not app._unsaid


def test_a_look_costs_one_number_while_nobody_writes(
    harrow: Book, harrow_id: str, harrow_path: Path, clock: Any
) -> None:
    harrow.watch()
    asked: list[str] = []
    harrow._store._reader.set_trace_callback(asked.append)
    assert [harrow.elsewhere(harrow_id) for _ in range(3)] == [None] * 3
    assert asked == ["PRAGMA data_version"] * 3
    add(harrow, harrow_id, "actor", name="Mine", primary_type="vcse")
    assert harrow.elsewhere(harrow_id) is None
    other = Book(harrow_path, now=clock)
    add(other, harrow_id, "actor", name="Theirs", primary_type="vcse")
    other.close()
    news = harrow.elsewhere(harrow_id)
    assert news is not None
    assert news.told == ("Added actor: Theirs",)
    assert harrow.elsewhere(harrow_id) is None
    assert len(ids(harrow, harrow_id, "actor")) > 2


def test_what_is_erased_here_is_no_news(harrow: Book, harrow_id: str) -> None:
    add(harrow, harrow_id, "person", name="Somebody Else")
    harrow.watch()
    who = harrow.ask(erasing.target, harrow_id, "Somebody Else")
    erasing.erase(harrow, harrow_id, who, datetime(2026, 11, 22, 14, tzinfo=UTC))
    assert harrow.elsewhere(harrow_id) is None


def _plain(seat: Sitting) -> str:
    """The screen's words in one line, however a notice breaks."""
    return " ".join(seat.text().replace("▌", " ").split())
