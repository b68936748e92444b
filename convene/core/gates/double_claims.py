"""Double claims: more than the whole of one change, promised by several actors at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.gates.facts import Clash, Named

SLACK = Decimal("1e-9")
"""Shares such as three times 0.3333333334 are meant to be one."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one commitment claims: its actor's ``share`` (0 to 1) of a measure's change for some people."""

    actor: Named
    measure: Named
    beneficiaries: str
    share: Decimal = Decimal(1)
    start: date | None = None
    due: date | None = None


def find_clashes(claims: Iterable[Claim]) -> tuple[Clash, ...]:
    """One clash for each measure and group of people, at the time its shares are largest, in order of appearance.

    A claim without a start or a due date may be running at any time and is taken so. An actor's own claims do
    not clash with each other: the largest counts.
    """
    alike: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        people = " ".join(claim.beneficiaries.casefold().split())
        if people and claim.share > 0:
            alike[claim.measure.id, people].append(claim)
    found = (_worst(group) for group in alike.values() if len(group) > 1)
    return tuple(clash for clash in found if clash)


def _worst(claims: list[Claim]) -> Clash | None:
    # Shares only rise on a day some claim starts, so looking at those days is enough.
    worst: Clash | None = None
    for day in sorted({claim.start or date.min for claim in claims}):
        shares: dict[str, Decimal] = {}
        names: dict[str, str] = {}
        for claim in claims:
            if (claim.start or date.min) <= day <= (claim.due or date.max):
                shares[claim.actor.id] = max(claim.share, shares.get(claim.actor.id, Decimal(0)))
                names[claim.actor.id] = claim.actor.name
        total = sum(shares.values(), Decimal(0))
        if len(shares) > 1 and total > 1 + SLACK and (worst is None or total > worst.total):
            worst = Clash(claims[0].measure.name, claims[0].beneficiaries, tuple(names.values()), total)
    return worst
