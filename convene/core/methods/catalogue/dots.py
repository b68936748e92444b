"""Dot vote: everybody spreads a few dots over the options."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from convene.core.methods import keying, points
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, first, leading, percent, places, quoted, ranked, shown
from convene.core.methods.settings import Setting, whole
from convene.core.vocabulary import Stage
from convene.text import plural

DOTS = Setting("dots", "the number of dots", "How many dots each person has.", default=5, most=10_000)
CAP = Setting(
    "cap", "the most dots on one option", "How many dots may go on one option; left out, any number.", most=10_000
)


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    dots, cap = whole(settings, "dots", 5), whole(settings, "cap")
    used = sum(int(one) for one in marks if one is not None)
    if used > dots:
        return f"it uses {plural(used, 'dot')}, and each person has {dots}"
    for at, one in enumerate(marks):
        if cap and one is not None and one > cap:
            return f"“{options[at].name}” has {plural(int(one), 'dot')}, and {cap} may go on one option"
    return ""


def _tally(election: Election) -> Tally:
    names = election.names
    dots, people, papers = [0] * len(names), [0] * len(names), sum(one.count for one in election.papers)
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one:
                dots[at] += int(one) * paper.count
                people[at] += paper.count
    ranking, every = ranked(dots), sum(dots)
    dealt = any(paper.dealt for paper in election.papers)
    place = places(ranking)
    heads = ["–" if dealt else f"{one}" for one in people]
    rows = tuple(
        (
            place[one], names[one], f"{dots[one]}", heads[one], shown(Fraction(dots[one], papers)),
            percent(Fraction(dots[one], every)) if every else "–",
        )
        for group in ranking for one in group
    )  # fmt: skip
    return Tally(
        scores=tuple(dots),
        ranking=ranking,
        winners=first(ranking, dots),
        sentence=leading(names, ranking, dots, "dot"),
        table=Table(("Place", "Option", "Dots", "People", "Mean", "Share"), rows, numbers=(2, 3, 4, 5)),
        notes=(_DEALT, *_unused(election)) if dealt else (*_disagreeing(names, dots, people), *_unused(election)),
    )


_DEALT = "Dots were counted as totals, so nobody can tell how many people gave them."


def _disagreeing(names: Sequence[str], dots: Sequence[int], people: Sequence[int]) -> tuple[str, ...]:
    by_dots, by_people = ranked(dots), ranked(people)
    if not any(people) or set(by_people[0]) & set(by_dots[0]):
        return ()
    return (
        f"Dots and people do not say the same: {quoted(names, by_people[0])} "
        f"{'has' if len(by_people[0]) == 1 else 'have'} a dot of most people ({people[by_people[0][0]]}), "
        f"{quoted(names, by_dots[0])} {'has' if len(by_dots[0]) == 1 else 'have'} most dots.",
    )


def _unused(election: Election) -> tuple[str, ...]:
    given = whole(election.settings, "dots", 5)
    unused = sum((given - sum(int(one or 0) for one in paper.marks)) * paper.count for paper in election.papers)
    if not unused:
        return ()
    every = given * sum(one.count for one in election.papers)
    return (f"{plural(unused, 'dot')} of {every:,} {'was' if unused == 1 else 'were'} not used.",)


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    return whole(election.settings, "dots", 5), [[int(one or 0) for one in paper.marks] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    dots, cap = whole(settings, "dots", 5), whole(settings, "cap")
    limit = f" No more than {cap} on one option." if cap else " Put them all on one, or spread them."
    return (f"You have {plural(dots, 'dot')}. Write beside each option how many of them it gets.{limit}",)


METHOD = Method(
    name="dots",
    title="Dot vote",
    purpose="Quickly shows where the energy of a room is, among up to about a dozen options. Put options that are "
    "alike together first, and vote on paper, so that nobody follows the crowd.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=5,
    kind="numbers",
    keyed="a number for each option, 3 0 2, or those that have dots, A=3 C=2",
    closing="Closes when as many papers are in as people take part. Most dots come first; how many people gave them "
    "stands beside it.",
    check=_check,
    tally=_tally,
    read=keying.numbers,
    instructions=_instructions,
    boxes=lambda settings: (Box("Dots"),),
    limits=lambda settings: (whole(settings, "cap") or whole(settings, "dots", 5), whole(settings, "dots", 5)),
    spoiled="A paper is spoiled if it uses more dots than each person has, or too many on one option. Dots that are "
    "not used do not count.",
    shares=_shares,
    doubts=points.doubts,
    settings=(DOTS, CAP),
    least_options=2,
)
