"""Orders counted slowly, from the definitions: every path of every pair for Schulze, every pair for the rest."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

from convene.core.methods import Election


def places(election: Election) -> list[tuple[int, list[float]]]:
    """(papers, place of each option): what is not ranked comes after everything."""
    return [
        (paper.count, [float("inf") if one is None else float(one) for one in paper.marks]) for paper in election.papers
    ]


def borda(election: Election) -> list[Fraction]:
    """A point for each option that is behind, half a point for each that is level."""
    size = len(election.options)
    points = [Fraction() for _ in range(size)]
    for papers, place in places(election):
        for a in range(size):
            for b in range(size):
                if a != b:
                    points[a] += papers * (Fraction(place[a] < place[b]) + Fraction(place[a] == place[b], 2))
    return points


def preferred(election: Election) -> list[list[int]]:
    size = len(election.options)
    return [
        [sum(papers for papers, place in places(election) if place[a] < place[b]) for b in range(size)]
        for a in range(size)
    ]


def condorcet(election: Election) -> int | None:
    beats = preferred(election)
    size = len(beats)
    found = [a for a in range(size) if all(beats[a][b] > beats[b][a] for b in range(size) if b != a)]
    return found[0] if found else None


def strongest(election: Election) -> list[list[int]]:
    """The weakest link of the best chain of majorities from one to the other, over every chain there is."""
    beats = preferred(election)
    size = len(beats)
    found = [[0] * size for _ in range(size)]
    for length in range(2, size + 1):
        for path in permutations(range(size), length):
            links = [beats[a][b] if beats[a][b] > beats[b][a] else 0 for a, b in pairwise(path)]
            found[path[0]][path[-1]] = max(found[path[0]][path[-1]], min(links))
    return found


def schulze_winners(election: Election) -> list[int]:
    paths = strongest(election)
    return [a for a in range(len(paths)) if all(paths[a][b] >= paths[b][a] for b in range(len(paths)))]
