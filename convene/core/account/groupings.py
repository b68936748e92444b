"""An account by theme, outcome, measure, actor type, lever, pillar, priority, SDG or period.

An item under two priorities or goals stands under each: such rows overlap, and are not to be added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from convene.core.account import valuing
from convene.core.account.shape import Account, Line, Range, total
from convene.core.measurement_vocabulary import AccountPart
from convene.core.vocabulary import Choice, Pillar

NONE: Final = ""
"""The key of what belongs nowhere."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted of one measure: ``quantity`` is None for shares, which are never added up. ``here`` is how much
    of it is claimed here, after shares and decided double counts; ``twice`` how much of it is in a double count nobody
    has decided. ``target`` is None where no commitment names one. ``seen`` is how many of the ``commitments`` were
    counted at all: not counted is not nothing."""

    measure: str
    title: str
    unit: str
    quantity: Decimal | None
    target: Decimal | None
    commitments: int
    here: Decimal = Decimal(0)
    twice: Decimal = Decimal(0)
    seen: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """One row of a table. The three parts in money stand beside each other and are never added."""

    key: str
    title: str
    lines: tuple[Line, ...]
    value: Range
    given: Range
    moved: Range
    open_gross: Range
    open_lines: int
    counted: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An account by one key. With ``overlap`` an item stands in several rows, which must not be added; ``note`` says so
    in words."""

    key: str
    title: str
    groups: tuple[Group, ...]
    overlap: bool = False
    note: str = ""


_Keys = Callable[[Line], list[tuple[str, str]]]


def _one(key: str, title: str, none: str) -> list[tuple[str, str]]:
    return [(key, title or key)] if key else [(NONE, none)]


def _pillar(line: Line) -> list[tuple[str, str]]:
    pillar = line.claim.pillar
    return _one("" if pillar is Pillar.none else str(pillar), pillar.label, "No pillar")


def _choice(value: Choice | None, none: str) -> list[tuple[str, str]]:
    return _one(str(value), value.label, none) if value else [(NONE, none)]


def _priorities(line: Line) -> list[tuple[str, str]]:
    claim = line.claim
    titles = claim.priority_titles or claim.priorities
    return list(zip(claim.priorities, titles, strict=True)) or [(NONE, "No priority")]


KEYS: Final[dict[str, tuple[str, _Keys]]] = {
    "theme": ("Theme", lambda one: _one(one.claim.theme, one.claim.theme_title, "No theme")),
    "outcome": ("Outcome", lambda one: _one(one.claim.outcome, one.claim.outcome_title, "No outcome")),
    "measure": ("Measure", lambda one: _one(one.claim.measure, one.claim.measure_title, "No measure")),
    "actor_type": (
        "Type of actor",
        lambda one: _choice(one.claim.actor_type, "No type"),
    ),
    "lever": (
        "Lever", lambda one: _choice(one.claim.lever, "No lever"),
    ),
    "pillar": ("Pillar", _pillar),
    "priority": ("Priority", _priorities),
    "sdg": ("SDG", lambda one: [(f"{key:02}", f"SDG {key}") for key in one.claim.sdgs] or [(NONE, "No SDG")]),
}  # fmt: skip
"""Key → what the table is called, and the rows (key, title) a line stands in."""
PERIOD: Final = "period"
NAMES: Final = (*KEYS, PERIOD)


def by(account: Account, key: str) -> Table:
    """The account by one of ``NAMES``. Raises KeyError for another word."""
    if key == PERIOD:
        return _by_period(account)
    title, keys = KEYS[key]
    rooms: dict[str, list[Line]] = defaultdict(list)
    titles: dict[str, str] = {}
    for line in account.lines:
        for name, called in keys(line):
            rooms[name].append(line)
            titles[name] = called
    groups = tuple(
        _group(name, titles[name], tuple(rooms[name])) for name in sorted(rooms, key=lambda one: (one == NONE, one))
    )
    overlap = sum(len(one.lines) for one in groups) > len(account.lines)
    note = "Some commitments stand in several rows, so the rows overlap and are not to be added." if overlap else ""
    return Table(key, title, groups, overlap, note)


