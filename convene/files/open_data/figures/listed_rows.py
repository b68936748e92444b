"""The rows of any table of figures by area: what each figure is called, what sort it is, and what weighs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import Better, FigureKind
from convene.files.open_data.cells.cell_values import in_what
from convene.files.open_data.figures import figure_bases
from convene.files.open_data.figures.area_table import Area, Cell, Column
from convene.files.open_data.figures.figure_columns import Seen, code_in
from convene.files.open_data.figures.figure_sorts import (
    NEVER,
    Sort,
    counted,
    firmly_counted,
    flat,
    of_measure,
    said,
    sort_of,
)
from convene.files.open_data.figures.listed_columns import Columns, is_mere
from convene.files.sheets import Row, folded
from convene.text import clean_line, clip

_LONG = 110
_VOTES = re.compile(r"(?i)\bvotes?\b")
_SEX = re.compile(r"(?i)sex|gender")
_AGES = re.compile(r"(?i)(?:single year of )?ages?(?: \(years\)| in years)?")
_AGE = re.compile(r"\d{1,3}\+?(?: ?(?:-|–|to) ?\d{1,3})?")
_FEWEST_AGES = 6
"""Headings that are small numbers: so many of them are years of age."""
_CLASSES = re.compile(r"\s*\(\d+ categories\)|\s*\(\d+[a-z]?\)")
_FRACTION = re.compile(r"\b(?:proportion|fraction|share)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said of the whole table."""

    kind: FigureKind | None
    better: Better | None
    words: Mapping[str, str]

    def word(self, key: str) -> str:
        return self.words.get(key, "")


