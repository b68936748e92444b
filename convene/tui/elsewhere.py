"""What another window or a command writes into the open book is noticed, shown, and said once nobody types."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.widget import Widget

from convene.errors import Problem
from convene.text import clip
from convene.tui.book_app import BookApp
from convene.tui.closing import ClosableScreen

LOOK_EVERY = 1.8
"""Seconds between two looks: people look up after two. Each asks the database for one number."""


class OutsideChangesApp(BookApp):
    """A look takes its turn in the store thread, behind what was begun before; there is never more than one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._looking: asyncio.Task[None] | None = None
        self._unsaid: list[str] = []

    def on_mount(self) -> None:
        self.set_interval(LOOK_EVERY, self._begin_look)

    def _begin_look(self) -> None:
        # Not awaited here: a timer is handled in the app's own queue, and a long import would hold up every key.
        if self._opened.is_set() and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self.look_elsewhere())

    async def look_elsewhere(self) -> None:
        """Find out whether another program wrote in the book; if so, have every screen read it anew, and say what."""
        place = self.place_id

        try:
            news = await self.in_store_now(lambda: self.book.elsewhere(place))
        except Problem:
            return  # whoever asks the book next is told
        if self._book is None:
            return  # it is being left
        if news is not None:
            self._unsaid += news.told
            if news.gone and self.place_id == place:
                self.forget_place()
            self.changed.publish("book")
        self._say_unsaid()

    def _say_unsaid(self) -> None:
        """Say it once nobody types, and never in a hall."""
        if not self._unsaid or not self.screen_stack or _types(self.focused):
            return
        if isinstance(self.screen, ClosableScreen) and self.screen.says_what_it_did:
            return
        self.toast(_words(self._unsaid))
        self._unsaid = []


def _types(focused: Widget | None) -> bool:
    """Whether letters go into something that is being written."""
    return focused is not None and focused.check_consume_key("a", "a")


def _words(labels: Sequence[str]) -> str:
    """``Written elsewhere: Added actor: Tide.``"""
    last = clip(labels[-1], 120).rstrip(".")
    more = f", and {len(labels) - 1} more before it" if len(labels) > 1 else ""
    return f"Written elsewhere: {last}{more}."
