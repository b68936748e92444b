"""Stage 1: know the place, find everybody, hear them, and say what was heard."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.engaging.contacts import ContactKeys
from convene.tui.screens.engaging.figures import FigureKeys
from convene.tui.screens.engaging.lists_in import ImportKeys
from convene.tui.screens.engaging.reaching import ReachKeys
from convene.tui.screens.engaging.register import RegisterKeys
from convene.tui.screens.engaging.sighting import SightKeys
from convene.tui.screens.noun_screen import Tab


class EngagementScreen(RegisterKeys, ContactKeys, SightKeys, ReachKeys, FigureKeys, ImportKeys):
    fixed_hue = gate_of = "engagement"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("actor", "Actors"),
        Tab("person", "People"),
        Tab("link", "Links"),
        Tab("target", "Plan"),
        Tab("outreach", "Outreach", "latest first"),
        Tab("contribution", "Contributions"),
        Tab("indicator", "Figures"),
        Tab("need", "Needs"),
        Tab("reply", "Replies"),
        Tab("action", "Actions"),
        Tab("match", "To decide"),
    )