class Naming:
    """Turns what a row says beside its figures into columns with a name, a sort and a base."""

    def __init__(self, asked: Said, headings: Sequence[str], columns: Columns, seen: Sequence[Seen]) -> None:
        self.told: list[str] = []
        self._asked, self._headings, self._columns, self._seen = asked, headings, columns, seen
        self._wordy = [at for at in (columns.indicator, columns.measure, columns.unit, columns.kind) if at is not None]
        self._kept = [at for at in columns.categories if len(seen[at].values) > 1]
        self._same = [at for at in columns.categories if len(seen[at].values) == 1]
        self._made: dict[tuple[str, ...], tuple[Column, ...]] = {}
        self._names: set[tuple[str, int | None]] = set()
        bases = {headings[at]: one for at, one in columns.bases.items() if seen[at].numbers and not seen[at].per_cent}
        self._bases = bases

    @cached_property
    def _are_ages(self) -> bool:
        """Whether the columns of figures are years of age, one beside the other."""
        ages = [one for at in self._columns.values if _AGE.fullmatch(one := clean_line(self._headings[at]))]
        return len(ages) >= _FEWEST_AGES

    @property
    def names_itself(self) -> bool:
        """Whether anything says what is counted."""
        if self._asked.word("name") or self._columns.indicator is not None or self._columns.categories:
            return True
        return not all(is_mere(self._headings[at]) for at in self._columns.values)

    def is_quarter(self, at: int) -> bool:
        return "quarter" in folded(self._headings[at])

    def of(self, cells: tuple[str, ...]) -> tuple[Column, ...]:
        """The columns of a row."""
        key = tuple(_at(cells, at) for at in (*self._wordy, *self._columns.categories))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = tuple(self._column(at, cells) for at in self._columns.values)
        return made

    def _column(self, at: int, cells: tuple[str, ...]) -> Column:
        named, asked = self._columns, self._asked
        heading = _readable(self._headings[at])
        indicator, measure, unit = (clean_line(_at(cells, one)) for one in (named.indicator, named.measure, named.unit))
        if self._is_beside(at):
            indicator = measure = unit = ""
        elif len(named.values) > 1 and of_measure(heading):
            measure, unit = heading, unit if of_measure(unit) is of_measure(heading) else ""
        categories = [clean_line(_at(cells, one)) for one in self._kept]
        name = self._name(heading, at, indicator, categories)
        sort = self._sort(name, at, cells, heading, indicator, measure, unit)
        name = self._apart(name, at, sort, measure, unit)
        if sort is Sort.unknown and (at in named.bases or (named.outs and self._asked.kind is None)):
            sort = Sort.count
        kind, why = self._kind(name, at, sort, _at(cells, named.kind))
        base_at, base_name = self._base(name, heading, at, sort, kind)
        fits = kind in (FigureKind.share, FigureKind.score)
        return Column(
            name, kind, at, base_at if fits else None, asked.word("topic") or clean_line(_at(cells, named.topic)),
            self._unit(sort, kind, unit, at), asked.better or Better.neither,
            (asked.word("weighted_by") or base_name) if fits and base_at is not None else "",
            note=" ".join(filter(None, (asked.word("note"), _NOTES.get(sort, "")))), sort=sort, why=why,
            period=clean_line(heading) if at in named.years else "", group=indicator,
            categories=tuple(categories), parts=self._are_parts(heading),
            explicit=base_at in named.outs, beside=self._is_beside(at),
            loose=sort is Sort.count and at not in named.bases and not firmly_counted([name, measure, unit, heading]),
            fraction=_is_fraction(name, measure, unit, asked.word("unit")), per_cent=self._per_cent(at),
            of_each=bool(named.people) and at in named.each and sort is Sort.count and bool(_VOTES.search(name)),
        )  # fmt: skip

    def _is_beside(self, at: int) -> bool:
        """Whether a column is the base that stands beside every figure of a list, and so is one figure of its own."""
        return at in self._columns.bases and self._columns.indicator is not None and len(self._columns.values) > 1

    def _name(self, heading: str, at: int, indicator: str, categories: list[str]) -> str:
        """What a figure is called: everything that tells it from the others of its table."""
        mere = is_mere(heading)
        alone = len(self._columns.values) == 1 or (at in self._columns.years)
        alone = alone or (
            len([one for one in self._columns.values if not self._is_beside(one)]) == 1 and bool(indicator)
        )
        first = self._asked.word("name") or indicator
        parts = [first] if first else []
        plain = folded(heading) in ("value", "values", "obs value", "observation", "figure") and bool(first)
        if (not mere and (not first or not alone)) or (mere and not alone and not plain):
            parts.append(f"Age {heading}" if _AGE.fullmatch(heading) and self._are_ages else heading)
        told = {self._topic(one).casefold(): (one, said_) for one, said_ in zip(self._kept, categories, strict=True)}
        labels = [self._label(one, said_) for one, said_ in told.values()]
        same = [self._label(one, next(iter(self._seen[one].values))) for one in self._same] if not parts else []
        rest = ", ".join(filter(None, [*labels, *(same if not labels else [])]))
        start = ": ".join(parts)
        if rest and len(start) + len(rest) > _LONG:
            start = clip(start, max(30, _LONG - len(rest)))
        return ": ".join(filter(None, (start, rest))) or heading

    def _apart(self, name: str, at: int, sort: Sort, measure: str, unit: str) -> str:
        """With its measure, where a table has several and the name alone would not tell; no two bear one name."""
        column = None if self._is_beside(at) else at  # a base is the same beside every indicator
        several = self._columns.measure is not None and len(self._seen[self._columns.measure].values) > 1
        taken = column is not None and (name.casefold(), _year_of(at, self._columns)) in self._names
        if measure and several and (taken or sort is not (said(name) or Sort.count)):
            name = f"{name} ({clip(measure, 60)})"
        elif taken and unit:
            name = f"{name} ({clip(unit, 60)})"
        base, number = name, 2
        while column is not None and (name.casefold(), _year_of(at, self._columns)) in self._names:
            name, number = f"{base} ({number})", number + 1
        self._names.add((name.casefold(), _year_of(at, self._columns)))
        return name

    def _topic(self, at: int) -> str:
        return _CLASSES.sub("", clean_line(self._headings[at]))

    def _label(self, at: int, value: str) -> str:
        """A category; one word alone says too little without its topic, where that is in words."""
        short = re.sub(r"(?i)^total: (?=.)", "", clean_line(value))
        topic = self._topic(at)
        if _SEX.fullmatch(topic):
            return short
        if _AGES.fullmatch(topic) and _AGE.fullmatch(short):
            return f"Age {short}"
        spoken = not re.search(r"[_\d]|(?i:^(?:group|type|class)$|\b(?:category|categories|name)$)", topic)
        return f"{topic}: {short}" if (spoken or short.isdigit()) and len(short.split()) == 1 else short

    def _sort(
        self, name: str, at: int, cells: tuple[str, ...], heading: str, indicator: str, measure: str, unit: str
    ) -> Sort:
        categories = [clean_line(_at(cells, one)) for one in self._columns.categories]
        names = [one for one in (heading, indicator, self._asked.word("name")) if one and not _YEARLY.fullmatch(one)]
        sort = sort_of(names, [measure, unit, self._asked.word("unit")], categories, per_cent=self._per_cent(at))
        if sort is Sort.unknown and self._counts(heading, measure):
            return Sort.count
        return sort

    def _are_parts(self, heading: str) -> bool:
        """Whether the rows of an area are all the categories of one question, as in a dataset made at the ONS."""
        classes = [one for one in self._columns.categories if _CLASSES.search(self._headings[one])]
        return folded(heading) == "observation" and len(classes) == 1 and len(self._columns.categories) == 1

    def _per_cent(self, at: int) -> bool:
        return self._seen[at].per_cent * 2 > self._seen[at].numbers > 0

    def _counts(self, heading: str, measure: str) -> bool:
        """The observations of a census table, and what Nomis calls a plain value, are counts."""
        if folded(heading) == "observation":
            return any(_CLASSES.search(self._headings[at]) for at in self._columns.categories)
        return folded(heading) == "obs value" and folded(measure) in ("value", "20100")

    def _kind(self, name: str, at: int, sort: Sort, cell: str) -> tuple[FigureKind, str]:
        """The kind of a figure, and why it is taken for that where nobody said so."""
        if at in self._columns.bases and len(self._columns.values) > 1 and sort is Sort.count:
            return FigureKind.total, "by what the table says of it"
        try:
            known = self._asked.kind or (FigureKind(read_choice(FigureKind, cell)) if cell else None)
        except ValueError:
            known = None
        if known is None:
            why = "by what the table says of it"
            if sort is Sort.unknown:
                why = (
                    "because nothing says what it is, so it is neither added up nor averaged; say kind=count, share, "
                    "rank or median if it is one"
                )
            if (shared := self._shared(sort)) is FigureKind.share:
                return shared, "because the table says out of how many"
            return sort.kind, why
        firm = sort in NEVER or (sort in (Sort.percentage, Sort.density, Sort.rate) and known is not FigureKind.score)
        if firm and known is not sort.kind:
            # What a table calls a rank is not made a score by calling it one, nor a percentage a count.
            self.told.append(
                f"“{clip(name, 60)}” is a {sort.words} by what the table says and is kept as one: those are never "
                f"{'averaged' if sort in NEVER else 'added up'}."
            )
            return sort.kind, ""
        return known, ""

    def _shared(self, sort: Sort) -> FigureKind:
        """Of so many, where one column says out of how many the other is."""
        if self._columns.outs and sort in (Sort.count, Sort.unknown):
            return FigureKind.share
        return sort.kind

    def _base(self, name: str, heading: str, at: int, sort: Sort, kind: FigureKind) -> tuple[int | None, str]:
        if kind not in (FigureKind.share, FigureKind.score):
            return None, ""
        places = {self._headings[one]: one for one in self._columns.bases if one != at}
        bases = {one: what for one, what in self._bases.items() if one in places}
        if kind is FigureKind.share:
            sort = Sort.percentage
        elif sort in (Sort.unknown, Sort.count):
            sort = Sort.score if self._asked.kind else sort
        chosen = figure_bases.choose(name, sort, bases)
        if chosen is None and kind is FigureKind.share and len(bases) == 1:
            chosen = next(iter(bases))
        if chosen is None:
            return None, ""
        return places[chosen], clean_line(chosen)

    def _unit(self, sort: Sort, kind: FigureKind, unit: str, at: int) -> str:
        unit = self._asked.word("unit") or unit
        if sort is Sort.percentage and kind is not FigureKind.share:
            return "%"
        if kind is FigureKind.share and (unit == "%" or of_measure(unit)):
            return ""
        if (
            sort not in (Sort.count, Sort.money)
            and kind is not FigureKind.share
            and not said(unit)
            and counted(unit) is Sort.count
        ):
            return ""  # those whom an average is of, and not what it is in
        heading = self._headings[at]
        if not unit and "£" in heading and kind is not FigureKind.share:
            return {1_000: "thousand pounds", 1_000_000: "million pounds"}.get(in_what(heading), "£")
        return "" if flat(unit) in ("count", "number", "score", "rank", "decile") else unit


