"""A commitment as Delivery's documents tell of it, and how several are summed: like units alone, a shared one once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from convene.core.delivery.shares import carried
from convene.core.delivery.under_way import to_come
from convene.core.delivery_vocabulary import Confidence
from convene.core.vocabulary import ActorType, CommitmentStatus, Lever, Pillar
from convene.text import count, join, plural, quantity, units

Group = Literal["kept", "late", "risk", "going", "to_come", "offered", "withdrawn"]
GROUPS: dict[Group, str] = {
    "kept": "kept", "late": "late or past its day", "risk": "at risk", "going": "under way",
    "to_come": "accepted, to begin later", "offered": "offered, not accepted", "withdrawn": "given up",
}  # fmt: skip
"""How commitments stand, each in one group."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change made in the open: what it was and what it became, and why."""

    commitment: str
    on: date
    what: str
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor with its part of a commitment, 0 to 1; of ``kind`` in words, "" where that is not known."""

    id: str
    name: str
    kind: ActorType | None
    part: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Promise:
    """``measure`` is what it is called where it may be handed on, ``theme`` that of its outcome. ``seen`` is what was
    observed so far, None where nothing was; ``holders`` who carries it, the one who promised first and alone where no
    shares are given. ``pillar`` is None where it has no measure."""

    id: str
    title: str
    status: CommitmentStatus
    actor: Holder
    holders: tuple[Holder, ...]
    partners: tuple[str, ...] = ()
    wording: str = ""
    lever: Lever | None = None
    measure: str = ""
    theme: str = ""
    pillar: Pillar | None = None
    own_measure: bool = False
    unit: str = ""
    amount: Decimal | None = None
    seen: Decimal | None = None
    proofs: int = 0
    checked: int = 0
    start: date | None = None
    due: date | None = None
    beneficiaries: str = ""
    evidence: tuple[str, ...] = ()
    required: bool = False
    required_by: str = ""
    accepted_by: str = ""
    accepted_on: date | None = None
    accepted_how: str = ""
    heard: date | None = None
    confidence: Confidence | None = None
    because: str = ""
    claimed: Decimal = Decimal(1)
    scheme: str = ""
    serves: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def group(self, today: date) -> Group:
        """Where it stands on a day: past its day counts as late, whatever it is called."""
        if self.status is CommitmentStatus.done:
            return "kept"
        if self.status is CommitmentStatus.withdrawn:
            return "withdrawn"
        if self.status is CommitmentStatus.offered:
            return "offered"
        if self.status is CommitmentStatus.late or (self.due and self.due < today):
            return "late"
        if self.status is CommitmentStatus.at_risk:
            return "risk"
        return "to_come" if to_come(self.status, self.start, today) else "going"

    @property
    def accepted(self) -> bool:
        """Whether those who answer for it have accepted it and it was not given up."""
        return self.status not in (CommitmentStatus.offered, CommitmentStatus.withdrawn)

    @property
    def progress(self) -> str:
        """``4 of 12 jobs``; what was seen stands with what was promised, never alone."""
        if self.amount is None:
            return f"{quantity(self.seen, self.unit)} seen, of no quantity" if self.seen is not None else "no quantity"
        promised = quantity(self.amount, self.unit)
        if self.seen is None:
            return f"nothing counted yet, of {promised}"
        seen = quantity(self.seen, self.unit) if self.unit in ("GBP", "percent") else count(self.seen)
        return f"{seen} of {promised}"

    @property
    def shares(self) -> str:
        """Who carries how much, "" where it is one actor's alone."""
        if len(self.holders) > 1:
            return join([f"{one.name} {count(one.part * 100)}%" for one in self.holders])
        return f"with {join(self.partners)}; who carries how much is not said" if self.partners else ""

    @property
    def acceptance(self) -> str:
        """Who accepted it, when and how, and what of that is not known."""
        if not self.accepted:
            return "not accepted" if self.status is CommitmentStatus.offered else "given up"
        when = f"on {self.accepted_on.day} {self.accepted_on:%B %Y}" if self.accepted_on else "on no day that is told"
        return f"by {self.accepted_by or 'nobody that is named'}, {when}, {self.accepted_how or 'how is not told'}"

    @property
    def words(self) -> str:
        """How it stands, with what was heard of it."""
        said = self.status.label.lower()
        return f"{said}: {self.because}" if self.because else said


