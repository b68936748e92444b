"""What was counted, by commitment and year of the account: exact, and in one walk over the observations.

A database adds texts up as floating point, so the quantities of a commitment are strung together there and added here,
as decimals. Their periods are strung together likewise: many commitments are counted at the same times, and what a row
of periods comes to is worked out once. A commitment with anything out of the ordinary (periods that overlap or reach
over an end, adjustments of its own, what cannot be read) is read observation by observation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Final

from convene.core.account.discounting import CONTEXT
from convene.core.account.periods import Span, span
from convene.core.account.shape import Actual, Setting, Terms
from convene.core.account.valuing import is_share
from convene.core.measurement_vocabulary import Adjustment
from convene.store.dialect import among, strung
from convene.store.reader import Reader, Row
from convene.text import clip, count, plural, quantity

OWN: Final = (
    Adjustment.deadweight, Adjustment.displacement, Adjustment.leakage, Adjustment.attribution, Adjustment.drop_off,
)  # fmt: skip
_DAY = 10
"""How long a day is in the book: 2026-03-31."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a commitment, and what is left out, each with why."""

    actuals: tuple[Actual, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Times:
    """What one row of periods comes to: the year (1 first) of each, with the first and last day of each year; None
    where the single observations must be looked at."""

    years: tuple[int, ...]
    days: dict[int, tuple[date, date]]


def counted(read: Reader, place_id: str, terms: Terms, today: date, units: dict[str, str]) -> dict[str, Counted]:
    """Commitment → what was counted of it in the account's time. ``units`` (commitment → unit) says which are shares,
    of which the latest stands alone."""
    years, found, single = span(terms), {}, []
    known: dict[str, _Times | None] = {}
    own = ", ".join(f"o.{one}" for one in OWN)
    sql = (
        f"SELECT o.commitment_id, {strung('o.quantity', ' ')} AS quantities, count(coalesce({own})) AS own, "
        "count(*) - count(o.period_start) AS open, "
        f"{strung('coalesce(o.period_start, o.period_end) || o.period_end', '')} AS periods "
        "FROM observation o WHERE o.place_id = :place AND o.commitment_id IS NOT NULL GROUP BY o.commitment_id"
    )
    with localcontext(CONTEXT):
        for commitment, quantities, adjusted, open_, periods in read.each(sql, place=place_id):
            if periods not in known:
                known[periods] = _times(periods or "", years, today)
            times = known[periods]
            plain = times is not None and not adjusted and not open_ and not is_share(units.get(commitment, ""))
            numbers = (quantities or "").split(" ")
            if times is None or not plain or len(numbers) != len(times.years):
                single.append(commitment)
            else:
                found[commitment] = Counted(tuple(_added(numbers, times)))
        found.update(_single(read, single, years, today, units))
    return found


def _times(periods: str, years: Span, today: date) -> _Times | None:
    """The years of a row of periods; None where one overlaps another or does not lie wholly in the account's time."""
    pairs = [periods[at : at + 2 * _DAY] for at in range(0, len(periods), 2 * _DAY)]
    ordered, last = sorted(pairs), ""
    for one in ordered:
        if one[:_DAY] <= last:
            return None
        last = one[_DAY:]
    if not ordered or ordered[0][:_DAY] < years.start.isoformat() or last > min(years.end, today).isoformat():
        return None
    ends = [one.isoformat() for one in years.ends]
    placed = tuple(bisect_left(ends, one[_DAY:]) + 1 for one in pairs)
    in_order: dict[int, list[str]] = defaultdict(list)
    for one in ordered:
        in_order[bisect_left(ends, one[_DAY:]) + 1].append(one)
    days = {
        year: (date.fromisoformat(those[0][:_DAY]), date.fromisoformat(those[-1][_DAY:]))
        for year, those in in_order.items()
    }
    return _Times(placed, days)


def _added(numbers: list[str], times: _Times) -> Iterator[Actual]:
    if len(times.days) == 1:
        sums = {times.years[0]: sum(map(Decimal, numbers), Decimal(0))}
        rows = {times.years[0]: len(numbers)}
    else:
        sums, rows = defaultdict(Decimal), defaultdict(int)
        for year, number in zip(times.years, map(Decimal, numbers), strict=True):
            sums[year] += number
            rows[year] += 1
    for year, (first, last) in sorted(times.days.items()):
        yield Actual(year, first, last, sums[year], observations=rows[year])


def _single(
    read: Reader, commitments: list[str], years: Span, today: date, units: dict[str, str]
) -> Iterator[tuple[str, Counted]]:
    ids, values = among(commitments)
    own = ", ".join(OWN)
    sql = (
        f"SELECT commitment_id, quantity, period_start, period_end, adjustment_reason, {own} FROM observation "
        f"WHERE commitment_id IN {ids} ORDER BY commitment_id, period_end, id"
    )
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read.each(sql, **values) if commitments else ():
        rows[row["commitment_id"]].append(row)
    for commitment, those in rows.items():
        yield commitment, _one_by_one(those, years, today, units.get(commitment, ""))


@dataclass(frozen=True, slots=True)
class _Seen:
    start: date | None
    end: date
    quantity: Decimal
    own: tuple[Setting, ...]

    @property
    def first(self) -> date:
        return self.start or self.end


def _one_by_one(rows: Iterable[Row], years: Span, today: date, unit: str) -> Counted:
    every = [_seen(row) for row in rows]
    inside, left_out = [], []
    over, later = [], []
    for one in every:
        if one.end < years.start or one.first > years.end:
            continue
        if one.first < years.start or one.end > years.end:
            over.append(one)
        elif one.end > today:
            later.append(one)
        else:
            inside.append(one)
    overlapping = _overlapping(inside)
    good = [one for at, one in enumerate(inside) if at not in overlapping]
    for those, why in (
        ([inside[at] for at in sorted(overlapping)], "whose periods overlap each other"),
        (over, "that reach over an end of the account's time"),
        (later, "of a time that is not over yet"),
    ):
        if those:
            left_out.append(_told(those, why, unit))
    if is_share(unit) and len(good) > 1:
        latest = max(good, key=lambda one: one.end)
        left_out.append(
            f"{plural(len(good) - 1, 'earlier figure')} in {unit} {'stands' if len(good) == 2 else 'stand'} beside the "
            "latest; they are never added up."
        )
        good = [latest]
    return Counted(_by_year(good, years), tuple(left_out))


def _overlapping(inside: list[_Seen]) -> set[int]:
    order = sorted(range(len(inside)), key=lambda at: (inside[at].first, inside[at].end))
    found: set[int] = set()
    furthest = -1
    for at in order:
        if furthest >= 0 and inside[at].first <= inside[furthest].end:
            found |= {at, furthest}
        if furthest < 0 or inside[at].end > inside[furthest].end:
            furthest = at
    return found


def _told(those: list[_Seen], why: str, unit: str) -> str:
    first = those[0]
    days = f"{first.first} to {first.end}" if first.start else f"{first.end}"
    more = f", and {count(len(those) - 1)} more" if len(those) > 1 else ""
    amount = "" if is_share(unit) else f", {quantity(sum((one.quantity for one in those), Decimal(0)), unit)} in all"
    are = "is" if len(those) == 1 else "are"
    return clip(f"{plural(len(those), 'observation')} {why} ({days}{more}{amount.rstrip()}) {are} left out.", 300)


def _by_year(good: list[_Seen], years: Span) -> tuple[Actual, ...]:
    rooms: dict[tuple[int, tuple[Setting, ...]], list[_Seen]] = defaultdict(list)
    for one in good:
        year = next(at for at, end in enumerate(years.ends, 1) if one.end <= end)
        rooms[year, one.own].append(one)
    made = []
    for (year, own), those in rooms.items():
        # Where one says until when alone, nobody knows since when: what may be double looks a year back.
        start = min(one.first for one in those) if all(one.start for one in those) else None
        made.append(
            Actual(
                year, start, max(one.end for one in those),
                sum((one.quantity for one in those), Decimal(0)), {one.kind: one for one in own}, len(those),
            )
        )  # fmt: skip
    return tuple(sorted(made, key=lambda one: (one.year, one.end, one.start or one.end)))


def _seen(row: Row) -> _Seen:
    own = tuple(
        Setting(kind, Decimal(row[kind]), reason=row["adjustment_reason"], of="observation")
        for kind in OWN
        if row[kind] is not None
    )
    start = date.fromisoformat(row["period_start"]) if row["period_start"] else None
    return _Seen(start, date.fromisoformat(row["period_end"]), Decimal(row["quantity"]), own)
