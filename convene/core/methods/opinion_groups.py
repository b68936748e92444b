"""Who thinks alike: papers on statements as points in a plane, and groups of them where they are clear.

After Polis, for a room: two principal components of the answers, k-means for two or three groups from fixed starts,
judged by their silhouette. In a plane k-means finds neat heaps in any noise, with silhouettes above 0.3; so the answers
are also shuffled among the people, and groups count only where they are clearer than in every shuffle. Plain Python;
floats, since no winner hangs on them.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass
from math import dist, sqrt
from operator import mul
from typing import Any

Answers = Sequence[int | None]
Point = tuple[float, float]

CLEAR = 0.25
"""The silhouette below which there are no clear groups."""
FEWEST = 3
"""People in a group."""
MOST_PEOPLE = 3_000
_ENOUGH_ANSWERS, _ENOUGH_PEOPLE = 7, 15
_SEED, _STARTS, _TURNS = 20, 4, 50
_POWERS, _MEASURED = 100, 300
_SHUFFLES, _SAMPLE, _MARGIN = 19, 60, 0.02


@dataclass(frozen=True, slots=True)
class Grouping:
    """``group`` is the number of each person's group from 0, or None for who answered too little. ``silhouette`` is
    from -1 to 1."""

    group: tuple[int | None, ...]
    points: tuple[Point | None, ...]
    silhouette: float

    @property
    def number(self) -> int:
        return len({one for one in self.group if one is not None})


def opinion_groups(people: Sequence[Answers]) -> Grouping | None:
    """The groups of people by their answers (1 agree, -1 disagree, 0 pass, None unseen); None where none are clear."""
    chosen = _taking_part(people)
    if len(chosen) < 2 * FEWEST or len(people) > MOST_PEOPLE:
        return None
    answers = [people[at] for at in chosen]
    points = _points(answers)
    numbers = range(2, min(3, 2 + len(chosen) // 12) + 1)
    found = {k: one for k in numbers if (one := _grouped(points, k)) is not None and one[0] >= CLEAR}
    chance = _by_chance(answers, list(found)) if found else {}
    clear = [one for k, one in found.items() if one[0] > chance[k] + _MARGIN]
    if not clear:
        return None
    best = max(clear, key=lambda one: one[0])
    group: list[int | None] = [None] * len(people)
    spots: list[Point | None] = [None] * len(people)
    names = {old: new for new, old in enumerate(dict.fromkeys(best[1]))}
    for at, its, spot in zip(chosen, best[1], points, strict=True):
        group[at], spots[at] = names[its], spot
    return Grouping(tuple(group), tuple(spots), best[0])


class _Lot:
    """Numbers as good as drawn, and always the same ones."""

    def __init__(self) -> None:
        self._state = _SEED

    def draw(self) -> float:
        """The next, from 0 up to 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 11) / 2**53

    def shuffle(self, cards: MutableSequence[Any]) -> None:
        for at in range(len(cards) - 1, 0, -1):
            other = int(self.draw() * (at + 1))
            cards[at], cards[other] = cards[other], cards[at]


def _grouped(points: Sequence[Point], k: int) -> tuple[float, list[int]] | None:
    """(silhouette, the group of each), or None where a group is too small."""
    group = _k_means(points, k)
    if min(group.count(one) for one in range(k)) < FEWEST:
        return None
    return _silhouette(points, group, k), group


