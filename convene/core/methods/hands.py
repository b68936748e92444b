"""Hands that were counted, or stickers on a wall sheet: totals of several people instead of a paper each.

They are turned into papers that add up to just these totals. What totals do not tell, such as who ticked both A and B,
nobody may read from those papers: they are ``dealt``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, repeat

from convene.core.methods.election import Mark, Marks, Option, Paper, Settings, letters
from convene.core.methods.method import Method
from convene.core.methods.settings import whole
from convene.errors import USAGE, Problem
from convene.text import clean_line, clip, join, plural


def keyed(method: Method, options: Sequence[Option]) -> str:
    """How totals are keyed in, in words; "" where a method cannot be counted by hands."""
    if method.hands == "steps":
        steps = " ".join(method.boxes({})[0].ticks)
        each = "" if len(options) == 1 else ", for each proposal, with / between them"
        return f"how many stand at each of {steps}{each}"
    if method.hands:
        return f"a total for each option, in the order {join(list(letters(len(options))))}"
    return ""


def read(
    method: Method, said: str, options: Sequence[Option], settings: Settings, people: int
) -> tuple[tuple[int, ...], ...]:
    """Totals by option: one number each, or one for each step. Raises Problem in words for what cannot be."""
    right = keyed(method, options)
    if not right:
        raise _wrong(
            f"{method.title} needs each person's own answer.", "Hands cannot be counted for it: hand out papers."
        )
    right = f"Write {right}."
    parts = [clean_line(part) for part in (said.split("/") if method.hands == "steps" else [said])]
    rows = [[_number(one, right) for one in re.split(r"[\s,;]+", part) if one] for part in parts]
    if method.hands == "steps":
        steps = len(method.boxes(settings)[0].ticks)
        if len(rows) != len(options):
            raise _wrong(f"There are totals for {plural(len(rows), 'proposal')} and not {len(options)}.", right)
        if short := next((row for row in rows if len(row) != steps), None):
            raise _wrong(f"There are {plural(len(short), 'number')} for {steps} steps.", right)
        if more := next((sum(row) for row in rows if sum(row) > people), 0):
            raise _wrong(f"{more} hands of {plural(people, 'person', 'people')}.", "Count again, or count the people.")
        return tuple(map(tuple, rows))
    totals = list(chain.from_iterable(rows))
    if len(totals) != len(options):
        raise _wrong(f"There are {plural(len(totals), 'total')} for {plural(len(options), 'option')}.", right)
    _possible(method, totals, options, settings, people)
    return tuple((one,) for one in totals)


def _possible(
    method: Method, totals: Sequence[int], options: Sequence[Option], settings: Settings, people: int
) -> None:
    each = 1 if method.hands == "ticks" else whole(settings, "cap") or whole(settings, "dots", 5)
    what = "hand" if method.hands == "ticks" else "dot"
    for option, total in zip(options, totals, strict=True):
        if total > each * people:
            raise _wrong(
                f"“{clip(option.name, 40)}” has {plural(total, what)} of {plural(people, 'person', 'people')}.",
                "Count again, or count the people.",
            )
    if method.hands == "points" and sum(totals) > (most := whole(settings, "dots", 5) * people):
        raise _wrong(
            f"{sum(totals)} dots are more than the {most} that {plural(people, 'person has', 'people have')}.",
            "Count again, or count the people.",
        )


def papers(
    method: Method, said: str, options: Sequence[Option], settings: Settings, people: int,
    *, kind: str = "", organisation: str = "", label: str = "",
) -> list[Paper]:  # fmt: skip
    """Papers that add up to these totals, equal ones together. Raises Problem as ``read`` does."""
    totals = read(method, said, options, settings, people)
    if method.hands == "points":
        columns = _dealt([one[0] for one in totals], people)
    else:
        values = _values(method, settings)
        columns = [list(chain(*map(repeat, values, row)))[:people] for row in totals]
        rest: Mark = 0 if method.hands == "ticks" else None
        columns = [[*column, *repeat(rest, people - len(column))] for column in columns]
    found: dict[Marks, int] = {}
    for marks in zip(*columns, strict=True):
        found[marks] = found.get(marks, 0) + 1
    return [Paper(marks, kind, organisation, number, label, dealt=True) for marks, number in found.items()]


def _values(method: Method, settings: Settings) -> list[Mark]:
    if method.hands == "ticks":
        return [1]
    ticks = method.boxes(settings)[0].ticks
    return [int(one) if one.isdecimal() else method.words[one] for one in ticks]


def _dealt(totals: Sequence[int], people: int) -> list[list[Mark]]:
    """Dots given round: nobody gets more than their part of all, nor of one option."""
    columns: list[list[Mark]] = []
    turn = 0
    for total in totals:
        column: list[int] = [0] * people
        for _ in range(total):
            column[turn % people] += 1
            turn += 1
        columns.append(list(column))
    return columns


def _number(word: str, right: str) -> int:
    if not re.fullmatch(r"\d{1,9}", word):
        raise _wrong(f"“{clip(word, 20)}” is not a number of hands.", right)
    return int(word)


def _wrong(what: str, right: str) -> Problem:
    return Problem(what, hint=right, fields={"marks": what}, exit_code=USAGE)
