"""What groups agree on across their borders, and what is typical of each: the formulas of Polis.

A ``Votes`` is how many of a group agree, disagree, and saw the statement at all (who passed saw it).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod, sqrt
from typing import NamedTuple

CERTAIN = 1.2816
"""90 % sure, one-sided."""
MOST = 5


class Votes(NamedTuple):
    """What a group says of one statement."""

    agree: int
    disagree: int
    seen: int

    def without(self, other: Votes) -> Votes:
        return Votes(self.agree - other.agree, self.disagree - other.disagree, self.seen - other.seen)


def prop_z(successes: int, trials: int) -> float:
    """How far a share is above a half, in standard errors, one added to both so that few votes prove little."""
    one, all_ = successes + 1, trials + 1
    return 2 * sqrt(all_) * (one / all_ - 0.5)


def two_prop_z(successes: int, trials: int, others: int, other_trials: int) -> float:
    """How far a share is above that of the others, in standard errors; 1 is added to each count."""
    one, all_, two, both = successes + 1, trials + 1, others + 1, other_trials + 1
    pooled = (one + two) / (all_ + both)
    if pooled >= 1:
        return 0.0
    return (one / all_ - two / both) / sqrt(pooled * (1 - pooled) * (1 / all_ + 1 / both))


def likelihood(successes: int, seen: int) -> Fraction:
    """The chance that somebody of the group says so, one vote each way added."""
    return Fraction(successes + 1, seen + 2)


def ratio(successes: int, seen: int, others: int, others_seen: int) -> Fraction:
    """How many times likelier the group is to say so than the others."""
    return likelihood(successes, seen) / likelihood(others, others_seen)


def upstream(groups: Sequence[Votes]) -> Fraction:
    """Group-informed consensus as Polis has it: the chance that one of each group agrees."""
    return prod((likelihood(one.agree, one.seen) for one in groups), start=Fraction(1))


def together(groups: Sequence[Votes]) -> Fraction:
    """The product over groups of agreeing and not disagreeing, with half a vote added: what statements are ranked by.

    ``small_room`` is its root, and so has the same order.
    """
    return prod((_agrees(one) for one in groups), start=Fraction(1))


def small_room(groups: Sequence[Votes]) -> float:
    """Group-informed consensus for a room, from 0 to 1, which does not shrink as groups multiply."""
    return float(together(groups)) ** (1 / len(groups)) if groups else 0.0


def _agrees(one: Votes) -> Fraction:
    half = Fraction(1, 2)
    return (one.agree + half) / (one.seen + 1) * (1 - (one.disagree + half) / (one.seen + 1))


class Typical(NamedTuple):
    """A statement that is typical of a group, and whether it agrees or disagrees with it."""

    statement: int
    agrees: bool
    strength: float


def typical(group: Sequence[Votes], everybody: Sequence[Votes]) -> tuple[Typical, ...]:
    """The statements that tell a group from the others: five at most, at least one, the one it agrees with most
    first."""
    found: list[Typical] = []
    best: Typical | None = None
    for at, (own, every) in enumerate(zip(group, everybody, strict=True)):
        others = every.without(own)
        for agrees in (True, False):
            mine, theirs = (own.agree, others.agree) if agrees else (own.disagree, others.disagree)
            sure, apart = prop_z(mine, own.seen), two_prop_z(mine, own.seen, theirs, others.seen)
            factors = float(ratio(mine, own.seen, theirs, others.seen) * likelihood(mine, own.seen))
            one = Typical(at, agrees, factors * apart * sure)
            if sure > CERTAIN and apart > CERTAIN:
                found.append(one)
            if own.seen and (best is None or apart > best.strength):
                best = Typical(at, agrees, apart)
    found.sort(key=lambda one: -one.strength)
    found = found[:MOST] or ([best] if best else [])
    agreed = [one for one in found if one.agrees]
    return (*agreed[:1], *(one for one in found if one not in agreed[:1]))


def majority(everybody: Sequence[Votes], *, agrees: bool = True) -> tuple[int, ...]:
    """The statements that most people agree (or disagree) with, surely: five at most."""
    found = []
    for at, one in enumerate(everybody):
        said = one.agree if agrees else one.disagree
        share, sure = likelihood(said, one.seen), prop_z(said, one.seen)
        if 2 * share > 1 and sure > CERTAIN:
            found.append((float(share) * sure, at))
    return tuple(at for _, at in sorted(found, key=lambda one: -one[0])[:MOST])
