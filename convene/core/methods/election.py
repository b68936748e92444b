"""What is counted: options, and papers with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from convene.errors import USAGE, Problem
from convene.text import clean_line, clip

Mark: TypeAlias = int | Fraction | None
"""What a paper says of one option: a place, a number, or 1 and 0; None where it says nothing."""
Marks: TypeAlias = tuple[Mark, ...]
"""The marks of one paper, in the order of the options; of a method with axes, all axes of the first option first."""
Value: TypeAlias = int | Fraction | str | tuple[str, ...]
Settings: TypeAlias = Mapping[str, Value]

MOST_OPTIONS = 500


@dataclass(frozen=True, slots=True)
class Option:
    """``name`` tells it from the others; ``title`` is what people call it, where that is something else. ``cost`` is in
    pounds, for methods that spend a budget."""

    name: str
    cost: Fraction | None = None
    title: str = ""

    @property
    def words(self) -> str:
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, or ``count`` papers with the same marks. ``label`` says where it is, such as “line 7”; ``voter`` is a
    number that stands for a person."""

    marks: Marks
    type: str = ""
    organisation: str = ""
    count: int = 1
    label: str = ""
    dealt: bool = False
    """Made from totals of several people: only what all such papers add up to was seen."""
    voter: str = ""
    fault: str = ""
    """Why it was spoiled before anybody looked at its marks, such as a cell that nobody can read."""

    @property
    def blank(self) -> bool:
        return not self.fault and all(one is None for one in self.marks)


@dataclass(frozen=True, slots=True)
class Election:
    """``settings`` are as ``Method.settle`` gives them; ``quorum`` says how many papers of a type are needed."""

    options: tuple[Option, ...]
    papers: tuple[Paper, ...]
    settings: Settings = field(default_factory=dict)
    quorum: Mapping[str, int] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """What people call the options."""
        return tuple(one.words for one in self.options)

    @property
    def size(self) -> int:
        """How many papers there are, those that stand for several counted as many times."""
        return sum(one.count for one in self.papers)


def letters(number: int) -> tuple[str, ...]:
    """What the options are called on a paper: A to Z, then AA, AB …"""
    return tuple(_letter(at) for at in range(number))


def _letter(at: int) -> str:
    word = ""
    at += 1
    while at:
        at, left = divmod(at - 1, 26)
        word = chr(65 + left) + word
    return word


def options_of(names: Sequence[str], costs: Sequence[Fraction | None] = ()) -> tuple[Option, ...]:
    """Options of these names. Raises Problem where one has no name, two have the same, or there are too many."""
    found: dict[str, Option] = {}
    for at, said in enumerate(names):
        name = clean_line(said)
        if not name:
            raise Problem(
                f"Option {at + 1} has no name.", hint="Give each option the words people see on the paper.",
                exit_code=USAGE,
            )  # fmt: skip
        if name.casefold() in found:
            raise Problem(
                f"The option “{clip(name, 60)}” is there twice.",
                "Papers could mean either of them.",
                hint="Name each option once: put two columns that mean the same together, or tell them apart.",
                exit_code=USAGE,
            )
        found[name.casefold()] = Option(name, costs[at] if at < len(costs) else None)
    if len(found) > MOST_OPTIONS:
        raise Problem(
            f"There are {len(found):,} options, and at most {MOST_OPTIONS} can be counted.",
            hint="Put options that are alike together first.", exit_code=USAGE,
        )  # fmt: skip
    return tuple(found.values())
