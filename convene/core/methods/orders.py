"""What the ranked methods share: papers as weak orders, points by place, who beats whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from convene.core.methods.election import Election, Marks, Option, Paper, Settings
from convene.core.methods.result import Ranking, Table, exact, places, quoted, ranked, shown
from convene.text import plural

WORDS: Mapping[str, int] = {"1st": 1, "2nd": 2, "3rd": 3, "first": 1, "second": 2, "third": 3}
SPOILED = (
    "A paper is spoiled if a place is below 1 or above the number of options. Two options in the same place count as "
    "equal; options without a place come after all that have one."
)


def check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    """Why an order is no order. Ties, gaps and options left out are fine."""
    for at, one in enumerate(marks):
        if one is None:
            continue
        if one < 1:
            return f"“{options[at].name}” has the place {one}, and places begin at 1"
        if one > len(options):
            return f"“{options[at].name}” has the place {one}, and there are only {plural(len(options), 'option')}"
    return ""


def groups(marks: Marks) -> list[list[int]]:
    """Options in the order of a paper, best first, those in the same place together; what has no place comes last."""
    found: dict[int | Fraction, list[int]] = {}
    last: list[int] = []
    for at, one in enumerate(marks):
        if one is None:
            last.append(at)
        else:
            found.setdefault(one, []).append(at)
    return [*(found[place] for place in sorted(found)), *([last] if last else [])]


def doubled_points(order: Sequence[Sequence[int]], options: int) -> list[int]:
    """Twice the Borda points of a paper: m − r at place r, the average of its places for each of those that tie."""
    points = [0] * options
    above = 0
    for group in order:
        each = 2 * (options - 1 - above) - (len(group) - 1)
        for one in group:
            points[one] = each
        above += len(group)
    return points


@dataclass(frozen=True, slots=True)
class Orders:
    """Everything that is reckoned from papers with an order. ``beats[a][b]`` papers have a before b."""

    borda: tuple[Fraction | int, ...]
    beats: tuple[tuple[int, ...], ...]
    borda_ranking: Ranking
    schulze_ranking: Ranking
    schulze_wins: tuple[int, ...]
    paths: tuple[tuple[int, ...], ...]
    condorcet: int | None
    tied: int
    gaps: int
    short: int

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        return {
            "condorcet": names[self.condorcet] if self.condorcet is not None else None,
            "borda": {name: exact(one) for name, one in zip(names, self.borda, strict=True)},
            "borda_ranking": [[names[one] for one in group] for group in self.borda_ranking],
            "schulze_ranking": [[names[one] for one in group] for group in self.schulze_ranking],
            "pairwise": {
                name: {other: self.beats[a][b] for b, other in enumerate(names) if a != b}
                for a, name in enumerate(names)
            },
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        if len(names) > _MOST_SHOWN:
            return ()
        heads = ("Papers that prefer", *(f"to {name}" for name in names))
        rows = (
            (name, *("" if a == b else f"{self.beats[a][b]}" for b in range(len(names))))
            for a, name in enumerate(names)
        )
        return (Table(heads, tuple(rows), "Who is preferred to whom", tuple(range(1, len(names) + 1))),)

    @property
    def notes(self) -> tuple[str, ...]:
        """What stood on papers that a strict order has not."""
        words = []
        if self.tied:
            words.append(f"{_papers(self.tied, 'gives', 'give')} options the same place: they count as equal there.")
        if self.gaps:
            words.append(f"{_papers(self.gaps, 'leaves', 'leave')} out a place between others: only the order counts.")
        if self.short:
            words.append(
                f"{_papers(self.short, 'does', 'do')} not rank every option: what is left out comes last there, and "
                "shares the average of the points that are left."
            )
        return tuple(words)


_MOST_SHOWN = 6


def _papers(number: int, one: str, many: str) -> str:
    return f"{plural(number, 'paper')} {one if number == 1 else many}"


def reckon(election: Election) -> Orders:
    """Borda points, the pairwise matrix, the Schulze order and the Condorcet winner of papers that are all valid."""
    number = len(election.options)
    points = [0] * number
    beats = [[0] * number for _ in range(number)]
    tied = gaps = short = 0
    for paper in election.papers:
        order = groups(paper.marks)
        for at, one in enumerate(doubled_points(order, number)):
            points[at] += one * paper.count
        _beat(beats, order, paper.count)
        tied, gaps, short = (a + b * paper.count for a, b in zip((tied, gaps, short), _oddities(paper), strict=True))
    borda = tuple(one // 2 if one % 2 == 0 else Fraction(one, 2) for one in points)
    paths, wins, ranking = schulze(beats)
    return Orders(
        borda, tuple(map(tuple, beats)), ranked(borda), ranking, wins, paths, _condorcet(beats), tied, gaps, short
    )


def _beat(beats: list[list[int]], order: Sequence[Sequence[int]], papers: int) -> None:
    below = [one for group in order for one in group]
    seen = 0
    for group in order:
        seen += len(group)
        rest = below[seen:]
        for one in group:
            row = beats[one]
            for other in rest:
                row[other] += papers


def _oddities(paper: Paper) -> tuple[int, int, int]:
    placed = sorted(one for one in paper.marks if one is not None)
    tied = int(len(set(placed)) < len(placed))
    # 1, 1, 3 is how sport counts, and 1, 1, 2 how others do: neither leaves out a place.
    gap = 0
    for at, one in enumerate(placed):
        before = placed[at - 1] if at else 0
        if one not in (before, before + 1, at + 1):
            gap = 1
    return tied, gap, int(len(placed) < len(paper.marks))


def schulze(beats: Sequence[Sequence[int]]) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], Ranking]:
    """(strongest paths, how many each option beats by them, ranking) from who beats whom."""
    every = range(len(beats))
    path = [[beats[a][b] if beats[a][b] > beats[b][a] else 0 for b in every] for a in every]
    for i in every:
        through = path[i]
        for j in every:
            to = path[j][i]
            if i == j or not to:
                continue
            row = path[j]
            path[j] = [max(old, min(to, on)) for old, on in zip(row, through, strict=True)]
            path[j][j] = 0
    wins = [sum(path[a][b] > path[b][a] for b in every if a != b) for a in every]
    return tuple(map(tuple, path)), tuple(wins), _by_paths(path)


def _by_paths(path: Sequence[Sequence[int]]) -> Ranking:
    """Options layer by layer: first those that nobody beats, then those that nobody left beats."""
    left = set(range(len(path)))
    found: list[tuple[int, ...]] = []
    while left:
        top = tuple(a for a in sorted(left) if not any(path[b][a] > path[a][b] for b in left))
        found.append(top)
        left -= set(top)
    return tuple(found)


def _condorcet(beats: Sequence[Sequence[int]]) -> int | None:
    every = range(len(beats))
    return next((a for a in every if all(beats[a][b] > beats[b][a] for b in every if b != a)), None)


def compared(names: Sequence[str], found: Orders) -> tuple[str, ...]:
    """Borda and Schulze beside each other in words, and whether one option beats every other."""
    borda, schulze_ = found.borda_ranking, found.schulze_ranking
    if borda == schulze_:
        words = ["Borda (points by place) and Schulze (option against option) give the same order."]
    elif borda[0] == schulze_[0]:
        at = next(at for at, (a, b) in enumerate(zip(borda, schulze_, strict=False)) if a != b)
        place = 1 + sum(len(group) for group in borda[:at])
        words = [
            f"Borda and Schulze agree on {quoted(names, borda[0])} for the first place and differ from place {place} "
            f"on: by points it is {quoted(names, borda[at])}, option against option {quoted(names, schulze_[at])}."
        ]
    else:
        words = [
            f"Borda and Schulze differ on who comes first: by points it is {quoted(names, borda[0])}, option against "
            f"option {quoted(names, schulze_[0])}. Which of the two counts should have been said before."
        ]
    if found.condorcet is not None:
        words.append(
            f"{quoted(names, [found.condorcet])} beats every other option one against one (the Condorcet winner)."
        )
    else:
        words.append("No option beats every other one against one (there is no Condorcet winner).")
    return tuple(words)


def table(names: Sequence[str], found: Orders, by: Ranking) -> Table:
    """Both orders side by side, in the order of one of them."""
    borda, schulze_ = places(found.borda_ranking), places(found.schulze_ranking)
    rows = tuple(
        (names[one], schulze_[one], borda[one], shown(found.borda[one]), f"{found.schulze_wins[one]}")
        for group in by
        for one in group
    )
    return Table(("Option", "Schulze", "Borda", "Points", "Beats"), rows, numbers=(1, 2, 3, 4))


def shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    """A paper's support by Borda points: 1 for the option it has first, 0 for the one it has last."""
    number = len(election.options)
    return max(2 * (number - 1), 1), [doubled_points(groups(one.marks), number) for one in election.papers]


def doubts(election: Election) -> str:
    """Whether the marks look like ticks or like points, of which more is better."""
    filled = [one for paper in election.papers for one in paper.marks if one is not None]
    papers = [one for one in election.papers if any(mark is not None for mark in one.marks)]
    if len(papers) < 2 or len(election.options) < 2:
        return ""
    if filled and set(filled) <= {0, 1}:
        return (
            "Every mark is 1 or 0, as where options are ticked, and a place is a number from 1 on. If they are ticks, "
            "count by approval."
        )
    above = sum(any(mark is not None and mark > len(election.options) for mark in one.marks) for one in papers)
    zeros = sum(any(mark is not None and mark < 1 for mark in one.marks) for one in papers)
    if 2 * above > len(papers) or 2 * zeros > len(papers) or (4 * (above + zeros) > len(papers) and above and zeros):
        return (
            "Many marks are no places: they are 0, or higher than the number of options. If they are points, of which "
            "more is better, count by score or dots."
        )
    return ""
