"""Stage 2: from needs to visions, priorities, measures and signatures."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.shared.noun_screen import NounScreen, Tab
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act

_ADOPT = bind("space", "adopt", "adopt", "item.adopt", "Adopt this measure for the place, or let it go.")


class MeasureRoom(Room):
    ON_ITEM = frozenset({"adopt"})
    BINDINGS: ClassVar[list[BindingType]] = [_ADOPT]

    @act
    async def action_adopt(self) -> None:
        """Adopt a measure, or let it go."""
        from convene.services.codesign import framework

        if item := self.list.highlighted:
            with self.host.telling():
                await self.host.do(framework.adopt, self.host.place_id, item.id)


class AdoptionRoom(Room):
    ON_ITEM = frozenset({"adopt"})
    BINDINGS: ClassVar[list[BindingType]] = [_ADOPT]

    @act
    async def action_adopt(self) -> None:
        """All of these are adopted: let it go."""
        from convene.services.nouns import records

        if item := self.list.highlighted:
            with self.host.telling():
                await self.host.do(records.remove, self.host.place_id, "adoption", (item.id,))


class CodesignScreen(NounScreen):
    fixed_hue = gate_of = "codesign"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("vision", "Visions"),
        Tab("priority", "Priorities"),
        Tab("adoption", "Measures", many=False, room=AdoptionRoom),
        Tab("measure", "Framework", "adopted first", compact=True, many=False, room=MeasureRoom),
        Tab("ask", "Asks"),
        Tab("signature", "Signatures"),
        Tab("dissent", "Dissent"),
    )
