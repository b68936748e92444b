"""The five pillars of community wealth building across a place's commitments: what is covered, what is not, and which
levers could move it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from convene.core.delivery.promises import Promise, Sum, sums
from convene.core.vocabulary import Lever, Pillar
from convene.text import count, join, plural


@dataclass(frozen=True, slots=True)
class Names:
    """What a pillar is called: by CLES in 2019, by CLES today, in Scotland; and what it means in few words."""

    cles_2019: str
    cles: str
    scotland: str
    sense: str


NAMES: Mapping[Pillar, Names] = {
    Pillar.plural_ownership: Names(
        "Plural ownership of the economy", "Plural ownership of the economy", "Inclusive ownership",
        "small, co-operative, community, employee and municipal owners",
    ),
    Pillar.local_finance: Names(
        "Making financial power work for local places", "Making financial power work for local places", "Finance",
        "savings, pensions and credit that work here",
    ),
    Pillar.fair_work: Names(
        "Fair employment and just labour markets", "Fair employment and just labour markets", "Fair work",
        "recruiting from poorer areas, living wages, ways to go on",
    ),
    Pillar.progressive_procurement: Names(
        "Progressive procurement of goods and services", "Progressive procurement of goods and services", "Spending",
        "dense local supply chains",
    ),
    Pillar.land_property: Names(
        "Socially just use of land and property", "Socially just use of land and property", "Land and property",
        "assets used for the good of everybody",
    ),
}  # fmt: skip
"""By pillar, in the order of CLES."""
LEVERS: Mapping[Pillar, tuple[Lever, ...]] = {
    Pillar.plural_ownership: (Lever.investment, Lever.grants, Lever.business_action),
    Pillar.local_finance: (Lever.investment, Lever.grants),
    Pillar.fair_work: (Lever.procurement, Lever.planning, Lever.business_action),
    Pillar.progressive_procurement: (Lever.procurement, Lever.business_action),
    Pillar.land_property: (Lever.planning, Lever.grants, Lever.investment),
}
"""Levers that move a pillar: our own reading, no standard says so."""


@dataclass(frozen=True, slots=True)
class PillarCover:
    """One pillar. ``accepted`` and ``offered`` are voluntary commitments on its measures; ``untouched`` are the levers
    that could move it and by which nothing accepted does."""

    pillar: Pillar
    names: Names
    accepted: tuple[Promise, ...]
    offered: tuple[Promise, ...]
    adopted: int
    sums: tuple[Sum, ...]
    untouched: tuple[Lever, ...]

    @property
    def says(self) -> str:
        """How it is covered, in a sentence."""
        actors = len({one.actor.id for one in self.accepted})
        if self.accepted:
            said = f"{plural(len(self.accepted), 'accepted commitment')} of {plural(actors, 'actor')}"
        else:
            said = "No accepted commitment"
        if self.offered:
            said += f", {count(len(self.offered))} more only offered"
        could = join([one.label for one in self.untouched], "or")
        also = "also " if self.accepted else ""
        return f"{said}. {f'It could {also}be moved by {could}.' if could else 'Every lever that moves it is used.'}"


@dataclass(frozen=True, slots=True)
class WealthBuilding:
    """``beside`` are commitments whose measure has no pillar (wellbeing, voice, nature), ``loose`` those on no measure;
    ``own_without`` counts those of ``beside`` on measures of the place's own, whose pillar it may not have thought of.
    """

    pillars: tuple[PillarCover, ...]
    beside: tuple[Promise, ...]
    own_without: tuple[str, ...]
    loose: tuple[Promise, ...]
    obliged: int
    figures: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def gaps(self) -> tuple[PillarCover, ...]:
        """Pillars without an accepted commitment."""
        return tuple(one for one in self.pillars if not one.accepted)

    @property
    def says(self) -> str:
        """How many pillars have an accepted commitment, and which have none."""
        covered = len(self.pillars) - len(self.gaps)
        none = join([f"“{one.names.cles}”" for one in self.gaps])
        said = f"{count(covered)} of 5 pillars {'has' if covered == 1 else 'have'} an accepted commitment"
        return f"{said}; none for {none}." if none else f"{said}."


def cover(
    promises: Sequence[Promise],
    adopted: Mapping[Pillar, int],
    own_without: Iterable[str],
    figures: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> WealthBuilding:
    """``adopted`` counts the adopted measures by pillar, ``own_without`` names the place's own measures without one."""
    free = [one for one in promises if not one.required and one.status.value != "withdrawn"]
    return WealthBuilding(
        tuple(_pillar(pillar, free, adopted.get(pillar, 0)) for pillar in NAMES),
        tuple(one for one in free if one.pillar is Pillar.none), tuple(own_without),
        tuple(one for one in free if one.pillar is None),
        sum(one.required for one in promises), tuple(figures),
    )  # fmt: skip


def _pillar(pillar: Pillar, free: Sequence[Promise], adopted: int) -> PillarCover:
    here = [one for one in free if one.pillar is pillar]
    accepted = tuple(one for one in here if one.accepted)
    used = {one.lever for one in accepted}
    return PillarCover(
        pillar, NAMES[pillar], accepted, tuple(one for one in here if not one.accepted), adopted, sums(accepted),
        tuple(lever for lever in LEVERS[pillar] if lever not in used),
    )  # fmt: skip
