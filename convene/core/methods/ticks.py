"""What the methods with ticks share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convene.core.methods.election import Election, Marks, Option, Settings

WORDS: Mapping[str, int] = {
    "x": 1, "✓": 1, "✔": 1, "\u2611": 1, "\u2612": 1, "yes": 1, "y": 1, "true": 1, "approve": 1, "approved": 1,
    "tick": 1, "ticked": 1,
    "no": 0, "n": 0, "false": 0, "-": 0, "–": 0, "\u2610": 0,
}  # fmt: skip
SPOILED = "A paper is spoiled if nobody can tell which boxes are ticked. An empty paper is blank, and counted apart."


def check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    """Why ticks are none: a number other than 1 and 0."""
    for at, one in enumerate(marks):
        if one not in (None, 0, 1):
            return f"“{options[at].name}” has {one}, and a tick is 1 or 0"
    return ""


def supporters(election: Election) -> list[int]:
    """How many papers tick each option."""
    people = [0] * len(election.options)
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one:
                people[at] += paper.count
    return people


def shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    """1 for what a paper ticks."""
    return 1, [[1 if one else 0 for one in paper.marks] for paper in election.papers]


def doubts(election: Election) -> str:
    """Whether the papers hold numbers and no ticks."""
    papers = [one for one in election.papers if not one.fault and not one.blank]
    larger = sum(any(mark is not None and mark > 1 for mark in one.marks) for one in papers)
    if len(papers) > 1 and 2 * larger > len(papers):
        return (
            "Most papers hold numbers above 1, and a tick is 1 or 0. If they are points, of which more is better, "
            "count by score or dots; if they are places, of which 1 is best, by borda or schulze."
        )
    return ""
