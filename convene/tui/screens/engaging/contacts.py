"""People: shown by what they are for an actor until names are asked for, their ledger, and what is printed for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import Worker

from convene.errors import Problem
from convene.tui import show
from convene.tui.acts import act
from convene.tui.keys import bind, hidden
from convene.tui.screens.noun_screen import NounScreen

if TYPE_CHECKING:
    from convene.core.views import Detail, Item
    from convene.services.lists.roll import Portion
    from convene.tui.screens.sifting import Dress

_ON_ONE = ("add_basis", "withdraw", "erase")
_ON_TAB = ("names", "tidy", "sign_up", "invites")


class ContactKeys(NounScreen):
    """Names are shown for one visit to the tab: whoever leaves it, by whatever way, leaves them hidden."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("h", "names", "names", "people.names", "Show names and addresses until you leave this tab, or hide them."),
        hidden("B", "add_basis", "lawful basis", "people.basis", "Write down why this contact may be kept."),
        hidden("W", "withdraw", "withdrawn", "people.withdraw", "They withdrew or objected: write it down."),
        hidden("S", "sign_up", "sign-up sheet", "people.sheet", "A sign-up sheet to print, for the next workshop."),
        hidden("I", "invites", "invite list", "people.invites", "Whom you may invite, as a list for letters or email."),
        hidden("T", "tidy", "tidy", "people.tidy", "Forget access notes past their day; see who needs a look."),
        hidden("X", "erase", "erase for good", "people.erase", "Erase this person for good. This cannot be undone."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.names = False
        self.people_line = Static(id="people-line")

    def on_mount(self) -> None:
        self.people_line.display = False
        self.mount(self.people_line, before="#columns")

    @property
    def _here_are_people(self) -> bool:
        return self.tab.noun == "person"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted and action in _ON_TAB:
            return self._here_are_people
        if self.is_mounted and action in _ON_ONE:
            return self._here_are_people and self.list.highlighted is not None
        return super().check_action(action, parameters)

    # Showing and hiding

    def dress(self, noun: str) -> Dress | None:
        if noun != "person" or not self.names:
            return super().dress(noun)
        place, today = self.desk.place_id, self.desk.today

        def named(read: Any, items: tuple[Item, ...]) -> tuple[Item, ...]:
            from convene.services import people

            return people.with_names(read, place, items, today)

        return named

    def _read_detail(self, item: Item | None) -> Worker[None]:
        if item is None or not self._here_are_people:
            return super()._read_detail(item)
        return self._read_person(item.id)

    @work(group="detail", exclusive=True)
    async def _read_person(self, person_id: str) -> None:
        names, today = self.names, self.desk.today

        def look(read: Any, place: str) -> Detail:
            from convene.services import detail

            return detail.page(read, place, "person", person_id, today, names=names)

        try:
            found = await self.desk.ask(look, self.desk.place_id)
        except Problem:
            self.detail.show_detail(None)  # they were removed meanwhile; the list is being read again
            return
        if names is self.names:
            self.detail.show_detail(found)

    def action_names(self) -> None:
        if self.names:
            self.hide_names()
            self.reload()
            self.desk.toast("Names are hidden again.")
            return
        self.names = True
        self.reload()
        self._read_detail(self.list.highlighted)
        self.desk.toast("Names are shown until you leave this tab. Mind the projector; h hides them.")

    def hide_names(self) -> None:
        """Take the names off the screen at once; what is still on its way with names is not shown any more."""
        self.names = False
        self._turn += 1
        self._seen = self._turn
        self.list.show_items(())
        self.detail.show_detail(None)
        self._stale = True

    def choose_tab(self, at: int, item: str = "") -> None:
        if self.names and at != self.at:
            self.hide_names()
        super().choose_tab(at, item)
        self.people_line.display = self._here_are_people

    def on_screen_suspend(self) -> None:
        if self.names and not isinstance(self.app.screen, ModalScreen):
            self.hide_names()

    def looked(self, portion: Portion) -> None:
        super().looked(portion)
        self.people_line.display = self._here_are_people
        if self._here_are_people:
            self._say_standing()

    @work(group="people", exclusive=True)
    async def _say_standing(self) -> None:
        def look(read: Any, place: str, today: date) -> tuple[Any, int]:
            from convene.services import people, tidying

            return people.standing(read, place, today), tidying.past_access(read, place, today)

        found, past = await self.desk.ask(look, self.desk.place_id, self.desk.today)
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
        from convene.tui.screens.engaging import contact_acts

        if item := self.list.highlighted:
            await contact_acts.add_basis(self.desk, item.id)

    @act
    async def action_withdraw(self) -> None:
        from convene.tui.screens.engaging import contact_acts

        if item := self.list.highlighted:
            await contact_acts.withdraw(self.desk, item.id)

    # For good

    @act
    async def action_erase(self) -> None:
        from convene.tui.screens.engaging import contact_acts

        if (item := self.list.highlighted) and await contact_acts.erase(self.desk, item.id):
            self._rolls.clear()
            self.reload()

    @act
    async def action_tidy(self) -> None:
        from convene.tui.screens.engaging import contact_acts

        await contact_acts.tidy(self.desk)
        self.reload()

    # To print and to send

    @act
    async def action_sign_up(self) -> None:
        from convene.tui.screens.engaging import contact_acts

        await contact_acts.sign_up(self.desk)

    @act
    async def action_invites(self) -> None:
        from convene.tui.screens.engaging import contact_acts

        await contact_acts.invites(self.desk)
