"""A table with one row an area, gathered into figures of the place and of the country around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from convene.core.figures import area_codes
from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.files.sheets import Row, Sheet, Told
from convene.text import clean_line, clip, count

_MISSING = frozenset(
    ("", "-", "–", "—", ".", "..", "...", "*", "**", "x", "c", "z", "s", "u", ":", "~", "n/a", "na", "nan", "null",
     "#n/a", "none", "suppressed", "[x]", "[c]", "[z]", "[u]", "[low]", "not available")
)  # fmt: skip
"""How publishers write that a figure is not there. It is never taken for nothing."""

_ADDED = (FigureKind.share, FigureKind.score)
"""Kinds whose figure for the country around is worked out from all rows."""

_MOST = Decimal(10) ** 18
_PLACES = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a table. ``times`` is 100 where the file gives a rate from 0 to 1; ``of`` names the country a
    decile or rank is in; ``weight_at`` is the column of weights, or of the total a share is of."""

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


class Cell(NamedTuple):
    """What one row says about one figure."""

    column: Column
    value: str
    weight: str | None


class Area(NamedTuple):
    """One row: the area, other codes it lies in, and its cells."""

    line: int
    code: str
    name: str
    within: tuple[str, ...]
    period: str
    cells: Iterable[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """How a sheet is to be read. ``areas`` turns its rows into areas; ``census`` is the census its codes are of."""

    title: str
    areas: Callable[[Iterator[Row]], Iterator[Area]]
    period: str = ""
    day: date | None = None
    source: str = ""
    licence: str = ""
    census: int = 2021
    area_kind: AreaKind | None = None
    told: tuple[str, ...] = ()
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


@dataclass(slots=True)
class _Sums:
    """Of one figure in one country: the areas counted, and what a share or a mean is made of."""

    areas: int = 0
    top: Decimal = Decimal(0)
    bottom: Decimal = Decimal(0)
    unweighted: int = 0


@dataclass(slots=True)
class _Figure:
    column: Column
    period: str
    line: int = 0
    areas: dict[str, dict[str, Any]] = field(default_factory=dict)
    without: list[str] = field(default_factory=list)


def number(cell: str) -> Decimal | None:
    """A published number; None where none is given. Raises ValueError in words."""
    said = cell.strip()
    try:
        value = Decimal(said)
    except InvalidOperation:
        if said.casefold() in _MISSING:
            return None
        value = _loose(said)
    if not value.is_finite():
        return None if said.casefold() in _MISSING else _refuse(said)
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


def gather(table: Table, sheet: Sheet, codes: Iterable[str], told: Told | None = None) -> Gathered:
    """Reads the sheet once, whole: keeps the areas with these codes, or inside them, and adds up all the others for
    comparison. Raises Problem where the sheet cannot be read on."""
    wanted = {area_codes.normal(code) for code in codes}
    work = _Gathering(table, wanted)
    for area in table.areas(sheet.rows(told)):
        work.take(area)
    return work.done()


class _Gathering:
    def __init__(self, table: Table, wanted: set[str]) -> None:
        self._table = table
        self._wanted = wanted
        self._met: set[str] = set()
        self._here: set[str] = set()
        self._figures: dict[tuple[str, str, str], _Figure] = {}
        self._sums: dict[tuple[str, str, str, str], _Sums] = defaultdict(_Sums)
        self._wrong: list[tuple[int, str, str]] = []
        self._families: set[str] = set()
        self._rows = self._kept = 0

    def take(self, area: Area) -> None:
        self._rows += 1
        code = area_codes.normal(area.code)
        family = area_codes.family(code)
        self._families.add(family)
        hit = self._wanted.intersection((code, *area.within))
        if hit:
            self._kept += 1
            self._here.add(code)
            self._met |= hit
        for column, said, weighed in area.cells:
            if not hit and column.kind not in _ADDED:
                continue
            try:
                value = number(said)
                weight = None if weighed is None else number(weighed)
                if weight is not None and weight < 0:
                    raise ValueError(f"“{clip(weighed or '', 30)}” cannot say how many")
            except ValueError as wrong:
                if hit:
                    self._wrong.append((area.line, code, f"{wrong}, under “{clip(column.name, 60)}”"))
                continue
            if value is not None and column.times != 1:
                value *= column.times
            if hit:
                self._keep(area, code, family, column, value, weight)
            if value is not None and column.kind in _ADDED:
                self._add(column, area.period, code[:1], family, value, weight)

    def _keep(
        self, area: Area, code: str, family: str, column: Column, value: Decimal | None, weight: Decimal | None
    ) -> None:
        key = (column.name, area.period, family)
        figure = self._figures.get(key)
        if figure is None:
            figure = self._figures[key] = _Figure(column, area.period, area.line)
        if value is None:
            figure.without.append(code)
            return
        row = {"code": code, "name": clean_line(area.name), "value": value, "weight": weight}
        before = figure.areas.setdefault(code, row)
        if before is not row and (before["value"], before["weight"]) != (value, weight):
            words = (
                f"the area stands there twice with different figures of “{clip(column.name, 60)}”; the first is kept"
            )
            self._wrong.append((area.line, code, words))

    def _add(
        self, column: Column, period: str, nation: str, family: str, value: Decimal, weight: Decimal | None
    ) -> None:
        sums = self._sums[column.name, period, nation, family]
        sums.areas += 1
        if weight is None:
            sums.unweighted += 1
            return
        sums.top += value if column.kind is FigureKind.share else value * weight
        sums.bottom += weight

    def done(self) -> Gathered:
        figures = [
            (figure.line, self._fields(figure, family))
            for (_, _, family), figure in self._figures.items()
            if figure.areas
        ]
        missing = sorted(self._wanted - self._met)
        return Gathered(
            tuple(figures),
            tuple(missing),
            tuple(self._wrong),
            self._rows,
            self._kept,
            len(self._here),
            frozenset(self._families),
        )

    def _fields(self, figure: _Figure, family: str) -> dict[str, Any]:
        column, table = figure.column, self._table
        kind = table.area_kind or area_codes.kind_of(family, table.census)
        compare, beside = self._beside(figure, family, kind)
        notes = [column.note, self._without(figure)]
        return {
            "name": column.name,
            "topic": column.topic,
            "kind": column.kind,
            "unit": column.unit,
            "better": column.better,
            "period": figure.period or table.period,
            "date": table.day,
            "area_kind": kind,
            "weighted_by": column.weighted_by,
            "areas": tuple(figure.areas.values()),
            "compare": compare,
            "compare_with": beside or column.of,
            "source": table.source,
            "licence": table.licence,
            "note": " ".join(filter(None, notes)),
        }

    def _without(self, figure: _Figure) -> str:
        if not figure.without:
            return ""
        named = ", ".join(figure.without[:5]) + (" …" if len(figure.without) > 5 else "")
        return f"The file gives no figure for {named}; what is said of the place is without it."

    def _beside(self, figure: _Figure, family: str, kind: AreaKind) -> tuple[Decimal | None, str]:
        """The same figure of everything in the file around the place, and what that is."""
        column = figure.column
        if column.kind not in (FigureKind.share, FigureKind.score):
            return None, ""
        nations = sorted({code[:1] for code in figure.areas})
        found = [self._sums[column.name, figure.period, nation, family] for nation in nations]
        bottom, areas = sum((one.bottom for one in found), Decimal(0)), sum(one.areas for one in found)
        if not bottom or any(one.unweighted for one in found) or areas <= len(figure.areas):
            return None, ""
        top = sum((one.top for one in found), Decimal(0))
        value = top * 100 / bottom if column.kind is FigureKind.share else top / bottom
        sizes = [area_codes.SIZES.get((kind, nation), 0) for nation in nations]
        if all(size and one.areas == size for size, one in zip(sizes, found, strict=True)):
            beside = " and ".join(area_codes.COUNTRIES[nation] for nation in nations)
        else:
            beside = f"all {count(areas)} areas of the file"
        return value.quantize(_PLACES).normalize() + 0, beside
