"""The foot: at most eight keys that work right now, taken from the active bindings."""

from __future__ import annotations

from textual.content import Content

from convene.tui import keys, show
from convene.tui.widgets.page import Page

_MOST = 8


class Foot(Page):
    """Keys in the accent, one or two words each. What does not fit is left out from the end, help never is."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.reset())

    def typeset(self, width: int) -> list[Content]:
        hue = show.hue(self)
        live = [one for one in keys.active(self.screen) if one.shown and one.enabled]
        last = [one for one in live if one.id == "app.help"]
        rest = [one for one in live if one.id != "app.help"][: _MOST - len(last)]
        tail = Content("   ").join([self._one(one, hue) for one in last])
        room = width - tail.cell_length - (3 if last else 0)
        parts: list[Content] = []
        used = 0
        for one in rest:
            part = self._one(one, hue)
            need = part.cell_length + (3 if parts else 0)
            if used + need > room:
                break
            parts.append(part)
            used += need
        gap = " " * max(width - used - tail.cell_length, 0)
        return [Content.assemble(Content("   ").join(parts), gap, tail)]

    def _one(self, key: keys.Key, hue: str) -> Content:
        return show.row((key.face, f"{hue} bold"), (" " + key.words, "quiet"))
