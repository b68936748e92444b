"""Score: everybody gives each option a number."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from convene.core.methods import keying, points
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Number, Table, Tally, first, leading, places, quoted, ranked, shown
from convene.core.methods.settings import Setting, whole
from convene.core.vocabulary import Stage
from convene.text import plural

CAP = Setting("cap", "the highest score", "The most one person may give one option, such as 10; left out, any number.")


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    cap = whole(settings, "cap")
    for at, one in enumerate(marks):
        if cap and one is not None and one > cap:
            return f"“{options[at].name}” has {shown(one)}, and the highest score is {cap}"
    return ""


def _tally(election: Election) -> Tally:
    names = election.names
    sums: list[Number] = [0] * len(names)
    people = [0] * len(names)
    papers = sum(one.count for one in election.papers)
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one is not None:
                sums[at] += one * paper.count
                people[at] += paper.count
    sums = [int(one) if one.denominator == 1 else one for one in map(Fraction, sums)]
    means = [Fraction(one) / number if number else Fraction() for one, number in zip(sums, people, strict=True)]
    ranking = ranked(sums)
    place = places(ranking)
    rows = tuple(
        (place[one], names[one], shown(sums[one]), shown(means[one]), f"{people[one]}")
        for group in ranking
        for one in group
    )
    return Tally(
        scores=tuple(sums),
        ranking=ranking,
        winners=first(ranking, sums),
        sentence=leading(names, ranking, sums, "point"),
        table=Table(("Place", "Option", "Total", "Mean", "Scored by"), rows, numbers=(2, 3, 4)),
        notes=_notes(names, papers, people, ranking[0], means),
    )


def _notes(
    names: Sequence[str], papers: int, people: Sequence[int], top: Sequence[int], means: Sequence[Fraction]
) -> tuple[str, ...]:
    if min(people) == papers:
        return ()
    words = [
        "An option that a paper leaves empty gets nothing from it "
        f"({plural(sum(papers - one for one in people), 'mark')})."
    ]
    by_mean = ranked(means)[0]
    if by_mean != tuple(top):
        words.append(f"By the mean of those who scored it, {quoted(names, by_mean)} would be first.")
    return tuple(words)


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    marks = {one for paper in election.papers for one in paper.marks if one}
    scale = lcm(*(one.denominator for one in marks))
    most = whole(election.settings, "cap") or max(marks, default=1)
    return int(most * scale), [[int(one * scale) if one else 0 for one in paper.marks] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    cap = whole(settings, "cap")
    most = f"from 0 (not at all) to {cap} (very much)" if cap else "of 0 or more: the more, the better you like it"
    return (f"Write a number {most} beside each option. The same number may stand several times.",)


METHOD = Method(
    name="score",
    title="Score",
    purpose="Shows how much people like each option by itself, so that options need not be held against each other.",
    stages=(Stage.codesign, Stage.delivery, Stage.measurement),
    smallest=5,
    kind="numbers",
    keyed="a number for each option, 7 0 10, or those that have one, A=7 C=10",
    closing="Closes when every paper is in. The highest total wins; an empty box adds nothing.",
    check=_check,
    tally=_tally,
    read=keying.numbers,
    instructions=_instructions,
    boxes=lambda settings: (Box("Score"),),
    limits=lambda settings: (whole(settings, "cap") or None, None),
    spoiled="A paper is spoiled if a number is below nought or above the highest score.",
    shares=_shares,
    doubts=points.doubts,
    settings=(CAP,),
    fractions=True,
)
