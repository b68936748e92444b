"""What comes of counting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol, TypeAlias

from convene.core.methods.fairness import Fairness
from convene.text import clip, count, join

Number: TypeAlias = int | Fraction
"""Exact, so that a tie is a tie."""
Ranking: TypeAlias = tuple[tuple[int, ...], ...]
"""Positions of options, best first; those that tie stand together."""


@dataclass(frozen=True, slots=True)
class Table:
    """Something to show as rows. ``numbers`` are the columns, from 0, that align at their end."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    numbers: tuple[int, ...] = ()


class Part(Protocol):
    """What one method alone finds."""

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        """As JSON holds it, options by their names."""
        ...

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        """What to show of it below the result."""
        ...


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A paper that does not count, and why."""

    label: str
    why: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """What a method makes of papers that are all valid. ``scores`` are in the order of the options."""

    scores: tuple[Number, ...]
    ranking: Ranking
    winners: tuple[int, ...]
    sentence: str
    table: Table
    notes: tuple[str, ...] = ()
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """``options`` tell them apart, ``names`` are what people call them. ``papers`` are all: ``valid`` + ``spoiled`` +
    ``blank``. ``indicative`` says why the result binds nobody yet, such as a quorum that was not reached; ``unheard``
    how many papers give nothing to what was chosen; ``doubt`` why the papers may mean something else than was
    counted."""

    method: str
    title: str
    options: tuple[str, ...]
    names: tuple[str, ...]
    papers: int
    valid: int
    blank: int
    spoiled: tuple[Spoiled, ...]
    tally: Tally
    fairness: Fairness | None = None
    unheard: int | None = None
    indicative: tuple[str, ...] = ()
    doubt: str = ""
    notes: tuple[str, ...] = ()

    @property
    def winners(self) -> tuple[str, ...]:
        return tuple(self.options[one] for one in self.tally.winners)

    @property
    def ranking(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self.options[one] for one in group) for group in self.tally.ranking)

    @property
    def spoiled_papers(self) -> int:
        return sum(one.count for one in self.spoiled)


def ranked(scores: Sequence[Number]) -> Ranking:
    """Options by their scores, highest first; equal ones together, in their own order."""
    groups: dict[Number, list[int]] = {}
    for at, score in enumerate(scores):
        groups.setdefault(score, []).append(at)
    return tuple(tuple(groups[score]) for score in sorted(groups, reverse=True))


def first(ranking: Ranking, scores: Sequence[Number]) -> tuple[int, ...]:
    """The winners: those at the top, or nobody where nobody got anything."""
    return ranking[0] if ranking and any(score > 0 for score in scores) else ()


def places(ranking: Ranking) -> dict[int, str]:
    """Option → its place as people say it: 1, 2, and “2=” for each of those that tie for second."""
    found: dict[int, str] = {}
    place = 1
    for group in ranking:
        for one in group:
            found[one] = f"{place}=" if len(group) > 1 else str(place)
        place += len(group)
    return found


def shown(number: Number | None) -> str:
    """A number for people: whole, or with two decimals."""
    if number is None:
        return "–"
    if Fraction(number).denominator == 1:
        return count(int(number))
    return f"{round(Fraction(number), 2).__float__():,.2f}"


def percent(part: Number) -> str:
    """A share from 0 to 1 for people: ``64.7%``."""
    return f"{float(round(Fraction(part) * 100, 1)):.1f}%".replace(".0%", "%")


def exact(number: Number) -> int | str:
    """A number as JSON holds it: whole, or ``p/q``."""
    whole = Fraction(number)
    return int(whole) if whole.denominator == 1 else f"{whole.numerator}/{whole.denominator}"


def quoted(names: Sequence[str], positions: Sequence[int], last: str = "and", most: int = 6) -> str:
    """Options by name, in a sentence."""
    words = [f"“{clip(names[one], 60)}”" for one in positions[:most]]
    if len(positions) > most:
        words.append(f"{len(positions) - most} more")
    return join(words, last)


def leading(names: Sequence[str], tally: Ranking, scores: Sequence[Number], unit: str, units: str = "") -> str:
    """The usual sentence: who leads, by what, who follows; ties are named as ties."""
    winners = first(tally, scores)
    if not winners:
        return "No option got anything, so none is chosen."

    def of(number: Number) -> str:
        return f"{shown(number)} {unit if number == 1 else units or unit + 's'}"

    top = scores[winners[0]]
    if len(winners) == len(names) > 1:
        every = "Both options" if len(names) == 2 else f"All {len(names)} options"
        return f"{every} tie with {of(top)}: the papers choose none over another."
    if len(winners) > 1:
        return (
            f"{quoted(names, winners)} tie for the first place with {of(top)} each. The papers do not say which; "
            "decide together how to go on."
        )
    words = f"{quoted(names, winners)} comes first with {of(top)}"
    if len(tally) > 1:
        second = tally[1]
        words += f", before {quoted(names, second)} with {of(scores[second[0]])}" + (" each" if len(second) > 1 else "")
    return words + "."