def _is_fraction(*texts: str) -> bool:
    return any(_FRACTION.search(folded(one)) for one in texts)


def _readable(heading: str) -> str:
    """A heading as words: ``median_price`` is written for programs."""
    said_ = clean_line(heading)
    return said_.replace("_", " ") if re.fullmatch(r"[a-z0-9_]+", said_) else said_


_YEARLY = re.compile(r"(?:19|20)\d\d.{0,5}")
_NOTES = {
    Sort.density: "A density is of the ground: it is averaged by hectares or square kilometres, and nothing else."
}


def _year_of(at: int, columns: Columns) -> int | None:
    """The columns of years bear one name."""
    return at if at in columns.years else None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the table as areas. Those without an area code (a grand total, a footnote) are of no area."""

    code_at: int
    others: frozenset[int]
    columns: Columns
    naming: Naming

    def areas(self, rows: Iterator[Row]) -> Iterator[Area]:
        named = self.columns
        moments: dict[tuple[str, ...], str] = {}
        for line, cells in rows:
            code = code_in(_at(cells, self.code_at))
            if not code:
                yield Area(line, "", "", (), "", ())
                continue
            within = tuple(filter(None, (code_in(_at(cells, at)) for at in self.others)))
            times = tuple(_at(cells, at) for at in named.periods)
            if times not in moments:
                moments[times] = self._moment(times)
            yield Area(
                line, code, _at(cells, named.name_at), within, moments[times],
                [
                    Cell(one, _at(cells, one.at), None if one.weight_at is None else _at(cells, one.weight_at))
                    for one in self.naming.of(cells)
                ],
                hash(tuple(_at(cells, at) for at in named.people)) if named.people else 0,
            )  # fmt: skip

    def _moment(self, times: tuple[str, ...]) -> str:
        """The times of a row as one; a year is not said beside the day it lies in."""
        given = []
        for at, said_ in zip(self.columns.periods, map(clean_line, times), strict=True):
            quarter = re.fullmatch(r"[1-4]", said_) and self.naming.is_quarter(at)
            given.append(f"Q{said_}" if quarter else said_)
        unlike = list(dict.fromkeys(filter(None, given)))
        return " ".join(one for one in unlike if not any(one in other for other in unlike if other is not one))


def _at(cells: tuple[str, ...], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


__all__ = ["Naming", "Rows", "Said"]
