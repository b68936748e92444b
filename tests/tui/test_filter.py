"""Lists of thousands and their filter, as somebody with a keyboard meets them."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from convene.core.nouns import Draft
from convene.core.vocabulary import ActorType
from convene.services.book import Book
from convene.services.lists import kept_filters, listing
from convene.services.nouns import records
from convene.services.places import places
from tests.conftest import Clock
from tests.making import add, draft, start
from tests.tui.driving import SIZES, Sitting, sitting

MANY = 3_000


@pytest.fixture(scope="module")
def template_many(tmp_path_factory: pytest.TempPathFactory, template_empty: Path) -> Path:
    """A book with a register of three thousand, brought in in no order."""
    path = tmp_path_factory.mktemp("many") / "many.book"
    shutil.copyfile(template_empty, path)
    book = Book(path, now=Clock())
    place = start(book)
    types = list(ActorType)
    drafts: list[tuple[str, Draft]] = [
        ("", draft(book, "actor", name=f"Club {at * 7 % MANY:04}", primary_type=types[at % 6], ward=f"W{at % 7}"))
        for at in range(MANY)
    ]
    book.do(records.add_many, place, {"actor": drafts})
    book.do(places.leave_open, place)
    book.close()
    return path


@pytest.fixture
def many_path(template_many: Path, tmp_path: Path) -> Path:
    path = tmp_path / "many.book"
    shutil.copyfile(template_many, path)
    return path


def _here(seat: Sitting) -> str:
    item = seat.app.screen.list.highlighted
    return item.title if item else ""


@pytest.mark.parametrize("size", SIZES)
async def test_three_thousand_are_walked_filtered_and_left_where_one_was(
    many_path: Path, clock: Any, size: tuple[int, int]
) -> None:
    async with sitting(many_path, clock, size=size) as seat:
        await seat.press("1")
        assert f"{MANY:,} of {MANY:,}" in seat.text()
        await seat.press("end")
        assert _here(seat) == "Club 2999"
        assert "Club 2999" in seat.text()
        await seat.press("home", *["pagedown"] * 8, "pageup")
        assert _here(seat) in seat.text()
        await seat.press("end", "k", "k")
        assert _here(seat) == "Club 2997"
        await seat.press("slash")
        await seat.type("2997 club")
        assert (_here(seat), len(seat.app.screen.list.items)) == ("Club 2997", 1)
        await seat.press("escape")
        assert _here(seat) == "Club 2997"
        assert "Club 2997" in seat.text()
        await seat.press("d")
        await seat.until(f"{MANY - 1:,} of {MANY - 1:,}")
        assert _here(seat) == "Club 2998"
        await seat.press("u")
        await seat.until(f"{MANY:,} of {MANY:,}")
        assert _here(seat) == "Club 2998"
        assert "Club 2997" in seat.text()


async def test_a_half_typed_filter_never_empties_the_list_and_says_what_it_wants(many_path: Path, clock: Any) -> None:
    async with sitting(many_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash")
        for key, shown in (("t", 0), ("y", 0), ("p", MANY), ("e", MANY), (":", MANY), ("a", 500)):
            await seat.type(key)
            if shown:
                assert len(seat.app.screen.list.items) == shown, key
        await seat.press("backspace")
        assert "goes on: anchor, supplier" in seat.text()
        await seat.type("x")
        assert len(seat.app.screen.list.items) == MANY
        await seat.press("enter")
        assert "type is never “x”" in seat.text()
        assert seat.app.focused is seat.app.screen.filter_line.input
        await seat.press("backspace")
        left = sum(at % 6 == 2 and at % 7 != 1 for at in range(MANY))
        await seat.type("dev -ward:w1")
        assert len(seat.app.screen.list.items) == left
        await seat.press("enter")
        assert seat.app.focused is seat.app.screen.list
        assert f"{left} of 3,000" in seat.text()


async def test_a_filter_is_kept_used_and_let_go(many_path: Path, clock: Any) -> None:
    async with sitting(many_path, clock) as seat:
        await seat.press("1", "slash")
        await seat.type("ward:w3 type:vcse")
        shown = len(seat.app.screen.list.items)
        assert 0 < shown < MANY
        await seat.press("ctrl+s")
        await seat.until("Keep this filter as")
        await seat.type("Third")
        await seat.press("enter")
        await seat.until("@third")
        await seat.press("escape", "slash")
        await seat.type("@third")
        assert len(seat.app.screen.list.items) == shown
        await seat.press("escape", "F")
        await seat.until("Kept filters")
        assert "ward:w3 type:vcse" in seat.text()
        await seat.press("enter")
        await seat.until("/ @third")
        await seat.until(f"{shown} of 3,000")
        assert seat.app.focused is seat.app.screen.list
        await seat.press("F", "down", "d")
        await seat.until("Removed filter")
        await seat.press("escape", "escape", "slash")
        await seat.type("@third")
        assert len(seat.app.screen.list.items) == MANY
        assert "No filter of actors is kept as @third" in seat.text()


async def test_all_that_are_shown_are_selected_and_go_as_one_change(many_path: Path, clock: Any) -> None:
    async with sitting(many_path, clock) as seat:
        await seat.press("1", "slash")
        await seat.type("club 29")
        some = len(seat.app.screen.list.items)
        assert 100 < some < MANY  # more than a page
        await seat.press("enter", "end", "A")
        assert f"{some} selected" in seat.text()
        await seat.press("A")
        assert "selected" not in seat.text()
        await seat.press("A", "escape")
        assert f"{some} selected" in seat.text()
        await seat.press("d")
        await seat.until(f"{MANY - some:,} of {MANY - some:,}")
        await seat.press("u")
        await seat.until("3,000 of 3,000")


async def test_what_is_written_out_is_what_is_seen(many_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(many_path, clock) as seat:
        await seat.press("1", "slash")
        await seat.type("type:anchor club 1")
        shown = len(seat.app.screen.list.items)
        await seat.press("enter", "x")
        await seat.until("Write to")
        assert f"the {shown} of 3,000 you see" in seat.text()
        path = tmp_path / "some.csv"
        seat.app.screen.query_one(Input).value = str(path)
        await seat.press("enter")
        await seat.until("Written")
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert len(rows) == shown
        assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
        assert {row["primary_type"] for row in rows} == {"anchor"}
        assert "influence" not in rows[0]


async def test_people_are_not_written_out_from_their_list(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "right_square_bracket", "x")
        await seat.until("convene export person --people")


async def test_help_is_one_key_away_in_an_empty_filter(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash", "question_mark")
        await seat.until("What a list of actors can be asked")
        assert "silent>60d" in seat.text()
        await seat.press("escape")
        await seat.type("what?")
        assert "/ what?" in seat.text()


async def test_a_kept_filter_that_is_gone_shows_everything_and_says_so(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = book.ask(places.current)
    assert place
    book.do(kept_filters.keep, place, "actor", "Anchors", "type:anchor", clock().date())
    total = book.ask(listing.listing, place, "actor", clock().date()).total
    book.close()
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash")
        await seat.type("@anchors")
        await seat.press("enter")
        assert 0 < len(seat.app.screen.list.items) < total
        await seat.press("u")
        await seat.until(f"{total} of {total}")
        assert "No filter of actors is kept as @anchors" in seat.text()


@pytest.mark.parametrize("listed", [True, False], ids=["on a list", "on none yet"])
async def test_a_look_that_began_before_takes_no_highlight_away(harrow_path: Path, clock: Any, listed: bool) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1")
        app: Any = seat.app
        screen = app.screen
        if not listed:
            screen.list.show_items(())
        early = await app.ask(screen.question(), app.place_id, app.today)
        other = Book(harrow_path, now=clock)
        made = add(other, app.place_id, "actor", name="Zebra Crossing Club", primary_type="vcse")
        other.close()
        screen.list.highlight(made)
        screen.show(early)
        await seat.rest()
        assert _here(seat) == "Zebra Crossing Club"
        assert "▌ Zebra Crossing Club" in seat.text()
