"""The tour for newcomers is walked key by key as it is printed, and what it says is seen is seen.

What is read off ``docs/tour.md``: in a list item a ``code span`` is a key, or else text that is typed, and so is an
indented line. **Bold**, *italic* and “quoted” words stand on the screen at that moment, in the paragraphs as well (bold
with a full stop is a heading). Behind “until”, “to” and “choose” they are where the keys go: the tab that is lit, the
field of a form, the line of a list. Indented commands start the program, or are run.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.picker import Picker
from convene.tui.widgets.tab_row import TabRow
from tests.cli.conftest import Cli
from tests.tui.driving import Sitting, sitting

TOUR = Path(__file__).parent.parent.parent / "docs" / "tour.md"
_NAMED = {"esc": "escape", "enter": "enter", "tab": "tab", "space": "space"}
_TOKEN = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|“(?P<quoted>[^”]+)”")
_TIMES = {"twice": 2, "three times": 3}
_MOST = 60
"""Keys after which a place that is not found is not there."""


@dataclass
class Block:
    """A paragraph, an item of a list, or lines of commands, at a line of the tour."""

    line: int
    kind: str
    text: str


def blocks(tour: str) -> Iterator[Block]:
    """The tour in its blocks; what is indented in an item is a code span of its own there."""
    held: Block | None = None
    for number, raw in enumerate(tour.splitlines(), 1):
        command = re.match(r" {4,}convene\b", raw) is not None
        typed = raw.startswith("      ") and not command
        kind = "item" if raw.startswith("- ") else "command" if command else ""
        words = f"`{raw.strip()}`" if typed else raw.removeprefix("- ").strip()
        goes_on = held is not None and held.kind == ("item" if raw.startswith("  ") else "text")
        if raw.startswith("#"):
            kind, words = "", ""
        if kind or not words or not goes_on:
            if held is not None and not (held.kind == "item" and not words and not raw.startswith("#")):
                yield held
                held = None
            if words:
                if held is not None:
                    yield held
                held = Block(number, kind or "text", words)
        elif held is not None:
            held.text += f" {words}"
    if held is not None:
        yield held


@dataclass
class Walk:
    """Somebody who reads the tour with one hand on the keys."""

    seat: Sitting
    last: str = ""
    at: Block = field(default_factory=lambda: Block(0, "", ""))

    async def follow(self, block: Block) -> None:
        self.at, end = block, 0
        self.seat.app.clear_notifications()  # whoever reads takes longer than three seconds
        for found in _TOKEN.finditer(block.text):
            before, after = block.text[end : found.start()], block.text[found.end() :]
            end = found.end()
            if code := found["code"]:
                if block.kind == "item":
                    await self.press(code, next((n for words, n in _TIMES.items() if after[1:].startswith(words)), 1))
            elif block.kind == "item" and (towards := re.search(r"\b(until|to|choose)\s+$", before)):
                await self.reach(found[0].strip("*“”"), turning=towards[1] == "until")
            elif not found[0].endswith(".**"):
                self.sees(found[0].strip("*“”"))

    async def press(self, code: str, times: int) -> None:
        if len(code) == 1 or code in _NAMED or re.fullmatch(r"F\d+|ctrl\+\w", code):
            self.last = _NAMED.get(code, code.lower() if len(code) > 1 else code)
            await self.seat.press(*[self.last] * times)
        else:
            await self.seat.together(*code)

    async def reach(self, words: str, *, turning: bool) -> None:
        """On to a tab with the key pressed last, or else to a field, a choice or a line."""
        row = self._row()
        choosing = row is not None and isinstance(row.box, Picker) and row.box.state.is_open
        key = self.last if turning else "down" if row is None or choosing else "tab"
        for _ in range(_MOST):
            if words.casefold() in self._here(turning).casefold():
                return
            await self.seat.press(key)
        raise self.lost(f"{words!r} is not reached with {key}")

    def _here(self, turning: bool) -> str:
        """The tab that is lit; or the choice, the field or the line with the highlight; of a page all that is shown."""
        screen: Any = self.seat.app.screen
        if turning:
            tabs = screen.query_one(TabRow)
            return str(tabs.titles[tabs.at])
        if row := self._row():
            bar = row.box.state.bar if isinstance(row.box, Picker) else None
            return bar.title if bar else row.field.title
        if not hasattr(screen, "list"):
            return self.seat.text()
        item = screen.list.highlighted
        return f"{item.title} {item.sub} {item.state}" if item else ""

    def _row(self) -> FieldRow | None:
        focused = self.seat.app.focused
        return next((one for one in focused.ancestors if isinstance(one, FieldRow)), None) if focused else None

    def sees(self, words: str) -> None:
        shown = " ".join(self.seat.text().split()).casefold()
        if " ".join(words.split()).casefold() not in shown:
            raise self.lost(f"{words!r} is not seen")

    def lost(self, what: str) -> AssertionError:
        return AssertionError(f"docs/tour.md:{self.at.line}: {what}\n{self.at.text}\n\n{self.seat.text()}")


async def test_the_tour_is_what_happens(
    harrow_path: Path, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli, rest = Cli(harrow_path, clock), list(blocks(TOUR.read_text(encoding="utf-8")))
    starts = {"convene try", "convene", "convene open sample_places/harrow-quay.toml"}
    while rest:
        block = rest.pop(0)
        if block.kind != "command":
            assert block.kind != "item", f"docs/tour.md:{block.line}: nothing is open"
        elif block.text in starts:
            async with sitting(harrow_path, clock, size=(80, 24)) as seat:
                walk = Walk(seat)
                while rest and seat.app.is_running and not getattr(seat.app, "leaving", False):
                    await walk.follow(rest.pop(0))
        else:
            argv = shlex.split(block.text)
            assert argv[0] == "convene"
            said = cli(*argv[1:])
            assert said.code == 0, f"docs/tour.md:{block.line}: {block.text}\n{said.out}{said.err}"
