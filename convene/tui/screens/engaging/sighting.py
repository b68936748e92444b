"""Who matters, who is missing, who is tied to whom: the pages of the whole register."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.screens.noun_screen import NounScreen


class SightKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = []
