"""Counts of people that may be printed: none so small that somebody could tell who they are."""

from __future__ import annotations

from collections.abc import Mapping

from convene.core.gates.number_words import spelt
from convene.core.vocabulary import ActorType
from convene.text import count, join

FEWEST = 3
"""Fewer people than this of one kind are never printed: somebody could tell who they are."""


def worth_telling(counts: Mapping[ActorType, int]) -> tuple[dict[ActorType, int], int]:
    """Counts of people by type that may be printed, and how many others there were, of types that are not named.

    No type with fewer than three people is shown; where fewer than three others would be left, the smallest that
    would be shown goes with them, since whoever knows the rest could work them out.
    """
    there = {kind: number for kind, number in counts.items() if number > 0}
    shown = {kind: number for kind, number in there.items() if number >= FEWEST}
    if shown and 0 < sum(there.values()) - sum(shown.values()) < FEWEST:
        shown.pop(min(shown, key=lambda kind: (shown[kind], kind)))
    return shown, sum(there.values()) - sum(shown.values())


def people_words(counts: Mapping[ActorType, int], untold: int = 0) -> str:
    """``47 people: 40 citizens, 4 from voluntary groups and three others``; no small cell is told. "" for nobody.

    ``untold`` are people of whom nobody wrote down what they are.
    """
    total = sum(counts.values()) + untold
    shown, others = worth_telling(counts)
    others += untold
    if not total:
        return ""
    if total < FEWEST:
        return "fewer than three people"
    if len(shown) == 1 and not others:
        return f"{count(total)} people, all of them {_people_of(next(iter(shown)))}"
    if not shown and not counts:
        return f"{count(total)} people"
    if not shown:
        largest = max(counts, key=lambda kind: counts[kind])
        mostly = counts[largest] * 2 > total and counts[largest] >= FEWEST
        return f"{count(total)} people" + (f", most of them {_people_of(largest)}" if mostly else " of several kinds")
    parts = [f"{count(number)} {_people_of(kind)}" for kind, number in sorted(shown.items(), key=lambda one: -one[1])]
    return f"{count(total)} people: {join([*parts, f'{spelt(others)} others'] if others else parts)}"


def _people_of(kind: ActorType) -> str:
    return kind.many if kind is ActorType.citizen else f"from {kind.many}"
