"""One way of closing for every screen: once, itself and no other, and whoever waits for its answer gets one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, TypeVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.signal import Signal

from convene.tui.breakpoints import take_size
from convene.tui.host import Host, host_of
from convene.tui.shielded_actions import Act

R = TypeVar("R")
_NOTHING = cast("Callable[[], AwaitComplete]", AwaitComplete.nothing)


class ClosableScreen(Screen[R]):
    """A screen that stands over others. ``LEFT`` is what it answers when it is left without a choice."""

    LEFT: ClassVar[Any] = None
    says_what_it_did: ClassVar[bool] = False
    """Whether it says itself what was done while it is on top; otherwise the app does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answer: tuple[Any] | None = None
        self.opened_by: Act | None = None

    @property
    def host(self) -> Host:
        """The app, as screens know it."""
        return host_of(self)

    def take_size(self) -> None:
        """Have the classes for its size before its widgets: said when they are composed."""
        take_size(self)

    @property
    def is_open(self) -> bool:
        """Whether it is there and nothing has closed it yet."""
        return self._answer is None and self.is_attached

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close this screen with an answer. It closes once: a second call changes nothing. One that is covered by
        another closes when it is uncovered, because Textual would take the topmost away instead."""
        if self._answer is not None:
            return _NOTHING()
        self._answer = (result,)
        if self.opened_by is not None:
            self.opened_by.goes_on()  # what it was opened for goes on with the answer; keys wait for that
        return self._close() if self._on_top else _NOTHING()

    @property
    def _on_top(self) -> bool:
        return bool(self.app.screen_stack) and self.app.screen is self

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        event.refresh_styles = False  # its widgets are styled as they come, and anew when the theme is another
        if self._answer is not None and self._on_top:
            self._close()

    def _on_unmount(self) -> None:
        if isinstance(changed := getattr(self.app, "changed", None), Signal):
            changed.unsubscribe(self)  # what it listens with holds it, and would for as long as the app runs

    def _close(self) -> AwaitComplete:
        assert self._answer is not None
        closed: AwaitComplete = super().dismiss(self._answer[0])
        return closed

    def leave(self) -> None:
        """Close it as somebody does who goes elsewhere."""
        if self._answer is None:
            self.dismiss(self.LEFT)
        elif self._on_top:
            self._close()

    def give_up(self) -> None:
        """The app is being left: stop what takes long, so that nothing of it stays."""

    def half_typed(self) -> Iterator[tuple[str, Any]]:
        """What is typed here and entered nowhere yet, as (name of a memo, value or None): it is kept when the person
        goes elsewhere, leaves the app, or it ends unexpectedly."""
        yield from ()


class Dialog(ClosableScreen[R], ModalScreen[R]):
    """One that lets the screen beneath show through."""
