"""Which column of a list of actuals is which, and which of its columns are periods."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from convene.core.measuring.periods import SPANS, Period, Years, months_from, months_to, read_period
from convene.errors import USAGE, Problem, Where
from convene.files.sheets import Sheet, folded
from convene.text import clip, join, plural

ROLES: dict[str, tuple[str, ...]] = {
    "commitment": (
        "commitment", "commitment handle", "handle", "commitment id", "commitment title", "title", "promise", "pledge",
        "commitment name",
    ),
    "actor": (
        "actor", "promised by", "organisation", "organization", "organisation name", "partner", "supplier",
        "contractor", "provider", "delivered by", "anchor",
    ),
    "measure": (
        "measure", "measure code", "code", "measure ref", "measure reference", "indicator", "kpi", "metric", "ref",
        "reference",
    ),
    "period": ("period", "reporting period", "date", "day", "month", "quarter", "half year", "half", "quarter ending",
               "month ending", "year ending", "quarter end", "month end", "year end"),
    "year": ("year", "financial year", "fiscal year", "reporting year"),
    "from": ("from", "start", "start date", "period start", "period from", "period begins", "first day"),
    "until": ("until", "to", "end", "end date", "period end", "period to", "period until", "period ends", "last day"),
    "quantity": (
        "quantity", "actual", "actuals", "count", "counted", "value", "amount", "number", "delivered", "outturn",
        "figure", "result", "actual quantity", "actual value", "achieved", "actual delivered",
    ),
    "unit": ("unit", "units", "unit of measure", "unit of measurement", "counted in"),
    "note": ("note", "notes", "comment", "comments", "commentary", "what happened", "remarks"),
    "evidence": ("evidence", "proof", "evidence item", "what shows it"),
    "grade": ("grade", "evidence grade", "strength of evidence"),
    "source": ("source", "evidence source", "evidence link", "link"),
    "reason": ("not delivered because", "reason not delivered", "reason for not delivering", "why not delivered"),
}  # fmt: skip
"""What a column may be → headings, as ``folded`` gives them."""

_COUNTED = frozenset(("actual", "actuals", "outturn", "delivered", "counted", "count", "result", "achieved", "quantity",
                      "value", "amount", "number"))  # fmt: skip
_SIZE = re.compile(
    r"[£€$]? ?(?:(?<![\d,.])000'?s?|'000s?)\b|[£€$] ?(?:k|m|bn)\b|\b(?:thousands?|millions?)\b", re.IGNORECASE
)
_SUMS = re.compile(r"\b(?:total|year to date|ytd|to date|cumulative|grand total|sum|overall|annual total)\b")
TOTALS = re.compile(r"(?:grand |sub ?-?|overall |year |annual )?(?:total|totals|sum|subtotal)\b.*", re.IGNORECASE)
"""What stands in the first cell of a row that adds others up."""


class PeriodColumn(NamedTuple):
    """A column of a wide list: its number, its heading, and the period it holds."""

    at: int
    heading: str
    period: Period


@dataclass(frozen=True, slots=True)
class Columns:
    """``at`` is role → the number of its column. ``periods`` are the columns of a wide list, none in a long one.
    ``span`` is the months the heading of a long list's period speaks of, 0 for none; ``by_day`` that each of its lines
    may be of one day. ``told`` says in words what was understood and what is not read. ``size`` is
    what the heading of the figures says they are in, such as “£000”; "" where they are in ones."""

    at: Mapping[str, int]
    periods: tuple[PeriodColumn, ...] = ()
    span: int = 0
    by_day: bool = False
    told: tuple[str, ...] = ()
    size: str = ""

    @property
    def wide(self) -> bool:
        return bool(self.periods)


def columns_of(sheet: Sheet, years: Years, maps: Mapping[str, str] | None = None) -> Columns:
    """The columns of a list. ``maps`` is heading → role, "" for none. Raises Problem where it names no figures, no
    periods or nothing to tell the commitment by."""
    at, unread = _roles(sheet, dict(maps or {}))
    periods, told, unread = _periods(sheet, years, at, unread, set(maps or ()))
    if periods and "quantity" in at:
        raise _unclear(
            sheet,
            f"It has a column of figures (“{clip(sheet.headings[at['quantity']], 40)}”) and columns that are periods "
            f"(“{clip(periods[0].heading, 40)}”).",
            "Say which holds what was counted: leave the other out with --map 'Heading='.",
        )
    if not periods and "quantity" not in at:
        raise _unclear(
            sheet,
            f"No column holds what was counted. Its columns are: {_said(sheet.headings)}.",
            "Name it: --map 'Their heading=quantity'; a column a quarter is headed Q1 2025/26.",
        )
    if not periods and not {"period", "until", "year"} & set(at):
        raise _unclear(sheet, f"No column says of which period a figure is. Its columns are: {_said(sheet.headings)}.",
                       "Name it: --map 'Their heading=period', or from and until.")  # fmt: skip
    if "commitment" not in at and not {"actor", "measure"} <= set(at):
        raise _unclear(
            sheet,
            f"Nothing says which commitment a figure is of. Its columns are: {_said(sheet.headings)}.",
            "It takes the commitment's handle or title, or actor and measure both: --map 'Heading=commitment'.",
        )
    if unread:
        told = (*told, f"Not read: {_said(unread)}.")
    heading = folded(sheet.headings[at["period"]]) if "period" in at else ""
    span = next((months for word, months in SPANS.items() if word.split("-")[0] in heading), 0)
    large = _SIZE.search(sheet.headings[at["quantity"]]) if "quantity" in at else None
    return Columns(at, periods, span, bool({"date", "day"} & set(heading.split())), told, large[0] if large else "")


def _roles(sheet: Sheet, maps: dict[str, str]) -> tuple[dict[str, int], list[str]]:
    known = {folded(name): role for role, names in ROLES.items() for name in names}
    wanted = {folded(heading): role for heading, role in maps.items()}
    for heading, role in maps.items():
        if folded(heading) not in {folded(one) for one in sheet.headings}:
            raise _unclear(sheet, f"No column is called “{clip(heading, 60)}”; there are: {_said(sheet.headings)}.",
                           "Write the heading as it stands in the file.")  # fmt: skip
        if role and role not in ROLES:
            raise _unclear(sheet, f"“{clip(role, 40)}” is nothing a column can be.", f"There are: {join([*ROLES])}.")
    at: dict[str, int] = {}
    unread: list[str] = []
    for number, heading in enumerate(sheet.headings):
        said = folded(heading)
        role = wanted.get(said, known.get(said, "") if known.get(said) not in wanted.values() else "")
        if not role:
            unread.append(heading)
        elif role in at:
            raise _unclear(
                sheet,
                f"“{clip(sheet.headings[at[role]], 40)}” and “{clip(heading, 40)}” both look like the {role}.",
                f"Say which it is: --map '{clip(heading, 40)}={role}', or leave one out: --map '{clip(heading, 40)}='.",
            )
        else:
            at[role] = number
    return at, [one for one in unread if one.strip()]


def _periods(
    sheet: Sheet, years: Years, at: Mapping[str, int], unread: Sequence[str], said: set[str]
) -> tuple[tuple[PeriodColumn, ...], tuple[str, ...], list[str]]:
    """The columns whose headings are periods, what is told of them, and the headings that are left."""
    left, found, told, sums, assumed = [], [], [], [], list[PeriodColumn]()
    chosen = {folded(one) for one in said}
    for number, heading in enumerate(sheet.headings):
        if number in at.values() or heading not in unread:
            continue
        words = folded_period(heading)
        counted = " ".join(word for word in words.split() if word not in _COUNTED)
        try:
            read = read_period(counted, years)
        except ValueError:
            if _SUMS.search(words):
                sums.append(heading)
            else:
                left.append(heading)
            continue
        if folded(heading) in chosen:
            left.append(heading)
            continue
        found.append(PeriodColumn(number, heading, read.period))
        if years.year and read.told:
            assumed.append(found[-1])
        told.append(f"“{clip(heading, 40)}” is {read.period.words}{f' ({read.told})' if read.told else ''}.")
    _refuse_round_a_year(sheet, assumed)
    if sums:
        verbs = "adds others up, and is" if len(sums) == 1 else "add others up, and are"
        told.append(f"{_said(sums)} {verbs} not read.")
    columns, more = _whole(found)
    columns, also = _without_sums(columns)
    return columns, (*(more or told), *also), left


def _refuse_round_a_year(sheet: Sheet, assumed: Sequence[PeriodColumn]) -> None:
    """Raises Problem where headings without a year go past its end, as Q3, Q4, Q1, Q2 do: they are of two years, and
    what says which often stands in a merged cell above."""
    starts = [one.period.start for one in assumed]
    if starts not in (sorted(starts), sorted(starts, reverse=True)):
        raise _unclear(
            sheet,
            f"{_said([one.heading for one in assumed])} go past the end of a year, and none says of which year it is.",
            "Write the year into each heading, such as Q3 2025/26.",
        )


def folded_period(heading: str) -> str:
    """A heading as ``read_period`` takes it: its words, without the brackets around them."""
    return re.sub(r"[()\[\]]|\s+", " ", heading.replace("\n", " ")).strip().casefold()


def _whole(found: list[PeriodColumn]) -> tuple[tuple[PeriodColumn, ...], list[str]]:
    """Headings that are the first (or last) days of months, evenly spread, stand for the whole of them: so do
    spreadsheets keep “Apr-25”."""
    days = [one.period.start for one in found]
    if len(found) < 2 or any(one.period.days > 1 for one in found):
        return tuple(found), []
    months = [day.year * 12 + day.month for day in days]
    gaps = {two - one for one, two in pairwise(months)}
    firsts = all(day.day == 1 for day in days)
    lasts = all(months_to(day, 1).start.day == 1 for day in days)
    if len(gaps) != 1 or not gaps <= set(SPANS.values()) or not (firsts or lasts):
        return tuple(found), []
    span = gaps.pop()
    name = next(word for word, length in SPANS.items() if length == span)
    made = []
    for one in found:
        first = one.period.start
        made.append(PeriodColumn(one.at, one.heading, months_to(first, span) if lasts else months_from(first, span)))
    return tuple(made), [f"“{clip(one.heading, 40)}” is the {name} {one.period.words}." for one in made]


def _without_sums(found: tuple[PeriodColumn, ...]) -> tuple[tuple[PeriodColumn, ...], tuple[str, ...]]:
    """A column whose period holds those of others adds them up."""
    whole = [
        one for one in found
        if sum(one is not other and one.period.start <= other.period.start and other.period.end <= one.period.end
               for other in found) > 1
    ]  # fmt: skip
    if not whole:
        return found, ()
    names = _said([one.heading for one in whole])
    told = (
        f"{names} {'holds' if len(whole) == 1 else 'hold'} the periods of other columns: taken for a total, not read."
    )
    return tuple(one for one in found if one not in whole), (told,)


def _said(headings: Sequence[str]) -> str:
    shown = [f"“{clip(one, 40)}”" for one in headings[:20]]
    more = len(headings) - len(shown)
    return join([*shown, plural(more, "more column")] if more else shown)


def _unclear(sheet: Sheet, why: str, hint: str) -> Problem:
    return Problem(
        "This list cannot be read as actuals.",
        why,
        hint=hint,
        where=Where(str(sheet.path.name), sheet.heading_line or None),
        exit_code=USAGE,
    )
