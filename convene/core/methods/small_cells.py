"""Figures about a few people are not shown: whoever knows who came could tell how each of them voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 3
"""People a figure must be about to be shown."""
FEWEST_ALIKE = 5
"""People it must be about where they all say the same."""
ROUND_FROM = 20
"""Below this many people a share is said as “7 of 11”, since a percentage would pretend to more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one group in one column: how many people it is about, and whether all of them say the same."""

    name: str
    people: int
    alike: bool = False


def hidden(column: Sequence[Cell], *, total_shown: bool = True) -> frozenset[str]:
    """The groups of a column whose figures must not be shown.

    Fewer than three people, and fewer than five who all say the same. Where the total of the column is shown, one
    hidden figure could be had by subtraction: then the smallest of the others is hidden too, and so on until those
    hidden are several groups of three people or more together.
    """
    people = {one.name: one.people for one in column if one.people}
    found = {
        one.name for one in column if one.people and (one.people < FEWEST or (one.alike and one.people < FEWEST_ALIKE))
    }
    if not total_shown or not found:
        return frozenset(found)
    rest = sorted((size, name) for name, size in people.items() if name not in found)
    while rest and (len(found) < 2 or sum(people[name] for name in found) < FEWEST):
        found.add(rest.pop(0)[1])
    return frozenset(found)


def share_words(part: Fraction | int, people: int) -> str:
    """How much of a group supports something: ``7 of 11`` for a few people, ``64%`` for many. ``part`` is in people;
    where it is no whole number of them, as a mean of marks is not, a few people's is said in tenths."""
    if people <= 0:
        return "–"
    if people >= ROUND_FROM:
        return f"{round(float(Fraction(part) / people) * 100)}%"
    if Fraction(part).denominator == 1:
        return f"{int(part)} of {people}"
    return f"{round(float(part), 1):g} of {people}"
