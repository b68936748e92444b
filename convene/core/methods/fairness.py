"""Whether one party weighs too much: a result raw, balanced by type of actor, and as those least content see it.

Nothing here changes who wins. The figures stand beside the result, and which of them binds is said before papers are
handed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from convene.core.methods.small_cells import FEWEST

LEAST = FEWEST
"""The fewest people of a type whose figures may be shown to others."""
HEAVIEST = 3
"""A paper that would weigh more than this, were types balanced, is pointed out."""
TOO_LARGE = Fraction(2, 5)
"""A share of the papers, or a concentration of shares, above which somebody dominates."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A paper, or ``count`` equal ones: whose they are, and how much each option is supported in steps of a scale."""

    type: str
    organisation: str
    count: int
    shares: Sequence[int]


@dataclass(frozen=True, slots=True)
class TypeShare:
    """How one type sees the options: means from 0 to 1, and which options all of its people marked alike."""

    type: str
    people: int
    means: tuple[Fraction, ...]
    alike: tuple[bool, ...]
    support: tuple[Fraction, ...]
    """Means times people."""


@dataclass(frozen=True, slots=True)
class Largest:
    """Who cast most papers. ``share`` is from 0 to 1; ``concentration`` is the sum of squared shares (HHI)."""

    name: str
    share: Fraction
    concentration: Fraction

    @property
    def dominates(self) -> bool:
        return self.share > TOO_LARGE or self.concentration > TOO_LARGE


@dataclass(frozen=True, slots=True)
class Fairness:
    """All figures are from 0 to 1, in the order of the options, exact.

    ``raw``: one person one vote. ``balanced``: each type counts the same, however many came. ``worst_off``: the mean of
    the type that likes the option least. ``one_voice``: each organisation counts once, however many it sent. ``people``
    is the number of papers, ``effective`` how many papers would tell as much once types are balanced.
    """

    types: tuple[TypeShare, ...]
    left_out: tuple[str, ...]
    untyped: int
    raw: tuple[Fraction, ...]
    balanced: tuple[Fraction, ...]
    worst_off: tuple[Fraction, ...]
    one_voice: tuple[Fraction, ...]
    one_voice_balanced: tuple[Fraction, ...]
    people: int
    effective: Fraction
    largest_type: Largest | None
    largest_organisation: Largest | None
    heavy: tuple[str, ...]

    @property
    def small(self) -> tuple[str, ...]:
        """Types of fewer people than may be shown."""
        return tuple(one.type for one in self.types if one.people < LEAST)


def weigh(voices: Sequence[Voice], unit: int, options: int, *, least: int = 1) -> Fairness:
    """The figures for papers whose shares are steps out of ``unit``. Types of fewer than ``least`` people are left out
    of what is balanced. Voices without a type count in ``raw`` alone. At least one voice must have a type."""
    by_type: dict[str, list[Voice]] = {}
    for one in voices:
        by_type.setdefault(one.type, []).append(one)
    untyped = sum(one.count for one in by_type.pop("", []))
    every = [_type_share(name, found, unit, options) for name, found in by_type.items()]
    every.sort(key=lambda one: (-one.people, one.type.casefold()))
    kept = tuple(one for one in every if one.people >= least) or tuple(every)
    if not kept:
        return _without_types(voices, unit, options)
    typed = sum(one.people for one in kept)
    weights = {one.type: Fraction(typed, len(kept) * one.people) for one in kept}
    squares = sum(one.people * weights[one.type] ** 2 for one in kept)
    single = _one_voice_each(voices, options)
    return Fairness(
        types=tuple(every),
        left_out=tuple(one.type for one in every if one not in kept),
        untyped=untyped,
        raw=_mean(voices, unit, options),
        balanced=tuple(sum((one.means[at] for one in kept), Fraction()) / len(kept) for at in range(options)),
        worst_off=tuple(min(one.means[at] for one in kept) for at in range(options)),
        one_voice=_over(single.values(), unit, options),
        one_voice_balanced=_each_type(single, {one.type for one in kept}, unit, options),
        people=sum(one.count for one in voices),
        effective=Fraction(typed**2) / squares,
        largest_type=largest({one.type: one.people for one in every}),
        largest_organisation=_largest_organisation(voices),
        heavy=tuple(one.type for one in kept if weights[one.type] > HEAVIEST),
    )


