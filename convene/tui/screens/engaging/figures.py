"""Figures of the place: its profile, and a figure put behind a need."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.screens.noun_screen import NounScreen


class FigureKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = []
