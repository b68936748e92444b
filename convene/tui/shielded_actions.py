"""Acts: what a key sets going and the book may be changed by. The app carries them on, whatever becomes of the screen.

A worker of a screen is cancelled when the screen closes. An act never is: closing, leaving or switching takes nothing
back that was begun. Until an act has settled, which it has once it waits for the person or is through, further keys
wait: they are meant for what it opens, or for what stands there afterwards.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload

from textual.app import App
from textual.worker import Worker

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound=Any)
Method = Callable[Concatenate[S, P], Coroutine[Any, Any, T]]
Begun = Callable[Concatenate[S, P], "Worker[T] | None"]

GROUP = "act"
PATIENCE = 6.0
"""Seconds a key waits at most for an act: longer than the book is waited for."""
_MUCH = 120.0
_here: ContextVar[Act | None] = ContextVar("act", default=None)


class Act:
    """One that is under way. ``settled`` is set while it needs no key to wait for it."""

    def __init__(self, name: str, *, settled: bool) -> None:
        self.name = name
        self.settled = asyncio.Event()
        self.over = False
        self.with_person = False
        self.patience = PATIENCE
        if settled:
            self.settled.set()

    def waits_for_person(self) -> None:
        self.with_person = True
        self.settled.set()

    def goes_on(self) -> None:
        """The person answered."""
        if self.with_person and not self.over:
            self.with_person = False
            self.settled.clear()

    def finish(self) -> None:
        self.over = True
        self.settled.set()


def takes_long() -> None:
    """From here on keys do not wait for the act under way: it shows its progress, or can be given up."""
    if one := _here.get():
        one.settled.set()


def changes_all() -> None:
    """From here on keys wait for the act under way however long it takes: until it is through, nobody knows what they
    would be for. Taking a whole place back takes it from under them."""
    if one := _here.get():
        one.patience = _MUCH


@overload
def act(method: Method[S, P, T], /) -> Begun[S, P, T]: ...


@overload
def act(*, alone: bool = False, keys_wait: bool = True) -> Callable[[Method[S, P, T]], Begun[S, P, T]]: ...


def act(
    method: Method[S, P, T] | None = None, /, *, alone: bool = False, keys_wait: bool = True
) -> Begun[S, P, T] | Callable[[Method[S, P, T]], Begun[S, P, T]]:
    """Makes an async method of a screen, a widget or the app an act.

    ``alone``: while one is under way, asking for it again changes nothing. ``keys_wait`` is false where people type on
    while it is carried out.
    """

    def made(method: Method[S, P, T]) -> Begun[S, P, T]:
        @wraps(method)
        def begin(self: S, *args: P.args, **kwargs: P.kwargs) -> Worker[T] | None:
            job = partial(method, self, *args, **kwargs)
            app = self.app
            if isinstance(app, ShieldedActionsApp):
                return app.begin_act(method.__qualname__, job, alone=alone, keys_wait=keys_wait)
            worker: Worker[T] = app.run_worker(job, method.__qualname__, GROUP)
            return worker

        return cast("Begun[S, P, T]", begin)

    return made(method) if method is not None else made


class ShieldedActionsApp(App[None]):
    """The app's side of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acts: set[Act] = set()

    @property
    def unsettled(self) -> list[Act]:
        """The acts that keys wait for."""
        return [one for one in self.acts if not one.settled.is_set()]

    @property
    def reading(self) -> bool:
        """Whether the screen on top is still reading what keys are for."""
        if not self.screen_stack:
            return False
        return any(one.node is self.screen and one.group == "load" and not one.is_finished for one in self.workers)

    def begin_act(
        self, name: str, job: Callable[[], Coroutine[Any, Any, T]], *, alone: bool, keys_wait: bool
    ) -> Worker[T] | None:
        """Carry a job on as an act; None when it is not begun."""
        if alone and any(one.name == name for one in self.acts):
            return None
        one = Act(name, settled=not keys_wait)
        self.acts.add(one)

        async def carry_on() -> T:
            _here.set(one)  # a worker's task has a context of its own
            try:
                return await job()
            finally:
                self.acts.discard(one)
                one.finish()

        worker: Worker[T] = self.run_worker(carry_on(), name, GROUP)
        return worker

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """As in Textual. An act that opens a screen waits for the person."""
        if one := _here.get():
            one.waits_for_person()
        return super().push_screen(*args, **kwargs)

    async def push_screen_wait(self, screen: Any, **kwargs: Any) -> Any:
        """As in Textual; what was opened knows which act its answer is for."""
        screen.opened_by = _here.get()
        return await super().push_screen_wait(screen, **kwargs)