@dataclass(frozen=True, slots=True)
class Sum:
    """What was promised and seen in one unit of one measure. ``promised`` and ``seen`` are None where they cannot be
    added; ``unquantified`` are those without a quantity, ``measured`` those with a count."""

    measure: str
    unit: str
    number: int
    promised: Decimal | None
    seen: Decimal | None
    measured: int
    unquantified: int

    @property
    def words(self) -> str:
        """Promised and seen, with how many they are of."""
        if self.unit == "percent" and self.number > 1:
            return f"{plural(self.number, 'commitment')} in per cent, which are not added"
        promised = quantity(self.promised, self.unit) if self.promised is not None else "no quantity"
        seen = quantity(self.seen, self.unit) if self.seen is not None else "nothing"
        said = f"{promised} promised in {plural(self.number, 'commitment')}"
        if self.unquantified and self.promised is not None:
            said += f" ({count(self.unquantified)} without a quantity)"
        return f"{said}; {seen} seen in {count(self.measured)} of them" if self.measured else f"{said}; nothing counted"


def sums(promises: Iterable[Promise], actor: str = "") -> tuple[Sum, ...]:
    """One for each measure and unit; with the part of ``actor`` alone where one is named. Per cents of different wholes
    are never added, and what several claim counts with the share that each claims."""
    found: dict[tuple[str, str], list[Promise]] = {}
    for one in promises:
        if one.measure or one.amount is not None:
            found.setdefault((one.measure, one.unit), []).append(one)
    return tuple(_sum(measure, unit, those, actor) for (measure, unit), those in sorted(found.items()))


def _sum(measure: str, unit: str, those: Sequence[Promise], actor: str) -> Sum:
    asked = [(one, one.amount * _part(one, actor)) for one in those if one.amount is not None]
    seen = [one.seen * _part(one, actor) for one in those if one.seen is not None]
    alone = unit != "percent" or len(those) == 1
    return Sum(
        measure, unit, len(those),
        sum((amount for _, amount in asked), Decimal(0)) if asked and alone else None,
        sum(seen, Decimal(0)) if seen and alone else None,
        len(seen), len(those) - len(asked),
    )  # fmt: skip


def _part(one: Promise, actor: str) -> Decimal:
    part = next((holder.part for holder in one.holders if holder.id == actor), Decimal(0)) if actor else Decimal(1)
    return part * one.claimed


def holders(actor: Holder, shares: Sequence[tuple[Holder, Decimal]]) -> tuple[Holder, ...]:
    """Who carries a commitment, the one who promised first; ``shares`` are in percent."""
    known = {actor.id: actor, **{one.id: one for one, _ in shares}}
    parts = carried(actor.id, [(one.id, share) for one, share in shares])
    found = [Holder(one.id, one.name, one.kind, parts[one.id]) for one in known.values() if one.id in parts]
    return tuple(found)


def by_group(promises: Iterable[Promise], today: date) -> Mapping[Group, tuple[Promise, ...]]:
    """Group → its commitments, in the order of ``GROUPS``; empty ones are left out."""
    every = list(promises)
    found = {name: tuple(one for one in every if one.group(today) == name) for name in GROUPS}
    return {name: those for name, those in found.items() if those}


def standing_words(promises: Sequence[Promise], today: date) -> str:
    """``12 commitments: 3 kept, 2 late or past its day and 7 under way``."""
    groups = by_group(promises, today)
    number = plural(len(promises), "commitment")
    if len(groups) == 1:
        return f"{number}, {'all ' if len(promises) > 1 else ''}{GROUPS[next(iter(groups))]}"
    told = join([f"{count(len(those))} {GROUPS[name]}" for name, those in groups.items()])
    return f"{number}: {told}" if promises else "no commitment"


def of_people(promises: Iterable[Promise]) -> tuple[str, ...]:
    """Measures counted in different units, as a remark; nothing where there is one unit at most."""
    found = sorted({units(one.unit) or "no unit" for one in promises if one.amount is not None})
    return (f"Quantities in different units ({join(found)}) are never summed.",) if len(found) > 1 else ()
