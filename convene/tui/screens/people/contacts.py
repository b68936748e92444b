"""People: shown by what they are for an actor until names are asked for, their ledger, and what is printed for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.room import DetailQuestion, ListHost, Room
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.core.views import Detail, Item
    from convene.tui.screens.shared.list_screen import Dress


class PersonRoom(Room):
    """Names are shown for one visit to the tab: whoever leaves it, by whatever way, leaves them hidden."""

    ON_ITEM = frozenset({"add_basis", "withdraw", "erase"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("h", "names", "names", "people.names", "Show names and addresses until you leave this tab, or hide them."),
        hidden("B", "add_basis", "lawful basis", "people.basis", "Write down why this contact may be kept."),
        hidden("W", "withdraw", "withdrawn", "people.withdraw", "They withdrew or objected: write it down."),
        hidden("S", "sign_up", "sign-up sheet", "people.sheet", "A sign-up sheet to print, for the next workshop."),
        hidden("I", "invites", "invite list", "people.invites", "Whom you may invite, as a list for letters or email."),
        hidden("T", "tidy", "tidy", "people.tidy", "Forget access notes past their day; see who needs a look."),
        hidden("X", "erase", "erase for good", "people.erase", "Erase this person for good. This cannot be undone."),
    ]  # fmt: skip

    def __init__(self, owner: ListHost, noun: str) -> None:
        super().__init__(owner, noun)
        self.names = False
        self.people_line = Static(id="people-line")

    def compose(self) -> ComposeResult:
        yield self.people_line

    # Showing and hiding

    def dress(self) -> Dress | None:
        if not self.names:
            return None
        place, today = self.host.place_id, self.host.today

        def named(read: Any, items: tuple[Item, ...]) -> tuple[Item, ...]:
            from convene.services.people import contacts

            return contacts.with_names(read, place, items, today)

        return named

    def detail(self, record_id: str) -> DetailQuestion:
        names, today = self.names, self.host.today

        def look(read: Any, place: str) -> Detail:
            from convene.services.nouns import detail

            return detail.page(read, place, "person", record_id, today, names=names)

        return look

    def action_names(self) -> None:
        if self.names:
            self.left()
            self.owner.reload()
            self.host.toast("Names are hidden again.")
            return
        self.names = True
        self.owner.reload()
        self.owner.read_detail()
        self.host.toast("Names are shown until you leave this tab. Mind the projector; h hides them.")

    def left(self) -> None:
        """Take the names off the screen at once; what is still on its way with names is not shown any more."""
        if self.names:
            self.names = False
            self.owner.wipe()

    def looked(self) -> None:
        self._say_standing()

    @work(group="people", exclusive=True)
    async def _say_standing(self) -> None:
        def look(read: Any, place: str, today: date) -> tuple[Any, int]:
            from convene.services.people import contacts, retention

            return contacts.standing(read, place, today), retention.past_access(read, place, today)

        found, past = await self.host.ask(look, self.host.place_id, self.host.today)
        parts = [
            ("Names are shown: h hides them", "look") if self.names else ("Names are hidden: h shows them", "quiet")
        ]
        if past:
            notes = "1 access note is past its day" if past == 1 else f"{past} access notes are past their day"
            parts.append((f" · {notes}: T tidies", "look"))
        if found.contacts:
            parts.append((f" · {found.lawful} of {found.contacts} may be kept", "quiet"))
        if found.due:
            parts.append((f" · {found.due} to be looked at again", "look"))
        self.people_line.update(show.row(*parts))

    # The ledger

    @act
    async def action_add_basis(self) -> None:
        from convene.tui.screens.people import contact_actions

        if item := self.list.highlighted:
            await contact_actions.add_basis(self.host, item.id)

    @act
    async def action_withdraw(self) -> None:
        from convene.tui.screens.people import contact_actions

        if item := self.list.highlighted:
            await contact_actions.withdraw(self.host, item.id)

    # For good

    @act
    async def action_erase(self) -> None:
        from convene.tui.screens.people import contact_actions

        if (item := self.list.highlighted) and await contact_actions.erase(self.host, item.id):
            await self.owner.forget_lists()
            self.owner.reload()

    @act
    async def action_tidy(self) -> None:
        from convene.tui.screens.people import contact_actions

        await contact_actions.tidy(self.host)
        self.owner.reload()

    # To print and to send

    @act
    async def action_sign_up(self) -> None:
        from convene.tui.screens.people import contact_actions

        await contact_actions.sign_up(self.host)

    @act
    async def action_invites(self) -> None:
        from convene.tui.screens.people import contact_actions

        await contact_actions.invites(self.host)
