"""Quadratic vote: the more votes somebody puts on one option, the more each of them costs."""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

from convene.core.methods import keying, points
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, first, leading, places, ranked
from convene.core.methods.settings import Setting, whole
from convene.core.vocabulary import Stage
from convene.text import plural

CREDITS = Setting(
    "credits",
    "the number of credits",
    "How many credits each person has; 36 or 100 on paper.",
    default=100,
    most=1_000_000,
)


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    credits_ = whole(settings, "credits", 100)
    cost = sum(int(one) ** 2 for one in marks if one is not None)
    if cost <= credits_:
        return ""
    return f"its votes cost {cost:,} credits, and each person has {credits_:,}"


def _tally(election: Election) -> Tally:
    names = election.names
    votes, people, against = ([0] * len(names) for _ in range(3))
    unused = 0
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one:
                votes[at] += int(one) * paper.count
                people[at] += paper.count
                against[at] += paper.count if one < 0 else 0
        unused += (
            whole(election.settings, "credits", 100) - sum(int(one or 0) ** 2 for one in paper.marks)
        ) * paper.count
    ranking = ranked(votes)
    place = places(ranking)
    rows = tuple(
        (place[one], names[one], f"{votes[one]}", f"{people[one]}", f"{against[one]}")
        for group in ranking
        for one in group
    )
    notes = [
        f"{plural(unused, 'credit')} of {whole(election.settings, 'credits', 100) * election.size:,} were not spent."
    ]
    if any(against):
        notes.append("Votes against an option were counted; people must have been told beforehand that they may.")
    if len(names) > 8:
        notes.append(
            "This method is at its best with 8 options or fewer: with more, people lose sight of what is left."
        )
    return Tally(
        scores=tuple(votes),
        ranking=ranking,
        winners=first(ranking, votes),
        sentence=leading(names, ranking, votes, "vote"),
        table=Table(("Place", "Option", "Votes", "People", "Against"), rows, numbers=(2, 3, 4)),
        notes=tuple(notes),
    )


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    most = max(isqrt(whole(election.settings, "credits", 100)), 1)
    if any(one is not None and one < 0 for paper in election.papers for one in paper.marks):
        return 2 * most, [[int(one or 0) + most for one in paper.marks] for paper in election.papers]
    return most, [[int(one or 0) for one in paper.marks] for paper in election.papers]


def _doubts(election: Election) -> str:
    papers = [one for one in election.papers if not one.fault and not one.blank]
    over = [one for one in papers if _check(one.marks, election.options, election.settings)]
    squares = all(
        isinstance(mark, int) and isqrt(abs(mark)) ** 2 == abs(mark)
        for one in papers
        for mark in one.marks
        if mark is not None
    )
    spent = all(
        sum(abs(int(mark or 0)) for mark in one.marks) <= whole(election.settings, "credits", 100) for one in papers
    )
    if papers and 2 * len(over) > len(papers) and squares and spent:
        return (
            "Every mark is a square number and most papers would be over-spent: they may hold the credits spent and "
            "not the votes. 9 credits are 3 votes; write the votes."
        )
    return points.doubts(election)


def ladder(credits_: int) -> tuple[tuple[str, str], ...]:
    """(votes, credits) up to what one person can spend on one option, ten at most."""
    return tuple((str(one), str(one * one)) for one in range(1, min(isqrt(credits_), 10) + 1))


def _ladder(settings: Settings) -> tuple[Table, ...]:
    steps = ladder(whole(settings, "credits", 100))
    heads = ("On one option", *(f"{votes} {'vote' if votes == '1' else 'votes'}" for votes, _ in steps))
    row = ("cost in credits", *(cost for _, cost in steps))
    return (Table(heads, (row,), numbers=tuple(range(1, len(heads)))),)


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    credits_ = whole(settings, "credits", 100)
    return (
        f"You have {credits_} credits. Write beside each option how many votes it gets; you need not use them all.",
        "Votes on the same option cost more and more, as the ladder shows.",
        f"Add up what your votes cost. It may not be more than {credits_}.",
    )


METHOD = Method(
    name="quadratic",
    title="Quadratic vote",
    purpose="Shows how strongly people feel: somebody may put much on one option, but it costs more and more. At its "
    "best with 8 options or fewer.",
    stages=(Stage.codesign,),
    smallest=8,
    kind="numbers",
    keyed="votes for each option, 5 0 3, or those that have some, A=5 C=3",
    closing="Closes when every paper is in. The most votes win.",
    check=_check,
    tally=_tally,
    read=keying.numbers,
    instructions=_instructions,
    boxes=lambda settings: (Box("Votes"), Box("Cost")),
    spoiled="A paper is spoiled if its votes cost more credits than each person has.",
    shares=_shares,
    doubts=_doubts,
    beside=_ladder,
    settings=(CREDITS,),
    signed=True,
    least_options=2,
)
