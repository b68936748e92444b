"""A file of papers, counted by a method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

from convene.core.methods import Election, Method, Result, count, find
from convene.core.methods.counting import by_type
from convene.core.methods.result_data import as_data
from convene.core.methods.settings import Setting
from convene.errors import NO, USAGE, Problem, Where
from convene.files import papers
from convene.files.papers.types import type_of
from convene.text import clip, join


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be counted. ``given`` are settings of the method, as they were typed; ``quorum`` how many papers
    of a type are needed; ``costs`` pounds by option. ``sure`` counts all the same where the papers look like another
    kind. ``sheet``, ``heading`` and ``encoding`` say where the table is."""

    method: str
    given: Mapping[str, object] = field(default_factory=dict)
    quorum: Mapping[str, int] = field(default_factory=dict)
    costs: Mapping[str, Fraction] = field(default_factory=dict)
    sure: bool = False
    sheet: str = ""
    heading: int = 0
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The result, and ``told``: how the file was read and what was left out, a sentence each."""

    method: Method
    result: Result
    told: tuple[str, ...]

    def data(self, *, confidential: bool = False) -> dict[str, Any]:
        """As JSON holds it; ``confidential`` with what only the convener may see."""
        return as_data(self.result, confidential=confidential) | {"told": list(self.told)}


def count_file(path: Path, asked: Asked) -> Counted:
    """Count a file. Raises Problem for a method or setting there is not, for a file that cannot be read or holds
    nothing to count, and where its papers look like another kind than the method counts, unless that is ``sure``."""
    method = find(asked.method)
    method.settle({**_needed(method), **asked.given})  # what was typed wrongly is said before a file is read
    stack = papers.read(
        path, method, sheet=asked.sheet, heading=asked.heading, encoding=asked.encoding, costs=asked.costs
    )
    settings = method.settle({**stack.settings, **asked.given})
    told = list(stack.told)
    for name, said in stack.settings.items():
        if name in asked.given and str(asked.given[name]) != said:
            told.append(f"The file says --{name} {said}; it was counted with {asked.given[name]}, as you said.")
    election = Election(stack.options, stack.papers, settings, asked.quorum)
    _quorum_fits(election, stack.typed, path)
    result = count(method, election)
    if result.doubt and not asked.sure:
        raise Problem(
            "The papers look like another kind than they were to be counted as.",
            result.doubt,
            hint=f"Choose the other method, or say --sure to count them by {method.name} all the same.",
            where=Where(str(path)),
            exit_code=NO,
        )
    return Counted(method, result, tuple(told))


def _needed(method: Method) -> dict[str, object]:
    """Stand-ins for what a method needs and the file may yet say."""
    return {one.name: one.least for one in method.settings if one.needed}


def _quorum_fits(election: Election, typed: bool, path: Path) -> None:
    if not election.quorum:
        return
    if not typed:
        raise Problem(
            "A quorum by type is asked for, and the papers name no types.",
            hint="Add a column “type” to the stack, or leave --quorum out.",
            where=Where(str(path)),
            exit_code=NO,
        )
    there = {one.casefold(): one for one in by_type(election)}
    for kind in election.quorum:
        near = get_close_matches(kind.casefold(), there, n=1, cutoff=0.75)
        if kind.casefold() not in there and near:
            raise Problem(
                f"No paper is of the type “{clip(kind, 40)}”.",
                f"Did you mean {there[near[0]]}?",
                hint=f"The types in the stack are {join(list(there.values()))}.",
                where=Where(str(path)),
                exit_code=USAGE,
            )


def quorum_of(said: Sequence[str]) -> dict[str, int]:
    """``citizen=10`` each. Raises Problem."""
    found: dict[str, int] = {}
    for one in said:
        kind, equals, number = one.rpartition("=")
        if not equals or not kind.strip() or not number.strip().isdecimal():
            raise Problem(
                f"“{clip(one, 40)}” is no quorum.",
                hint="Say a type of actor and how many papers of it are needed: --quorum citizen=10.",
                exit_code=USAGE,
            )
        found[type_of(kind)] = int(number)
    return found


def money_of(said: Sequence[str], reader: Setting) -> dict[str, Fraction]:
    """``Bike shed=700`` each, as pounds by name. Raises Problem."""
    found: dict[str, Fraction] = {}
    for one in said:
        name, equals, cost = one.rpartition("=")
        if not equals or not name.strip():
            raise Problem(
                f"“{clip(one, 40)}” says no cost.",
                hint="Say an option and its pounds: --cost 'Bike shed=700'.",
                exit_code=USAGE,
            )
        value = reader.read(cost)
        found[name.strip()] = Fraction(value) if isinstance(value, (int, Fraction)) else Fraction()
    return found
