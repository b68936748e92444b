"""Keys in a queue: one at a time, each when what the one before set going is there.

Keys that come together (a slow link, a paste, two quick fingers) would otherwise reach a screen that is being made, or
one that is on its way out: Textual hands a key on before anything it opens is mounted.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Protocol

from textual import events
from textual.message_pump import MessagePump
from textual.screen import Screen

from convene.tui.shielded_actions import ShieldedActionsApp

_MOST = 6.0
"""Seconds a key waits at most for the screen the one before opened."""
_READ = 1.0
"""Seconds a key waits at most for the screen to have read what it is for, such as its list."""
_HOP = 1.0
"""Seconds that what stands in one queue may take."""
_ROUNDS = 6
"""Handling a message may post another; so often the queues are followed up."""

LET_IN = (events.Key, events.Paste, events.MouseDown, events.MouseUp, events.Click)


class House(Protocol):
    """What the queue needs of the app."""

    async def let_in(self, event: events.Event) -> None: ...
    async def can_take_keys(self) -> bool: ...


class KeyQueue:
    """Takes events in, and lets them through in their order."""

    def __init__(self, app: ShieldedActionsApp, house: House) -> None:
        self._app, self._house = app, house
        self._waiting: deque[events.Event] = deque()
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether events wait, or the last one is still being carried out."""
        return self._task is not None and not self._task.done()

    def take(self, event: events.Event) -> None:
        """Let an event in after all that came before it."""
        self._waiting.append(event)
        if not self.busy:
            self._task = asyncio.create_task(self._let_all_in())
            self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self._app._handle_exception(error)

    async def _let_all_in(self) -> None:
        while self._waiting:
            if not await self._house.can_take_keys():
                self._waiting.clear()  # the app is being left
                return
            await self._mounted()
            await self._house.let_in(self._waiting.popleft())
            await self._carried_out()

    async def _carried_out(self) -> None:
        """Until the event was handled, and what it set going waits for the person or is through."""
        for _ in range(_ROUNDS):
            for pump in self._path():
                await _through(pump)
            for one in self._app.unsettled:
                await _at_most(one.patience, one.settled.wait())
            await self._mounted()
            await _at_most(_READ, self._read())
            if not any(pump.message_queue_size for pump in self._path()) and not self._app.unsettled:
                return

    def _path(self) -> list[MessagePump]:
        """Where a key goes, from the focused widget out to the app."""
        if not self._app.screen_stack:
            return [self._app]
        inmost = self._app.focused or self._app.screen
        return [one for one in inmost.ancestors_with_self if one.is_running]

    async def _read(self) -> None:
        while self._app.reading:
            await asyncio.sleep(0.002)

    async def _mounted(self) -> None:
        """Until the screen on top can take keys."""

        async def there() -> None:
            while self._app.screen_stack and not _stands(self._app.screen):
                await asyncio.sleep(0.002)

        await _at_most(_MOST, there())


def _stands(screen: Screen[object]) -> bool:
    """Whether a screen has its widgets; one that is closing is as good as gone."""
    return screen.is_mounted or not screen.is_running


async def _through(pump: MessagePump) -> None:
    """Until all that stands in a queue now was handled."""
    done = asyncio.Event()
    if not pump.call_later(done.set):
        return
    waited = 0.0
    while not done.is_set() and pump.is_running and waited < _HOP:
        await _at_most(0.05, done.wait())  # in parts: a widget that is taken away answers no more
        waited += 0.05


async def _at_most(seconds: float, wanted: object) -> None:
    try:
        await asyncio.wait_for(wanted, seconds)  # type: ignore[arg-type]
    except TimeoutError:
        return
