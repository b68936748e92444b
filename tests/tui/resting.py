"""Knowing that an app is at rest, instead of waiting a while and hoping so.

Textual's own pilot sleeps until the processor is quiet: some 60 ms a key, and no promise. Here the event loop is let
run until it has nothing left to do, and what it then still waits for is asked of those who know: the queue of keys,
acts, writes, workers, and messages being handled. Only while one of them waits for a thread is there a nap of a few
milliseconds. What is to be drawn is drawn once it holds still, instead of every sixtieth of a second.

Timers are nobody's rest: what they would do later is not waited for. ``time_passes`` does it now.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, Literal
from weakref import WeakSet

from textual.app import App
from textual.timer import Timer

from convene.tui.shielded_actions import GROUP

Draws = Literal["all", "new", "none"]
_NAPS = (0.001, 0.016)
"""Seconds between two looks, the first and the longest: each is half as long again as the one before."""
_PATIENCE = 60.0
"""Seconds: far more than anything takes on a crowded machine."""
_SURE = 3
"""Turns of the loop with nothing to do, of which the last two have looked for what came from outside."""


async def rest(app: App[Any], patience: float = _PATIENCE, *, draws: Draws = "all") -> None:
    """Wait until nothing more comes of what was done. Raises AssertionError, with what is under way, after a while.
    What it does not draw it lays out all the same: ``new`` are pages that were not drawn before."""
    (nap, longest), end = _NAPS, _now() + patience
    while await _goes_on(app):
        busy = next(_under_way(app), "")
        if busy and _now() > end:
            raise AssertionError(f"{busy} is still under way after {patience:.0f} s")
        if busy and nap < longest:
            await asyncio.sleep(nap)
            nap *= 1.5
        elif not _draw(app):  # what is under way for so long may be waiting for that
            if not busy and not (_wanted(app, draws) and _render(app)):
                return
            if not busy:
                continue
            await asyncio.sleep(longest)


async def taken(app: App[Any], patience: float = 0.1) -> None:
    """Wait until the keys sent so far were taken, though not for what they began in the book; not for long, as an act
    under way may hold them."""
    end = _now() + patience
    while await _goes_on(app):
        if _keys_wait(app) and _now() < end:
            await asyncio.sleep(_NAPS[0])
        elif not _draw(app):
            return


def _now() -> float:
    return asyncio.get_running_loop().time()


async def time_passes(app: App[Any]) -> None:
    """Whatever was to be done once after a time is done now, and what comes of it; notices go."""
    await _strike_all(app)
    await rest(app)


async def wait_on(app: App[Any]) -> None:
    """When what was hoped for is not there: wait a moment for what is under way, or else have time pass."""
    if not next(_under_way(app), ""):
        await _strike_all(app)
    await asyncio.sleep(_NAPS[0])


async def _strike_all(app: App[Any]) -> None:
    for pump in [app, *app._registry]:
        for timer in list(pump._timers):
            if timer._repeat == 0 and timer._task is not None:
                await _strike(timer)


async def _strike(timer: Timer) -> None:
    target = timer.target
    timer.stop()
    with target._context():  # type: ignore[attr-defined]
        await timer._tick(next_timer=0, count=1)


async def _goes_on(app: App[Any]) -> bool:
    """Run the event loop until it can but wait for threads and timers; false when the app has come to its end."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    dry = 0
    while dry < _SURE:
        await asyncio.sleep(0)
        dry = 0 if ready else dry + 1
    return app._running and not app._exit and app._exception is None and bool(app.screen_stack)


def _draw(app: App[Any]) -> bool:
    """Draw what waits for being drawn, and begin what waits for that; whether there was anything."""
    screen: Any = app.screen
    _switched(app)
    if app._batch_count or not screen.is_running:
        return False
    waits = (
        screen._layout_required,
        screen._scroll_required,
        screen._repaint_required,
        screen._recompose_required,
        screen._dirty_widgets,
        screen._callbacks,
    )
    if any(waits):
        screen._on_timer_update()
    return any(waits)


def _switched(app: Any) -> None:
    """After a switch of screens Textual draws nothing for a twentieth of a second. What was to come then comes now."""
    for timer in [one for one in app._timers if one.name == "delay_update" and one._task is not None]:
        timer.stop()
        with app._context():
            timer._callback()


UNSEEN: WeakSet[Any] = WeakSet()
"""Compositors whose screens have changed since they were last drawn."""


_SEEN: WeakSet[Any] = WeakSet()
"""Screens that have been drawn."""


def _wanted(app: App[Any], draws: Draws) -> bool:
    return draws == "all" or (draws == "new" and app.screen not in _SEEN)


def _render(app: App[Any]) -> bool:
    """Draw every widget that is in view, as a terminal would have it; whether there was anything."""
    compositor: Any = app.screen._compositor
    if compositor not in UNSEEN:
        return False
    UNSEEN.discard(compositor)
    _SEEN.add(app.screen)
    for _ in compositor._get_renders(compositor.size.region):
        pass
    return True


def _keys_wait(app: Any) -> bool:
    queue = getattr(app, "key_queue", None)
    return queue is not None and queue.busy


def _under_way(app: Any) -> Iterator[str]:
    """What the app waits for, in words."""
    if _keys_wait(app):
        yield "a key"
    yield from (f"the act {one.name}" for one in getattr(app, "acts", ()) if not one.with_person)
    if getattr(app, "_writes", ()):
        yield "a write"
    yield from (f"the worker {one.name}" for one in app.workers if one.group != GROUP and not one.is_finished)
    if app.animator._animations or app.animator._scheduled:
        yield "an animation"
    for pump in (app, *app._registry):
        if pump.is_running and not pump._closing and not pump._closed and not pump._message_queue.ready_event._waiters:
            yield f"a message of {type(pump).__name__}"


__all__ = ["rest", "taken", "time_passes", "wait_on"]
