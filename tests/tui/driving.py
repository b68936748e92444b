"""Driving the app as a person would, and reading what is on the screen."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widget import Widget

from convene.tui import show, themes
from convene.tui.app import ConveneApp
from convene.tui.book_app import Opener, open_book
from tests.tui import resting

SIZES = ((80, 24), (120, 40))
_STAYS = 3600
_CONTROLS = {"enter": "\r", "escape": "\x1b", "tab": "\t"}


class Sitting:
    """An app under way: ``press`` waits until everything has come to rest."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def rest(self) -> None:
        """Wait until what was done has come to its end, or waits for the person."""
        await resting.rest(self.app)

    async def time_passes(self) -> None:
        """Have what is put off for a moment done now."""
        await resting.time_passes(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other. Whatever page they come to is drawn, and what the last of them shows."""
        for key in keys[:-1]:
            self.send(key)
            await resting.rest(self.app, draws="new")
        self.send(*keys[-1:])
        await self.rest()

    def send(self, *keys: str) -> None:
        """Keys that come together, as in one read of a slow line; nothing is waited for."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = key_event(key)
            event.set_sender(self.app)
            driver.send_message(event)

    async def hit(self, *keys: str) -> None:
        """Press quickly: each key comes while the book is still busy with what the one before began."""
        for key in keys:
            self.send(key)
            await resting.taken(self.app)

    async def together(self, *keys: str) -> None:
        """Keys that come together, and what comes of them."""
        self.send(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        """Text as it is typed: the screen has taken each letter when the next one comes."""
        await self.hit(*text)
        await self.rest()

    async def paste(self, text: str) -> None:
        """Text put into the focused field in one go."""
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.rest()

    async def until(self, words: str, *, gone: bool = False) -> None:
        """Wait for something to be on the screen, at most half a minute."""
        with suppress(TimeoutError):
            async with asyncio.timeout(30):
                await resting.taken(self.app)
                while (words in self.text()) is gone:
                    await resting.wait_on(self.app)
                    await resting.taken(self.app)
                return
        raise AssertionError(f"{words!r} {'stayed' if gone else 'never came'}:\n{self.text()}")

    def text(self) -> str:
        return screen_text(self.app)

    def notices(self) -> str:
        """What the app said for a moment, in full."""
        assert isinstance(self.app, ConveneApp)
        return "\n".join(one.words for one in self.app.said)


def key_event(key: str) -> events.Key:
    """A key by its name or its character, as the driver tells of it."""
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, _CONTROLS.get(key) or _printed(key))


def _printed(key: str) -> str | None:
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return None


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
    """The real app on a book file, with notifications and tooltips on, as a person has them. Notices stay
    until time passes, however slow the machine."""
    app = ConveneApp(book, now=clock, theme=theme, place=place, opener=opener)
    app.animation_level = "none"
    app.NOTIFICATION_TIMEOUT = _STAYS
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        await seat.rest()  # which draws the opening frame: the book is opened behind it
        await asyncio.wait_for(app.ready(), 60)
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
        self.animation_level = "none"

    def compose(self) -> Iterable[Widget]:
        yield from self._widgets


@asynccontextmanager
async def bench(
    *widgets: Widget, size: tuple[int, int] = (80, 24), marks: show.Marks = show.UNICODE, theme: str = themes.FIRST
) -> AsyncIterator[Sitting]:
    app = Bench(widgets, marks, theme)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        await seat.rest()
        yield seat
