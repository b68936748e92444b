"""Stage 2: from needs to visions, priorities, measures and signatures."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.acts import act
from convene.tui.keys import bind
from convene.tui.screens.noun_screen import NounScreen, Tab


class CodesignScreen(NounScreen):
    fixed_hue = gate_of = "codesign"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("vision", "Visions"),
        Tab("priority", "Priorities"),
        Tab("adoption", "Measures", many=False),
        Tab("measure", "Framework", "adopted first", compact=True, many=False),
        Tab("ask", "Asks"),
        Tab("signature", "Signatures"),
        Tab("dissent", "Dissent"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("space", "adopt", "adopt", "item.adopt", "Adopt this measure for the place, or let it go."),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "adopt" and self.is_mounted:
            return self.tab.noun in ("measure", "adoption") and self.list.highlighted is not None
        return super().check_action(action, parameters)

    @act
    async def action_adopt(self) -> None:
        """On the framework's list it adopts or lets go; on the list of adopted ones it lets go."""
        from convene.services import framework, records

        if item := self.list.highlighted:
            with self.desk.telling():
                if self.tab.noun == "measure":
                    await self.desk.do(framework.adopt, self.desk.place_id, item.id)
                else:
                    await self.desk.do(records.remove, self.desk.place_id, "adoption", (item.id,))
