"""A table with one row an area, gathered into figures of the place and of the country around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from convene.core.figures import area_codes
from convene.core.vocabulary import AreaKind, FigureKind
from convene.files.open_data.figures.area_checks import Alike, Checked
from convene.files.open_data.figures.area_table import Area, Column, Figure, Gathered, Table, number
from convene.files.sheets import Sheet, Told
from convene.text import clean_line, clip, count

_ADDED = (FigureKind.share, FigureKind.score)
"""Kinds whose figure for the country around is worked out from all rows."""

_PLACES = Decimal("0.001")


@dataclass(slots=True)
class _Sums:
    """Of one figure in one country: the areas counted, what a share or a mean is made of, and from where to where
    its weights run."""

    areas: int = 0
    top: Decimal = Decimal(0)
    bottom: Decimal = Decimal(0)
    unweighted: int = 0
    most: Decimal = Decimal(0)
    lightest: Decimal | None = None
    heaviest: Decimal | None = None

    def add(self, column: Column, value: Decimal, weight: Decimal | None) -> None:
        self.areas += 1
        self.most = max(self.most, abs(value))
        if weight is None:
            self.unweighted += 1
            return
        self.top += value if column.kind is FigureKind.share else value * weight
        self.bottom += weight
        self.lightest = weight if self.lightest is None else min(self.lightest, weight)
        self.heaviest = weight if self.heaviest is None else max(self.heaviest, weight)


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
        self._here: dict[str, str] = {}
        self._figures: dict[tuple[str, str, str], Figure] = {}
        self._sums: dict[tuple[str, str, str, str], _Sums] = defaultdict(_Sums)
        self._alike = Alike()
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
            self._here[code] = family
            self._met |= hit
        for column, said, weighed in area.cells:
            period = f"{column.period} {area.period}".strip() if column.period else area.period
            if column.sort is not None:
                self._alike.take((column.name, period, family), code, said)
            if not hit and column.kind not in _ADDED:
                continue
            figure = self._figure(column, period, family, area.line) if hit else None
            try:
                value = number(said)
                weight = None if weighed is None else number(weighed)
                if weight is not None and weight < 0:
                    raise ValueError(f"“{clip(weighed or '', 30)}” cannot say how many")
            except ValueError as wrong:
                if figure is not None:
                    figure.unread.append((area.line, code, f"{wrong}, under “{clip(column.name, 60)}”"))
                continue
            if value is not None and column.times != 1:
                value *= column.times
            if figure is not None:
                self._keep(figure, area, code, value, weight, said.strip())
            if value is not None and column.kind in _ADDED:
                self._sums[column.name, period, code[:1], family].add(column, value, weight)

    def _figure(self, column: Column, period: str, family: str, line: int) -> Figure:
        key = (column.name, period, family)
        figure = self._figures.get(key)
        if figure is None:
            figure = self._figures[key] = Figure(
                column, period, family, line, column.kind, column.weighted_by, unit=column.unit
            )
        return figure

    def _keep(
        self, figure: Figure, area: Area, code: str, value: Decimal | None, weight: Decimal | None, said: str
    ) -> None:
        if value is None:
            figure.without.setdefault(code)
            if said:
                figure.marks.setdefault(said)
            return
        row = {"code": code, "name": clean_line(area.name), "value": value, "weight": weight}
        before = figure.areas.setdefault(code, row)
        fresh = figure.column.of_each and (code, area.who) not in figure.people
        if fresh:
            figure.people.add((code, area.who))
        if before is row:
            return
        if fresh:
            before["value"] += value
            figure.added.setdefault(code)
            return
        if (before["value"], before["weight"]) == (value, weight):
            figure.again.setdefault(code)
        else:
            called = clip(figure.column.name, 60)
            words = f"the area stands there twice with different figures of “{called}”; the first is kept"
            figure.twice.setdefault(f"{code} {area.line}", (area.line, code, words))

    def done(self) -> Gathered:
        made = list(self._figures.values())
        for one in made:
            unread = {code for _, code, _ in one.unread}
            there = [code for code, family in self._here.items() if family == one.family]
            one.unlisted = [
                code for code in there if code not in one.areas and code not in one.without and code not in unread
            ]
        checked = Checked(made, self._alike, self._summed)
        checked.all()
        figures = [(one.line, self._fields(one)) for one in made if one.areas and one not in checked.dropped]
        return Gathered(
            tuple(figures),
            tuple(sorted(self._wanted - self._met)),
            tuple(sorted(checked.wrong)),
            self._rows,
            self._kept,
            len(self._here),
            frozenset(self._families),
            tuple(checked.told),
        )

    def _summed(self, figure: Figure) -> list[_Sums]:
        nations = sorted({code[:1] for code in figure.areas})
        return [self._sums[figure.column.name, figure.period, nation, figure.family] for nation in nations]

    def _fields(self, figure: Figure) -> dict[str, Any]:
        column, table = figure.column, self._table
        kind = table.area_kind or area_codes.kind_of(figure.family, table.census)
        compare, beside = self._beside(figure, kind)
        return {
            "name": column.name,
            "topic": column.topic,
            "kind": figure.kind,
            "unit": figure.unit,
            "better": column.better,
            "period": figure.period or table.period,
            "date": table.day,
            "area_kind": kind,
            "weighted_by": figure.weighted_by,
            "areas": tuple(figure.areas.values()),
            "compare": compare,
            "compare_with": beside or column.of,
            "source": table.source,
            "licence": table.licence,
            "note": " ".join(filter(None, [column.note, *figure.notes])),
        }

    def _beside(self, figure: Figure, kind: AreaKind) -> tuple[Decimal | None, str]:
        """The same figure of everything in the file around the place, and what that is."""
        if figure.kind not in _ADDED or figure.late or (not figure.weights):
            return None, ""
        nations = sorted({code[:1] for code in figure.areas})
        found = self._summed(figure)
        bottom, areas = sum((one.bottom for one in found), Decimal(0)), sum(one.areas for one in found)
        if not bottom or any(one.unweighted for one in found) or areas <= len(figure.areas):
            return None, ""
        top = sum((one.top for one in found), Decimal(0))
        value = top * 100 / bottom if figure.kind is FigureKind.share else top * figure.times / bottom
        sizes = [area_codes.SIZES.get((kind, nation), 0) for nation in nations]
        if all(size and one.areas == size for size, one in zip(sizes, found, strict=True)):
            beside = " and ".join(area_codes.COUNTRIES[nation] for nation in nations)
        else:
            beside = f"all {count(areas)} areas of the file"
        return value.quantize(_PLACES).normalize() + 0, beside
