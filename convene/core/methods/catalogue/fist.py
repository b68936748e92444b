"""Fist to five: each shows from no finger to five for a proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from convene.core.methods import histogram, keying, points
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method, scaled
from convene.core.methods.result import Table, Tally, quoted, ranked, shown
from convene.core.vocabulary import Stage
from convene.text import plural

FINGERS = (
    "no: I object", "I have serious concerns", "I have concerns to talk over", "good enough for me", "a good idea",
    "I will help to make it happen",
)  # fmt: skip
"""What 0 to 5 fingers mean."""
LOW = 2
ASK = "What would bring you to 3?"


@dataclass(frozen=True, slots=True)
class Hands:
    """How many show 0, 1, 2 … fingers for each proposal."""

    counts: tuple[tuple[int, ...], ...]

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        return {
            "counts": {name: list(one) for name, one in zip(names, self.counts, strict=True)},
            "low": {name: sum(one[: LOW + 1]) for name, one in zip(names, self.counts, strict=True)},
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        return ()


def _tally(election: Election) -> Tally:
    names = election.names
    counts = histogram.counts(election, 0, 5)
    means = tuple(histogram.mean(one, 0) for one in counts)
    low = [sum(one[: LOW + 1]) for one in counts]
    carried = tuple(at for at, one in enumerate(low) if one == 0 and any(counts[at]))
    order = [one for group in ranked(means) for one in group]
    rows = tuple((names[one], *(f"{number}" for number in counts[one]), shown(means[one])) for one in order)
    return Tally(
        scores=tuple(means),
        ranking=ranked(means),
        winners=carried,
        sentence=_sentence(names, counts, low, carried),
        table=Table(("Proposal", "0", "1", "2", "3", "4", "5", "Mean"), rows, numbers=tuple(range(1, 8))),
        notes=tuple(
            f"“{names[at]}”: {plural(one, 'person', 'people')} showed {LOW} fingers or fewer. Ask each of them: {ASK}"
            for at, one in enumerate(low)
            if one
        ),
        part=Hands(tuple(map(tuple, counts))),
    )


def _sentence(names: Sequence[str], counts: Sequence[Sequence[int]], low: Sequence[int], carried: Sequence[int]) -> str:
    if len(names) > 1:
        if not carried:
            return "Every proposal has somebody who shows two fingers or fewer, so none carries yet."
        verb = "carries" if len(carried) == 1 else "carry"
        return f"{quoted(names, carried)} {verb}: everybody shows three fingers or more."
    people = sum(counts[0])
    if carried:
        return f"{quoted(names, [0])} carries: all {people} show three fingers or more."
    return f"{quoted(names, [0])} does not carry yet: {low[0]} of {people} show two fingers or fewer."


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    return 5, [scaled(one.marks, 5) for one in election.papers]


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    return histogram.outside(marks, options, 0, 5, "fingers")


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Tick how many fingers you show for the proposal.",
        *(f"{fingers}: {means}" for fingers, means in enumerate(FINGERS)),
    )


METHOD = Method(
    name="fist",
    title="Fist to five",
    purpose="A quick look at how ready a group is to go on with a proposal, and whose concern must be heard first.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=3,
    kind="scale",
    keyed="a digit for each proposal: 4, or 435 for three",
    closing="Carries when everybody shows 3 or more. Whoever shows 2 or fewer is asked: what would bring you to 3?",
    check=_check,
    tally=_tally,
    read=keying.digits,
    instructions=_instructions,
    boxes=lambda settings: (Box("Fingers", ("0", "1", "2", "3", "4", "5"), 24),),
    scale=tuple(range(6)),
    spoiled="A paper is spoiled if it shows less than 0 or more than 5 fingers, or two numbers for one proposal.",
    shares=_shares,
    doubts=points.doubts,
)
