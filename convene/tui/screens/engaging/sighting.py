"""Who matters, who is missing, who is tied to whom: the pages of the whole register."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind, hidden
from convene.tui.screens.noun_screen import NounScreen


class SightKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("a", "map", "who matters", "screen.map", "Who matters: actors by influence and interest."),
        bind("s", "gaps", "who is missing", "screen.gaps", "Who is missing, and whether anybody dominates."),
        # Named again so that it stands in the foot before what every list has.
        bind("slash,f3", "filter", "filter", "list.filter", "Show only what holds these words, or fits type:vcse."),
        hidden("v", "network", "network", "screen.network", "Who is tied to whom, who is alone, who bridges."),
    ]

    def action_map(self) -> None:
        from convene.tui.screens.engaging.map_page import MapScreen

        actors = self.tab.noun == "actor"
        only = self.list.chosen_ids if actors and self.list.marked else ()
        self.desk.push_screen(MapScreen(self._highlighted_actor(), only, self.words if actors else ""))

    def action_gaps(self) -> None:
        from convene.tui.screens.engaging.gaps_page import GapsScreen

        self.desk.push_screen(GapsScreen())

    def action_network(self) -> None:
        from convene.tui.screens.engaging.network_page import NetworkScreen

        self.desk.push_screen(NetworkScreen(self._highlighted_actor()))

    def _highlighted_actor(self) -> str:
        """The actor to begin with, when somebody went to one: the first of the list is nobody's choice."""
        item = self.list.highlighted
        chosen = item is not None and self.tab.noun == "actor" and item.id != self.list.items[0].id
        return item.id if item is not None and chosen else ""
