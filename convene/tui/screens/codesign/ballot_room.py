"""The tab of ballots: enter keys the papers of one that is open."""

from __future__ import annotations

from convene.core.views import Item
from convene.tui.screens.codesign.paper_desk import PaperDesk
from convene.tui.screens.shared.step_on import StatusRoom


class BallotRoom(StatusRoom):
    """Ballots: r opens and closes one."""

    def open_item(self, item: Item) -> bool:
        if item.state != "open":
            return False
        self.host.push_screen(PaperDesk(item.id, hue=self.owner.hue, place=self.host.place_id))
        return True
