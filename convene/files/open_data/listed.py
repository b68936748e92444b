"""Any table of figures by area: one column a figure, or one row a figure and area. What it does not say is guessed
from its words, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from convene.core.dates import understand
from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.errors import USAGE, Problem, Where
from convene.files.open_data.area_table import Area, Cell, Column, Table
from convene.files.sheets import Row, Sheet, folded
from convene.text import clean_line, clip, join

_CODE = re.compile(
    r"(?:area|geography|geog|lsoa|msoa|oa|ward|wd|district|lad|local authority|region)?\s?(?:area |district )?"
    r"(?:code|cd)(?: \d{2,4})?|(?:lsoa|msoa|oa|wd|lad|lsoa area|geo)\d{0,2}cd|area id|areacode|geography code"
)
_NAME = re.compile(
    r"(?:area|geography|lsoa|msoa|ward|wd|district|lad|local authority|place)(?: area)? ?(?:name|nm)(?: \d{2,4})?"
    r"|(?:lsoa|msoa|wd|lad)\d{2}nm|area|geography|ward|name|place"
)
_LONG = {
    "indicator": ("indicator", "indicator name", "measure", "measure name", "metric", "variable", "statistic"),
    "value": ("value", "obs value", "figure", "observation", "numerator"),
    "weight": ("weight", "denominator", "population", "out of", "base", "weights"),
    "period": ("period", "date", "year", "time", "time period", "date name", "timeperiod"),
    "unit": ("unit", "units", "unit of measure"),
    "topic": ("topic", "theme", "domain"),
    "kind": ("kind", "figure kind"),
}
_NEVER = (FigureKind.rank, FigureKind.decile, FigureKind.median)
_OUT_OF = ("out of", "denominator", "base")
"""Headings that say out of how many: what stands beside them is so many of them."""
_WEIGHTS = re.compile(r"(?:total|all|weights?|denominator|population|people|residents|households|base)(?: .*)?")

_KINDS = (
    (("rank", "position", "percentile", "quintile", "quartile"), FigureKind.rank),
    (("decile",), FigureKind.decile),
    (("median", "mean", "average", "expectancy"), FigureKind.median),
    (("percent", "percentage", "pct", "per cent", "proportion"), FigureKind.score),
    (("rate", "per 1", "per 100", "score", "index", "ratio"), FigureKind.score),
    (("count", "number", "total", "population", "people", "claimants"), FigureKind.total),
)
_OTHER = re.compile(r"\b(?:org|organisation|organization|charity|company|recipient|funding|postcode|slug)\b")
"""Words that only lists of organisations have."""
_PER_CENT = ("percent", "percentage", "pct", "per cent")


def known(headings: frozenset[str]) -> bool:
    """Whether these folded headings are those of figures by area: a code of areas, and no organisations."""
    plain = {"code", "cd"} if headings.isdisjoint((*_LONG["value"], *_LONG["indicator"])) else set()
    return any(map(is_code, headings - plain)) and not any(_OTHER.search(one) for one in headings)


def is_code(heading: str) -> bool:
    """Whether a folded heading is that of a column of area codes."""
    return bool(_CODE.fullmatch(heading))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person said about a table that does not say it itself, from ``key=value`` pairs."""

    kind: FigureKind | None = None
    better: Better | None = None
    area_kind: AreaKind | None = None
    day: date | None = None
    words: Mapping[str, str] | None = None

    def said(self, key: str) -> str:
        return (self.words or {}).get(key, "")


_CHOICES = {"kind": FigureKind, "better": Better, "area_kind": AreaKind}
_WORDS = ("name", "topic", "unit", "period", "source", "licence", "weighted_by", "note")


