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
from convene.errors import USAGE, Problem
from convene.text import clean_line, clip, join, plural


def keyed(method: Method, options: Sequence[Option]) -> str:
    """How totals are keyed in, in words; "" where a method cannot be counted by hands."""
    if method.scale:
        each = "" if len(options) == 1 else ", for each proposal, with / between them"
        return f"how many stand at each of {' '.join(_steps(method))}{each}"
    if method.limits is not None:
        return f"a total for each option, in the order {join(list(letters(len(options))))}"
    return ""


def _steps(method: Method) -> Sequence[str]:
    return method.boxes({})[0].ticks


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
    if not method.scale:
        totals = [_number(one, right) for one in re.split(r"[\s,;]+", clean_line(said)) if one]
        if len(totals) != len(options):
            raise _wrong(f"There are {plural(len(totals), 'total')} for {plural(len(options), 'option')}.", right)
        _possible(method, totals, options, settings, people)
        return tuple((one,) for one in totals)
    rows = [[_number(one, right) for one in re.split(r"[\s,;]+", part.strip()) if one] for part in said.split("/")]
    if len(rows) != len(options):
        raise _wrong(f"There are totals for {plural(len(rows), 'proposal')} and not {len(options)}.", right)
    if short := next((row for row in rows if len(row) != len(method.scale)), None):
        raise _wrong(f"There are {plural(len(short), 'number')} for {len(method.scale)} steps.", right)
    if more := next((sum(row) for row in rows if sum(row) > people), 0):
        raise _wrong(f"{more} hands of {plural(people, 'person', 'people')}.", _AGAIN)
    return tuple(map(tuple, rows))


_AGAIN = "Count again, or count the people."


def _limits(method: Method, settings: Settings) -> tuple[int | None, int | None]:
    """The most that one person may give one option, and all of them; None where there is no limit."""
    return method.limits(settings) if method.limits is not None else (1, None)


def _possible(
    method: Method, totals: Sequence[int], options: Sequence[Option], settings: Settings, people: int
) -> None:
    each, whole = _limits(method, settings)
    for option, total in zip(options, totals, strict=True):
        if each is not None and total > each * people:
            raise _wrong(f"“{clip(option.words, 40)}” has {total:,} of {plural(people, 'person', 'people')}.", _AGAIN)
    if whole is not None and sum(totals) > whole * people:
        has = plural(people, "person has", "people have")
        raise _wrong(f"{sum(totals):,} are more than the {whole * people:,} that {has}.", _AGAIN)


def papers(
    method: Method, said: str, options: Sequence[Option], settings: Settings, people: int,
    *, kind: str = "", organisation: str = "", label: str = "",
) -> list[Paper]:  # fmt: skip
    """Papers that add up to these totals, equal ones together. Raises Problem as ``read`` does."""
    totals = read(method, said, options, settings, people)
    if method.scale or _limits(method, settings)[0] == 1:
        rest: Mark = None if method.scale else 0
        columns = [
            [*chain(*map(repeat, method.scale or (1,), row)), *repeat(rest, people - sum(row))] for row in totals
        ]
    else:
        columns = _dealt([one[0] for one in totals], people)
    found: dict[Marks, int] = {}
    for marks in zip(*columns, strict=True):
        found[marks] = found.get(marks, 0) + 1
    return [Paper(marks, kind, organisation, number, label, dealt=True) for marks, number in found.items()]


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
