"""Schemes: how far each is, and its social value statement."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.shared.step_on import StatusRoom
from convene.tui.shielded_actions import act


class SchemeRoom(StatusRoom):
    """The tab of the schemes."""

    ON_ITEM = frozenset({"step", "statement"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("v", "statement", "statement", "scheme.statement", "Write the scheme's social value statement to a file."),
    ]

    @act
    async def action_statement(self) -> None:
        from convene.tui.screens.shared.saving import save_export

        if (item := self.list.highlighted) is not None:
            with self.host.telling():
                await save_export(
                    self.host,
                    "statement",
                    which=item.id,
                    first="pdf",
                    why=f"what was promised and asked for of {item.title[:60]}",
                )
