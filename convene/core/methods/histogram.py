"""How many papers stand at each point of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from convene.core.methods.election import Election, Marks, Option


def counts(election: Election, least: int, most: int) -> list[list[int]]:
    """For each option how many papers say ``least``, the next … ``most``."""
    found = [[0] * (most - least + 1) for _ in election.options]
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one is not None:
                found[at][int(one) - least] += paper.count
    return found


def mean(numbers: Sequence[int], least: int) -> Fraction:
    """The mean of a histogram; 0 where nobody said anything."""
    people = sum(numbers)
    return Fraction(sum((least + at) * one for at, one in enumerate(numbers)), people) if people else Fraction()


def outside(marks: Marks, options: Sequence[Option], least: int, most: int, what: str) -> str:
    """Why a paper is spoiled that leaves the scale."""
    for at, one in enumerate(marks):
        if one is not None and not least <= one <= most:
            return f"“{options[at].name}” has {one}, and {what} go from {least} to {most}"
    return ""
