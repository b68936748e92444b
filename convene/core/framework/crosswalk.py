"""What counts towards the goals of others: the SDGs, the pillars of community wealth building, the outcomes of PPN 002.

A measure may stand under several targets and is still one measure; figures are added within one measure and one unit,
and never across measures or targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from convene.core.framework_vocabulary import Ppn002
from convene.core.nouns.framework import MeasureDraft
from convene.core.vocabulary import Choice, Pillar
from convene.text import count, join, plural, quantity

GOALS = (
    "No poverty", "Zero hunger", "Good health and well-being", "Quality education", "Gender equality",
    "Clean water and sanitation", "Affordable and clean energy", "Decent work and economic growth",
    "Industry, innovation and infrastructure", "Reduced inequalities", "Sustainable cities and communities",
    "Responsible consumption and production", "Climate action", "Life below water", "Life on land",
    "Peace, justice and strong institutions", "Partnerships for the goals",
)  # fmt: skip
"""The short names of the Sustainable Development Goals of the United Nations, in order."""
_SHARES = frozenset({"percent", "%", "per cent", "percentage", "percentage point", "ratio", "score", "index", "rate"})


def can_be_added(unit: str) -> bool:
    """Whether two amounts of a unit have a sum: shares, scores and so much of one thing for each of another have
    none."""
    words = unit.casefold().strip()
    return words not in _SHARES and not re.search(r"%|\bper\b|/", words)


class Scheme(Choice):
    sdg = "sdg", "Sustainable Development Goals", "The 17 goals of the United Nations, by their short names."
    pillar = "pillar", "Pillars of community wealth building", "The five pillars, in words of our own."
    ppn002 = (
        "ppn002",
        "Outcomes of PPN 002",
        "Short names from the social value model of PPN 002, Cabinet Office, February 2025, OGL v3.0.",
    )


@dataclass(frozen=True, slots=True)
class Promise:
    """An accepted commitment as it counts: ``share`` is the part its actor claims when others claim the same."""

    title: str
    actor: str
    quantity: Decimal | None
    unit: str
    share: Decimal = Decimal(1)
    beneficiaries: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure with what is promised in it. ``offered`` counts promises that nobody accepted yet, ``required`` those
    that the law asks for anyway; neither is in a sum."""

    measure: MeasureDraft
    adopted: bool
    promises: tuple[Promise, ...] = ()
    offered: int = 0
    required: int = 0

    @property
    def amounts(self) -> tuple[str, ...]:
        """What is promised, by unit: sums where there can be any, else each by itself."""
        units = dict.fromkeys(one.unit or self.measure.unit for one in self.promises if one.quantity is not None)
        return tuple(self._amount(unit) for unit in units)

    def _amount(self, unit: str) -> str:
        given = [
            (one.quantity, one.share)
            for one in self.promises
            if one.quantity is not None and (one.unit or self.measure.unit) == unit
        ]
        if not can_be_added(unit):  # nor is a part of a share a smaller share
            return join([quantity(many, unit) for many, _ in given])
        total = sum((many * share for many, share in given), Decimal(0))
        return f"£{count(total)}" if unit == "GBP" else quantity(total, unit)

    @property
    def without_quantity(self) -> int:
        return sum(one.quantity is None for one in self.promises)

    @property
    def perhaps_twice(self) -> bool:
        """Whether two promises name the same people and claim more than the whole together."""
        claimed: dict[str, Decimal] = {}
        for one in self.promises:
            who = " ".join(one.beneficiaries.casefold().split())
            if who:
                claimed[who] = claimed.get(who, Decimal(0)) + one.share
        return any(one > 1 for one in claimed.values())


@dataclass(frozen=True, slots=True)
class Target:
    """One goal, pillar or outcome: the measures in use that count towards it, and how many others could."""

    key: str
    title: str
    counted: tuple[Counted, ...]
    others: int = 0

    @property
    def promises(self) -> int:
        return sum(len(one.promises) for one in self.counted)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """``empty`` are targets that nothing in use counts towards; ``nowhere`` measures in use that count towards none;
    ``several`` how many stand under more than one target."""

    scheme: Scheme
    targets: tuple[Target, ...]
    nowhere: tuple[Counted, ...]
    several: int

    @property
    def empty(self) -> tuple[Target, ...]:
        return tuple(one for one in self.targets if not one.counted)

    @property
    def measures(self) -> int:
        """The measures in use, each once."""
        found = {one.measure.slug for target in self.targets for one in target.counted}
        return len(found) + len(self.nowhere)

    @property
    def reading(self) -> tuple[str, ...]:
        """What to mind when reading it."""
        one = self.several == 1
        twice = (
            f"{plural(self.several, 'measure')} {'stands' if one else 'stand'} under more than one; what is promised "
            f"in {'it' if one else 'them'} is shown under each and promised once. Do not add up the targets."
            if self.several
            else "No measure stands under more than one."
        )
        return (twice, "Amounts are added within one measure and one unit alone.", self.scheme.help)


def targets_of(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """(key, title) of every target."""
    if scheme is Scheme.sdg:
        return tuple((str(number), f"{number} {name}") for number, name in enumerate(GOALS, start=1))
    words: Iterable[Choice] = (one for one in Pillar if one is not Pillar.none) if scheme is Scheme.pillar else Ppn002
    return tuple((one.value, one.label) for one in words)


def keys_of(scheme: Scheme, measure: MeasureDraft) -> frozenset[str]:
    """The targets that a measure counts towards."""
    if scheme is Scheme.sdg:
        return frozenset(str(one) for one in measure.sdgs)
    if scheme is Scheme.pillar:
        return frozenset() if measure.pillar is Pillar.none else frozenset({measure.pillar.value})
    return frozenset(one.value for one in measure.ppn002)


def crosswalk(scheme: Scheme, measures: Sequence[Counted]) -> Crosswalk:
    """The measures by target. In use are those adopted, and those something live is promised in."""
    used = [one for one in measures if one.adopted or one.promises]
    idle = [one for one in measures if not (one.adopted or one.promises)]
    targets = tuple(
        Target(
            key, title,
            tuple(one for one in used if key in keys_of(scheme, one.measure)),
            sum(key in keys_of(scheme, one.measure) for one in idle),
        )
        for key, title in targets_of(scheme)
    )  # fmt: skip
    under = [len(keys_of(scheme, one.measure)) for one in used]
    nowhere = tuple(one for one, number in zip(used, under, strict=True) if not number)
    return Crosswalk(scheme, targets, nowhere, sum(number > 1 for number in under))
