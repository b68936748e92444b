"""The vote of the nominal group technique: everybody ranks a few of many ideas in private."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.methods import keying, orders
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, first, leading, places, quoted, ranked
from convene.core.methods.settings import Setting, whole
from convene.core.vocabulary import Stage
from convene.text import plural

TOP = Setting(
    "top", "how many ideas each person ranks", "Each person ranks so many ideas; 5 is usual.", default=5, most=20
)


def _top(options: Sequence[Option], settings: Settings) -> int:
    return min(whole(settings, "top", 5), len(options))


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    top = _top(options, settings)
    placed: dict[int, str] = {}
    for at, one in enumerate(marks):
        if one is None:
            continue
        if not 1 <= one <= top:
            return f"“{options[at].name}” has the place {one}, and places are 1 to {top}"
        if int(one) in placed:
            return f"“{placed[int(one)]}” and “{options[at].name}” both have the place {one}"
        placed[int(one)] = options[at].name
    return ""


def _tally(election: Election) -> Tally:
    names, top = election.names, _top(election.options, election.settings)
    points, people = [0] * len(names), [0] * len(names)
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one is not None:
                points[at] += (top + 1 - int(one)) * paper.count
                people[at] += paper.count
    ranking = ranked(points)
    place = places(ranking)
    rows = tuple((place[one], names[one], f"{points[one]}", f"{people[one]}") for group in ranking for one in group)
    by_people = ranked(people)
    notes = [f"First place gives {plural(top, 'point')}, place {top} gives 1."] if top > 1 else []
    if any(people) and not set(by_people[0]) & set(ranking[0]):
        notes.append(
            f"Most points and most people are not the same: {quoted(names, by_people[0])} "
            f"{'is' if len(by_people[0]) == 1 else 'are'} ranked by most people ({people[by_people[0][0]]})."
        )
    return Tally(
        scores=tuple(points),
        ranking=ranking,
        winners=first(ranking, points),
        sentence=leading(names, ranking, points, "point"),
        table=Table(("Place", "Idea", "Points", "People"), rows, numbers=(2, 3)),
        notes=tuple(notes),
    )


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    top = _top(election.options, election.settings)
    return top, [[top + 1 - int(one) if one is not None else 0 for one in paper.marks] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    top = _top(options, settings)
    return (
        f"Without talking, choose the {top} that matter most to you. Write 1 beside the most important, then 2, up to "
        f"{top}. Use each number once.",
        f"1 gives {plural(top, 'point')}, {top} gives one.",
    )


METHOD = Method(
    name="nominal",
    title="Nominal group vote",
    purpose="After everybody wrote ideas in silence and all were heard: a private choice of the few that matter most. "
    "Loud voices weigh no more than quiet ones.",
    stages=(Stage.codesign,),
    smallest=5,
    kind="ranks",
    keyed="letters in order, best first: CABDE",
    closing="Closes when every paper is in. Most points come first; how many people ranked an idea stands beside it.",
    check=_check,
    tally=_tally,
    read=keying.order,
    instructions=_instructions,
    boxes=lambda settings: (Box("Place"),),
    spoiled="A paper is spoiled if a place is given twice, or a number is higher than the places asked for.",
    shares=_shares,
    doubts=orders.doubts,
    settings=(TOP,),
    words=orders.WORDS,
    least_options=2,
)
