"""From the tabs of Measurement to the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from convene.tui.host import Host
from convene.tui.keys import bind
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.core.views import Item


def open_account(host: Host, account_id: str = "", noun: str = "") -> None:
    """Open an account, or the one that is meant for "", in the tab that goes with a noun."""
    from convene.tui.screens.measurement.account_page import ASSUMED, DOUBLES, RESULTS, AccountScreen

    at = {"assumption": ASSUMED, "double_count": DOUBLES}.get(noun, RESULTS)
    host.push_screen(AccountScreen(account_id, at=at))


class AccountRoom(Room):
    """Enter opens the account itself; a new one begins with what is usual."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "begin", "new", "item.new", "A new account: the time after the last, the newest year's money."),
    ]

    def open_item(self, item: Item) -> bool:
        open_account(self.host, item.id)
        return True

    @act
    async def action_begin(self) -> None:
        from convene.tui.screens.measurement import account_acts

        with self.host.telling():
            if made := await account_acts.terms(self.host, ""):
                self.list.highlight(made)
