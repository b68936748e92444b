"""Grants given in a place: sums by funder, fund and priority, who decided, and what is not known of them.

A grant that serves two priorities stands under both, and once in the total. Only pounds are added up: what was given in
another currency, or with no amount that is known, is counted and never summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.delivery_vocabulary import GrantDecision
from convene.text import count, day, join, plural

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Grant:
    """One grant. ``amount`` is in pounds, None where it is not known; ``fund`` and ``priorities`` are ids."""

    id: str
    funder: str
    recipient: str
    amount: Decimal | None = None
    awarded: date | None = None
    fund: str = ""
    decided_by: GrantDecision | None = None
    priorities: tuple[str, ...] = ()

    @property
    def pounds(self) -> Decimal | None:
        """What can be added up: nothing below nothing is a grant."""
        return self.amount if self.amount is not None and self.amount >= 0 else None


@dataclass(frozen=True, slots=True)
class Sum:
    """So many grants and their pounds; ``untold`` of them have no amount that can be added."""

    pounds: Decimal = NOTHING
    grants: int = 0
    untold: int = 0

    @property
    def words(self) -> str:
        """``£41,000 in 3 grants, 1 of them without an amount``."""
        if not self.grants:
            return "no grant"
        if self.untold == self.grants:
            return f"{plural(self.grants, 'grant')} without an amount"
        more = f", {count(self.untold)} of them without an amount" if self.untold else ""
        return f"{pounds(self.pounds)} in {plural(self.grants, 'grant')}{more}"


@dataclass(frozen=True, slots=True)
class Given:
    """All grants of a place. The dicts are by id, "" for what is not said; those by priority overlap."""

    total: Sum
    by_funder: dict[str, Sum]
    by_fund: dict[str, Sum]
    by_priority: dict[str, Sum]
    by_decision: dict[str, Sum]
    tied: Sum
    shared: Sum
    """Grants that serve more than one priority."""
    without: tuple[str, ...]
    """Priorities of the place that no grant serves, by id."""

    @property
    def participatory(self) -> str:
        """What residents decided about, with its denominator and what is not known; "" where there is no grant."""
        if not self.total.grants:
            return ""
        alone, jointly = self._decided(GrantDecision.residents), self._decided(GrantDecision.jointly)
        unsaid = self.by_decision.get("", Sum())
        said = f"Residents decided about {part(alone.pounds, self.total.pounds)}"
        if jointly.grants:
            said += f"; with the funder, about another {part(jointly.pounds, self.total.pounds)}"
        if unsaid.grants:
            said += f"; who decided is not said of {unsaid.words}"
        return f"{said}."

    @property
    def alignment(self) -> str:
        """What is tied to a priority of the place."""
        if not self.total.grants:
            return ""
        said = f"{part(self.tied.pounds, self.total.pounds)} serves a priority of the place"
        if self.shared.grants:
            one = self.shared.grants == 1
            words = f"{plural(self.shared.grants, 'grant')} of it {'serves' if one else 'serve'} more than one, and"
            said += f"; {words} {'stands' if one else 'stand'} under each: the priorities come to more than the total"
        return f"{said}."

    def _decided(self, by: GrantDecision) -> Sum:
        return self.by_decision.get(by.value, Sum())


def given(grants: Iterable[Grant], priorities: Sequence[str]) -> Given:
    """The sums of these grants. ``priorities`` are all that the place has, by id, in order."""
    every = list(grants)
    known = set(priorities)
    served = {one.id: tuple(dict.fromkeys(each for each in one.priorities if each in known)) for one in every}
    gathered: dict[str, list[Grant]] = {each: [] for each in priorities}
    for one in every:
        for each in served[one.id]:
            gathered[each].append(one)
    by_priority = {each: summed(some) for each, some in gathered.items()}
    return Given(
        total=summed(every),
        by_funder=_by(every, [one.funder for one in every]),
        by_fund=_by(every, [one.fund for one in every]),
        by_priority={each: found for each, found in by_priority.items() if found.grants},
        by_decision=_by(every, [one.decided_by.value if one.decided_by else "" for one in every]),
        tied=summed(one for one in every if served[one.id]),
        shared=summed(one for one in every if len(served[one.id]) > 1),
        without=tuple(each for each, found in by_priority.items() if not found.grants),
    )


def summed(grants: Iterable[Grant]) -> Sum:
    """These grants as one sum, each counted once."""
    every = {one.id: one for one in grants}.values()
    told = [one.pounds for one in every if one.pounds is not None]
    return Sum(sum(told, NOTHING), len(every), len(every) - len(told))


def _by(grants: Sequence[Grant], keys: Sequence[str]) -> dict[str, Sum]:
    """The largest first, what is not said last."""
    gathered: dict[str, list[Grant]] = {}
    for one, key in zip(grants, keys, strict=True):
        gathered.setdefault(key, []).append(one)
    found = {key: summed(some) for key, some in gathered.items()}
    return dict(sorted(found.items(), key=lambda one: (one[0] == "", -one[1].pounds)))


def of_fund(size: Decimal | None, found: Sum) -> tuple[str, ...]:
    """What was given of a fund, what is left, and whether that is more than there was; a sentence each."""
    if size is None:
        return (f"Given so far: {found.words}. Its size is not said, so what is left is not known.",)
    told = [f"Given so far: {found.words}, of {pounds(size)}."]
    if found.pounds > size:
        told.append(f"That is {pounds(found.pounds - size)} more than there was to give: look at both.")
    else:
        few = ", or less: not every amount is known" if found.untold else ""
        told.append(f"Left: {pounds(size - found.pounds)}{few}.")
    return tuple(told)


def outside(awarded: date | None, opens: date | None, closes: date | None) -> str:
    """How a grant's day lies outside its fund's opening; "" when it does not."""
    if awarded and opens and awarded < opens:
        return f"awarded on {day(awarded)}, before the fund opened on {day(opens)}"
    if awarded and closes and awarded > closes:
        return f"awarded on {day(awarded)}, after the fund closed on {day(closes)}"
    return ""


def part(some: Decimal, whole: Decimal) -> str:
    """``£4,000 of £10,000 (40 %)``."""
    said = f"{pounds(some)} of {pounds(whole)}"
    return f"{said} ({percent(some, whole)})" if whole else said


def percent(some: Decimal, whole: Decimal) -> str:
    """Whole per cent; what is not nothing and not all never reads as if it were."""
    exact = some * 100 / whole
    if 0 < exact < 1:
        return "under 1 %"
    if 99 < exact < 100:
        return "over 99 %"
    return f"{exact:.0f} %"


def pounds(amount: Decimal) -> str:
    """All of an amount, to the penny where there are pennies: ``£1,234``, ``£0.50``, ``-£20``."""
    value = abs(amount)
    whole = value == value.to_integral_value()
    return f"{'-' if amount < 0 else ''}£{value:,.0f}" if whole else f"{'-' if amount < 0 else ''}£{value:,.2f}"


def currency_note(untold: int) -> str:
    """What to say of grants without an amount; "" where there are none."""
    if not untold:
        return ""
    which = "One grant has" if untold == 1 else f"{count(untold)} grants have"
    return f"{which} no amount in pounds here (none is known, it is in another currency, or shared with others)."


def listed(names: Sequence[str], most: int = 5) -> str:
    """Some names, and how many more there are."""
    rest = len(names) - most
    return join([*names[:most], f"{count(rest)} more"]) if rest > 0 else join(list(names))