def _by_chance(people: Sequence[Answers], numbers: Sequence[int]) -> dict[int, float]:
    """The highest silhouette of so many groups when each statement's answers are dealt out anew among (some of)
    them."""
    lot = _Lot()
    step = max(1, len(people) // _SAMPLE)
    columns = [list(one) for one in zip(*people[::step][:_SAMPLE], strict=True)]
    best = dict.fromkeys(numbers, 0.0)
    for _ in range(_SHUFFLES):
        for column in columns:
            lot.shuffle(column)
        points = _points(list(zip(*columns, strict=True)))
        for k in numbers:
            found = _grouped(points, k)
            if found is not None:
                best[k] = max(best[k], found[0])
    return best


def _taking_part(people: Sequence[Answers]) -> list[int]:
    """Those who answered enough; where they are few, those who answered most besides."""
    if not people:
        return []
    answered = [sum(one is not None for one in answers) for answers in people]
    least = min(_ENOUGH_ANSWERS, len(people[0]))
    chosen = [at for at, number in enumerate(answered) if number >= least]
    if len(chosen) < _ENOUGH_PEOPLE:
        rest = sorted((at for at in range(len(people)) if 0 < answered[at] < least), key=lambda at: -answered[at])
        chosen = sorted([*chosen, *rest[: _ENOUGH_PEOPLE - len(chosen)]])
    return chosen


def _points(people: Sequence[Answers]) -> list[Point]:
    """Each person on the two axes along which answers differ most; who answered little is not glued to the middle."""
    statements = len(people[0])
    columns = []
    for at in range(statements):
        seen = [one[at] for one in people if one[at] is not None]
        mean = sum(one or 0 for one in seen) / len(seen) if seen else 0.0
        # What somebody did not see is taken as the mean, which is 0 once centred.
        columns.append([(found - mean) if (found := one[at]) is not None else 0.0 for one in people])
    first, second = _components(columns)
    rows = list(zip(*columns, strict=True))
    points = []
    for row, answers in zip(rows, people, strict=True):
        scale = sqrt(statements / max(1, sum(one is not None for one in answers)))
        points.append((scale * sum(map(mul, row, first)), scale * sum(map(mul, row, second))))
    return points


def _components(columns: Sequence[Sequence[float]]) -> tuple[list[float], list[float]]:
    """The two directions in which the columns vary most, by power iteration."""
    size = len(columns)
    spread = [[0.0] * size for _ in range(size)]
    for a in range(size):
        for b in range(a, size):
            spread[a][b] = spread[b][a] = sum(map(mul, columns[a], columns[b]))
    first, much = _strongest(spread)
    less = [[one - much * first[a] * first[b] for b, one in enumerate(row)] for a, row in enumerate(spread)]
    return first, _strongest(less)[0]


def _strongest(spread: Sequence[Sequence[float]]) -> tuple[list[float], float]:
    """(direction of length 1, variance along it). It starts from the column that varies most, which lies in it."""
    size = len(spread)
    start = max(range(size), key=lambda at: spread[at][at])
    vector, much = list(spread[start]), 0.0
    for _ in range(_POWERS):
        length = sqrt(sum(map(mul, vector, vector)))
        if length < 1e-12:
            return [0.0] * size, 0.0
        vector = [one / length for one in vector]
        further = [sum(map(mul, row, vector)) for row in spread]
        before, much = much, sum(map(mul, further, vector))
        if abs(much - before) <= 1e-7 * max(1.0, abs(much)):
            break
        vector = further
    length = sqrt(sum(map(mul, vector, vector)))
    return [one / length for one in vector], much


def _k_means(points: Sequence[Point], k: int) -> list[int]:
    """The best of a few runs; their starts are drawn by a fixed seed, so that the same papers give the same groups."""
    lot = _Lot()
    runs = [_one_run(points, _starts(points, k, lot)) for _ in range(_STARTS)]
    return min(runs, key=lambda one: one[0])[1]


def _starts(points: Sequence[Point], k: int, lot: _Lot) -> list[Point]:
    """Far from each other, as k-means++ draws them."""
    starts = [points[int(lot.draw() * len(points))]]
    while len(starts) < k:
        far = [min(dist(one, start) for start in starts) ** 2 for one in points]
        drawn = lot.draw() * sum(far)
        at = 0
        while at < len(points) - 1 and drawn > far[at]:
            drawn -= far[at]
            at += 1
        starts.append(points[at])
    return starts


def _one_run(points: Sequence[Point], middles: list[Point]) -> tuple[float, list[int]]:
    group: list[int] = []
    for _ in range(_TURNS):
        found = [min(range(len(middles)), key=lambda at: dist(one, middles[at])) for one in points]
        if found == group:
            break
        group = found
        for at in range(len(middles)):
            mine = [one for one, its in zip(points, group, strict=True) if its == at]
            if mine:
                middles[at] = (sum(x for x, _ in mine) / len(mine), sum(y for _, y in mine) / len(mine))
    return sum(dist(one, middles[its]) ** 2 for one, its in zip(points, group, strict=True)), group


def _silhouette(points: Sequence[Point], group: Sequence[int], k: int) -> float:
    """How much nearer people are to their own group than to the next, on average; of many, of some of them."""
    step = -(-len(points) // _MEASURED)
    points, group = points[::step], group[::step]
    sizes = [list(group).count(one) for one in range(k)]
    members = [[one for one, its in zip(points, group, strict=True) if its == at] for at in range(k)]
    total = 0.0
    for one, its in zip(points, group, strict=True):
        if sizes[its] < 2:
            continue
        sums = [sum([dist(one, other) for other in mine]) for mine in members]
        own = sums[its] / (sizes[its] - 1)
        next_ = min((sums[at] / sizes[at] for at in range(k) if at != its and sizes[at]), default=own)
        total += (next_ - own) / max(own, next_) if max(own, next_) > 0 else 0.0
    return total / len(points)
