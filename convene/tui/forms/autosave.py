"""A half-typed form: kept while it is typed, there again when it is opened, emptied and brought back with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.timer import Timer

from convene.text import day
from convene.tui.forms import form_app
from convene.tui.forms.form_host import FormHost
from convene.tui.forms.typed_values import Raw

if TYPE_CHECKING:
    from convene.tui.forms.clashes import Clashes


class Autosave:
    """Minds what is typed into one form. Nothing it does can lose a letter: emptying is undone by the same key."""

    def __init__(self, form: FormHost, clashes: Clashes, key: str, once: str = "") -> None:
        self.form, self._clashes = form, clashes
        self.stored = form_app.HalfTypedMemo(form.host, key, once)
        self._restored: dict[str, Raw] | None = None
        self._set_aside: dict[str, Raw] | None = None
        self._timer: Timer | None = None

    @property
    def told(self) -> bool:
        """Whether the form still says that it was half typed."""
        return self._restored is not None

    async def restore(self) -> None:
        """Shows what was half typed; who typed faster than the book answered keeps what is typed."""
        form = self.form
        kept = await self.stored.recall(form.fields)
        if kept is None:
            return
        now = form.raw()
        back = {name: raw for name, raw in kept.values.items() if now[name] == form.opening[name]}
        form.put(back)
        await form.unfold(kept.values)
        self._restored = form.raw()
        today = form.host.today
        when = f" on {day(kept.at.date(), today)} {kept.at:%H:%M}" if kept.at else ""
        form.say(f"Half-typed{when}, kept. ctrl+z empties it.", "look")
        form.refresh_bindings()
        if form.is_change:
            await self._clashes.show(
                {
                    name: was
                    for name, was in kept.opened.items()
                    if name in back and form.opening[name] not in (was, back[name])
                }
            )

    def changed(self) -> None:
        """Something was typed: keep it soon. What was restored is no longer worth a word."""
        if self._restored is not None and self.form.raw() != self._restored:
            self._restored = self._set_aside = None
            self.form.say("")
            self.form.refresh_bindings()
        self.stop()
        self._timer = self.form.set_timer(self.form.SAVE_AFTER, self._keep_soon)

    def empty(self) -> None:
        """Back to how the form opened; once more, and what was half typed is there again."""
        form = self.form
        if self._set_aside is None:
            self._set_aside = form.raw()
            form.put(form.opening)
            form.say("Emptied. ctrl+z brings it back.", "look")
        else:
            form.put(self._set_aside)
            self._set_aside = None
            form.say("Half-typed, kept. ctrl+z empties it.", "look")
        self._restored = form.raw()

    def memo(self) -> tuple[str, Any]:
        """What is half typed, as ``ClosableScreen.half_typed`` wants it."""
        return self.stored.key, self.stored.memo(*self.typed())

    def _keep_soon(self) -> None:
        """The app keeps it and says when it cannot: no letter waits for the book."""
        self.stop()
        self.stored.keep_soon(*self.typed())

    async def keep(self) -> None:
        """Keeps what differs from how the form opened."""
        self.stop()
        await self.stored.keep(*self.typed())

    def typed(self) -> tuple[dict[str, Raw], dict[str, Raw]]:
        """What differs from how the form opened, and what each field held when it was typed in."""
        form, now = self.form, self.form.raw()
        return {name: raw for name, raw in now.items() if raw != form.opening[name]}, form.opening | self._clashes.first

    async def forget(self) -> None:
        """It is saved: nothing is half typed any more."""
        self.stop()
        await self.stored.keep({}, {})

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
