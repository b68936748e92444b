"""Keys: what foot, help and palette say is what works, and a keymap cannot lose a key in silence."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

from convene.errors import Problem
from convene.tui import keys, modes
from convene.tui.app import ConveneApp
from convene.tui.reference import reference
from tests.tui.driving import SIZES, sitting

EVERY_MODE = [(key, mode) for mode, (key, _, _) in modes.KEYS.items()]


def _foot(text: str) -> str:
    return text.split("\n")[-1]


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_every_mode_opens_with_head_and_rail_and_tells_its_keys_whole_and_at_most_eight(
    harrow_path: Path, clock: Any, size: Any
) -> None:
    async with sitting(harrow_path, clock, size=size) as seat:
        for key, mode in EVERY_MODE:
            await seat.press(key)
            assert seat.app.current_mode == mode
            text = seat.text()
            assert text.startswith((" Harrow Quay", "  Harrow Quay"))
            assert "4/7" in text
            live = keys.active(seat.app.screen)
            assert all(one.id and one.words and one.sentence.endswith(".") for one in live)
            foot = _foot(text)
            assert "? keys" in foot
            shown = [part for part in foot.split("   ") if part.strip()]
            assert len(shown) <= 8
            assert all(part.strip() in {f"{one.face} {one.words}" for one in live} for part in shown)


@pytest.mark.parametrize("key", ["F2", "F3", "F8", "F9", "F10", "F12"])
def test_a_function_key_does_one_thing_wherever_it_does_anything(key: str) -> None:
    rows = [line.split(" | ") for line in reference().splitlines() if f"`{key}`" in line.split(" | ")[0]]
    assert len({does for _, does, *_ in rows}) == 1, rows


async def test_while_typing_the_foot_names_no_letters(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("1", "slash")
        await seat.type("nqd")
        assert "/ nqd" in seat.text()
        assert not [one for one in keys.active(seat.app.screen) if any(len(key) == 1 for key in one.keys)]


async def test_help_lists_every_key_of_the_screen_below(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 50)) as seat:
        await seat.press("3")
        live = keys.active(seat.app.screen)
        await seat.press("question_mark")
        text = " ".join(seat.text().split())
        assert all(one.face in text for one in live)
        assert "Write a new one." in text
        await seat.press("escape")
        assert seat.app.current_mode == "delivery"


async def test_the_palette_finds_and_runs_what_can_be_done_now(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("2", "ctrl+p")
        assert "enter do it" in _foot(seat.text())
        await seat.type("places in this")
        await seat.until("Places")
        await seat.press("enter")
        await seat.until("in this book")
        assert seat.app.current_mode == "places"
        await seat.press("ctrl+p")
        await seat.type("ballots")
        await seat.until("a tab of co-design")
        await seat.press("enter")
        assert (seat.app.current_mode, seat.app.screen.tab.noun) == ("codesign", "ballot")


def _bindings() -> list[Binding]:
    return [one for one in ConveneApp.BINDINGS if isinstance(one, Binding)]


def test_a_good_keymap_passes() -> None:
    keys.check_keymap({"app.undo": "ctrl+z"}, _bindings())


@pytest.mark.parametrize(
    ("keymap", "words"),
    [
        ({"app.redoo": "x"}, "no command"),
        ({"app.undo": "q"}, "two things"),
        ({"app.undo": "z", "app.redo": "z"}, "two things"),
    ],
)
def test_a_keymap_that_would_lose_a_key_is_refused_in_words(keymap: dict[str, str], words: str) -> None:
    with pytest.raises(Problem, match=words) as caught:
        keys.check_keymap(keymap, _bindings())
    assert caught.value.hint


@pytest.mark.parametrize(
    ("key", "face"), [("left_square_bracket", "["), ("f5", "F5"), ("ctrl+r", "ctrl+r"), ("escape", "esc"), ("f", "f")]
)
def test_keys_are_written_as_people_write_them(key: str, face: str) -> None:
    assert keys.face(key) == face


def test_no_two_bindings_of_the_app_share_a_key() -> None:
    taken = sorted(key for one in _bindings() for key in one.key.split(","))
    assert all(one != other for one, other in pairwise(taken))
