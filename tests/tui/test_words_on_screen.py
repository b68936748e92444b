"""Every screen of a sample place is drawn in people's words; ``tests/rules/test_shown_words.py`` asks the same of each
record, below the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.tui.screens.shared.noun_screen import NounScreen
from tests.rules.test_shown_words import handles, wrong_in
from tests.tui.driving import sitting

_PAGES = (
    "0", "0 D", "0 g", "m", "m ] ]", "p", "1 a", "1 s", "1 v", "1 M", "1 F", "2 t", "2 r", "2 r r", "3 t", "3 g",
    "3 r", "3 r w", "4 t", "4 g", "w v", "1 n", "3 e", "3 e ctrl+o",
)  # fmt: skip
_NAMES = {"]": "right_square_bracket"}


async def test_no_screen_of_a_sample_shows_dates_of_files_handles_or_keys(harrow_path: Path, clock: Any) -> None:
    wrong = set()
    async with sitting(harrow_path, clock, size=(120, 50)) as seat:
        app: Any = seat.app
        known = await app.ask(handles, app.place_id)
        for page in _PAGES:
            app.action_go("overview")
            await seat.press(*(_NAMES.get(key, key) for key in page.split()))
            wrong |= {(page, *one) for one in wrong_in(seat.text(), known)}
        for mode in "1234w":
            app.action_go("overview")
            await seat.press(mode)
            screen = app.screen
            assert isinstance(screen, NounScreen)
            for at, tab in enumerate(screen.TABS):
                screen.choose_tab(at)
                await seat.rest()
                wrong |= {(f"{mode} {tab.title}", *one) for one in wrong_in(seat.text(), known)}
    assert sorted(wrong) == []
