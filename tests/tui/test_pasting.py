"""Several lines pasted at once are several lines, each seen before it is kept; one answer takes them as one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Clock
from tests.tui.driving import Sitting, sitting
from tests.tui.test_keys_together import said
from tests.tui.test_run import room

PASTED = "first voice\r\n\n  second [/] voice @citizen\rthird\n"


async def _paste_and_keep(seat: Sitting) -> None:
    await seat.paste(PASTED)
    assert "2 more lines to come, not kept yet" in seat.text()
    await seat.press("enter")
    assert "1 to go" in seat.text()
    await seat.press("enter", "enter")


async def test_what_is_pasted_into_the_capture_line_is_kept_line_by_line(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("c", "o", "h", " ", "left", "left", "left")
        await _paste_and_keep(seat)
        assert said(harrow_path)[-3:] == ["first voice", "second [/] voice", "thirdoh"]
        assert "3 kept" in seat.text()
        assert "to go" not in seat.text()


async def test_lines_that_were_not_entered_are_there_the_next_time(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        before = said(harrow_path)
        await seat.press("c")
        await seat.paste(PASTED)
        await seat.press("escape")
        assert said(harrow_path) == before
    async with sitting(harrow_path, clock) as seat:
        await seat.press("c", "enter", "enter", "enter")
        assert said(harrow_path)[-3:] == ["first voice", "second [/] voice", "third"]


async def test_what_is_pasted_in_the_hall_is_kept_line_by_line(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as one:
        await _paste_and_keep(one)
        assert [item.text for item in await one.captured()] == ["first voice", "second [/] voice", "third"]


async def test_marks_alone_wait_in_the_line_for_their_words(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        before = said(harrow_path)
        await seat.press("c")
        await seat.type("@c !hope")
        await seat.press("enter")
        assert "It holds marks alone: write what was said beside them." in seat.text()
        await seat.type(" swings")
        await seat.press("enter")
        assert said(harrow_path) == [*before, "swings"]


@pytest.mark.parametrize("key", ["c", "l"])
async def test_an_empty_line_leads_nowhere_so_that_what_is_typed_next_is_no_command(
    harrow_path: Path, clock: Any, key: str
) -> None:
    async with sitting(harrow_path, clock) as seat:
        before = said(harrow_path)
        await seat.press(key, "enter")
        assert "Nothing is typed here. esc leaves." in seat.text()
        await seat.type("but u undoes")
        box: Any = seat.app.focused
        assert box.value == "but u undoes"
        assert said(harrow_path) == before


async def test_the_log_takes_calls_line_by_line(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("l")
        await seat.paste("Saltworks: rang, no answer !call\nSaltworks: rang again !call\nSaltworks: wrote")
        await seat.press("enter")
        assert "1 logged   1 to go" in seat.text()
        await seat.press("enter", "enter")
        assert "3 logged" in seat.text()


@pytest.mark.parametrize("keys", [("1", "slash"), ("0", "x"), ("ctrl+p",)], ids=" ".join)
async def test_one_answer_takes_what_is_pasted_as_one_line(
    harrow_path: Path, clock: Any, keys: tuple[str, ...]
) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press(*keys)
        box: Any = seat.app.focused
        box.value = ""
        await seat.paste("quay\ncentre\n")
        assert box.value.strip() == "quay centre"