def wanted(fixed: tuple[tuple[str, str], ...]) -> Wanted:
    """Reads ``--set`` pairs. Raises Problem naming the one that cannot be taken."""
    words: dict[str, str] = {}
    for key, value in fixed:
        key = key.strip().replace("-", "_")
        try:
            if key in _CHOICES:
                words[key] = read_choice(_CHOICES[key], value)
            elif key == "date":
                words[key] = understand(value, None).isoformat()
            elif key in _WORDS:
                words[key] = clean_line(value)
            else:
                raise ValueError(f"known are {join([*_CHOICES, 'date', *_WORDS])}")
        except ValueError as wrong:
            raise Problem(
                f"“{clip(key, 30)}={clip(value, 40)}” cannot be taken.",
                f"{wrong}.",
                hint="Say for example kind=share, better=lower, date=2026-03-31 or source='Borough survey'.",
                exit_code=USAGE,
            ) from None
    given = {key: words[key] for key in _WORDS if key in words}
    day = date.fromisoformat(words["date"]) if "date" in words else None
    kinds = {key: _CHOICES[key](words[key]) for key in _CHOICES if words.get(key)}
    return Wanted(kinds.get("kind"), kinds.get("better"), kinds.get("area_kind"), day, given)  # type: ignore[arg-type]


def table(sheet: Sheet, said: Wanted) -> Table:
    """How the table is read. Raises Problem when nobody says who published it, or it has no figures."""
    words = [folded(one) for one in sheet.headings]
    code_at = _best_code(words, said.area_kind)
    if not said.said("source"):
        raise Problem(
            "Who published these figures?",
            "The table does not say, and a figure without a source is worth little.",
            hint="Say it, such as --set source='Borough survey 2026', and if you can a date and a licence as well.",
            where=Where(sheet.name, sheet.heading_line),
            exit_code=USAGE,
        )
    name_at = next((at for at, one in enumerate(words) if at != code_at and _NAME.fullmatch(one)), None)
    found = {key: next((words.index(one) for one in names if one in words), None) for key, names in _LONG.items()}
    told: list[str] = []
    if found["value"] is not None and (found["indicator"] is not None or said.said("name")):
        beside = words[found["weight"]] if found["weight"] is not None else ""
        long = _Long(code_at, name_at, found, said, told, beside in _OUT_OF)
        areas = long.areas
    else:
        columns = _wide(sheet, words, {code_at, name_at}, said, told)
        if not columns:
            raise Problem(
                "There is no column of figures in this table.",
                hint="It needs a code column, such as “LSOA code”, and one column for each figure, or the columns "
                "“indicator” and “value”.",
                where=Where(sheet.name, sheet.heading_line),
            )
        wide = _Wide(code_at, name_at, found["period"], columns)
        areas = wide.areas
    census = 2011 if re.search(r"\b(?:2011|lsoa11\w*|msoa11\w*|oa11\w*)\b", words[code_at]) else 2021
    return Table(
        title="", areas=areas, period=said.said("period"), day=said.day, source=said.said("source"),
        licence=said.said("licence"), census=census, area_kind=said.area_kind, told=tuple(told),
    )  # fmt: skip


def _best_code(words: list[str], wanted_kind: AreaKind | None) -> int:
    """The column of codes; the one of the census asked for, or of the newer one, where there are two."""
    found = [at for at, one in enumerate(words) if _CODE.fullmatch(one)]
    census = "11" if wanted_kind and wanted_kind.value.endswith("2011") else "21"
    return next((at for at in found if census in words[at]), found[0])


def guess(heading: str) -> tuple[FigureKind, bool]:
    """What kind of figure a heading speaks of, and whether it says so at all."""
    words = f" {folded(heading)} "
    for signs, kind in _KINDS:
        if any(f" {sign}" in words if len(sign) > 5 or " " in sign else f" {sign} " in words for sign in signs):
            return kind, True
    return FigureKind.score, False


def _column(
    heading: str, said: Wanted, told: list[str], *, kind: str = "", unit: str = "", shares: bool = False
) -> Column:
    name = said.said("name") or clean_line(heading)
    guessed, sure = guess(f"{heading} {unit}")
    if shares and not sure:
        guessed = FigureKind.share
    try:
        known_kind = said.kind or (read_choice(FigureKind, kind) if kind else None)
    except ValueError:
        known_kind = None
    figure = known_kind or guessed
    if sure and guessed in _NEVER and figure not in _NEVER:
        # What a heading calls a rank is not made a score by calling it one.
        figure = guessed
        told.append(
            f"“{clip(name, 60)}” is a {_KIND_WORDS[guessed]} by its name and is kept as one: those are never averaged."
        )
    elif known_kind is None:
        why = "by its name" if sure else "because nothing says what it is; say kind=count, share, rank or median if not"
        if shares and not sure:
            why = "because the table says out of how many"
        told.append(f"“{clip(name, 60)}” is taken for a {_KIND_WORDS[figure]}, {why}.")
    per_cent = any(sign in folded(f"{heading} {unit}") for sign in _PER_CENT)
    unit = said.said("unit") or ("%" if per_cent and figure is FigureKind.score else unit)
    if figure is FigureKind.share and unit == "%":
        unit = ""
    return Column(
        name, figure, topic=said.said("topic"), unit=unit, better=said.better or Better.neither,
        weighted_by=said.said("weighted_by"), note=said.said("note"),
    )  # fmt: skip


