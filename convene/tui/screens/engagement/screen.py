"""Stage 1: know the place, find everybody, hear them, and say what was heard."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.actors import ActorRoom
from convene.tui.screens.engagement.figures import ContributionRoom, FigureRoom, NeedRoom
from convene.tui.screens.engagement.importing.lists_room import MatchRoom, bring_in
from convene.tui.screens.engagement.reach import ActionRoom, HeardRoom, OutreachRoom, PlanRoom
from convene.tui.screens.people.contacts import PersonRoom
from convene.tui.screens.shared.list_screen import FILTER
from convene.tui.screens.shared.noun_screen import NounScreen, Tab
from convene.tui.shielded_actions import act


class EngagementScreen(NounScreen):
    """The pages of the whole register, and bringing in lists, from every tab."""

    fixed_hue = gate_of = "engagement"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("actor", "Actors", room=ActorRoom),
        Tab("person", "People", room=PersonRoom),
        Tab("link", "Links"),
        Tab("target", "Plan", room=PlanRoom),
        Tab("outreach", "Outreach", "latest first", room=OutreachRoom),
        Tab("contribution", "Contributions", room=ContributionRoom),
        Tab("indicator", "Figures", room=FigureRoom),
        Tab("need", "Needs", room=NeedRoom),
        Tab("reply", "Replies", room=HeardRoom),
        Tab("action", "Actions", room=ActionRoom),
        Tab("match", "To decide", room=MatchRoom),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("a", "map", "who matters", "screen.map", "Who matters: actors by influence and interest."),
        bind("s", "gaps", "who is missing", "screen.gaps", "Who is missing, and whether anybody dominates."),
        FILTER,
        hidden("v", "network", "network", "screen.network", "Who is tied to whom, who is alone, who bridges."),
        bind("i", "bring_in", "import", "list.import", "Bring in a list: a register, grants, statistics, your own."),
    ]

    def action_map(self) -> None:
        """Of the actors that are selected or shown, when actors are."""
        from convene.tui.screens.engagement.stakeholders.map_page import MapScreen

        actors = isinstance(self.room, ActorRoom)
        only = self.list.chosen_ids if actors and self.list.marked else ()
        self.host.push_screen(MapScreen(self._gone_to, only, self.words if actors else ""))

    def action_gaps(self) -> None:
        from convene.tui.screens.engagement.stakeholders.gaps_page import GapsScreen

        self.host.push_screen(GapsScreen())

    def action_network(self) -> None:
        from convene.tui.screens.engagement.stakeholders.network_page import NetworkScreen

        self.host.push_screen(NetworkScreen(self._gone_to))

    @property
    def _gone_to(self) -> str:
        return self.room.gone_to if isinstance(self.room, ActorRoom) else ""

    @act
    async def action_bring_in(self) -> None:
        await bring_in(self)
