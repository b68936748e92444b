"""Stories of a person at the keyboard, on the real book."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input
from textual.worker import WorkerFailed

from convene.errors import Problem, Where
from convene.services.book import Book
from convene.services.maintenance import memos
from convene.tui.app import ConveneApp
from tests.nasty import NASTY
from tests.tui.driving import SIZES, Sitting, sitting

ROOT = Path(__file__).parent.parent.parent

TO_CONTRIBUTIONS = ["right_square_bracket"] * 5
"""From the first tab of engagement to what was said."""


async def test_the_overview_reads_like_a_front_page(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        text = seat.text()
        for words in ("said", "visions", "decided", "commitments", "measured", "replied", "Next", "Coming", "Lately"):
            assert words in text
        assert "Who is in the room" in text
        await seat.press("enter")
        assert seat.app.current_mode == "delivery"


async def test_tabs_keep_their_highlight_and_esc_leads_home(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "j", "j", "j")
        wanted = seat.app.screen.list.highlighted.id
        await seat.press("right_square_bracket", "j", "left_square_bracket")
        assert seat.app.screen.list.highlighted.id == wanted
        await seat.press("escape")
        assert seat.app.current_mode == "overview"
        await seat.press("1")
        assert seat.app.screen.list.highlighted.id == wanted


async def test_on_a_narrow_screen_an_item_is_a_second_page(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("3")
        assert "Promised by" not in seat.text()
        await seat.press("enter")
        assert "Promised by" in seat.text()
        assert "esc list" in seat.text()
        await seat.press("escape")
        assert "Promised by" not in seat.text()


async def test_on_a_wide_screen_the_right_column_follows_the_highlight(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("3")
        first = seat.app.screen.detail.detail
        await seat.press("j")
        second = seat.app.screen.detail.detail
        assert first
        assert second
        assert first.id != second.id
        assert "Before the next stage" in seat.text()


async def test_filter_narrows_while_typing_and_esc_shows_all(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "slash")
        total = seat.app.screen.list.total
        await seat.type("basin")
        assert 0 < len(seat.app.screen.list.items) < total
        await seat.press("enter", "j")
        assert "/ basin" in seat.text()
        await seat.press("escape")
        assert len(seat.app.screen.list.items) == total
        assert "/ basin" not in seat.text()


async def test_delete_says_what_it_did_and_undo_brings_it_back_where_it_was(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "j", "j")
        gone = seat.app.screen.list.highlighted
        total = seat.app.screen.list.total
        await seat.press("d")
        await seat.until("u undoes it")
        await seat.until(f"{total - 1} of {total - 1}")
        await seat.press("u")
        await seat.until("ctrl+r brings it back")
        await seat.until(f"{total} of {total}")
        assert gone.id in {item.id for item in seat.app.screen.list.items}


async def test_many_can_be_deleted_as_one_change(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", *TO_CONTRIBUTIONS)
        total = seat.app.screen.list.total
        await seat.press("space", "space", "space")
        assert "3 selected" in seat.text()
        await seat.press("d")
        await seat.until(f"{total - 3} of {total - 3}")
        await seat.press("u")
        await seat.until(f"{total} of {total}")


async def test_a_new_actor_is_highlighted_once_it_is_saved(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "n")
        await seat.until("New actor")
        await seat.type("Zebra Crossing Club")
        await seat.press("tab", "v", "enter")
        await seat.press("f2")
        await seat.until("u undoes it")
        await seat.until("47 of 47")
        await seat.until("▌ Zebra Crossing Club")


async def test_capture_takes_line_after_line_from_anywhere(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("2", "c")
        await seat.type("a job before twenty @cit !hope")
        await seat.press("enter")
        await seat.until("1 kept   a job before twenty   citizen · hope")
        await seat.type("[/] not markup")
        await seat.press("enter")
        await seat.until("2 kept   [/] not markup")
        await seat.type("late @citzen")
        await seat.press("enter")
        await seat.until("is it @citizen? enter keeps it as it stands")
        assert "3 kept" not in seat.text()
        await seat.press("enter")
        await seat.until("3 kept   late @citzen")
        await seat.press("escape")
        assert seat.app.current_mode == "codesign"
        await seat.press("1", *TO_CONTRIBUTIONS)
        await seat.until("63 of 63")
        assert "a job before twenty" in seat.text()


async def test_the_thread_runs_both_ways_and_enter_goes_to_the_item(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("3", "t")
        text = seat.text()
        assert text.index("said") < text.index("vision") < text.index("commitment") < text.index("replied")
        assert seat.app.screen.list.highlighted.title == "Two shop units at community rent"
        await seat.press("home", "enter")
        assert seat.app.current_mode == "engagement"
        assert seat.app.screen.tab.noun == "contribution"
        await seat.until("shutters down")


async def test_loose_ends_are_opened_from_the_front_page_and_lead_to_the_item(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.until("Freshness 80 of 100")
        await seat.press("o")
        await seat.until("voices are in no vision")
        assert "Add it to the vision it speaks for" in seat.text()
        await seat.press("down", "enter")
        assert seat.app.current_mode == "engagement"
        assert seat.app.screen.tab.noun == "contribution"


async def test_the_gate_page_says_what_would_help(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("3", "g")
        assert "Delivery gate" in seat.text()
        assert "What would help" in seat.text()
        await seat.press("escape")
        assert seat.app.current_mode == "delivery"


async def test_the_manifesto_can_be_read_and_written_out(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("m")
        await seat.until("The Harrow Quay Community Manifesto")
        await seat.press("right_square_bracket")
        assert 'schema = "convene.manifesto"' in seat.text()
        await seat.press("x")
        path = tmp_path / "out.toml"
        seat.app.screen.query_one(Input).value = str(path)
        await seat.press("enter")
        await seat.until("Written: out.toml")
        assert "Exported the manifesto" in seat.notices()
        assert 'schema = "convene.manifesto"' in path.read_text(encoding="utf-8")
        await seat.press("x")
        seat.app.screen.query_one(Input).value = str(path)
        await seat.press("enter")
        await seat.until("a file of that name")
        await seat.press("escape")


async def test_an_empty_book_begins_at_places_and_takes_in_a_sample(book_path: Path, clock: Any) -> None:
    async with sitting(book_path, clock) as seat:
        await seat.until("starts a place of your own")
        await seat.press("3")
        assert seat.app.current_mode == "places"
        await seat.press("s")
        await seat.until("Harrow Quay")
        await seat.press("enter")
        await seat.until("Next")
        assert seat.app.current_mode == "overview"
        assert seat.app.place_id


async def test_the_place_left_open_is_there_again(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("p", "enter")
        await seat.until("Next")
        await seat.press("f9")
        assert seat.app.theme == "convene-light"
        await seat.until("Light paper")
        await seat.app.workers.wait_for_complete()
    async with sitting(harrow_path, clock) as seat:
        assert seat.app.theme == "convene-light"
        await seat.until("Harrow Quay")


async def test_a_problem_is_shown_in_words_that_can_be_copied(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        seat.app.tell(Problem("It [/] broke.", "line\n" * 60, hint="Try again.", where=Where("x.toml", 3, "name")))
        await seat.rest()
        assert "! It [/] broke." in seat.text()
        assert "x.toml, line 3, name" in seat.text()
        await seat.press("y", "end", *["j"] * 3)
        assert "x.toml, line 3, name" in seat.app.clipboard
        await seat.press("escape")
        assert "broke" not in seat.text()


async def test_a_file_that_is_no_book_ends_with_words(tmp_path: Path, clock: Any) -> None:
    path = tmp_path / "junk.book"
    path.write_bytes(b"this is no book" * 100)
    app = ConveneApp(path, now=clock)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        await seat.until("!")
        unfolded = "".join(line.strip() for line in seat.text().splitlines())  # a path may be longer than a line
        assert "junk.book" in unfolded
        await seat.press("escape")
    assert app.return_code == 3


async def test_hostile_words_in_a_toast_stay_words(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        for text in NASTY:
            assert "[/]" not in seat.text()
            seat.app.toast("[/] " + text)
            await seat.until("[/]")
            await seat.time_passes()


@pytest.mark.parametrize("size", SIZES)
async def test_a_notice_takes_one_line_and_never_one_in_use(
    harrow_path: Path, clock: Any, size: tuple[int, int]
) -> None:
    """In the capture line, over a list whose last row was just made, in a form near its end, in the live room."""
    to_the_last_row = ("w", "end")
    async with sitting(harrow_path, clock, size=size) as seat:
        to_a_field_near_the_end = ("e", "ctrl+o", *["shift+tab"] * 2)
        live_room = ("escape", "r")
        for keys in (("c",), ("escape", *to_the_last_row), to_a_field_near_the_end, live_room, ("ctrl+g",)):
            await seat.press(*keys)
            seat.app.toast("Added what somebody said. " * 12, ending="u undoes it.")
            await seat.rest()
            first, *others = seat.text().splitlines()
            assert first.strip(" ▌▐").startswith("Added what somebody said.")
            assert "u undoes it." in first
            assert not any("Added what" in one for one in others)
            assert seat.app.focused is None or seat.app.focused.region.y > 0
        await seat.press("ctrl+n")
        assert seat.text().count("Added") >= 24, "each of them in full"


async def test_the_latest_notice_has_the_line_and_a_warning_keeps_it(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        for at in range(3):
            seat.app.toast(f"Notice {at} tells.")
        await seat.until("Notice 2 tells.")
        assert "Notice 1 tells." not in seat.text()
        seat.app.toast("This one warns.", severity="warning")
        seat.app.toast("Notice 3 tells.")
        await seat.until("This one warns.")
        assert "Notice 3 tells." not in seat.text()
        await seat.press("ctrl+n")
        assert all(f"Notice {at} tells." in seat.text() for at in range(4))


async def test_notices_that_are_gone_leave_nothing_behind(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("0", "f9", "f9", "f9", "f9", "1")
        seat.app.clear_notifications()
        for mode in "01":
            await seat.press(mode)
            assert not seat.app.screen.query("ToastHolder")


async def test_the_book_is_opened_once(harrow_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def opening(path: Path, now: Any) -> Book:
        opened.append(path)
        return Book(path, now=now)

    app = ConveneApp(harrow_path, now=clock)
    monkeypatch.setattr(app, "_opener", opening)
    async with app.run_test() as pilot:
        await Sitting(app, pilot).rest()
        await app.ready()
    assert opened == [harrow_path]


async def test_leaving_closes_the_book_into_one_file(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("q")
    assert not list(harrow_path.parent.glob("harrow.book-*"))


async def test_what_is_half_typed_survives_in_the_book(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.app.remember("form:x", {"values": {"name": "half"}})
    book = Book(harrow_path, now=clock)
    assert book.ask(memos.recall, "form:x") == {"values": {"name": "half"}}
    book.close()


def test_the_opening_frame_comes_before_anything_heavy() -> None:
    code = (
        "import sys, convene.tui.app, convene.tui.screens.places.overview;"
        "heavy = {'pydantic', 'sqlmodel', 'sqlalchemy', 'sqlite3', 'convene.services', 'textual.widgets._markdown',"
        " 'textual.widgets._data_table'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


async def test_a_look_that_finds_the_book_closed_is_no_unexpected_end(
    harrow_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        await app.action_quit()
        with pytest.raises(Problem, match="closed already") as late:
            await app.ask(lambda read: read.value("SELECT 1"))
        monkeypatch.setattr(app, "_running", False)  # as it is while the last workers end
        app._handle_exception(WorkerFailed(late.value))
        assert app.failed is None
        assert not app.return_code
