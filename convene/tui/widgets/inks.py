"""What draws its own lines: the terminal style of a role on its ground."""

from __future__ import annotations

from rich.style import Style as Ink
from textual.style import Style
from textual.widget import Widget

from convene.tui import show


class Inked(Widget):
    """Has ``ink`` for the roles of ``show``."""

    _inks: tuple[object, dict[str, Ink]] = (None, {})

    def ink(self, role: str, *, lifted: bool = False) -> Ink:
        """The terminal style of a role on this widget's ground, worked out once for each theme."""
        key = (self.app.theme, show.hue(self), self.visual_style)
        if self._inks[0] != key:
            self._inks = (key, {})
        name = f"{role}{'^' if lifted else ''}"
        found = self._inks[1].get(name)
        if found is None:
            ground = self.visual_style + Style.parse("on $lifted") if lifted else self.visual_style
            found = self._inks[1][name] = (ground + Style.parse(show.ink(role))).rich_style
        return found
