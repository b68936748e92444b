"""What a method says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from convene.core.methods import settings as reading
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.result import Table, Tally
from convene.core.methods.settings import Setting
from convene.core.vocabulary import Stage

Kind = Literal["ticks", "ranks", "numbers", "scale", "stances", "duels"]
"""What a paper holds: ticks, an order, numbers of which more is better, places on a scale, yes or no, or one duel."""

Check: TypeAlias = Callable[[Marks, Sequence[Option], Settings], str]
Count: TypeAlias = Callable[[Election], Tally]
Read: TypeAlias = Callable[[str, Sequence[Option]], Marks]
Limits: TypeAlias = Callable[[Settings], tuple[int | None, int | None]]
Shares: TypeAlias = Callable[[Election], tuple[int, list[Sequence[int]]]]


@dataclass(frozen=True, slots=True)
class Box:
    """What stands beside each option on a printed paper: an empty field, or ticks of which one is ticked. ``width`` is
    in hundredths of the line."""

    title: str
    ticks: tuple[str, ...] = ()
    width: int = 16


@dataclass(frozen=True, slots=True)
class Method:
    """One way of counting.

    ``purpose`` says in plain words what it is good for, ``closing`` when it is over and what holds then; ``smallest``
    is the smallest sensible group. ``check`` says why a paper is spoiled, or "". ``tally`` counts papers that are all
    valid. ``read`` takes what is keyed in for one paper. ``shares`` gives each paper's support of each option as
    numerators over one denominator, from 0 to 1: what fairness is reckoned from; None where there is no such thing.
    ``words`` are cells that stand for a number. ``axes`` are what is asked of each option where that is more than one
    thing. ``instructions``, ``boxes`` and tables ``beside`` them are for the printed paper. ``limits`` are the most
    one person may give one option, and in all, where totals alone can be counted; ``scale`` are the places where it is
    enough to know how many stand at each. ``doubts`` says why papers
    may mean something else.
    """

    name: str
    title: str
    purpose: str
    stages: tuple[Stage, ...]
    smallest: int
    kind: Kind
    keyed: str
    closing: str
    check: Check
    tally: Count
    read: Read
    instructions: Callable[[Sequence[Option], Settings], tuple[str, ...]]
    boxes: Callable[[Settings], tuple[Box, ...]]
    spoiled: str
    shares: Shares | None = None
    doubts: Callable[[Election], str] = lambda _: ""
    limits: Limits | None = None
    scale: tuple[int, ...] = ()
    beside: Callable[[Settings], tuple[Table, ...]] = lambda _: ()
    settings: tuple[Setting, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    axes: tuple[str, ...] = ()
    least_options: int = 1
    most_options: int = 500
    fractions: bool = False
    """Whether a mark may have decimals."""
    signed: bool = False
    """Whether a mark may be below nought."""

    def settle(self, given: Mapping[str, object]) -> Settings:
        """What was given, checked, with the rest filled in. Raises Problem."""
        return reading.settle(self.name, self.settings, given)

    @property
    def width(self) -> int:
        """How many marks an option has."""
        return len(self.axes) or 1


def scaled(marks: Marks, most: int, least: int = 0) -> list[int]:
    """Whole marks as steps above ``least``, nothing as the least, none above ``most``."""
    return [min(max(int(one), least), most) - least if one is not None else 0 for one in marks]
