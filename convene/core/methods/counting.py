"""Counting, whatever the method: what is spoiled and blank apart, then the tally, then what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convene.core.methods import fairness as fair
from convene.core.methods.election import Election, Paper
from convene.core.methods.fairness import Fairness, Voice
from convene.core.methods.method import Method
from convene.core.methods.result import Result, Spoiled, Table, Tally
from convene.errors import NO, Problem
from convene.text import plural


def count(method: Method, election: Election, *, least: int = 1) -> Result:
    """Count an election. Types of fewer than ``least`` people are left out of what is balanced by type.

    Raises Problem where there is nothing to count by this method: no options or too few of them, no papers at all.
    Papers that are spoiled or blank, a quorum that is not reached and a tie are in the result, in words.
    """
    _answerable(method, election)
    spoiled: list[Spoiled] = []
    valid: list[Paper] = []
    blank = 0
    for number, one in enumerate(election.papers, 1):
        if one.blank:
            blank += one.count
        elif (
            why := one.fault
            or _misfit(method, one, election)
            or method.check(one.marks, election.options, election.settings)
        ):
            spoiled.append(Spoiled(one.label, why, one.count))
        else:
            # Whoever is named later by a number has the one of the whole stack.
            valid.append(one if one.voter else replace(one, voter=str(number)))
    counted = replace(election, papers=tuple(valid))
    tally = method.tally(counted) if valid else _nothing(election)
    unit, shares = method.shares(counted) if method.shares is not None and valid else (1, [])
    return Result(
        method=method.name,
        title=method.title,
        options=tuple(one.name for one in election.options),
        names=election.names,
        papers=election.size,
        valid=counted.size,
        blank=blank,
        spoiled=tuple(spoiled),
        tally=tally,
        fairness=_fairness(counted, unit, shares, least),
        unheard=_unheard(counted, shares, tally),
        indicative=_indicative(method, election, counted),
        doubt=method.doubts(election),
        notes=_notes(method, counted, spoiled),
    )


def _answerable(method: Method, election: Election) -> None:
    number = len(election.options)
    if number < method.least_options or not number:
        raise Problem(
            "There are no options to count." if not number else
            f"There is {plural(number, 'option')} only, and {method.title.lower()} chooses between options.",
            hint="Put a second option beside it, or ask about the one alone: fist, gradients and consent do."
            if number else "The first line of the stack names them, a column each.",
            exit_code=NO,
        )  # fmt: skip
    if number > method.most_options:
        raise Problem(
            f"{method.title} takes {method.most_options} options at most, and there are {number}.",
            hint="Put options that are alike together, or choose another method.",
            exit_code=NO,
        )
    if not election.size:
        raise Problem(
            "There is no paper in the stack, so there is nothing to count.",
            hint="Each paper is a row below the names of the options. Check that the right file was saved.",
            exit_code=NO,
        )


def _misfit(method: Method, paper: Paper, election: Election) -> str:
    wanted = len(election.options) * method.width
    if len(paper.marks) != wanted:
        return f"it has {plural(len(paper.marks), 'mark')} and not {wanted}"
    for one in paper.marks:
        if one is None:
            continue
        if not method.fractions and not isinstance(one, int):
            return f"{float(one):g} is no whole number"
        if one < 0 and not method.signed:
            return f"{float(one):g} is below nought"
    return ""


def _nothing(election: Election) -> Tally:
    every = tuple(range(len(election.options)))
    return Tally(
        scores=(0,) * len(every),
        ranking=(every,),
        winners=(),
        sentence="No paper could be counted, so nothing is chosen.",
        table=Table(("Option",), tuple((name,) for name in election.names)),
    )


def _fairness(counted: Election, unit: int, shares: Sequence[Sequence[int]], least: int) -> Fairness | None:
    if not shares or not any(one.type or one.organisation for one in counted.papers):
        return None
    voices = [
        Voice(one.type, one.organisation, one.count, row) for one, row in zip(counted.papers, shares, strict=True)
    ]
    return fair.weigh(voices, unit, len(counted.options), least=least)


def _unheard(counted: Election, shares: Sequence[Sequence[int]], tally: Tally) -> int | None:
    """How many papers give nothing to any option that was chosen; None where nothing was, or nobody can say."""
    if not shares or not tally.winners or any(one.dealt for one in counted.papers):
        return None
    pairs = zip(counted.papers, shares, strict=True)
    return sum(paper.count for paper, row in pairs if not any(row[at] for at in tally.winners))


def by_type(election: Election) -> dict[str, int]:
    """How many papers of each type there are."""
    found: dict[str, int] = {}
    for one in election.papers:
        if one.type:
            found[one.type] = found.get(one.type, 0) + one.count
    return found


def _indicative(method: Method, election: Election, counted: Election) -> tuple[str, ...]:
    words = [f"The quorum is not reached ({one})." for one in fair.short_of(election.quorum, by_type(counted))]
    if counted.size and counted.size * 2 < election.size:
        words.append(f"Only {counted.size} of {plural(election.size, 'paper')} could be counted.")
    return tuple(words)


def _notes(method: Method, counted: Election, spoiled: list[Spoiled]) -> tuple[str, ...]:
    words = []
    if 0 < counted.size < method.smallest:
        words.append(
            f"{method.title} makes sense from about {method.smallest} people on; here {plural(counted.size, 'paper')} "
            f"{'was' if counted.size == 1 else 'were'} counted. Talk it over as well."
        )
    if len(counted.options) == 1 and method.least_options == 1 and method.kind == "ticks":
        words.append("There is one option only: this says how many are for it, not that it is the best.")
    return tuple(words)
