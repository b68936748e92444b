"""Lists brought in, and the rows that wait for a decision."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.screens.noun_screen import NounScreen


class ImportKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = []
