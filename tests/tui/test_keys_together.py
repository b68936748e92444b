"""Keys that come together: a slow line, two quick fingers, a paste. None is lost, none goes to what stood before."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from convene.services.book import Book
from convene.tui import shielded_actions
from convene.tui.app import ConveneApp
from convene.tui.book_app import open_book
from convene.tui.closing import ClosableScreen
from convene.tui.forms.form import NounForm
from convene.tui.forms.typing_boxes import ProseBox
from convene.tui.screens.anywhere.capture import CaptureScreen
from convene.tui.screens.anywhere.palette import PaletteScreen
from tests.tui.driving import Sitting, sitting


def said(book: Path) -> list[str]:
    with closing(sqlite3.connect(book)) as db:
        return [row[0] for row in db.execute("SELECT text FROM contribution ORDER BY id")]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("f8", "pagedown"), "what can be done"),
        (("f8", "a", "c", "t", "enter", "enter"), ""),
        (("f8", "f8"), "Harrow Quay"),
        (("1", "n", "ctrl+o"), "New actor"),
        (("c", "escape", "escape"), "Harrow Quay"),
        (("c", "enter", "enter"), "Harrow Quay"),
        (("1", "e", "escape", "escape", "escape"), "Harrow Quay"),
        (("1", "n", "0"), "New actor"),
        (("f9",) * 12, "Co-design"),
        (("1", "r", "r", "0", "u", "u", "ctrl+r"), "Co-design"),
        (("1", "a", "4", "4", "escape", "u", "escape"), "do next"),
        (("D", "escape", "g", "escape", "question_mark", "escape", "p", "0"), "Harrow Quay"),
        (("1", "i", "escape", "F", "escape", "slash", "x", "enter", "escape"), "Harrow Quay"),
        (("3", "x", "escape", "2", "t", "enter", "t", "escape"), "Harrow Quay"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
async def test_no_keys_in_one_go_end_the_app(harrow_path: Path, clock: Any, keys: tuple[str, ...], shown: str) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.together(*keys)
        assert shown in seat.text()
        await _a_line_is_kept(seat, harrow_path)


async def _a_line_is_kept(seat: Sitting, book: Path) -> None:
    while len(seat.app.screen_stack) > 1:
        await seat.press("escape")
    await seat.together("0", "c", *"and this", "enter")
    await seat.until("1 kept")
    assert said(book)[-1] == "and this"


async def test_letters_behind_a_key_go_into_what_it_opens(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.together("1", "n", *"dud", "tab")
        form = seat.app.screen
        assert isinstance(form, NounForm)
        assert next(iter(form.rows())).raw == "dud"


async def test_letters_behind_enter_go_into_the_next_field(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.together("1", "n", *"Quay choir", "tab", "tab", "tab", *"x", "enter", *"y")
        form: Any = seat.app.screen
        assert next(iter(form.rows())).raw == "Quay choir"
        assert "xy" not in [row.raw for row in form.rows()]


async def test_ten_lines_in_one_go_are_ten_lines(harrow_path: Path, clock: Any) -> None:
    lines = [f"line {number}" for number in range(10)]
    async with sitting(harrow_path, clock) as seat:
        await seat.together("c", *(key for line in lines for key in (*line, "enter")), "escape")
        assert said(harrow_path)[-10:] == lines


async def test_a_page_is_closed_once_whoever_asks(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        await seat.press("c")
        bar = app.screen
        assert isinstance(bar, CaptureScreen)
        app.push_screen(PaletteScreen(bar))
        bar.dismiss()  # it is covered: it goes when it is uncovered, and takes nothing else away
        bar.dismiss()
        await seat.rest()
        assert isinstance(app.screen, PaletteScreen)
        await seat.press("escape")
        assert len(app.screen_stack) == 1


async def test_a_double_click_beside_what_was_opened_closes_no_more_than_that(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "f8")
        await seat.pilot.click(offset=(2, 22), times=2)
        await seat.pilot.click(offset=(70, 1), times=2)
        await seat.rest()
        await _a_line_is_kept(seat, harrow_path)


async def test_keys_after_leaving_are_nobodys(harrow_path: Path, clock: Any) -> None:
    app = ConveneApp(harrow_path, now=clock)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        await seat.rest()
        seat.send("q", "enter", "enter", "c", *"lost", "enter", "u")
        while app._exit is False:
            await pilot.pause()
    assert app.return_code == 0
    assert "lost" not in said(harrow_path)
    assert not harrow_path.with_name("harrow.book-wal").exists()


async def test_a_line_entered_just_before_leaving_is_on_disk(harrow_path: Path, clock: Any) -> None:
    app = ConveneApp(harrow_path, now=clock)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        await seat.rest()
        seat.send("c", *"the last word", "enter", *"half", "ctrl+q")
        while app._exit is False:
            await pilot.pause()
    assert said(harrow_path)[-1] == "the last word"
    async with sitting(harrow_path, clock) as seat:
        await seat.press("c")
        await seat.until("half")


async def test_keys_before_the_book_is_open_are_carried_out_then(harrow_path: Path, clock: Any) -> None:
    may_open = threading.Event()

    def slowly(path: Path, now: Any) -> Book:
        may_open.wait(10)
        return open_book(path, now)

    app = ConveneApp(harrow_path, now=clock, opener=slowly)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        seat.send("c", *"early bird", "enter", "escape", "2")
        await pilot.pause()
        assert said(harrow_path)[-1] != "early bird"
        may_open.set()
        await app.ready()
        await seat.rest()
        assert said(harrow_path)[-1] == "early bird"
        assert app.current_mode == "codesign"


def forget_cancelled_timers() -> None:
    """Asyncio keeps a cancelled timer, and with it the page it was for, until its moment has passed."""
    scheduled: list[asyncio.TimerHandle] = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    scheduled[:] = sorted(one for one in scheduled if not one.cancelled())


async def test_what_was_closed_is_let_go(harrow_path: Path, clock: Any) -> None:
    there = ("D", "g", "c", "l", "f8", "question_mark", "e")
    async with sitting(harrow_path, clock) as seat:
        for key in there:
            await seat.press(key, "escape")
        forget_cancelled_timers()
        gc.collect()
        assert [one for one in gc.get_objects() if isinstance(one, ClosableScreen | ProseBox)] == []


async def test_keys_wait_for_an_undo_however_long_it_takes(
    harrow_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shielded_actions, "PATIENCE", 0.01)
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        busy = threading.Event()
        app._store.submit(busy.wait)  # the book has much to do: it takes the whole place back
        seat.send("u", "c", *"zebra", "enter")
        for _ in range(400):
            await asyncio.sleep(0.001)
        assert not any(isinstance(one, CaptureScreen) for one in app.screen_stack)
        busy.set()
        await seat.rest()
        assert not app.place_id
        assert "Open a place first" in seat.text()
