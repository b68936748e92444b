"""Rooms: a tab's own keys are there while it is open, and nowhere else; foot, help and the page of keys follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.binding import Binding, BindingType

from convene.tui import keys, modes
from convene.tui.keys import bind
from convene.tui.reference import reference
from convene.tui.screens.shared.noun_screen import NounScreen, Tab
from convene.tui.screens.shared.room import Room
from tests.tui.driving import sitting

LISTS = [(mode, screen) for mode, found in modes.SCREENS.items() if issubclass(screen := found(), NounScreen)]


def _own(room: type[Room]) -> set[tuple[str, str]]:
    """(key, action) of every key that a room declares, itself or by what it is made of."""
    found: set[tuple[str, str]] = set()
    for one in room.__mro__:
        for binding in one.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding) or not one.__module__.startswith("convene")
            if isinstance(binding, Binding):
                found |= {(key, binding.action) for key in binding.key.split(",")}
    return found


@pytest.mark.parametrize(("mode", "screen"), LISTS)
async def test_the_keys_of_a_room_are_there_while_its_tab_is_open(
    harrow_path: Path, clock: Any, mode: str, screen: type[NounScreen]
) -> None:
    rooms = {(key, action) for tab in screen.TABS for key, action in _own(tab.room)}
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        for tab in screen.TABS:
            app.go_to(mode, tab.noun)
            await seat.rest()
            live = {(key, one.action) for one in keys.active(app.screen) for key in one.keys}
            here = {(key, action) for key, action in _own(tab.room) if app.screen.room.check_action(_name(action), ())}
            assert live & rooms == here, tab.title
            assert len(app.screen.query(Room)) == 1, "the room before is gone"
            if not app.screen.room.BESIDE:
                assert app.screen.room.size.height == len(app.screen.room.children), "no line without anything in it"


def _name(action: str) -> str:
    return action.partition("(")[0]


class LampRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [bind("z", "light", "light", "lamp.light", "Light the lamp.")]

    def action_light(self) -> None:
        self.host.toast("The lamp is lit.")


class BellRoom(Room):
    WITHOUT = frozenset({"new"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("z", "ring", "ring", "bell.ring", "Ring the bell."),
        bind("g", "swing", "swing", "bell.swing", "Swing the bell."),
    ]

    def action_ring(self) -> None:
        self.host.toast("The bell rings.")

    def action_swing(self) -> None:
        self.host.toast("The bell swings.")


class TowerScreen(NounScreen):
    fixed_hue = gate_of = "engagement"
    TABS = (Tab("actor", "Lamps", room=LampRoom), Tab("need", "Bells", room=BellRoom), Tab("link", "Ropes"))


async def test_a_letter_may_mean_one_thing_in_one_room_and_another_in_the_next(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        seat.app.push_screen(TowerScreen())
        await seat.until("z light")
        await seat.press("z")
        await seat.until("The lamp is lit.")
        await seat.press("right_square_bracket")
        assert "z ring" in seat.text()
        assert "z light" not in seat.text()
        await seat.press("z")
        await seat.until("The bell rings.")
        await seat.press("g")
        await seat.until("The bell swings.")  # a room is asked before its screen
        assert "n new" not in seat.text()
        await seat.press("question_mark")
        assert "Ring the bell." in seat.text()
        assert "Light the lamp." not in seat.text()
        await seat.press("escape", "right_square_bracket")
        assert "z ring" not in seat.text()
        assert "n new" in seat.text()
        await seat.press("g")
        await seat.until("Engagement gate")


async def test_letters_typed_into_the_filter_are_no_keys_of_the_room(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        seat.app.push_screen(TowerScreen())
        await seat.until("z light")
        await seat.press("slash")
        await seat.type("z")
        assert "lit" not in seat.text()
        assert "z light" not in seat.text()
        await seat.press("escape")
        assert "z light" in seat.text()


def test_the_page_of_keys_has_every_room_by_the_title_of_its_tab() -> None:
    text = reference()
    for _, screen in LISTS:
        for tab in screen.TABS:
            assert ("### " in text and tab.title in text) or not _own(tab.room)
    people = text.partition("### People")[2].partition("###")[0]
    assert "`h` | names" in people
    assert "`r`" not in people
