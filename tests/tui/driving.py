"""Driving the app as a person would, and reading what is on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from convene.tui import show, themes
from convene.tui.acts import GROUP
from convene.tui.app import ConveneApp
from convene.tui.book_app import Opener, open_book

SIZES = ((80, 24), (120, 40))


class Sitting:
    """An app under way: ``press`` waits until everything has come to rest."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def rest(self) -> None:
        for _ in range(3):
            await self.pilot.pause()
            async with asyncio.timeout(20):
                while self._under_way():
                    await asyncio.sleep(0.005)
        await self.pilot.pause()

    def _under_way(self) -> bool:
        """Whether a key is being carried out, the book is written, or a screen read."""
        door, deeds = getattr(self.app, "door", None), getattr(self.app, "acts", ())
        if (door and door.busy) or any(not one.with_person for one in deeds) or getattr(self.app, "_writes", ()):
            return True
        return any(one.group != GROUP and not one.is_finished for one in self.app.workers)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    def send(self, *keys: str) -> None:
        """Keys that come together, as in one read of a slow line; nothing is waited for."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            name = {" ": "space"}.get(key, key)
            event = events.Key(name, key if len(key) == 1 else {"enter": "\r", "escape": "\x1b"}.get(key))
            event.set_sender(self.app)
            driver.send_message(event)

    async def together(self, *keys: str) -> None:
        """Keys that come together, and what comes of them."""
        self.send(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        await self.pilot.press(*({" ": "space", "@": "at", "!": "exclamation_mark"}.get(one, one) for one in text))
        await self.rest()

    async def until(self, words: str, *, gone: bool = False) -> None:
        """Wait for something to be on the screen, at most five seconds."""
        for _ in range(250):
            if (words in self.text()) is not gone:
                return
            await asyncio.sleep(0.02)
            await self.pilot.pause()
        raise AssertionError(f"{words!r} {'stayed' if gone else 'never came'}:\n{self.text()}")

    def text(self) -> str:
        return screen_text(self.app)


def screen_text(app: App[Any]) -> str:
    """What is on the screen, as lines of text."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


@asynccontextmanager
async def sitting(
    book: Path,
    clock: Any,
    *,
    size: tuple[int, int] = (80, 24),
    theme: str = "",
    place: str = "",
    opener: Opener = open_book,
) -> AsyncIterator[Sitting]:
    """The real app on a book file, with notifications and tooltips on, as a person has them."""
    app = ConveneApp(book, now=clock, theme=theme, place=place, opener=opener)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await asyncio.wait_for(app.ready(), 10)
        seat = Sitting(app, pilot)
        await seat.rest()
        yield seat


class Bench(App[None]):
    """Holds a few widgets for a look at them alone."""

    CSS_PATH = list(themes.SHEETS)

    def __init__(self, widgets: Iterable[Widget], marks: show.Marks = show.UNICODE, theme: str = themes.FIRST) -> None:
        super().__init__()
        self.marks = marks
        self._widgets = tuple(widgets)
        for one in themes.THEMES:
            self.register_theme(one)
        self.theme = theme

    def compose(self) -> Iterable[Widget]:
        yield from self._widgets


@asynccontextmanager
async def bench(
    *widgets: Widget, size: tuple[int, int] = (80, 24), marks: show.Marks = show.UNICODE, theme: str = themes.FIRST
) -> AsyncIterator[Sitting]:
    app = Bench(widgets, marks, theme)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Sitting(app, pilot)