def _without_types(voices: Sequence[Voice], unit: int, options: int) -> Fairness:
    raw, people = _mean(voices, unit, options), sum(one.count for one in voices)
    single = _over(_one_voice_each(voices, options).values(), unit, options)
    return Fairness(
        (), (), people, raw, raw, raw, single, single, people, Fraction(people), None, _largest_organisation(voices), ()
    )


def _type_share(name: str, voices: Sequence[Voice], unit: int, options: int) -> TypeShare:
    means = _mean(voices, unit, options)
    people = sum(one.count for one in voices)
    alike = tuple(len({one.shares[at] for one in voices}) == 1 for at in range(options))
    return TypeShare(name, people, means, alike, tuple(one * people for one in means))


def _mean(voices: Sequence[Voice], unit: int, options: int) -> tuple[Fraction, ...]:
    people = sum(one.count for one in voices)
    return tuple(Fraction(sum(one.shares[at] * one.count for one in voices), unit * people) for at in range(options))


def _one_voice_each(voices: Sequence[Voice], options: int) -> dict[tuple[str, str], tuple[int, int, list[int]]]:
    """(type, organisation) → voices, papers, shares added up; people without an organisation are a voice each."""
    found: dict[tuple[str, str], tuple[int, int, list[int]]] = {}
    for one in voices:
        key = (one.type, one.organisation.casefold())
        said, papers, sums = found.get(key, (0, 0, [0] * options))
        said = 1 if one.organisation else said + one.count
        found[key] = (said, papers + one.count, [a + b * one.count for a, b in zip(sums, one.shares, strict=True)])
    return found


def _over(found: Iterable[tuple[int, int, list[int]]], unit: int, options: int) -> tuple[Fraction, ...]:
    rows = list(found)
    said = sum(one[0] for one in rows)
    return tuple(
        sum((Fraction(sums[at] * many, papers * unit) for many, papers, sums in rows), Fraction()) / said
        for at in range(options)
    )


def _each_type(
    found: Mapping[tuple[str, str], tuple[int, int, list[int]]], kept: set[str], unit: int, options: int
) -> tuple[Fraction, ...]:
    means = [_over([row for (kind, _), row in found.items() if kind == one], unit, options) for one in sorted(kept)]
    return tuple(sum((one[at] for one in means), Fraction()) / len(means) for at in range(options))


def largest(sizes: Mapping[str, int | Fraction]) -> Largest:
    """Who has the largest share of anything (papers, commitments, turns to speak). ``sizes`` may not be empty."""
    whole = sum(sizes.values())
    name = max(sizes, key=lambda one: sizes[one])
    shares = [Fraction(size) / whole if whole else Fraction() for size in sizes.values()]
    return Largest(name, max(shares), sum((one * one for one in shares), Fraction()))


def _largest_organisation(voices: Sequence[Voice]) -> Largest | None:
    """People without an organisation are each a party of their own."""
    sizes: dict[str, int] = {}
    alone = 0
    for one in voices:
        if one.organisation:
            sizes[one.organisation] = sizes.get(one.organisation, 0) + one.count
        else:
            alone += one.count
    if not sizes:
        return None
    whole = sum(sizes.values()) + alone
    name = max(sizes, key=lambda one: sizes[one])
    squares = sum(size * size for size in sizes.values()) + alone
    return Largest(name, Fraction(sizes[name], whole), Fraction(squares, whole * whole))


def short_of(quorum: Mapping[str, int], papers: Mapping[str, int]) -> tuple[str, ...]:
    """What is missing for the quorum, in words: one sentence for each type that falls short."""
    there = {kind.casefold(): number for kind, number in papers.items()}
    return tuple(
        f"{kind}: {there.get(kind.casefold(), 0)} of the {needed} papers needed"
        for kind, needed in quorum.items()
        if there.get(kind.casefold(), 0) < needed
    )
