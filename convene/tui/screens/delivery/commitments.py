"""Commitments: beside their steps, a line that drafts them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.shared.step_on import StatusRoom


class CommitmentRoom(StatusRoom):
    """The tab of the commitments."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("o", "offer", "offers by line", "commitment.offer", "Draft commitments, each on one line, as offered."),
    ]

    def action_offer(self) -> None:
        from convene.tui.screens.delivery.promise_line import PromiseScreen

        self.host.push_screen(PromiseScreen(hue=self.owner.hue, place=self.host.place_id))
