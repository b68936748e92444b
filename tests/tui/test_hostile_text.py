"""A book full of hostile text on every screen, and ten thousand hostile actors: shown literally, nothing crashes."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from convene.errors import Problem, Where
from convene.tui import modes
from tests.nasty import NASTY
from tests.tui.driving import SIZES, Sitting, sitting

MANY = 10_000
_STEERS = {"\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@pytest.fixture(scope="module")
def long_path(template_nasty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The nasty book with many actors more, written past the door."""
    path = tmp_path_factory.mktemp("long") / "long.book"
    path.write_bytes(template_nasty.read_bytes())
    path.chmod(0o600)
    with closing(sqlite3.connect(path)) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(actor)")]
        kept = dict(zip(columns, db.execute("SELECT * FROM actor LIMIT 1").fetchone(), strict=True))
        rows = [
            {**kept, "id": f"{number:032d}", "slug": f"many-{number}", "name": NASTY[number % len(NASTY)]}
            for number in range(MANY)
        ]
        marks = ", ".join(f":{name}" for name in columns)
        db.executemany(f"INSERT INTO actor VALUES ({marks})", rows)
        db.commit()
    return path


def _clean(seat: Sitting) -> None:
    """What is drawn holds no byte that could steer a terminal."""
    drawn = "".join(strip.text for strip in seat.app.screen._compositor.render_strips())
    for character in set(drawn):
        assert unicodedata.category(character) != "Cc", repr(drawn)
        assert character not in _STEERS, repr(drawn)


async def _look(seat: Sitting, *pressed: str) -> None:
    for key in pressed:
        await seat.press(key)
        _clean(seat)


async def _walk(seat: Sitting, key: str, *, forms: bool) -> None:
    """Every tab of a mode: its end, what it says of the last item; with ``forms`` its thread and its form as well."""
    await _look(seat, key)
    home = seat.app.current_mode
    for _ in range(len(getattr(seat.app.screen, "TABS", ())) or 1):
        await _look(seat, "end", "enter", "escape")
        if forms and home not in ("overview", "places", "manifesto"):
            await _look(seat, "t", "escape", "e", "escape")
        if seat.app.current_mode != home:
            await seat.press(key)
        await _look(seat, "right_square_bracket")


@pytest.mark.parametrize("mode", [mode for mode in modes.KEYS if mode != "engagement"])
async def test_hostile_text_is_shown_as_text_everywhere(nasty_path: Path, clock: Any, mode: str) -> None:
    async with sitting(nasty_path, clock, size=SIZES[0], theme="terminal") as seat:
        await _walk(seat, modes.KEYS[mode][0], forms=True)


async def test_ten_thousand_hostile_actors_are_shown_as_text(long_path: Path, clock: Any) -> None:
    async with sitting(long_path, clock, size=SIZES[0], theme="terminal") as seat:
        await _walk(seat, modes.KEYS["engagement"][0], forms=False)
        seat.app.go_to("engagement", "actor")
        await _look(seat, "slash")
        assert len(seat.app.screen.list.items) > MANY
        await seat.type("[/]")
        assert 0 < len(seat.app.screen.list.items) < seat.app.screen.list.total
        assert "/ [/]" in seat.text()
        _clean(seat)


async def test_hostile_text_is_shown_as_text_on_a_wide_screen(nasty_path: Path, clock: Any) -> None:
    async with sitting(nasty_path, clock, size=SIZES[1], theme="convene-dark") as seat:
        for mode in ("overview", "engagement", "workshops", "manifesto", "places"):
            await _walk(seat, modes.KEYS[mode][0], forms=False)
        await _look(seat, "1", "question_mark", "escape", "ctrl+p", "escape", "g", "escape")


async def test_hostile_words_can_be_captured_and_told(nasty_path: Path, clock: Any) -> None:
    async with sitting(nasty_path, clock) as seat:
        for text in NASTY:
            seat.app.toast("[/] " + text)
            seat.app.tell(Problem(f"[/] {text}", text, hint=text, where=Where(text[:40], 1, text[:40])))
            await seat.rest()
            _clean(seat)
            await seat.press("escape")
