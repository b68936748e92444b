"""The tabs of the account: its terms, what is assumed, double counts decided, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.core.views import Item


class MeasuringRoom(Room):
    """A tab from which the account is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(
            "b", "account", "account", "account.open", "The account: what it comes to, what it rests on, what is open."
        ),
    ]
    AT: ClassVar[int] = 0
    """The tab of the account that is opened."""

    def action_account(self) -> None:
        self.open_account("")

    def open_account(self, account_id: str) -> None:
        """Open an account, or the one meant for ""."""
        from convene.tui.screens.measurement.account_page import AccountScreen

        self.host.push_screen(AccountScreen(account_id, at=self.AT))


class AccountRoom(MeasuringRoom):
    """Enter opens the account itself; a new one begins with what is usual."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "begin", "new", "item.new", "A new account: the time after the last, the newest year's money."),
    ]

    def action_account(self) -> None:
        item = self.list.highlighted
        self.open_account(item.id if item else "")

    def open_item(self, item: Item) -> bool:
        self.open_account(item.id)
        return True

    @act
    async def action_begin(self) -> None:
        from convene.tui.screens.measurement import account_acts

        with self.host.telling():
            if made := await account_acts.terms(self.host, ""):
                self.list.highlight(made)


class AssumptionRoom(MeasuringRoom):
    AT = 1


class DoubleCountRoom(MeasuringRoom):
    AT = 4
