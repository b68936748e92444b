"""The matrix of impact and effort: two numbers from 1 to 5 for each option, never made into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from convene.core.methods import keying
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Ranking, Table, Tally, exact, quoted, shown
from convene.core.vocabulary import Stage
from convene.text import join

QUADRANTS = ("quick win", "big bet", "fill-in", "avoid")
_PLURALS = ("quick wins", "big bets", "fill-ins", "to avoid")
_MIDDLE = 3
DISAGREE = 2
"""From this spread between the quarters on, people do not mean the same."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Half of the marks lie between the quarters; ``middle`` is the median."""

    middle: Fraction
    spread: Fraction
    marks: int

    @property
    def disagree(self) -> bool:
        return self.spread >= DISAGREE


def axis(marks: Mapping[int, int]) -> Axis:
    """Median and spread of marks, given as how many there are of each; quarters lie between neighbours where no mark
    stands exactly at one."""
    people = sum(marks.values())
    if not people:
        return Axis(Fraction(), Fraction(), 0)
    quarter, middle, last = (_at(marks, Fraction(one, 4) * (people - 1)) for one in (1, 2, 3))
    return Axis(middle, last - quarter, people)


def _at(marks: Mapping[int, int], place: Fraction) -> Fraction:
    """The mark at a place from 0, between two of them in proportion."""
    low = int(place)
    below, above = _mark(marks, low), _mark(marks, low + 1)
    return below + (place - low) * (above - below)


def _mark(marks: Mapping[int, int], place: int) -> int:
    for mark in sorted(marks):
        if place < marks[mark]:
            return mark
        place -= marks[mark]
    return max(marks)


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Impact and effort of each option, and in which quarter it lies; None where nobody scored it on both."""

    impact: tuple[Axis, ...]
    effort: tuple[Axis, ...]
    where: tuple[int | None, ...]

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        def of(axes: Sequence[Axis]) -> dict[str, Any]:
            return {
                name: {"median": exact(one.middle), "spread": exact(one.spread), "disagreement": one.disagree}
                for name, one in zip(names, axes, strict=True)
            }

        return {
            "impact": of(self.impact),
            "effort": of(self.effort),
            "quadrants": {
                name: QUADRANTS[one] if one is not None else None for name, one in zip(names, self.where, strict=True)
            },
            "disagreement": [
                name for at, name in enumerate(names) if self.impact[at].disagree or self.effort[at].disagree
            ],
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        return ()


def _tally(election: Election) -> Tally:
    names = election.names
    impact, effort = (_axes(election, at) for at in range(2))
    where = tuple(_quadrant(a, b) for a, b in zip(impact, effort, strict=True))
    ranking: Ranking = tuple(
        group for one in (*range(4), None) if (group := tuple(at for at, it in enumerate(where) if it == one))
    )
    rows = tuple(
        (names[at], _middle(impact[at]), _middle(effort[at]), QUADRANTS[it] if (it := where[at]) is not None else "–",
         _disagreement(impact[at], effort[at]))
        for group in ranking for at in group
    )  # fmt: skip
    wins = tuple(at for at, one in enumerate(where) if one == 0)
    return Tally(
        scores=tuple(int(one.middle) if one.middle.denominator == 1 else one.middle for one in impact),
        ranking=ranking,
        winners=wins,
        sentence=_sentence(names, where),
        table=Table(("Option", "Impact", "Effort", "It is a", "People disagree on"), rows, numbers=(1, 2)),
        notes=(
            "Medians of what people wrote; 3 counts as much on either axis. Impact and effort are never made into one "
            "number.",
            *_unanswered(names, where),
        ),
        part=Quadrants(impact, effort, where),
    )


def _axes(election: Election, which: int) -> tuple[Axis, ...]:
    found: list[dict[int, int]] = [{} for _ in election.options]
    for paper in election.papers:
        for at, marks in enumerate(found):
            one = paper.marks[2 * at + which]
            if one is not None:
                marks[int(one)] = marks.get(int(one), 0) + paper.count
    return tuple(map(axis, found))


def _quadrant(impact: Axis, effort: Axis) -> int | None:
    if not impact.marks or not effort.marks:
        return None
    return (0 if impact.middle >= _MIDDLE else 2) + (1 if effort.middle >= _MIDDLE else 0)


def _middle(one: Axis) -> str:
    return shown(one.middle) if one.marks else "–"


def _disagreement(impact: Axis, effort: Axis) -> str:
    return " and ".join(name for name, one in (("impact", impact), ("effort", effort)) if one.disagree)


def _sentence(names: Sequence[str], where: Sequence[int | None]) -> str:
    said = [
        f"{_PLURALS[one] if len(group) > 1 else QUADRANTS[one] if one < 3 else 'to avoid'}: {quoted(names, group)}"
        for one in range(4)
        if (group := [at for at, it in enumerate(where) if it == one])
    ]
    words = "; ".join(said) or "nobody scored any option on both"
    return f"{words[:1].upper()}{words[1:]}."


def _unanswered(names: Sequence[str], where: Sequence[int | None]) -> tuple[str, ...]:
    found = [f"“{names[at]}”" for at, one in enumerate(where) if one is None]
    return (f"Not scored on both: {join(found)}.",) if found else ()


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    for at, one in enumerate(marks):
        if one is not None and not 1 <= one <= 5:
            return f"the {('impact', 'effort')[at % 2]} of “{options[at // 2].name}” is {one}, and goes from 1 to 5"
    return ""


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    """By impact alone: what each type would gain."""
    return 4, [[int(one) - 1 if one is not None else 0 for one in paper.marks[::2]] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Write two numbers beside each option. Impact: 1 changes little, 5 changes much. Effort: 1 is easy, 5 is hard.",
        "Where you cannot tell, leave the box empty.",
    )


METHOD = Method(
    name="matrix",
    title="Impact and effort",
    purpose="Sorts options into quick wins, big bets, fill-ins and what to avoid, and shows where people judge "
    "differently.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=3,
    kind="scale",
    keyed="two digits for each option, impact first: 42 35 51",
    closing="Closes when each table or person has scored. Where people disagree, talk it over before you use the "
    "result.",
    check=_check,
    tally=_tally,
    read=keying.pairs,
    instructions=_instructions,
    boxes=lambda settings: (Box("Impact 1–5"), Box("Effort 1–5")),
    spoiled="A paper is spoiled if a number is below 1 or above 5.",
    shares=_shares,
    axes=("impact", "effort"),
)
