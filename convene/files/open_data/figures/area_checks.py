"""What the rows of a table say against what its headings promised: gaps, weights that are none, totals of a city."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Protocol

from convene.core.vocabulary import FigureKind
from convene.files.open_data.figures import figure_bases
from convene.files.open_data.figures.area_remarks import gaps, guesses, repeats, unread
from convene.files.open_data.figures.area_table import Column, Figure, number
from convene.files.open_data.figures.figure_sorts import Sort
from convene.files.sheets import folded
from convene.text import clip, count, join

_LARGE = 1_000
"""A number of so many, the same in every row, is the whole city's; smaller ones may well be alike by chance."""
_ROUNDED = Decimal("0.05")  # of what stands there: 0.13 for 0.1326
_ELSEWHERE = re.compile(
    r"(?i)\b(?:england|wales|scotland|uk|gb|national(?:ly)?|region(?:al)?|city|borough|county|district|council|authority"
    r"|citywide|overall|country|average for)\b|\baverage$"
)
_TOTAL = re.compile(r"total(?: .*)?|all(?: .*)?|grand total|.*\ball categories")

Key = tuple[str, str, str]


class Sums(Protocol):
    """What is known of all rows of one figure in one country."""

    areas: int
    most: Decimal
    lightest: Decimal | None
    heaviest: Decimal | None


class Alike:
    """Which counts are the same in every row of the file, by what stands in the cells."""

    def __init__(self) -> None:
        self._same: dict[Key, tuple[str, str, bool]] = {}
        self._differ: set[Key] = set()

    def take(self, key: Key, code: str, cell: str) -> None:
        if key in self._differ:
            return
        first = self._same.get(key)
        if first is None:
            self._same[key] = code, cell, False
        elif first[1] != cell:
            self._differ.add(key)
        elif first[0] != code:
            self._same[key] = code, cell, True

    def repeated(self, key: Key) -> Decimal | None:
        """The number that stands in every row, where it does so for several areas."""
        found = self._same.get(key)
        if found is None or key in self._differ or not found[2]:
            return None
        try:
            return number(found[1])
        except ValueError:
            return None


