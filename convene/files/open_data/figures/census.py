"""Census tables as Nomis hands them out in bulk: date, geography, code, then one column a category."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from convene.core.vocabulary import Better, FigureKind
from convene.files.open_data.figures.area_table import Area, Cell, Column, Table
from convene.files.open_data.figures.figure_sorts import Sort, sort_of
from convene.files.sheets import Row, Sheet, folded
from convene.text import clean_line

_DAYS = {"2021": date(2021, 3, 21), "2011": date(2011, 3, 27), "2001": date(2001, 4, 29)}
_LICENCE = "Open Government Licence v3.0"
_NUMBER = re.compile(r"(?i)\b(?:ts|qs|ks)\d{3}[a-z]{0,2}\b")
_TAIL = re.compile(r"(?i);\s*(?:measures?|unit\w*)\b.*$")
_COLON = re.compile(r"\s*:\s*")
_UNIT = re.compile(r"(?i);\s*(?:measures?|unit\w*):")
_RATED = re.compile(r"(?i);\s*(?:measures?|unit\w*):.*\bper ?cent")
_PLACED = {"date", "geography", "geography code"}

_TOPICS = {
    "residence type": "People", "age": "People", "sex": "People", "household deprivation": "Deprivation",
    "general health": "Health", "disability": "Health", "number of cars or vans": "Getting about",
    "economic activity status": "Work", "highest level of qualification": "Learning", "tenure of household": "Housing",
    "accommodation type": "Housing", "occupancy rating for bedrooms": "Housing", "household composition": "People",
    "method of travel to workplace": "Getting about", "provision of unpaid care": "Health",
}  # fmt: skip
_WORSE = (
    "no cars or vans", "unemployed", "no qualifications", "bad health", "very bad health", "long-term sick",
    "is deprived in",
)  # fmt: skip
_BETTER = ("very good health", "not deprived in any")
_DEEP = 2
"""How many levels of categories come in without being asked for."""


@dataclass(frozen=True, slots=True)
class _Heading:
    at: int
    topic: str
    label: str
    total: bool

    @property
    def depth(self) -> int:
        return self.label.count(":") + 1


def known(headings: frozenset[str]) -> bool:
    """Whether these folded headings may be those of a bulk census table; ``sure`` tells."""
    return headings >= _PLACED and len(headings) > 3


def sure(sheet: Sheet) -> bool:
    """Whether every other heading is ``Topic: category``, and the rows are of a census year. Nomis hands out its
    other tables under the same three headings."""
    rest = [one for one in sheet.headings if folded(one) not in _PLACED]
    if any(_RATED.search(one) for one in rest):
        return False
    categories = all(_COLON.search(_TAIL.sub("", one)) or _UNIT.search(one) for one in rest)
    return categories and _year(sheet, [folded(one) for one in sheet.headings].index("date")) in _DAYS


def table(sheet: Sheet, *, every: bool = False) -> Table:
    """How the table is read: totals as counts, every other category as a share of its topic's total; with ``every``
    also the categories below the second level."""
    words = [folded(one) for one in sheet.headings]
    place = {name: words.index(name) for name in ("date", "geography", "geography code")}
    found = [one for at in range(len(words)) if at not in place.values() and (one := _heading(sheet.headings[at], at))]
    columns: list[Column] = []
    left = 0
    for topic, of_topic in _by_topic(found).items():
        total = next((one for one in of_topic if one.total), None)
        for one in of_topic:
            if not every and one.depth > _DEEP and not one.total:
                left += 1
            else:
                columns.append(_column(one, total, topic))
    year = _year(sheet, place["date"])
    number = _NUMBER.search(sheet.name) or _NUMBER.search(sheet.path.name)
    named = number[0].upper() if number else ""
    source = f"Census {year} (ONS)" + (f", table {named}" if named else "") + ", by Nomis"
    return Table(
        title=f"Census {year}{f', table {named}' if named else ''}",
        areas=lambda rows: _areas(rows, place, tuple(columns)),
        period=f"Census day {year}",
        day=_DAYS.get(year),
        source=source,
        licence=_LICENCE,
        census=2011 if year == "2011" else 2021,
        left=left,
    )


def _heading(heading: str, at: int) -> _Heading | None:
    """``Topic: category: finer category``, whatever the spaces around the colons."""
    parts = [one for one in _COLON.split(clean_line(_TAIL.sub("", heading))) if one]
    if not parts:
        return None
    topic, rest = (parts[0], parts[1:]) if len(parts) > 1 else ("", parts)
    total = folded(rest[0]) in ("total", "all categories", "all persons", "all households")
    return _Heading(at, topic, ": ".join(rest), total)


def _by_topic(found: list[_Heading]) -> dict[str, list[_Heading]]:
    grouped: dict[str, list[_Heading]] = defaultdict(list)
    for one in found:
        grouped[one.topic].append(one)
    return grouped


def _column(one: _Heading, total: _Heading | None, topic: str) -> Column:
    group = _TOPICS.get(topic.casefold(), topic)
    counted = _counted(total, topic)
    if one.total or total is None:
        name = _total_name(one, topic) if one.total else _full(one, topic)
        unit = counted if one.total else ""
        sort = sort_of([one.label, topic])
        kind = FigureKind.total if one.total or sort is Sort.unknown else sort.kind
        return Column(name, kind, one.at, None, group, unit)
    label = one.label.casefold()
    better = Better.neither
    if any(sign in label for sign in _BETTER):
        better = Better.up
    elif any(sign in label for sign in _WORSE):
        better = Better.down
    by = total.label.partition(": ")[2] or ("All households" if counted == "households" else "All usual residents")
    return Column(_full(one, topic), FigureKind.share, one.at, total.at, group, counted, better, weighted_by=by)


def _full(one: _Heading, topic: str) -> str:
    """A category's name; one word alone says too little without its topic."""
    return f"{topic}: {one.label}" if topic and len(one.label.split()) == 1 else one.label


def _total_name(one: _Heading, topic: str) -> str:
    label = one.label.partition(": ")[2]
    if label:
        return label
    return "All usual residents" if topic.casefold() in ("residence type", "age", "sex") else f"{topic}: total"


def _counted(total: _Heading | None, topic: str) -> str:
    words = f"{total.label if total else ''} {topic}".casefold()
    if "household" in words or "cars or vans" in words:
        return "households"
    return "people aged 16 and over" if "aged 16 years and over" in words else "people"


def _year(sheet: Sheet, at: int) -> str:
    first = next(iter(sheet.rows()), None)
    said = first.cells[at] if first and at < len(first.cells) else ""
    found = re.search(r"\d{4}", said)
    return found[0] if found else ""


def _areas(rows: Iterator[Row], place: dict[str, int], columns: tuple[Column, ...]) -> Iterator[Area]:
    code, name = place["geography code"], place["geography"]
    for line, cells in rows:
        there = len(cells)
        yield Area(
            line,
            cells[code] if code < there else "",
            cells[name] if name < there else "",
            (),
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
