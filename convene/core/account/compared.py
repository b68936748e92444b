"""Two accounts side by side, such as those of two cycles: only what is the same measure in the same unit is compared,
and only in the same money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from dateutil.relativedelta import relativedelta

from convene.core.account.discounting import CONTEXT
from convene.core.account.document import AccountFile, RangeTable
from convene.core.account.document_lines import LineTable
from convene.core.account.shape import Range
from convene.core.account.valuing import is_share
from convene.core.account.words import money, ranged
from convene.core.measurement_vocabulary import AccountPart
from convene.text import clip, count, join, plural, units

_PARTS = (AccountPart.worth, AccountPart.given, AccountPart.moved)
_LEAST = Decimal("1e-12")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, its period in words, and whose money it is in."""

    title: str
    cycle: int
    period: str
    months: int
    price_year: int
    headline: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What one account has of a measure: what was counted, and per part what is settled. ``lines`` is how many
    commitments, ``open`` how many of them are in no total yet. ``claimed`` is what is left of ``quantity`` after shares
    and double counts."""

    quantity: Decimal | None
    parts: tuple[tuple[AccountPart, Range], ...] = ()
    lines: int = 0
    open: int = 0
    claimed: Decimal | None = None

    def of(self, part: AccountPart) -> Range | None:
        return next((one for name, one in self.parts if name is part), None)


@dataclass(frozen=True, slots=True)
class Pair:
    """One measure in both. ``remarks`` say what else is different, such as its unit value."""

    measure: str
    title: str
    unit: str
    then: Measured
    now: Measured
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The counts in a sentence, and the values where both have one."""
        said = [f"{_quantity(self.then.quantity, self.unit)} → {_quantity(self.now.quantity, self.unit)}"]
        for part in _PARTS:
            was, here = self.then.of(part), self.now.of(part)
            if was and here:
                said.append(f"{part.label.lower()} {ranged(was)} → {ranged(here)}")
            elif was or here:
                said.append(f"{part.label.lower()} only {'then' if was else 'now'}: {ranged(was or here or Range())}")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Apart:
    """A measure that is in both and cannot be compared, with why."""

    measure: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Compared:
    """``price_year`` is that of every amount here, ``brought`` how the earlier ones came into it; None and why where
    amounts cannot be compared. ``totals``: part, then, now. ``new`` and ``gone`` are measures of one of the two."""

    then: Side
    now: Side
    price_year: int | None
    brought: str
    totals: tuple[tuple[AccountPart, Range, Range], ...] = ()
    pairs: tuple[Pair, ...] = ()
    apart: tuple[Apart, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as plain lines."""
        said = [f"Then: {_side(self.then)}", f"Now: {_side(self.now)}", self.brought]
        said += [f"{part.label}: {ranged(was)} → {ranged(here)}" for part, was, here in self.totals]
        said += self.remarks
        for one in self.pairs:
            said += [
                "",
                f"{one.measure}  {one.title}".strip(),
                f"  {one.words}",
                *(f"  {each}" for each in one.remarks),
            ]
        for title, found in (("New", self.new), ("Not there any more", self.gone)):
            said += ["", title, *(f"  {one}" for one in found)] if found else []
        if self.apart:
            said += [
                "",
                "In both, and not compared",
                *(f"  {one.measure}  {one.title}: {one.why}" for one in self.apart),
            ]
        return tuple(said)


def compared(then: AccountFile, now: AccountFile) -> Compared:
    """The earlier account beside the later one, in the later one's money."""
    with localcontext(CONTEXT):
        by, brought = _factor(then, now)
        one, other = _measures(then.lines), _measures(now.lines)
        pairs, apart = [], []
        for code in (each for each in one if each in other):
            if why := _why_apart(one[code], other[code]):
                apart.append(Apart(code, _title(other[code]), why))
            else:
                pairs.append(_pair(code, one[code], other[code], by))
        totals = () if by is None else tuple(
            (part, _times(was, by), Range(here.low, here.central, here.high))
            for part, was, here in _totals(then, now)
            if _some(was) or _some(here)
        )  # fmt: skip
    return Compared(
        _of(then), _of(now), now.terms.price_year if by is not None else None, brought, totals, tuple(pairs),
        tuple(apart), _names(other, one), _names(one, other), tuple(_remarks(then, now)),
    )  # fmt: skip


def _factor(then: AccountFile, now: AccountFile) -> tuple[Decimal | None, str]:
    was, here = then.terms.price_year, now.terms.price_year
    if then.terms.currency != now.terms.currency:
        said = f"Amounts are not compared: one is in {then.terms.currency}, the other in {now.terms.currency}."
        return None, said
    if was == here:
        return Decimal(1), f"All amounts are in the money of {here}."
    for terms in (now.terms, then.terms):
        index = {one.year: one.index for one in terms.index}
        if was in index and here in index:
            by = index[here] / index[was]
            said = (
                f"All amounts are in the money of {here}: those of the earlier account, in {was} money, are taken "
                f"{by:.4f} times ({terms.index_source or 'by the price index of its file'})."
            )
            return by, said
    said = (
        f"Amounts are not compared: one account is in the money of {was}, the other in that of {here}, and no price "
        "index has both years."
    )
    return None, said


def _measures(lines: Iterable[LineTable]) -> dict[str, list[LineTable]]:
    found: dict[str, list[LineTable]] = defaultdict(list)
    for one in lines:
        if one.measure and not one.offered and one.actuals:
            found[one.measure].append(one)
    return dict(found)


def _why_apart(one: Sequence[LineTable], other: Sequence[LineTable]) -> str:
    for what, was, here in (
        ("unit", {each.unit for each in one}, {each.unit for each in other}),
        ("title", {each.measure_title for each in one}, {each.measure_title for each in other}),
    ):
        if {each.casefold() for each in was} != {each.casefold() for each in here}:
            them = (join([f"“{clip(each, 60)}”" for each in sorted(names)]) for names in (was, here))
            return f"its {what} was {next(them)} and is {next(them)}."
    if len({each.unit.casefold() for each in one}) > 1:
        return "its commitments count in several units."
    return ""


def _pair(code: str, one: Sequence[LineTable], other: Sequence[LineTable], by: Decimal | None) -> Pair:
    remarks = []
    was, here = _unit_value(one), _unit_value(other)
    if was != here:
        remarks.append(f"Its unit value was {was} and is {here}: part of the difference in value is that.")
    then, now = _measured(one, by), _measured(other, None if by is None else Decimal(1))
    unit = other[0].unit
    if (then.claimed, now.claimed) != (then.quantity, now.quantity):
        shares = f"{_quantity(then.claimed, unit)} → {_quantity(now.claimed, unit)}"
        remarks.append(f"Claimed of it, after shares and double counts: {shares}.")
    return Pair(code, _title(other), unit, then, now, tuple(remarks))


def _measured(lines: Sequence[LineTable], by: Decimal | None) -> Measured:
    counts = is_share(lines[0].unit) and len(lines) > 1
    sums: dict[AccountPart, Range] = {}
    for one in lines if by is not None else ():
        if one.net is not None and one.net_low is not None and one.net_high is not None:
            here = sums.get(one.part, Range())
            sums[one.part] = here + _times(Range(one.net_low, one.net, one.net_high), by or Decimal(1))
    quantity = None if counts else sum((one.quantity for one in lines), Decimal(0))
    claimed = None if counts else sum((one.adds for one in lines), Decimal(0))
    waiting = sum(one.net is None and bool(one.unset or one.doubled) for one in lines)
    parts = tuple((part, sums[part]) for part in _PARTS if part in sums)
    return Measured(quantity, parts, len(lines), waiting, claimed)


def _times(one: Range | RangeTable, by: Decimal) -> Range:
    return Range(*((each * by).quantize(_LEAST) for each in (one.low, one.central, one.high)))


def _totals(then: AccountFile, now: AccountFile) -> Iterable[tuple[AccountPart, RangeTable, RangeTable]]:
    one, other = then.totals, now.totals
    yield AccountPart.worth, one.value, other.value
    yield AccountPart.given, one.given, other.given
    yield AccountPart.moved, one.moved, other.moved


def _some(one: RangeTable) -> bool:
    return bool(one.high or one.low)


def _unit_value(lines: Sequence[LineTable]) -> str:
    said = {
        f"{money(one.unit_value.amount) if one.unit_value.amount >= 1 else count(one.unit_value.amount)} in "
        f"{one.unit_value.year or 'the'} money"
        for one in lines
        if one.unit_value
    }
    return join(sorted(said)) or "none"


def _title(lines: Sequence[LineTable]) -> str:
    return lines[0].measure_title


def _names(here: dict[str, list[LineTable]], there: dict[str, list[LineTable]]) -> tuple[str, ...]:
    return tuple(
        f"{code}  {_title(lines)} ({plural(len(lines), 'commitment')})"
        for code, lines in here.items()
        if code not in there
    )


def _remarks(then: AccountFile, now: AccountFile) -> Iterable[str]:
    one, other = _of(then), _of(now)
    if one.months != other.months:
        yield (
            f"The first is about {plural(one.months, 'month')}, the second about {other.months}: what was counted is "
            "not brought to the same length."
        )
    for side, file in (("earlier", then), ("later", now)):
        if file.totals.open_lines:
            is_ = "is" if file.totals.open_lines == 1 else "are"
            yield f"{plural(file.totals.open_lines, 'line')} of the {side} one {is_} not settled, and in no total."
    if then.framework and now.framework and then.framework.id != now.framework.id:
        yield f"They count in different frameworks: {then.framework.id} and {now.framework.id}."


def _of(file: AccountFile) -> Side:
    start, end = file.period_start, file.period_end
    gap = relativedelta(end + relativedelta(days=1), start)
    months = gap.years * 12 + gap.months + (gap.days > 15)
    period = f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"
    return Side(file.title, file.cycle, period, months, file.terms.price_year, file.headline)


def _side(one: Side) -> str:
    return f"{one.title}, cycle {one.cycle}, {one.period}. {one.headline}"


def _quantity(number: Decimal | None, unit: str) -> str:
    return f"several in {units(unit)}" if number is None else f"{count(number)} {units(unit)}"
