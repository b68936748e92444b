"""Stage 1: find everybody, hear them, and say what was heard."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.noun_screen import NounScreen, Tab


class EngagementScreen(NounScreen):
    fixed_hue = gate_of = "engagement"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("actor", "Actors"),
        Tab("contribution", "Contributions"),
        Tab("need", "Needs"),
        Tab("reply", "Replies"),
    )
