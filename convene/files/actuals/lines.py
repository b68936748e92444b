"""The lines of a list of actuals, one figure each, as they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from convene.core.measuring.amounts import Counted, NotCountedError, read_counted
from convene.core.measuring.periods import Period, Understood, Years, months_from, months_to, read_period
from convene.files.actuals.columns import TOTALS, Columns
from convene.files.sheets import Sheet, Told
from convene.text import clean_line, clip

NONE = Counted()


class Named(NamedTuple):
    """What a line says of whose figure it is: the commitment's handle or title, its actor, its measure's code."""

    commitment: str = ""
    actor: str = ""
    measure: str = ""

    @property
    def words(self) -> str:
        return " · ".join(filter(None, self))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``wrong`` says why it cannot be taken; ``period`` is None then, or where only the commitment's own
    rhythm can say how long it was (``until`` is its last day then)."""

    line: int
    named: Named
    period: Period | None = None
    until: Period | None = None
    counted: Counted = NONE
    unit: str = ""
    note: str = ""
    evidence: str = ""
    source: str = ""
    grade: str = ""
    reason: str = ""
    heading: str = ""
    wrong: str = ""


class Passed(NamedTuple):
    """A row that holds no figure: ``why`` is "total" or "blank"."""

    line: int
    why: str


class Reading:
    """Reads the lines of a sheet; ``told`` is what was understood of its periods, each once."""

    def __init__(self, sheet: Sheet, columns: Columns, years: Years) -> None:
        self.sheet, self.columns, self.years = sheet, columns, years
        self._understood: dict[str, str] = {}
        self._period = lru_cache(4_096)(self._read_period)

    @property
    def told(self) -> tuple[str, ...]:
        """What periods were taken for, of those first met."""
        return tuple(self._understood.values())

    def figures(self, told: Told | None = None) -> Iterator[Figure | Passed]:
        """Every figure of the file, and every row without one."""
        for line, cells in self.sheet.rows(told):
            row = tuple(cells)
            named = Named(*(self._cell(row, role) for role in ("commitment", "actor", "measure")))
            first = next(filter(None, (clean_line(one) for one in row)), "")
            if TOTALS.fullmatch(first) or TOTALS.fullmatch(named.commitment or named.actor or named.measure):
                yield Passed(line, "total")
            elif self.columns.wide:
                yield from self._wide(line, row, named)
            else:
                yield self._long(line, row, named)

    def _cell(self, row: tuple[str, ...], role: str) -> str:
        at = self.columns.at.get(role, -1)
        return clean_line(row[at]) if 0 <= at < len(row) else ""

    def _beside(self, row: tuple[str, ...]) -> dict[str, Any]:
        return {name: self._cell(row, name) for name in ("unit", "note", "evidence", "source", "grade", "reason")}

    def _wide(self, line: int, row: tuple[str, ...], named: Named) -> Iterator[Figure | Passed]:
        rest = self._beside(row)
        there = False
        for one in self.columns.periods:
            counted, wrong = _counted(row[one.at] if one.at < len(row) else "")
            if counted.quantity is None and not wrong:
                continue
            there = True
            yield Figure(line, named, one.period, None, counted, **rest, heading=one.heading, wrong=wrong)
        if not there:
            if rest["reason"]:
                yield Figure(line, named, **rest)
            else:
                yield Passed(line, "blank")

    def _long(self, line: int, row: tuple[str, ...], named: Named) -> Figure | Passed:
        rest = self._beside(row)
        counted, wrong = _counted(self._cell(row, "quantity"))
        if counted.quantity is None and not wrong:
            return Figure(line, named, **rest) if rest["reason"] else Passed(line, "blank")
        if large := self.columns.size:
            wrong = wrong or f"its heading says “{large}”, so the figures are not in ones; write them out in full"
        if wrong:
            return Figure(line, named, **rest, wrong=wrong)
        said = tuple(self._cell(row, role) for role in ("period", "year", "from", "until"))
        try:
            period, until = self._period(*said)
        except ValueError as error:
            return Figure(line, named, **rest, wrong=str(error))
        return Figure(line, named, period, until, counted, **rest)

    def _read_period(self, period: str, year: str, first: str, last: str) -> tuple[Period | None, Period | None]:
        if first or (last and not period):
            return self._between(first, last)
        if year and re.fullmatch(r"0?[1-9]|1[0-2]", period) and self.columns.span == 1 and re.fullmatch(r"\d{4}", year):
            period = f"{year}-{int(period):02}"
        elif year and period and year.casefold() not in period.casefold():
            period = f"{period} {year}"
        text = period or year
        if not text:
            raise ValueError("it says no period")
        found = read_period(text, self.years)
        if found.period.days == 1:
            found = self._of_a_day(text, found)
        self._tell(text, found)
        return found.period, None

    def _between(self, first: str, last: str) -> tuple[Period | None, Period | None]:
        """From one day, or the first of a month, to another, or the last of one."""
        until = read_period(last, self.years).period if last else None
        if first and until is None:
            raise ValueError("it says from when and not until when")
        if not first:
            return None, until
        start = read_period(first, self.years).period.start
        assert until is not None
        if until.end < start:
            raise ValueError(f"its period ends ({until.end}) before it begins ({start})")
        return Period(start, until.end), None

    def _of_a_day(self, text: str, found: Understood) -> Understood:
        """A day where the heading speaks of months: the first of them, or the last."""
        when, span = found.period.start, self.columns.span
        if not span:
            if self.columns.by_day:
                return found
            raise ValueError(
                f"“{clip(text, 30)}” is one day; head the column Date where each line is of one day, or give from and "
                "until"
            )
        if when.day == 1:
            return Understood(months_from(when, span), "a first day was taken for the whole")
        if months_to(when, 1).start.day == 1:
            return Understood(months_to(when, span), "a last day was taken for the whole")
        raise ValueError(f"“{clip(text, 30)}” is a day in the middle of a month, where a whole one is wanted")

    def _tell(self, text: str, found: Understood) -> None:
        if len(self._understood) < 200 and text not in self._understood:
            why = f" ({found.told})" if found.told else ""
            self._understood[text] = f"“{clip(text, 40)}” is {found.period.words}{why}."


@lru_cache(16_384)
def _counted(cell: str) -> tuple[Counted, str]:
    try:
        return read_counted(cell), ""
    except NotCountedError as error:
        return NONE, str(error)