_KIND_WORDS = {
    FigureKind.total: "count", FigureKind.share: "share", FigureKind.score: "score or rate", FigureKind.rank: "rank",
    FigureKind.decile: "decile", FigureKind.median: "median or average",
}  # fmt: skip


def _wide(sheet: Sheet, words: list[str], skip: set[int | None], said: Wanted, told: list[str]) -> tuple[Column, ...]:
    """One column a figure; a column named like a total or a population gives the weights of all the others."""
    period = set(_LONG["period"])
    figures = [
        at
        for at, one in enumerate(words)
        if at not in skip and one and one not in period and not _CODE.fullmatch(one) and not _NAME.fullmatch(one)
    ]
    weights = [at for at in figures if _WEIGHTS.fullmatch(words[at])]
    weight_at = weights[0] if weights and len(figures) > len(weights) else None
    by = said.said("weighted_by") or (clean_line(sheet.headings[weight_at]) if weight_at is not None else "")
    out = []
    for at in figures:
        if at == weight_at:
            continue
        base = _column(sheet.headings[at], said, told)
        weighs = base.kind in (FigureKind.share, FigureKind.score) and weight_at is not None
        out.append(
            Column(
                base.name, base.kind, at, weight_at if weighs else None, base.topic, base.unit, base.better,
                by if weighs else "", note=base.note,
            )
        )  # fmt: skip
    if weight_at is not None and any(one.weight_at is not None for one in out):
        told.append(f"“{clip(by, 60)}” is taken for the people (or the total) behind the other figures.")
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Wide:
    code_at: int
    name_at: int | None
    period_at: int | None
    columns: tuple[Column, ...]

    def areas(self, rows: Iterator[Row]) -> Iterator[Area]:
        for line, cells in rows:
            yield Area(
                line, _at(cells, self.code_at), _at(cells, self.name_at), (), clean_line(_at(cells, self.period_at)),
                [
                    Cell(one, _at(cells, one.at), None if one.weight_at is None else _at(cells, one.weight_at))
                    for one in self.columns
                ],
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Long:
    code_at: int
    name_at: int | None
    found: Mapping[str, int | None]
    said: Wanted
    told: list[str]
    shares: bool

    def areas(self, rows: Iterator[Row]) -> Iterator[Area]:
        known_columns: dict[str, Column] = {}
        weight_at = self.found["weight"]
        for line, cells in rows:
            name = self.said.said("name") or clean_line(_at(cells, self.found["indicator"]))
            column = known_columns.get(name)
            if column is None:
                column = known_columns[name] = self._column(name, cells)
            weighs = column.kind in (FigureKind.share, FigureKind.score) and weight_at is not None
            cell = Cell(column, _at(cells, self.found["value"]), _at(cells, weight_at) if weighs else None)
            period = clean_line(_at(cells, self.found["period"]))
            yield Area(line, _at(cells, self.code_at), _at(cells, self.name_at), (), period, [cell])

    def _column(self, name: str, cells: tuple[str, ...]) -> Column:
        kind, unit = _at(cells, self.found["kind"]), clean_line(_at(cells, self.found["unit"]))
        column = _column(name, self.said, self.told, kind=kind, unit=unit, shares=self.shares)
        topic = self.said.said("topic") or clean_line(_at(cells, self.found["topic"]))
        return Column(
            column.name, column.kind, topic=topic, unit=column.unit, better=column.better,
            weighted_by=column.weighted_by, note=column.note,
        )  # fmt: skip


def _at(cells: tuple[str, ...], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""
