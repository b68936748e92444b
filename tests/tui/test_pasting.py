"""Several lines pasted at once are several lines, each seen before it is kept; one answer takes them as one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.services.nouns import records
from convene.services.places import places
from tests.conftest import Clock
from tests.tui.driving import Sitting, sitting
from tests.tui.test_keys_together import said
from tests.tui.test_run import room

PASTED = "first voice\r\n\n  second [/] voice @citizen\rthird\n"


async def _paste_and_keep(seat: Sitting) -> None:
    await seat.paste(PASTED)
    assert "3 lines, each one thing said: enter keeps them all, as one change" in seat.text()
    await seat.press("enter")


async def test_what_is_pasted_into_the_capture_line_is_kept_at_once_and_taken_back_at_once(
    harrow_path: Path, clock: Any
) -> None:
    async with sitting(harrow_path, clock) as seat:
        before = said(harrow_path)
        await seat.press("c", "o", "h", " ", "left", "left", "left")
        await _paste_and_keep(seat)
        assert said(harrow_path)[-3:] == ["first voice", "second [/] voice", "thirdoh"]
        assert "3 kept" in seat.text()
        assert "to go" not in seat.text()
        await seat.press("escape", "u")
        assert said(harrow_path) == before


async def test_lines_that_were_not_entered_are_there_the_next_time(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        before = said(harrow_path)
        await seat.press("c")
        await seat.paste(PASTED)
        await seat.press("escape")
        assert said(harrow_path) == before
    async with sitting(harrow_path, clock) as seat:
        await seat.press("c", "enter")
        assert said(harrow_path)[-3:] == ["first voice", "second [/] voice", "third"]


async def test_what_is_pasted_in_the_hall_is_kept_at_once_and_comes_back_into_the_line(
    harrow_path: Path, clock: Clock
) -> None:
    async with room(harrow_path, clock) as one:
        await _paste_and_keep(one)
        assert [item.text for item in await one.captured()] == ["first voice", "second [/] voice", "third"]
        await one.press("ctrl+z")
        assert await one.captured() == []
        assert one.run.bar.value == "first voice"
        assert "They are in the line again" in one.text()
        await one.press("enter")
        assert len(await one.captured()) == 3


async def test_a_doubt_about_one_pasted_line_is_asked_before_any_is_kept(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        before = said(harrow_path)
        await seat.press("c")
        await seat.paste("- a bench\n- a bus @citzen")
        await seat.press("enter")
        assert "Line 2: @citzen is no type of actor: is it @citizen? enter keeps them" in seat.text()
        assert said(harrow_path) == before
        await seat.press("enter")
        assert said(harrow_path)[-2:] == ["a bench", "a bus @citzen"]


async def test_the_line_from_anywhere_remembers_who_spoke_writes_short_forms_out_and_hints_at_what_was_said(
    harrow_path: Path, clock: Any
) -> None:
    async with sitting(harrow_path, clock, size=(100, 30)) as seat:
        place: Any = await seat.app.ask(records.load, "place", seat.app.place_id)
        wanted = place.model_copy(update={"short_forms": ("cc = community centre",)})
        await seat.app.do(places.edit, seat.app.place_id, wanted)
        await seat.press("c")
        await seat.type("the ;cc closes at six @citizen")
        assert seat.app.focused.value == "the community centre closes at six @citizen"
        await seat.press("enter")
        await seat.until("1 kept")
        await seat.until("citizen\n")  # who the next line is by
        await seat.type("the community centre closes at 6, at ;cc")
        assert ";cc = community centre" in seat.text()
        await seat.press("enter")
        await seat.until("2 kept")
        await seat.type("The community centre closes at six!")
        await seat.until("much like “the community centre closes at six”")
        await seat.press("enter")
        await seat.until("3 kept")
        assert said(harrow_path)[-2] == "the community centre closes at 6, at community centre"


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
