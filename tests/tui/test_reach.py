"""Reaching people at the keyboard: the log from anywhere, coming back, the plan, and answering those who spoke."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places
from convene.tui import modes
from tests.conftest import Clock
from tests.making import add, start
from tests.tui.driving import SIZES, sitting


async def show(seat: Any, noun: str) -> None:
    seat.app.go_to(modes.home(noun), noun)
    await seat.rest()


@pytest.fixture
def quay_path(book_path: Path, clock: Clock) -> Path:
    book = Book(book_path, now=clock)
    place = start(book, "Harrow Quay")
    draft = book.ask(records.load, "place", place)
    book.do(places.edit, place, draft.model_copy(update={"priority_groups": ("Shift workers",)}))
    add(book, place, "actor", name="Saltworks CIC", primary_type="vcse")
    add(book, place, "actor", name="Salt Lane Garage", primary_type="msme", relationship="engaged")
    crowd = [{"actor_type": "citizen", "people": 40}]
    add(book, place, "workshop", title="Hall evening", status="held", date="2026-11-01", attendance=crowd)
    add(book, place, "contribution", text="A first job", actor_type="citizen", workshop="hall-evening", cluster="Work")
    add(book, place, "person", name="Salt Jones")
    book.do(places.leave_open, place)
    book.close()
    return book_path


@pytest.mark.parametrize("size", SIZES)
async def test_outreach_is_logged_from_anywhere_and_come_back_to(
    quay_path: Path, clock: Any, size: tuple[int, int]
) -> None:
    async with sitting(quay_path, clock, size=size) as seat:
        await seat.press("2", "l")
        await seat.type("sal")
        await seat.until("Saltworks CIC")
        assert "Salt Lane Garage" in seat.text()
        assert "tab take the name" in seat.text()
        await seat.press("down", "tab")
        assert seat.app.screen.query_one(Input).value == "Saltworks CIC: "
        await seat.type("rang, no answer ->yest")
        await seat.until("Saltworks CIC · call")
        await seat.type(" ->fri 3p #shift")
        await seat.until("call · 3 people · Shift workers · follow up Fri 27 Nov")
        await seat.press("enter")
        await seat.until("Saltworks CIC is contacted now")
        await seat.type("The imam: will ask around")
        await seat.until("no actor of that name")
        await seat.press("enter")
        await seat.until("2 logged")
        await seat.press("escape")
        assert seat.app.current_mode == "codesign"
        await show(seat, "outreach")
        await seat.until("due Fri 27 Nov")
        assert "The imam: will ask around" in seat.text()
        await seat.press("j", "y")
        await seat.until("What came of it?")
        await seat.press("escape")
        await seat.until("due Fri 27 Nov")
        await seat.press("y")
        await seat.type("they will host the supper")
        await seat.press("enter")
        await seat.until("they will host the supper")
        await seat.until("followed up")
        await seat.press("u")
        await seat.until("they will host the supper", gone=True)
        await seat.until("due Fri 27 Nov")


async def test_the_front_page_shows_what_waits_and_marks_it(quay_path: Path, clock: Clock) -> None:
    book = Book(quay_path, now=clock)
    place = book.ask(places.current)
    assert place
    add(
        book,
        place,
        "outreach",
        what="Rang, no answer",
        actor="saltworks-cic",
        date="2026-11-10",
        follow_up="2026-11-19",
    )
    add(book, place, "action", what="Book the hall", owner="convener", due="2026-12-10")
    book.close()
    async with sitting(quay_path, clock) as seat:
        await seat.until("three days late")
        assert "Come back to Saltworks CIC: Rang, no answer." in seat.text()
        await seat.press("D")
        await seat.until("2 things to see to, 1 late")
        await seat.press("y", "enter")
        await seat.until("1 thing to see to, 0 late")
        await seat.press("y")
        await seat.until("Nothing waits")
        await seat.press("u")
        await seat.until("Book the hall")
        await seat.press("enter")
        await seat.until("Actions")
        assert seat.app.screen.tab.noun == "action"
        assert seat.app.screen.list.highlighted.title == "Book the hall"
        await seat.press("y")
        await seat.until("done")
        await seat.press("y")
        await seat.until("Thu 10 Dec")


async def test_a_plan_is_begun_with_one_key(quay_path: Path, clock: Any) -> None:
    async with sitting(quay_path, clock, size=(120, 40)) as seat:
        await show(seat, "target")
        await seat.until("P begins one")
        await seat.press("P")
        await seat.until("7 of 7")
        await seat.until("no target")
        assert "How far" in seat.text()
        await seat.press("P")
        await seat.until("each priority")
        await show(seat, "outreach")
        await seat.press("P", "H")
        assert seat.app.screen.tab.noun == "outreach", "these keys mean nothing here"


async def test_what_was_heard_is_read_written_and_kept_as_sent(quay_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(quay_path, clock) as seat:
        await show(seat, "contribution")
        await seat.press("H")
        await seat.until("“A first job” (citizen)")
        assert "1 contribution, 1 not answered yet" in seat.text()
        await seat.press("right_square_bracket")
        await seat.until("All that was said until")
        await seat.press("left_square_bracket", "L")
        await seat.until("large print")
        await seat.press("x")
        path = tmp_path / "heard.html"
        seat.app.screen.query_one(Input).value = str(path)
        await seat.press("enter")
        await seat.until("Written")
        assert "18pt" in path.read_text(encoding="utf-8")
        await seat.press("y")
        await seat.type("all who came")
        await seat.press("enter")
        await seat.until("all of it answered")
        await seat.press("escape")
        await show(seat, "reply")
        await seat.until("What we heard, at Hall evening")


async def test_an_empty_answer_says_that_nothing_came_of_it(quay_path: Path, clock: Any) -> None:
    async with sitting(quay_path, clock, size=(120, 40)) as seat:
        await show(seat, "contribution")
        app: Any = seat.app
        before = app.saved_at
        await seat.press("H", "y")
        await seat.until("Who was told?")
        assert "such as: everybody who came, by letter" in seat.text(), "an example, not an answer"
        await seat.press("enter")
        await seat.until("Nothing was kept: it was not said who was told.")
        assert app.saved_at == before


async def test_the_palette_finds_records_by_name_and_no_people(quay_path: Path, clock: Any) -> None:
    async with sitting(quay_path, clock) as seat:
        await seat.until("Next")
        await seat.press("ctrl+p")
        await seat.type("salt")
        await seat.until("Saltworks CIC")
        assert "Jones" not in seat.text()
        await seat.type("works")
        await seat.until("Salt Lane Garage", gone=True)
        await seat.press("enter")
        await seat.until("Actors")
        assert seat.app.screen.list.highlighted.title == "Saltworks CIC"
