"""Stage 2: from needs to visions, priorities, measures and signatures."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind, hidden
from convene.tui.screens.codesign.ballot_room import BallotRoom
from convene.tui.screens.codesign.board import BoardRoom
from convene.tui.screens.codesign.market import MarketRoom
from convene.tui.screens.codesign.wordings import VisionRoom
from convene.tui.screens.shared.editing import add
from convene.tui.screens.shared.noun_screen import NounScreen, Tab
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


class MeasureRoom(Room):
    """Measures of the framework: space adopts one for the place, or lets it go."""

    ON_ITEM = frozenset({"adopt"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("space", "adopt", "adopt", "item.adopt", "Adopt this measure for the place, or let it go.")
    ]

    @act
    async def action_adopt(self) -> None:
        if item := self.list.highlighted:
            with self.host.telling():
                await self.turn(item.id)

    async def turn(self, record_id: str) -> None:
        """Adopt what is highlighted, or let it go. Raises Problem."""
        from convene.services.codesign import framework

        await self.host.do(framework.adopt, self.host.place_id, record_id)


class FrameworkRoom(MeasureRoom):
    """All of them: there is also what holds them together, and what the framework as a whole has to tell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "pages", "changes, checks, goals", "framework.pages", "What changed, what to look at, whose goals."),
        hidden("o", "outcome", "new outcome", "framework.outcome", "Add an outcome of your own, under a theme."),
        hidden("O", "theme", "new theme", "framework.theme", "Add a theme of your own."),
    ]

    def action_pages(self) -> None:
        from convene.tui.screens.codesign.framework_pages import FrameworkScreen

        self.host.push_screen(FrameworkScreen(hue=self.owner.hue))

    @act
    async def action_outcome(self) -> None:
        await add(self.host, "outcome")

    @act
    async def action_theme(self) -> None:
        await add(self.host, "theme")


class AdoptionRoom(MeasureRoom):
    """Those that are adopted: there, it can only let one go."""

    async def turn(self, record_id: str) -> None:
        from convene.services.nouns import records

        await self.host.do(records.remove, self.host.place_id, "adoption", (record_id,))


class CodesignScreen(NounScreen):
    fixed_hue = gate_of = "codesign"
    FIRST = 1
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("cluster", "Clusters", "as they came", room=BoardRoom),
        Tab("vision", "Visions", room=VisionRoom),
        Tab("ballot", "Ballots", room=BallotRoom),
        Tab("decision", "Decisions"),
        Tab("priority", "Priorities"),
        Tab("adoption", "Measures", many=False, room=AdoptionRoom),
        Tab("measure", "Framework", "adopted first", compact=True, many=False, room=FrameworkRoom),
        Tab("ask", "Market", "what waits first", room=MarketRoom),
        Tab("signature", "Signatures"),
        Tab("dissent", "Dissent"),
    )
