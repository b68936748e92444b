"""What the page of a ledger draws: what the file comes to, its columns, its suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.core.delivery_vocabulary import SpendMatch
from convene.core.views import Item, Tone
from convene.text import clip, join, plural, quantity
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.delivery.procurement.ledger_look import LedgerLook
    from convene.services.delivery.procurement.ledger_plan import LedgerPlan, SupplierLine

_TONES: dict[SpendMatch, Tone] = {
    SpendMatch.matched: "done", SpendMatch.by_hand: "done", SpendMatch.waiting: "look", SpendMatch.nobody: "quiet",
    SpendMatch.withheld: "quiet",
}  # fmt: skip


class LedgerStory(Page):
    """What the file comes to, once it was looked through."""

    def __init__(self) -> None:
        super().__init__()
        self.look: LedgerLook | None = None
        self.made: LedgerPlan | None = None

    def typeset(self, width: int) -> list[Content]:
        if self.look is None:
            return [show.row(("Looking at the file …", "quiet"))]
        if self.made is None:
            if self.look.lacking:
                words = f"Nothing says {join(list(self.look.lacking), 'or')} yet: enter on a column says what it is."
                return show.para(words, width, "look", most=3)
            return show.para("p looks the whole file through and sums it; nothing is changed by that.", width, "quiet")
        title = show.row((show.fit(f"{self.made.title} · {self.made.anchor}", width), "strong"))
        return [title, *show.para(self.made.summary(), width, most=4)]


def columns(look: LedgerLook) -> list[Item]:
    from convene.services.delivery.procurement import ledger_look

    words = ledger_look.roles()
    return [
        Item(
            str(at), one.heading or "(no heading)", one.doubt or ", ".join(clip(cell, 40) for cell in one.cells),
            state=words.get(one.role, "not read"), tone="look" if one.doubt else "done" if one.role else "quiet",
        )
        for at, one in enumerate(look.columns)
    ]  # fmt: skip


def supplier(number: int, one: SupplierLine) -> Item:
    paid, match = one.supplier, one.match
    back = f", {plural(paid.credits, 'credit')} among them" if paid.credits else ""
    state = match.state.seen(match.actor)
    said = [one.actor, match.why, f"{plural(paid.lines, 'line')}{back}"]
    return Item(
        str(number), paid.name, " · ".join(filter(None, said)), figure=quantity(paid.amount, "GBP"),
        state=state.label.lower(), tone=_TONES[state],
    )  # fmt: skip
