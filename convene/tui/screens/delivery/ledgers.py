"""The anchors' ledgers: bringing one in, what of it stays, and who its suppliers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from convene.core.delivery_vocabulary import SpendMatch
from convene.core.views import Item
from convene.text import clip
from convene.tui.keys import bind
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.file_names import ask_file
from convene.tui.screens.shared.paper_page import PaperScreen
from convene.tui.screens.shared.pick_record import PickScreen
from convene.tui.screens.shared.room import ListHost, Room
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.services.delivery.procurement.deciding import WaitingSupplier

_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".zip")
_FOLDER = "folder ledgers come from"
_NOBODY = "-"


async def bring_in(owner: ListHost) -> None:
    """Ask which file and whose, then show what would become of it. Part of an act."""
    from convene.tui.screens.delivery.ledger_page import LedgerScreen

    with owner.host.telling():
        path = await ask_file(
            owner.host, "Which file of payments?", "CSV or Excel, as the anchor published it",
            "payments-over-500-2026.csv", _ENDINGS, _FOLDER,
        )  # fmt: skip
        if path is None:
            return
        place_id = owner.host.place_id

        def payers(read: Any) -> list[Item]:
            from convene.services.delivery.procurement import payers

            return payers.likely(read, place_id)

        anchor = await owner.host.push_screen_wait(
            PickScreen("Who paid?", path.name, payers, empty="Add the anchor first, under Engagement, Actors.")
        )
        if not anchor:
            return
        made: Any = await owner.host.push_screen_wait(LedgerScreen(path, str(anchor), hue=owner.hue))
        if made is not None:
            owner.land("spend" if made.waiting else "ledger", "" if made.waiting else made.ledger_id)


class LedgerRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("i", "bring_in", "import", "ledger.import", "Bring in what an anchor paid: payments over £500."),
        bind("b", "shares", "what stays", "ledger.shares", "How much of it stays here, with both numbers of a share."),
    ]

    @act
    async def action_bring_in(self) -> None:
        await bring_in(self.owner)

    def action_shares(self) -> None:
        self.host.push_screen(PaperScreen("procurement", "What stays", hue=self.owner.hue))


class SpendRoom(LedgerRoom):
    """A supplier that waits is decided; what a ledger says of it is not written by hand."""

    ON_ITEM = frozenset({"decide"})
    WITHOUT = frozenset({"new"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("y", "decide", "decide", "item.decide", "Say which actor this supplier is, or that it is nobody here."),
    ]

    @act
    async def action_decide(self) -> None:
        """The actor it may be, nobody here, or any other."""
        from convene.services.delivery.procurement import deciding
        from convene.services.nouns import registry

        item = self.list.highlighted
        if item is None:
            return
        place_id = self.host.place_id
        with self.host.telling():
            row = await self.host.ask(deciding.supplier, place_id, item.id)
            chosen = await self.host.push_screen_wait(
                ChooseScreen(f"Who is “{clip(item.title, 40)}”?", _answers(row), facts=row.why if row else "",
                             hue=self.owner.hue)
            )  # fmt: skip
            if chosen == "other":
                pick = PickScreen(
                    "Which actor?", item.title, lambda read: registry.choices(read, place_id, "actor"),
                    empty="There is no actor yet.",
                )  # fmt: skip
                chosen = await self.host.push_screen_wait(pick)
            if not chosen:
                return
            actor = "" if chosen == _NOBODY else str(chosen)
            if following := self._following():
                self.list.highlight(following)  # before the list is read anew around the highlight
            done = await self.host.do(deciding.decide, place_id, item.id, actor)
            self.host.toast(f"{done.value} u takes it back.")

    def _following(self) -> str:
        """The id of the one below where that waits too: what was decided leaves the head of the list, and the highlight
        is not to go with it. "" where there is none."""
        at, items = self.list.at + 1, self.list.items
        return items[at].id if at < len(items) and items[at].state == SpendMatch.waiting.label.lower() else ""


def _answers(row: WaitingSupplier | None) -> tuple[Item, ...]:
    """What a supplier may be: the actor that speaks for it first, where there is one."""
    meant = () if row is None or not row.actor_id else (
        Item(row.actor_id, row.actor, f"it is this one{f', based in {row.base}' if row.base else ''}"),
    )  # fmt: skip
    return (
        *meant,
        Item(_NOBODY, "Nobody here", "no actor of the place; kept for other ledgers too"),
        Item("other", "Another actor …", "found by its name"),
    )
