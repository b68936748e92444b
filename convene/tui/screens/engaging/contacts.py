"""People: shown by role until their names are asked for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.screens.noun_screen import NounScreen


class ContactKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = []
