"""Versions of the manifesto by keys: frozen with a reason, read, compared, a file checked, the poster written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.widgets import Input

from convene.services.files.exporting import Asked, every, finish, source
from tests.tui.driving import sitting


async def test_from_the_first_version_to_a_file_that_is_checked(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(harrow_path, clock) as seat:
        app: Any = seat.app
        await seat.press("m", "d")
        assert "f freezes the first" in seat.notices()
        await seat.press("f")
        await seat.until("Freeze version 1 as")
        await seat.press("s")
        await seat.until("Frozen as version 1")
        await seat.until("version 1 · ")
        await app.do(_quorum, app.place_id)
        await seat.until("changed since version 1")
        await seat.press("d")
        await seat.until("Governance: quorum")
        await seat.press("t")
        await seat.until("+quorum = 9")
        await seat.press("escape", "f", "s")
        await seat.type("Nine it is.")
        await seat.press("enter")
        await seat.until("Frozen as version 2")
        await seat.press("left_square_bracket")
        await seat.until("Version 2")
        await seat.press("home", "enter")
        await seat.until("Nine it is.")
        await seat.press("escape", "v")
        path = tmp_path / "m.toml"
        path.write_bytes(await app.ask(_file, app.place_id, app.today))
        seat.app.screen.query_one(Input).value = str(path)
        await seat.press("enter")
        await seat.until("It is right.")
        assert "version 2 of Harrow Quay" in " ".join(seat.text().split())
        await seat.press("escape", "u")
        await seat.until("changed since version 1")


def _quorum(write: Any, place: str) -> None:
    from convene.services.nouns import records

    (record_id, old), *_ = records.load_all(write, place, "manifesto")
    records.edit(write, place, "manifesto", record_id, old.model_copy(update={"quorum": 9}))


def _file(read: Any, place: str, today: Any) -> bytes:
    asked = Asked("toml", "2")
    return finish(source(read, place, today, every()["manifesto"], asked), asked).content


async def test_the_poster_is_written_from_the_manifesto(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("m", "P")
        seat.app.screen.query_one(Input).value = str(tmp_path / "wall.html")
        await seat.press("enter")
        await seat.until("Written: wall.html")
        assert "How to join" in (tmp_path / "wall.html").read_text(encoding="utf-8")
