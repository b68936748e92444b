"""Reach: the outreach log, follow-ups, actions, and who is missing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.screens.noun_screen import NounScreen


class ReachKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = []
