"""A table with one row an area: its columns, its rows, its numbers as publishers write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.files.open_data.figures.figure_sorts import Sort
from convene.files.sheets import Row
from convene.text import clip

_MISSING = frozenset(
    ("", "-", "–", "—", ".", "..", "...", "*", "**", "x", "c", "z", "s", "u", ":", "~", "n/a", "na", "nan", "null",
     "#n/a", "none", "suppressed", "[x]", "[c]", "[z]", "[u]", "[low]", "not available")
)  # fmt: skip
"""How publishers write that a figure is not there. It is never taken for nothing."""

_FEW = re.compile(
    r"(?:n ?)?[<≤>]=? ?\d[\d,]*%?|(?:fewer|less|under|below|up to)(?: than)? \d+|\d+ or (?:fewer|less)|\*+ ?<? ?\d*"
    r"|\d{1,2} ?(?:-|–|to) ?\d{1,2}|\[?(?:low|c|x|z|s|u|w|k|ns|nd|supp|suppressed|withheld|redacted|missing|nil)\]?"
    r"|disclosive|\(?(?:c|s|x|z)\)?|#+|†|‡"
)
"""How they write that it is too small to be told, or was never there."""
_MARKED = re.compile(r"(.*\d%?)\s*\[[a-z]{1,3}\]")
"""A number with a mark of the publisher's behind it, such as ``1,240 [p]`` for a provisional one."""

_MOST = Decimal(10) ** 18


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a table. ``times`` is 100 where the file gives a rate from 0 to 1; ``of`` names the country a
    decile or rank is in; ``weight_at`` is the column of weights, or of the total a share is of.

    Where ``sort`` was told from words (``why`` says by which), what the rows say is held against it: whether it is a
    count where only the things in its name say so (``loose``), whether its weights are any (``explicit``: its heading
    says so), whether it is a ``fraction`` of one (its cells may be shown as ``per_cent``), whether a figure of its
    ``group`` with other ``categories`` is the whole of it, whether all of its group are ``parts`` of one whole.
    One that stands ``beside`` every figure of an area says the same in each of its rows; what is ``of_each`` person, as
    votes are, is added up where an area has several of them. ``period`` is that of its
    heading, where years are columns.
    """

    name: str
    kind: FigureKind
    at: int = -1
    weight_at: int | None = None
    topic: str = ""
    unit: str = ""
    better: Better = Better.neither
    weighted_by: str = ""
    times: int = 1
    of: str = ""
    note: str = ""
    sort: Sort | None = None
    why: str = ""
    period: str = ""
    group: str = ""
    categories: tuple[str, ...] = ()
    explicit: bool = False
    beside: bool = False
    loose: bool = False
    parts: bool = False
    fraction: bool = False
    per_cent: bool = False
    of_each: bool = False


class Cell(NamedTuple):
    """What one row says about one figure."""

    column: Column
    value: str
    weight: str | None


class Area(NamedTuple):
    """One row: the area, other codes it lies in, and its cells. ``who`` tells the rows of different people apart, and
    nothing else of them; 0 where a row is of nobody."""

    line: int
    code: str
    name: str
    within: tuple[str, ...]
    period: str
    cells: Iterable[Cell]
    who: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """How a sheet is to be read. ``areas`` turns its rows into areas; ``census`` is the census its codes are of.
    ``told`` says what was guessed; of a table with a row a figure it is complete once the rows were read."""

    title: str
    areas: Callable[[Iterator[Row]], Iterator[Area]]
    period: str = ""
    day: date | None = None
    source: str = ""
    licence: str = ""
    census: int = 2021
    area_kind: AreaKind | None = None
    told: Iterable[str] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a table says about a place: IndicatorDraft fields for each figure with the line of its first area, codes
    asked for and not there, cells of the place that cannot be read, and what to know about it in words."""

    figures: tuple[tuple[int, dict[str, Any]], ...]
    missing: tuple[str, ...]
    wrong: tuple[tuple[int, str, str], ...]
    rows: int
    kept: int
    areas: int = 0
    elsewhere: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Figure:
    """One figure of the place in the making. ``weighted_by`` and ``kind`` may turn out otherwise than its column
    promised; ``without`` are areas with no figure, and ``marks`` what stands there instead; ``twice`` are
    areas with several, ``again`` those with the same one in several rows, ``unlisted`` those that the file has,
    without a row of this figure; ``added`` are areas of several people whose figures are added up, ``people`` (area,
    who) those counted."""

    column: Column
    period: str
    family: str
    line: int
    kind: FigureKind
    weighted_by: str
    areas: dict[str, dict[str, Any]] = field(default_factory=dict)
    without: dict[str, None] = field(default_factory=dict)
    marks: dict[str, None] = field(default_factory=dict)
    unlisted: list[str] = field(default_factory=list)
    twice: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    again: dict[str, None] = field(default_factory=dict)
    added: dict[str, None] = field(default_factory=dict)
    people: set[tuple[str, int]] = field(default_factory=set)
    unread: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unit: str = ""
    late: bool = False
    times: int = 1

    @property
    def weights(self) -> list[Decimal]:
        return [one["weight"] for one in self.areas.values() if one["weight"] is not None]

    def unweigh(self) -> None:
        """Take the weights away: they are none."""
        self.weighted_by = ""
        for one in self.areas.values():
            one["weight"] = None


def is_missing(said: str) -> bool:
    """Whether a cell says that no figure is given: it is empty, or holds one of the marks for it."""
    words = said.strip().casefold()
    return words in _MISSING or bool(_FEW.fullmatch(words))


def number(cell: str) -> Decimal | None:
    """A published number; None where none is given. Raises ValueError in words."""
    said = cell.strip()
    try:
        value = Decimal(said)
    except InvalidOperation:
        if is_missing(said):
            return None
        marked = _MARKED.fullmatch(said)
        value = _loose(marked[1] if marked else said)
    if not value.is_finite():
        return None if is_missing(said) else _refuse(said)
    return value if abs(value) < _MOST else _refuse(said)


def _loose(said: str) -> Decimal:
    bare = said.removeprefix("£").removesuffix("%").strip()
    groups = bare.lstrip("-+").partition(".")[0].split(",")
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(one) == 3 for one in groups[1:])):
        _refuse(said)
    try:
        return Decimal(bare.replace(",", ""))
    except InvalidOperation:
        return _refuse(said)


def _refuse(said: str) -> Decimal:
    raise ValueError(f"“{clip(said, 30)}” is not a number")
