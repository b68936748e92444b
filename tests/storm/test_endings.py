"""How the program ends in a real terminal when nobody asked it to: what is half typed is kept, and words are said."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo terminal here", allow_module_level=True)

from convene.errors import TROUBLE
from tests.storm.terminal import Terminal

HALF = "half a thought of the ferryman"
_NO_ONE_TO_TELL = 120
"""Python's exit code when what was printed could not be handed over: the terminal is gone."""
PLANTED = """
from convene.tui.screens.places.overview import OverviewScreen
def broken(self):
    words = "what the ferryman said"
    raise ZeroDivisionError("planted")
OverviewScreen.action_gate = broken
from convene.cli.app import main
main()
"""


@pytest.fixture
def book(template_harrow: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template_harrow, tmp_path / "ends.book"))


def _memos(book: Path) -> list[str]:
    with closing(sqlite3.connect(book)) as db:
        return [str(row[0]) for row in db.execute("SELECT value FROM memo WHERE name LIKE 'capture%'")]


def _half_typed(terminal: Terminal) -> None:
    assert terminal.until(lambda text: "Harrow Quay" in text and "keys" in text)
    terminal.press("c")
    assert terminal.until(lambda text: "❯" in text or ">" in text)
    terminal.press(HALF)
    assert terminal.until(lambda text: HALF in text)


ENDS: dict[str, Callable[[Terminal], None]] = {
    "the window is closed": Terminal.hang_up,
    "SIGHUP": lambda terminal: terminal.signal(signal.SIGHUP),
    "SIGTERM": lambda terminal: terminal.signal(signal.SIGTERM),
}


@pytest.mark.parametrize("how", ENDS)
def test_when_the_terminal_goes_what_is_half_typed_is_kept(how: str, book: Path, tmp_path: Path) -> None:
    with Terminal(book, tmp_path / "home", (80, 24)) as terminal:
        _half_typed(terminal)
        ENDS[how](terminal)
        assert terminal.ended() in {0, _NO_ONE_TO_TELL}, terminal.last_words + terminal.log
    assert any(HALF in one for one in _memos(book))
    assert not list(book.parent.glob("ends.book-*"))  # it was closed into one file


def test_an_unexpected_error_ends_in_words_and_keeps_what_is_typed(book: Path, tmp_path: Path) -> None:
    with Terminal(book, tmp_path / "home", (80, 24), program=("-c", PLANTED)) as terminal:
        assert terminal.until(lambda text: "Harrow Quay" in text and "keys" in text)
        terminal.press("c")
        terminal.press(HALF)
        assert terminal.until(lambda text: HALF in text)
        terminal.press("esc")
        assert terminal.until(lambda text: HALF not in text)
        terminal.press("g")
        assert terminal.ended() == TROUBLE
        said, log = terminal.last_words, terminal.log
    assert "ZeroDivisionError" in said
    assert "convene.log" in said
    assert "planted" in log
    assert "in broken" in log
    assert "ferryman" not in said + log  # neither what is typed nor a local value
    assert any(HALF in one for one in _memos(book))