def _group(key: str, title: str, lines: tuple[Line, ...]) -> Group:
    open_ = [one for one in lines if one.part is AccountPart.worth and one.open]
    return Group(
        key, title, lines, _net(lines, AccountPart.worth), _net(lines, AccountPart.given),
        _net(lines, AccountPart.moved), total(one.gross for one in open_), len(open_), counts(lines),
    )  # fmt: skip


def _net(lines: tuple[Line, ...], part: AccountPart) -> Range:
    return total(one.net for one in lines if one.part is part and one.net is not None)


def counts(lines: tuple[Line, ...]) -> tuple[Count, ...]:
    """What was counted of each measure, and how much of it is claimed here. What nobody has accepted is not promised
    yet, and what the law asks for is no promise: they stand among the lines alone."""
    rooms: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.claim.offered or line.claim.legally_required:
            continue
        if line.claim.measure and (line.claim.actuals or line.claim.target is not None):
            rooms[line.claim.measure, line.claim.unit].append(line)
    return tuple(_count(those) for _, those in sorted(rooms.items()))


def _count(lines: list[Line]) -> Count:
    claim = lines[0].claim
    targets = [one.claim.target for one in lines if one.claim.target is not None]
    if valuing.is_share(claim.unit) and len(lines) > 1:
        return Count(claim.measure, claim.measure_title, claim.unit, None, None, len(lines))
    twice = [one.quantity for one in lines if one.doubled]
    return Count(
        claim.measure, claim.measure_title, claim.unit, sum((one.claim.quantity for one in lines), Decimal(0)),
        sum(targets, Decimal(0)) if targets else None, len(lines), sum((one.quantity for one in lines), Decimal(0)),
        sum(twice, Decimal(0)), sum(bool(one.claim.actuals) for one in lines),
    )  # fmt: skip


def _by_period(account: Account) -> Table:
    years = sorted({at for one in account.lines for at in _years(one)})
    groups = tuple(_of_year(account, year) for year in years)
    overlap = any(len(set(_years(one))) > 1 for one in account.lines)
    note = (
        "Each row has what was counted in its year, and what effects are worth in it, discounted to the first. What is "
        "in no total yet stands in no row."
    )
    return Table(PERIOD, "Year", groups, overlap, note)


def _years(line: Line) -> Iterator[int]:
    yield from (one.year for one in line.claim.actuals)
    yield from (one.year for one in line.years)


def _of_year(account: Account, year: int) -> Group:
    lines = tuple(one for one in account.lines if year in set(_years(one)))

    def present(part: AccountPart) -> Range:
        return total(each.present for one in lines if one.part is part for each in one.years if each.year == year)

    start = account.terms.start.year + year - 1
    return Group(
        f"{year:03}", f"Year {year} ({start})", lines, present(AccountPart.worth), present(AccountPart.given),
        present(AccountPart.moved), Range(), 0, tuple(_in_year(lines, year)),
    )  # fmt: skip


def _in_year(lines: tuple[Line, ...], year: int) -> Iterator[Count]:
    rooms: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.claim.measure and any(one.year == year for one in line.claim.actuals):
            rooms[line.claim.measure, line.claim.unit].append(line)
    for _, those in sorted(rooms.items()):
        claim = those[0].claim
        if valuing.is_share(claim.unit) and len(those) > 1:
            yield Count(claim.measure, claim.measure_title, claim.unit, None, None, len(those))
            continue
        parts = [sum((one.quantity for one in each.claim.actuals if one.year == year), Decimal(0)) for each in those]
        here = [much * (0 if each.set_aside else each.share) for much, each in zip(parts, those, strict=True)]
        yield Count(
            claim.measure, claim.measure_title, claim.unit, sum(parts, Decimal(0)), None, len(those),
            sum(here, Decimal(0)),
        )  # fmt: skip
