"""Workshops: planned, run and written up."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.noun_screen import NounScreen, Tab


class WorkshopsScreen(NounScreen):
    TABS: ClassVar[tuple[Tab, ...]] = (Tab("workshop", "Workshops", "by date"),)
