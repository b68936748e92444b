"""A quiet word under a field while it is typed: looked up a moment after the last letter, never in anybody's way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from convene.errors import Problem
from convene.text import clean_line
from convene.tui.forms import related_fields
from convene.tui.forms.form_host import FormHost

if TYPE_CHECKING:
    from convene.tui.forms.field_row import FieldRow

Hint = Callable[[str], Awaitable[str]]
"""What there is to say about a value, or ""."""
AFTER = 0.25
"""Seconds without a keystroke after which it is looked up."""


class Suggestions:
    """Looks up hints for the fields that have one. What was asked of an older value is thrown away."""

    def __init__(self, form: FormHost, hints: dict[str, Hint]) -> None:
        self._form = form
        self._hints = hints
        self._timer: Timer | None = None

    def begin(self) -> None:
        """The form stands: get ready, while nobody waits."""
        if self._hints:
            self._form.run_worker(self._warm(), group="hint")

    async def _warm(self) -> None:
        """Ask of nothing, so that what the answers are looked up in is there when somebody has typed."""
        for ask in self._hints.values():
            await self._answer(ask, "")

    def changed(self, row: FieldRow) -> None:
        """A field was typed in: say what hangs on it, and look its hint up soon."""
        related_fields.changed(self._form, row)
        ask = self._hints.get(row.field.name)
        if ask is None:
            return
        self.stop()
        if not clean_line(str(row.raw)):
            row.hint("")
            return
        self._timer = self._form.set_timer(
            AFTER, lambda: self._form.run_worker(self._look(row, ask), group="hint", exclusive=True)
        )

    async def _look(self, row: FieldRow, ask: Hint) -> None:
        typed = str(row.raw)
        words = await self._answer(ask, typed)
        if str(row.raw) == typed:
            row.hint(words)

    async def _answer(self, ask: Hint, typed: str) -> str:
        try:
            return await ask(typed)
        except Problem:
            return ""  # a hint that cannot be had is no trouble to anybody

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
