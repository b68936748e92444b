"""Bringing lists in, in the app: what columns become, what would happen, doing it, stopping it, deciding."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from convene.services import importing
from convene.services.book import Book
from convene.tui.screens.engagement.importing.import_page import ImportScreen, size_words
from convene.tui.screens.shared.file_names import completed, typed_path
from tests.conftest import only_place
from tests.files.open_data.made_open_data import charity_register
from tests.store.dumping import contents
from tests.tui.driving import SIZES, Sitting, sitting

MINE = (
    "Organisation;Post code;Contact name;Staff\n"
    "Saltworks Sheds;HQ1 2AB;Jo [/] Smith;12\n"
    "Ropewalk [bold]Choir;HQ2 1AA;Sam;3\n"
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="cp1252")
    return path


async def begin(seat: Sitting, path: Path) -> None:
    """To the page of a file, as its name is typed or dropped onto the window."""
    await seat.press("1", "i")
    seat.app.screen.query_one("#answer").value = str(path)
    await seat.press("enter")
    await seat.until("Bring in a list")
    await seat.until("rows are")


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_of_its_own_layout_is_mapped_looked_through_and_brought_in(
    harrow_path: Path, clock: Any, mine: Path, size: tuple[int, int]
) -> None:
    before = contents(harrow_path)
    async with sitting(harrow_path, clock, size=size) as seat:
        await begin(seat, mine)
        text = seat.text()
        assert "→ Name" in text
        assert "Contact name: may be about people" in text
        assert "wanted" in text
        await seat.press("y")
        await seat.type("vol")
        await seat.press("enter")
        await seat.until("type vcse")
        # What they call staff is not to be kept: the column is left out.
        await seat.press("down", "down", "down", "enter")
        await seat.until("What is “Staff”?")
        await seat.type("leave it")
        await seat.press("enter")
        await seat.until("left out")
        await seat.press("p")
        await seat.until("Added 2")
        assert "line 2" in seat.text()
        assert contents(harrow_path).keys() == before.keys()
        await seat.press("b")
        await seat.until("2 actors added")
        assert seat.app.screen.tab.noun == "actor"
        await seat.press("slash")
        await seat.type("ropewalk [")
        await seat.until("Ropewalk [bold]Choir")
        await seat.press("escape", "u")
        await seat.until("Undid")
    now = contents(harrow_path)
    assert {name: rows for name, rows in now.items() if name != "memo"} == {
        name: rows for name, rows in before.items() if name != "memo"
    }


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_stopping_or_leaving_leaves_no_trace(
    harrow_path: Path, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    path = charity_register(tmp_path / "charities.txt", 2_000)
    under_way, go_on = threading.Event(), threading.Event()
    real = importing.bring

    def slow(write: Any, place_id: str, wish: Any, told: Any) -> Any:
        def telling(step: Any) -> None:
            under_way.set()
            go_on.wait(10)
            told(step)

        return real(write, place_id, wish, telling)

    monkeypatch.setattr(importing, "bring", slow)
    async with sitting(harrow_path, clock) as seat:
        await begin(seat, path)
        before = {name: rows for name, rows in contents(harrow_path).items() if name != "memo"}
        await seat.hit("b")
        while not under_way.is_set():
            await asyncio.sleep(0.002)
        await seat.until("esc stops it")
        await seat.hit(key)
        go_on.set()
        if key == "escape":
            await seat.until("Nothing was changed")
            assert isinstance(seat.app.screen, ImportScreen)
    assert {name: rows for name, rows in contents(harrow_path).items() if name != "memo"} == before


async def test_a_row_that_cannot_be_told_is_decided(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "near.csv"
    path.write_text("Name,Type\nLanternlane Youth Project,vcse\n", encoding="utf-8")
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await begin(seat, path)
        await seat.press("p")
        await seat.until("To decide 1")
        await seat.press("b")
        await seat.until("to decide")
        assert seat.app.screen.tab.noun == "match"
        await seat.press("enter")
        await seat.until("it is this one")
        await seat.press("enter")
        await seat.until("Nothing waits for a decision")
        await seat.press("u")
        await seat.until("to decide")


@pytest.mark.parametrize("bad", ["not there.csv", "page.csv", "locked.xlsx"])
async def test_a_file_that_is_no_list_is_refused_in_words(
    harrow_path: Path, clock: Any, tmp_path: Path, bad: str
) -> None:
    (tmp_path / "page.csv").write_text("<!doctype html><html><table><tr><td>1</table></html>")
    (tmp_path / "locked.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "i")
        seat.app.screen.query_one("#answer").value = str(tmp_path / bad)
        await seat.press("enter")
        await seat.until({"not there.csv": "no such file", "page.csv": "web page", "locked.xlsx": "CSV UTF-8"}[bad])


def test_file_names_are_completed_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "Charities 2026.txt").touch()
    (tmp_path / "charts").mkdir()
    (tmp_path / "chapel.png").touch()
    begun = str(tmp_path / "cha")
    assert completed(begun, (".txt",)) == str(tmp_path / "charities 2026.txt")
    assert completed(str(tmp_path / "chart"), ()) == str(tmp_path / "charts") + "/"
    assert completed(str(tmp_path / "zzz"), ()) is None
    assert completed("/no/such/folder/at/all", ()) is None


def test_a_path_is_understood_as_terminals_paste_it() -> None:
    assert typed_path(" '/a b/c.csv' ") == Path("/a b/c.csv")
    assert typed_path("/a\\ b/c.csv") == Path("/a b/c.csv")
    assert typed_path("file:///a/c.csv") == Path("/a/c.csv")


def test_sizes_are_said_for_people() -> None:
    assert size_words(10) == "1 KB"
    assert size_words(1_633_411) == "2 MB"


async def test_the_sheet_and_the_heading_can_be_said(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Members"
    for row in (["Who we are", None], ["Organisation", "Type"], ["Quay Singers", "charity"], ["Dock Band", "charity"]):
        book.active.append(row)
    rows = (["Our partners"], ["Company", "Town"], ["Tidal Bakery Example", "Basin"])
    other = book.create_sheet("Partners")
    for row in rows:
        other.append(row)
    book.save(tmp_path / "two.xlsx")
    async with sitting(harrow_path, clock) as seat:
        await begin(seat, tmp_path / "two.xlsx")
        assert "not “Partners”" in seat.text()
        await seat.press("s")
        await seat.until("Which sheet of the workbook?")
        await seat.type("part")
        await seat.press("enter")
        await seat.until("Company")
        await seat.press("h")
        await seat.until("Which row names the columns?")
        seat.app.screen.query_one("#answer").value = "99"
        await seat.press("enter")
        await seat.until("There is no heading in row 99")
        await seat.press("escape")
        await seat.until("Company")
        await seat.press("h")
        await seat.until("Which row names the columns?")
        seat.app.screen.query_one("#answer").value = "1"
        await seat.press("enter")
        await seat.until("Our partners")
        assert (seat.app.screen.options.sheet, seat.app.screen.options.heading) == ("Partners", 1)


async def test_what_was_not_taken_as_written_is_read_before_the_page_goes(
    harrow_path: Path, clock: Any, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Club,Type,Staff\nQuay Singers Example,charity,many\nDock Band Example,charity,3\n", "utf-8")
    async with sitting(harrow_path, clock) as seat:
        await begin(seat, path)
        await seat.press("b")
        await seat.until("brought in")
        assert "2 actors added" in seat.text()
        assert "Staff left empty: “many”" in seat.text()
        before = contents(harrow_path)
        await seat.press("b")  # it is in already
        assert contents(harrow_path) == before
        await seat.press("escape")
        await seat.until("Arch Nine Motors")
        assert seat.app.screen.tab.noun == "actor"


async def test_a_list_that_changes_what_was_promised_in_the_open_is_asked_why(
    harrow_path: Path, clock: Any, tmp_path: Path
) -> None:
    path = tmp_path / "back.csv"
    path.write_text("Handle,Title,Promised by,Quantity\nfirst-jobs,First jobs on the quay,hospital,20\n")
    book = Book(harrow_path, now=clock)  # as a command brought it in the last time, with nothing new
    book.do(importing.bring, only_place(book), importing.ImportOptions(path, noun="commitment"))
    book.close()
    path.write_text(path.read_text().replace("20", "12"))
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await begin(seat, path)
        await seat.until("commitments")
        await seat.press("b")
        await seat.until("Why do its terms change?")
        await seat.press("escape")
        await seat.until("does not come in without a reason")
        assert isinstance(seat.app.screen, ImportScreen)
        await seat.press("b")
        await seat.until("Why do its terms change?")
        await seat.type("Fewer mentors")
        await seat.press("enter")
        await seat.until("1 changed")
    assert "Fewer mentors" in str(contents(harrow_path)["amendment"])