class Checked:
    """Goes over the figures of a place once all rows were read, puts right what can be, and says what it did."""

    def __init__(self, figures: Sequence[Figure], alike: Alike, sums: Callable[[Figure], Iterable[Sums]]) -> None:
        self._figures, self._alike, self._sums = figures, alike, sums
        self.dropped: list[Figure] = []
        self.wrong: list[tuple[int, str, str]] = []
        self.told: list[str] = []

    def all(self) -> None:
        self._hundreds()
        for figure in self._figures:
            self._unread(figure)
            self._twice(figure)
            if figure.column.sort is not None and figure.areas and figure not in self.dropped:
                self._uncounted(figure)
                self._city(figure)
                self._fraction(figure)
        for figure in self._figures:
            if figure.column.sort is not None and figure.areas and figure not in self.dropped:
                self._weigh(figure)
        self._parts()
        self._observed()
        kept = [one for one in self._figures if one not in self.dropped]
        self.told = list(dict.fromkeys((*self.told, *gaps(kept), *guesses(kept))))

    def _parts(self) -> None:
        """What nothing is said of is counted all the same where it adds up to a total in every area."""
        groups: dict[Key, list[Figure]] = {}
        for one in self._figures:
            if one.column.sort in (Sort.unknown, Sort.count) and one.column.why and one.areas:
                groups.setdefault(("", one.period, one.family), []).append(one)
        for group in groups.values():
            parts = [one for one in group if one.column.sort is Sort.unknown and not one.weights and one.unit != "%"]
            wholes = [one for one in group if one.column.sort is Sort.count]
            for whole in wholes:
                if len(parts) > 1 and all(_adds_up(parts, whole, code) for code in whole.areas):
                    for one in parts:
                        one.kind = FigureKind.total
                    named = join([f"“{clip(one.column.name, 40)}”" for one in parts[:4]])
                    more = f" and {len(parts) - 4} more" if len(parts) > 4 else ""
                    self.told.append(
                        f"{named}{more} add up to “{clip(whole.column.name, 40)}” in every area, so they are counts."
                    )
                    break

    def _observed(self) -> None:
        """Of all the categories of one question each is a share; those whom it was not put to are none of them."""
        groups: dict[Key, list[Figure]] = {}
        for one in self._figures:
            if one.column.parts and one.kind is FigureKind.total and one.areas:
                groups.setdefault((one.column.group, one.period, one.family), []).append(one)
        for group in groups.values():
            beside = [one for one in group if one.column.categories[-1:] == ("Does not apply",)]
            parts = [one for one in group if one not in beside and one not in self.dropped]
            if beside:
                self.dropped += beside
                self.told.append("“Does not apply” is left out: it counts those whom the question was not put to.")
            alike = all(one.areas.keys() == parts[0].areas.keys() and not one.without for one in parts)
            if len(parts) < 2 or not alike or any(is_total(one.column.categories[-1]) for one in parts):
                continue
            for code in parts[0].areas:
                whole = sum(one.areas[code]["value"] for one in parts)
                for one in parts:
                    one.areas[code]["weight"] = whole
            for one in parts:
                one.kind, one.late, one.weighted_by, one.unit = FigureKind.share, True, "all its categories", ""

    def _unread(self, figure: Figure) -> None:
        """Words where figures ought to be: told once of a column that has nothing else."""
        if len(figure.unread) < 2 or figure.areas:
            self.wrong += figure.unread
            figure.notes += unread(figure)
            return
        self.told.append(f"“{clip(figure.column.name, 60)}” has no figures in it but words; it is left out.")

    def _hundreds(self) -> None:
        """Where the total of a list is 100 in every area, all of it are percentages, whatever nobody said."""
        for whole in self._figures:
            column, values = whole.column, {one["value"] for one in whole.areas.values()}
            if whole.kind is not FigureKind.total or values != {100} or len(whole.areas) < 2:
                continue
            if len(column.categories) != 1 or not is_total(column.categories[0]):
                continue
            for one in self._figures:
                if one.column.group == column.group and (one.period, one.family) == (whole.period, whole.family):
                    one.kind, one.unit = FigureKind.score, "%"
            self.dropped.append(whole)
            self.told.append(f"“{clip(column.name, 60)}” is 100 in every area, so its parts are percentages.")

    def _uncounted(self, figure: Figure) -> None:
        """What only may be a count is none where it has decimals."""
        if not figure.column.loose or figure.kind is not FigureKind.total:
            return
        if any(one["value"] % 1 for one in figure.areas.values()):
            figure.kind = FigureKind.score
            self.told.append(
                f"“{clip(figure.column.name, 100)}” has decimals, so it is not taken for a count: it is neither added "
                "up nor averaged; say kind=count or unit=% if it is one."
            )

    def _twice(self, figure: Figure) -> None:
        """Rows of one area that differ: a slip where there is one; of many, nothing says what tells them apart."""
        differ = {code for _, code, _ in figure.twice.values()}
        if figure.column.sort is None or figure.column.beside:
            self.wrong += figure.twice.values()
            return
        counted = figure.kind is FigureKind.total  # a rank or a score may well stand beside each postcode of its area
        areas = differ | (figure.again.keys() if counted or differ else set())
        if len(areas) < 2 or len(areas) * 4 < len(figure.areas):
            self.wrong += figure.twice.values()
            figure.notes += repeats(figure, sorted(differ))
            return
        self.dropped.append(figure)
        self.told.append(
            f"“{clip(figure.column.name, 100)}” is left out: its areas have several rows each, and no "
            "column that is read says what tells them apart. If they are to be added up, do it before."
        )

    def _city(self, figure: Figure) -> None:
        """A count, or a weight, that is the same in every row is that of all of them together."""
        column, values = figure.column, [one["value"] for one in figure.areas.values()]
        if (
            column.categories
            and is_total(column.categories[-1])
            and column.sort is Sort.percentage
            and set(values) == {100}
        ):
            self.dropped.append(figure)  # a total is 100 % of itself
            return
        whole = self._alike.repeated((column.name, figure.period, figure.family))
        if whole and _ELSEWHERE.search(column.name):
            self.dropped.append(figure)
            self.told.append(
                f"“{clip(column.name, 60)}” is {whole.normalize():f} in every row: that of somewhere larger, and no "
                "figure of the areas."
            )
            return
        if figure.kind is FigureKind.total:
            least = 100 if figure_bases.base(column.name) or "total" in column.name.casefold() else _LARGE
            if whole is not None and whole >= least:
                self.dropped.append(figure)
                self.told.append(
                    f"“{clip(column.name, 60)}” is {count(whole)} in every row, so it is not of the areas but of all "
                    "of them together: it is no figure of the place, and weighs nothing."
                )
            return
        weights, sums = figure.weights, list(self._sums(figure))
        if not weights:
            return
        same = sum(one.areas for one in sums) > 1 and {one.lightest for one in sums} == {one.heaviest for one in sums}
        same = same and len({one.lightest for one in sums}) == 1
        if not same and (len(weights) < 3 or len(set(weights)) > 1):
            return
        of_each = figure.kind is FigureKind.share and sum(values) > weights[0]
        if of_each or (column.explicit and weights[0] < _LARGE):
            return
        self.told.append(
            f"“{clip(figure.weighted_by or 'The weight', 60)}” is {count(weights[0])} in every row, so it says nothing "
            f"of the single areas: “{clip(column.name, 60)}” is not weighted by it."
        )
        figure.unweigh()
        if figure.kind is FigureKind.share:
            figure.kind = FigureKind.total

    def _fraction(self, figure: Figure) -> None:
        """A proportion that never is above 1 is a fraction of one; of a percentage that never is nobody can know."""
        column, sums = figure.column, list(self._sums(figure))
        if column.sort is not Sort.percentage or figure.kind is not FigureKind.score or column.per_cent:
            return
        if not 0 < max([one.most for one in sums], default=Decimal(0)) <= 1:
            return
        if not column.fraction and not self._divided(figure):
            fine = any(one["value"] * 10 % 1 for one in figure.areas.values())
            if fine and sum(one.areas for one in sums) > 2:
                self.told.append(
                    f"“{clip(column.name, 100)}” is never above 1, and is taken for per cent as it stands; if 0.05 "
                    "means 5%, say unit='fraction of one'."
                )
            return
        figure.times, figure.unit = 100, "%"
        for one in figure.areas.values():
            one["value"] *= 100
        figure.notes.append("The file gives this as a fraction of one.")

    def _divided(self, figure: Figure) -> bool:
        """Whether another figure, divided by the weight, is what stands there in every area: then it is of one."""
        return any(
            one is not figure
            and any(row["value"] for row in figure.areas.values())
            and (one.period, one.family) == (figure.period, figure.family)
            and all(code in one.areas and _is_part(one.areas[code], row) for code, row in figure.areas.items())
            for one in self._figures
        )

    def _weigh(self, figure: Figure) -> None:
        """Gives a percentage without weights the base that stands in other rows of the table."""
        column = figure.column
        if figure.kind is not FigureKind.score or figure.weights or column.sort in (None, Sort.unknown):
            return
        others = [
            one for one in self._figures
            if one.kind is FigureKind.total and one not in self.dropped and one is not figure
            and (one.period, one.family) == (figure.period, figure.family) and figure.areas.keys() <= one.areas.keys()
        ]  # fmt: skip
        wholes = [one for one in others if _is_whole(one.column, column)]
        chosen = wholes[0] if len(wholes) == 1 and column.sort is Sort.percentage else None
        if chosen is None and column.sort is not None:
            bases = {
                one.column.name: base
                for one in others
                if one.column.categories == column.categories
                and (base := figure_bases.base(one.column.name))
                and (not base.explicit or one.column.group == column.group)
            }
            name = figure_bases.choose(column.name, column.sort, bases)
            chosen = next((one for one in others if one.column.name == name), None)
        if chosen is None or any(chosen.areas[code]["value"] < 0 for code in figure.areas):
            return
        figure.late, figure.weighted_by = True, chosen.column.name
        for code, one in figure.areas.items():
            one["weight"] = chosen.areas[code]["value"]


def is_total(category: str) -> bool:
    """Whether a category holds all the others."""
    return bool(_TOTAL.fullmatch(folded(category)))


def _is_whole(one: Column, of: Column) -> bool:
    """Whether a column counts all of what another is a part of: in one category it is the total, and like it else."""
    if one.group != of.group or len(one.categories) != len(of.categories):
        return False
    unlike = [(mine, its) for mine, its in zip(one.categories, of.categories, strict=True) if mine != its]
    return len(unlike) == 1 and is_total(unlike[0][0]) and not is_total(unlike[0][1])


def _is_part(one: dict[str, Any], row: dict[str, Any]) -> bool:
    part, whole, value = one["value"], row["weight"], row["value"]
    return bool(whole) and abs(part / whole - value) <= value * _ROUNDED


def _adds_up(parts: Sequence[Figure], whole: Figure, code: str) -> bool:
    there = [one.areas[code]["value"] for one in parts if code in one.areas]
    return len(there) == len(parts) and bool(sum(there) == whole.areas[code]["value"] > 0)


__all__ = ["Alike", "Checked", "Sums"]
