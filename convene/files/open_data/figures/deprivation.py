"""The English indices of deprivation: the file with all scores, ranks, deciles and population denominators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.files.open_data.figures.area_table import Area, Cell, Column, Table
from convene.files.sheets import Row, Sheet, folded

_EDITIONS = {
    "2013": ("2015", date(2015, 9, 30)), "2019": ("2019", date(2019, 9, 26)), "2024": ("2025", date(2025, 10, 30)),
}  # fmt: skip
"""Year of the district codes → edition, and the day it was published."""

_LICENCE = "Open Government Licence v3.0"
_FIGURE = re.compile(r"(?P<domain>.+?) (?P<what>score|rank|decile)(?P<rate> rate)?(?: where .*)?")
_SCHEME = re.compile(r"lsoa code (\d{4})")
_DISTRICT = re.compile(r"local authority district code (\d{4})")


@dataclass(frozen=True, slots=True)
class _Domain:
    name: str
    topic: str
    weights: str = "total population"
    headline: bool = False


_DOMAINS = {
    "index of multiple deprivation imd": _Domain("Index of Multiple Deprivation", "Deprivation", headline=True),
    "income": _Domain("Income deprivation", "Income", headline=True),
    "employment": _Domain("Employment deprivation", "Work", "working age population", headline=True),
    "education skills and training": _Domain("Education, skills and training deprivation", "Learning", headline=True),
    "health deprivation and disability": _Domain("Health deprivation and disability", "Health", headline=True),
    "crime": _Domain("Crime deprivation", "Safety", headline=True),
    "barriers to housing and services": _Domain("Barriers to housing and services", "Housing", headline=True),
    "living environment": _Domain("Living environment deprivation", "Surroundings", headline=True),
    "income deprivation affecting children index idaci": _Domain(
        "Income deprivation affecting children (IDACI)", "Income", "dependent children aged 0 15"
    ),
    "income deprivation affecting older people idaopi": _Domain(
        "Income deprivation affecting older people (IDAOPI)", "Income", "older population aged 60"
    ),
    "children and young people sub domain": _Domain(
        "Children and young people (education)", "Learning", "dependent children aged 0 15"
    ),
    "adult skills sub domain": _Domain("Adult skills (education)", "Learning"),
    "geographical barriers sub domain": _Domain("Geographical barriers (housing and services)", "Housing"),
    "wider barriers sub domain": _Domain("Wider barriers (housing and services)", "Housing"),
    "indoors sub domain": _Domain("Indoors (living environment)", "Surroundings"),
    "outdoors sub domain": _Domain("Outdoors (living environment)", "Surroundings"),
}


def known(headings: frozenset[str]) -> bool:
    """Whether these folded headings are those of the indices."""
    lsoa = any(_SCHEME.fullmatch(one) for one in headings)
    return lsoa and any(one.startswith("index of multiple deprivation imd") for one in headings)


def table(sheet: Sheet, *, every: bool = False) -> Table:
    """How the file is read: score and decile of the index and its seven domains, or with ``every`` all of it."""
    words = [folded(one) for one in sheet.headings]
    code_at = next(at for at, one in enumerate(words) if _SCHEME.fullmatch(one))
    district = next((at for at, one in enumerate(words) if _DISTRICT.fullmatch(one)), None)
    year = words[district][-4:] if district is not None else ""
    edition, published = _EDITIONS.get(year, ("", None))
    columns, left = _columns(sheet, words, every)
    name_at = next((at for at, one in enumerate(words) if one.startswith("lsoa name")), None)
    return Table(
        title=f"English indices of deprivation {edition}".strip(),
        areas=lambda rows: _areas(rows, code_at, name_at, district, columns),
        period=f"{edition} edition" if edition else "",
        day=published,
        source=f"English indices of deprivation {edition}, MHCLG, scores, ranks and deciles".replace(" ,", ","),
        licence=_LICENCE,
        census=2011 if words[code_at].endswith("2011") else 2021,
        area_kind=AreaKind.lsoa_2011 if words[code_at].endswith("2011") else AreaKind.lsoa_2021,
        left=left,
    )


def _columns(sheet: Sheet, words: list[str], every: bool) -> tuple[tuple[Column, ...], int]:
    weights = {
        sign: next((at for at, one in enumerate(words) if one.startswith(sign)), None)
        for sign in {domain.weights for domain in _DOMAINS.values()}
    }
    found, left = [], 0
    for at, one in enumerate(words):
        match = _FIGURE.fullmatch(one)
        if not match:
            continue
        domain = _domain(match["domain"], sheet.headings[at])
        if every or (domain.headline and match["what"] != "rank"):
            found.append(_column(at, domain, match["what"], bool(match["rate"]), weights, sheet.headings))
        else:
            left += 1
    return tuple(found), left


def _domain(words: str, heading: str) -> _Domain:
    for sign, domain in _DOMAINS.items():
        if words == sign or words.replace(" index", "") == sign.replace(" index", ""):
            return domain
    plain = re.split(r"(?i)\s+(?:score|rank|decile)\b", heading)[0]
    return _Domain(plain, "Deprivation")


def _column(
    at: int, domain: _Domain, what: str, rate: bool, weights: dict[str, int | None], headings: tuple[str, ...]
) -> Column:
    if what != "score":
        kind = FigureKind.rank if what == "rank" else FigureKind.decile
        note = "1 is the most deprived area of England." if what == "rank" else "1 is the most deprived tenth."
        return Column(f"{domain.name}: {what}", kind, at, None, domain.topic, "", Better.up, of="England", note=note)
    weight_at = weights.get(domain.weights)
    return Column(
        f"{domain.name}: {'rate' if rate else 'score'}",
        FigureKind.score,
        at,
        weight_at,
        domain.topic,
        "%" if rate else "",
        Better.down,
        weighted_by=_lowered(headings[weight_at]) if weight_at is not None else "",
        times=100 if rate else 1,
        note="The file gives this as a rate from 0 to 1." if rate else "",
    )


def _lowered(heading: str) -> str:
    return heading[:1].lower() + heading[1:]


def _areas(
    rows: Iterator[Row], code_at: int, name_at: int | None, district: int | None, columns: tuple[Column, ...]
) -> Iterator[Area]:
    for line, cells in rows:
        there = len(cells)
        yield Area(
            line,
            cells[code_at] if code_at < there else "",
            cells[name_at] if name_at is not None and name_at < there else "",
            (cells[district].strip().upper(),) if district is not None and district < there else (),
            "",
            [
                Cell(
                    column,
                    cells[column.at] if column.at < there else "",
                    None if column.weight_at is None else cells[column.weight_at] if column.weight_at < there else "",
                )
                for column in columns
            ],
        )
