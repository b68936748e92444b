"""Counted from totals alone: hands in the room, dots on a wall, a sheet somebody else added up.

Who marked what together is not known then, so nothing is said of types or of who is left unheard; and the turnout is
asked, since only it shows that a total cannot be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from convene.core.methods.counting import count
from convene.core.methods.election import Election, Mark, Option, Paper, Settings
from convene.core.methods.method import Method
from convene.core.methods.registry import every
from convene.core.methods.result import Result, Table, places, shown
from convene.errors import USAGE, Problem
from convene.text import join, plural

MOST = 1_000_000
"""People; more do not come to a hall."""


def from_totals(
    method: Method, options: Sequence[Option], totals: Sequence[Sequence[int]], turnout: int, settings: Settings
) -> Result:
    """The result of totals: for each option one number (ticks, dots, points), or how many stand at each place of the
    scale. ``turnout`` is how many people took part.

    Raises Problem for a method that needs the papers themselves, and for totals that so many people cannot have given,
    with the words for each option under ``fields``.
    """
    if not method.scale and method.limits is None:
        able = [one.name for one in every().values() if one.scale or one.limits is not None]
        raise Problem(
            f"{method.title} cannot be counted from totals.",
            hint=f"Key in the papers one by one, such as {method.keyed}. From totals alone {join(able)} can be "
            "counted.",
            exit_code=USAGE,
        )
    wrong = _impossible(method, options, totals, turnout, settings)
    if wrong:
        raise Problem(
            "These totals cannot be.",
            "\n".join(f"{name}: {words}" for name, words in wrong.items()),
            hint="Count the marks again, and the people; somebody may have come or gone meanwhile.",
            fields=wrong,
            exit_code=USAGE,
        )
    # What stands together on these papers is arbitrary, so only what does not hang on it is kept. Nobody overspends.
    free = replace(method, check=lambda marks, known, given: "", shares=None, doubts=lambda election: "")
    result = count(free, Election(tuple(options), _as_papers(method, totals, turnout, settings), settings))
    return result if method.scale or _ticked(method, settings) else _without_people(result, turnout)


def _ticked(method: Method, settings: Settings) -> bool:
    return method.limits is not None and method.limits(settings)[0] == 1


def _without_people(result: Result, turnout: int) -> Result:
    """The result without how many people gave something: sums do not tell."""
    tally = result.tally
    place = places(tally.ranking)
    rows = tuple(
        (place[at], result.names[at], shown(tally.scores[at]), shown(Fraction(tally.scores[at]) / turnout))
        for group in tally.ranking
        for at in group
    )
    table = Table(("Place", "Option", "Total", "Mean"), rows, numbers=(2, 3))
    return replace(result, tally=replace(tally, table=table, notes=()))


def _impossible(
    method: Method, options: Sequence[Option], totals: Sequence[Sequence[int]], turnout: int, settings: Settings
) -> dict[str, str]:
    """What is wrong, under the name of the option; under “turnout” what is wrong with all of it."""
    if turnout < 0:
        return {"turnout": "Nobody can be fewer than none."}
    if turnout > MOST:
        return {"turnout": f"No more than {MOST:,} people can be counted this way."}
    asked = len(method.scale) or 1
    most, in_all = method.limits(settings) if method.limits is not None else (1, None)
    people = plural(turnout, "person", "people")
    found: dict[str, str] = {}
    for one, row in zip(options, totals, strict=True):
        if len(row) != asked:
            found[one.words] = f"{plural(asked, 'number')} are asked for, and there are {len(row)}."
        elif any(number < 0 for number in row):
            found[one.words] = "A total is 0 or more."
        elif most is not None and sum(row) > most * turnout:
            found[one.words] = f"{sum(row):,} is more than {people} can give ({most * turnout:,})."
    every_mark = sum(sum(row) for row in totals)
    if in_all is not None and not found and every_mark > in_all * turnout:
        found["turnout"] = f"{every_mark:,} are more than {people} have ({in_all * turnout:,})."
    return found


def _as_papers(method: Method, totals: Sequence[Sequence[int]], turnout: int, settings: Settings) -> tuple[Paper, ...]:
    """Papers that add up to the totals: one that holds them all where marks are summed, else a person a paper."""
    if not turnout:
        return ()
    if not method.scale and not _ticked(method, settings):
        summed = Paper(tuple(row[0] for row in totals))
        return (summed, *((Paper((0,) * len(totals), count=turnout - 1),) if turnout > 1 else ()))
    nothing: Mark = None if method.scale else 0
    columns: list[list[Mark]] = []
    for row in totals:
        column: list[Mark] = [
            place for place, number in zip(method.scale or (1,), row, strict=True) for _ in range(number)
        ]
        columns.append([*column, *[nothing] * (turnout - len(column))])
    return tuple(Paper(marks) for marks in zip(*columns, strict=True))
