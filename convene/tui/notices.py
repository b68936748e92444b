"""What the app says to the person: for a moment on the first line, or in a box when something went wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from textual.app import App
from textual.notifications import Notify, SeverityLevel
from textual.widgets._toast import ToastHolder, ToastRack

from convene.errors import Problem
from convene.text import clip
from convene.tui import show

_LONGEST = 1000
"""Letters of a notice that are kept."""

_REMEMBERED = 100
"""Notices that can be read again."""

_WARNING_STAYS = 6
"""Seconds that a warning stays; a notice stays for ``NOTIFICATION_TIMEOUT``."""

_AROUND = 5
"""Cells of its line that a notice leaves to its mark and the air around it."""

_MORE = "ctrl+n: all of it"


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in full, and when it was given."""

    at: datetime
    words: str
    warns: bool


class NoticesApp(App[None]):
    """Nobody's words are ever read as markup here. A notice takes the first line of the screen, the one line that is
    never in use, and can be read again in full."""

    NOTIFICATION_TIMEOUT = 3
    now: Callable[[], datetime]

    def __init__(self) -> None:
        super().__init__()
        self.said: deque[Said] = deque(maxlen=_REMEMBERED)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As in Textual, but one line and never as markup."""
        said = show.fit(message, self._room)
        super().notify(said, title="", severity=severity, timeout=timeout, markup=False)

    def toast(self, words: str, *, ending: str = "", severity: SeverityLevel = "information") -> None:
        """Say what happened, for a moment. What does not fit is cut before ``ending``, such as the key that takes it
        back, and can be read in full with ctrl+n."""
        said, ending = clip(show.line(words), _LONGEST), show.line(ending)
        whole = f"{said} {ending}".strip()
        self.said.append(Said(self.now(), whole, severity != "information"))
        if show.cell_len(whole) > self._room:
            tail = f" {ending or _MORE}"
            whole = show.fit(said, self._room - show.cell_len(tail)) + tail
        timeout = None if severity == "information" else max(_WARNING_STAYS, self.NOTIFICATION_TIMEOUT)
        self.notify(whole, severity=severity, timeout=timeout)

    @property
    def _room(self) -> int:
        beside = getattr(self.screen, "BESIDE_NOTICES", 0) if self.screen_stack else 0
        return max(self.size.width - _AROUND - beside, 1)

    def forget_notices(self) -> None:
        """Nothing of what was said is shown any more, nor can it be read again."""
        self.clear_notifications()
        self.said.clear()

    def on_notify(self, event: Notify) -> None:
        """The latest word takes the line, but not from a warning."""
        if event.notification.severity == "information" and any(
            one.severity != "information" for one in self._notifications
        ):
            event.prevent_default()
            return
        for one in list(self._notifications):
            self._unnotify(one, refresh=False)

    def _refresh_notifications(self) -> None:
        """As in Textual, which takes away a notice that no longer holds, and leaves its holder on the page for ever."""
        super()._refresh_notifications()
        self.call_later(self._let_holders_go)

    def _let_holders_go(self) -> None:
        there = {ToastRack._toast_id(one) for one in self._notifications}
        for holder in self.screen.query(ToastHolder) if self.screen_stack else ():
            if holder.id not in there:
                holder.remove()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Shows a Problem raised inside as a box with words, and goes on."""
        try:
            yield
        except Problem as problem:
            self.tell(problem)

    def tell(self, problem: Problem) -> None:
        """Show a problem: what went wrong, where, and what to do."""
        from convene.tui.screens.shared.problem import ProblemScreen

        self.push_screen(ProblemScreen(problem))
