"""Money placed here that is to come back: what was raised, drawn, repaid, and what is outstanding.

Only what was drawn is placed money: an agreement is not. A guarantee is not money placed, and stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.delivery.grants import NOTHING, listed, part, pounds
from convene.core.delivery_vocabulary import MoneyMove, PlacementKind
from convene.core.nouns.money import Movement, PlacementDraft
from convene.text import day, plural


@dataclass(frozen=True, slots=True)
class Position:
    """Where placed money stands, in pounds."""

    raised: Decimal = NOTHING
    drawn: Decimal = NOTHING
    repaid: Decimal = NOTHING
    interest: Decimal = NOTHING
    written_off: Decimal = NOTHING

    @property
    def outstanding(self) -> Decimal:
        """Drawn, and neither back nor given up."""
        return self.drawn - self.repaid - self.written_off

    def __add__(self, other: Position) -> Position:
        return Position(
            self.raised + other.raised, self.drawn + other.drawn, self.repaid + other.repaid,
            self.interest + other.interest, self.written_off + other.written_off,
        )  # fmt: skip

    @property
    def words(self) -> str:
        """``£20,000 drawn, £6,000 repaid, £14,000 outstanding``; what is nothing is left out, drawn is not."""
        said = [f"{pounds(self.drawn)} drawn"]
        more = (
            (self.raised, "raised"), (self.repaid, "repaid"), (self.interest, "interest"),
            (self.written_off, "written off"),
        )  # fmt: skip
        said += [f"{pounds(amount)} {word}" for amount, word in more if amount]
        if self.drawn:
            said.append(f"{pounds(self.outstanding)} outstanding")
        return ", ".join(said)


def position(movements: Iterable[Movement]) -> Position:
    """What the movements come to."""
    totals = dict.fromkeys(MoneyMove, NOTHING)
    for one in movements:
        totals[one.kind] += one.amount
    return Position(**{kind.value: amount for kind, amount in totals.items()})


def overdue(ends: date | None, found: Position, today: date) -> bool:
    """Whether all of it should be back, and is not."""
    return ends is not None and ends < today and found.outstanding > 0


def standing(draft: PlacementDraft, today: date) -> str:
    """How a placement stands, in a word or two."""
    found = position(draft.movements)
    if draft.kind is PlacementKind.guarantee:
        return "guarantee called" if found.outstanding > 0 else "guarantee"
    if overdue(draft.ends, found, today):
        return "overdue"
    if found.outstanding > 0:
        return "outstanding"
    if found.drawn:
        return "settled" if not found.written_off else "written off" if not found.repaid else "closed with a loss"
    return "raising" if found.raised else "agreed, nothing drawn" if draft.agreed is not None else "nothing drawn"


def remarks(draft: PlacementDraft, today: date) -> tuple[str, ...]:
    """What to mind about a placement, a sentence each."""
    found, told = position(draft.movements), []
    if draft.kind is PlacementKind.guarantee:
        told.append("A guarantee is not money placed: it is in no sum of what was drawn.")
    if overdue(draft.ends, found, today) and draft.ends:
        told.append(f"All of it was to be back by {day(draft.ends)}; {pounds(found.outstanding)} is outstanding.")
    if later := [one for one in draft.movements if one.on > today]:
        told.append(f"{plural(len(later), 'movement')} on a day to come: {day(later[0].on)} is not there yet.")
    if draft.kind is PlacementKind.community_shares:
        told += _shares(draft, found)
    if found.interest and not found.drawn:
        told.append("Interest was paid, and nothing was drawn: is a movement missing?")
    if draft.agreed is None and found.drawn:
        told.append("How much was agreed is not said.")
    return tuple(told)


def _shares(draft: PlacementDraft, found: Position) -> list[str]:
    told = []
    if draft.agreed is not None:
        told.append(f"Raised so far: {part(found.raised, draft.agreed)} aimed at.")
    if draft.members is None and found.raised:
        told.append("How many members hold the shares is not said.")
    if found.drawn > found.raised:
        told.append(f"{pounds(found.drawn)} was drawn of {pounds(found.raised)} raised: is a movement missing?")
    return told


@dataclass(frozen=True, slots=True)
class Placed:
    """All placements of a place but guarantees, which stand apart; of priorities a placement may serve several."""

    total: Position
    agreed: Decimal
    number: int
    agreed_untold: int
    by_kind: dict[PlacementKind, Position]
    by_priority: dict[str, Position]
    shared: int
    """Placements that serve more than one priority."""
    overdue: tuple[str, ...]
    guarantees: int
    guaranteed: Decimal
    called: Position

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to say, a sentence each."""
        if not self.number and not self.guarantees:
            return ()
        told = []
        if self.number:
            untold = f"; of {plural(self.agreed_untold, 'placement')} that is not said" if self.agreed_untold else ""
            told.append(f"{plural(self.number, 'placement')}: {self.total.words}.")
            told.append(f"Agreed in all, drawn or not: {pounds(self.agreed)}{untold}.")
        if self.shared:
            words, stand = ("serves", "stands") if self.shared == 1 else ("serve", "stand")
            told.append(f"{plural(self.shared, 'placement')} {words} more than one priority, and {stand} under each.")
        if self.overdue:
            told.append(f"Overdue: {listed(self.overdue)}.")
        if self.guarantees:
            words = f"{plural(self.guarantees, 'guarantee')}, up to {pounds(self.guaranteed)}, in none of these sums"
            told.append(f"{words}{f'; called: {pounds(self.called.drawn)}' if self.called.drawn else ''}.")
        return tuple(told)


def placed(drafts: Sequence[PlacementDraft], today: date) -> Placed:
    """The sums of these placements. Movements on a day to come are not in them."""
    money = [one for one in drafts if one.kind is not PlacementKind.guarantee]
    apart = [one for one in drafts if one.kind is PlacementKind.guarantee]
    so_far = {one.slug: position(each for each in one.movements if each.on <= today) for one in drafts}
    by_kind: dict[PlacementKind, Position] = {}
    by_priority: dict[str, Position] = {}
    for one in money:
        by_kind[one.kind] = by_kind.get(one.kind, Position()) + so_far[one.slug]
        for each in dict.fromkeys(one.priorities):
            by_priority[each] = by_priority.get(each, Position()) + so_far[one.slug]
    return Placed(
        total=sum((so_far[one.slug] for one in money), Position()),
        agreed=sum((one.agreed or NOTHING for one in money), NOTHING),
        number=len(money),
        agreed_untold=sum(one.agreed is None for one in money),
        by_kind=by_kind,
        by_priority=by_priority,
        shared=sum(len(set(one.priorities)) > 1 for one in money),
        overdue=tuple(one.title for one in money if overdue(one.ends, so_far[one.slug], today)),
        guarantees=len(apart),
        guaranteed=sum((one.agreed or NOTHING for one in apart), NOTHING),
        called=sum((so_far[one.slug] for one in apart), Position()),
    )
