"""What the app says to the person: for a moment at the edge of the screen, or in a box when something went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App
from textual.notifications import Notify, SeverityLevel
from textual.widgets._toast import ToastHolder, ToastRack

from convene.errors import Problem
from convene.text import clip
from convene.tui import show

_LONGEST = 320
"""Letters of a passing notice; more would cover the page it speaks of."""

_MOST = 3
"""Passing notices at a time; a pile of them would cover the page, and the way out of it."""


class Words(App[None]):
    """Nobody's words are ever read as markup here."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As in Textual, but on one paragraph and never as markup."""
        said = clip(show.line(message), _LONGEST)
        super().notify(said, title=show.line(title), severity=severity, timeout=timeout, markup=False)

    def toast(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Say what happened, for a moment."""
        self.notify(words, severity=severity)

    def on_notify(self, event: Notify) -> None:
        """Make room for another: the oldest goes, and one that warns only after those that tell."""
        there = sorted(self._notifications, key=lambda one: (one.severity != "information", one.raised_at))
        for one in there[: max(len(there) - _MOST + 1, 0)]:
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
