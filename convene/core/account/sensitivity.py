"""One assumption at a time: what the value line becomes when it alone goes to its ends, all others as they are.

An adjustment and a unit value go to the ends that were given for them. Where none were, it is tried ten points less and
more (a unit value ten in a hundred, how long an effect lasts a year), and its name says so. The discount rate is tried
a point less and more, and unit values as they were published, without being brought into the account's money.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal, localcontext

from convene.core.account import valuing
from convene.core.account.discounting import CONTEXT
from convene.core.account.discounting import factor as discount
from convene.core.account.discounting import rate as green_book
from convene.core.account.shape import Account, Line, Piece, Setting, Swing
from convene.core.account.words import adjustment
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import ProxyStatus, ValueKind
from convene.text import clip, count

_POINTS = Decimal(10)
_LEAST = Decimal("1e-12")
_SAME = Decimal("1e-6")
"""Nearer than this to where the value stands is where it stands: its lines are rounded one by one."""
_TRIED = " (nobody said how far it may be out: tried at {} less and more)"


def swings(account: Account) -> tuple[Swing, ...]:
    """Every assumption behind the settled lines of the value part, the one that moves the value most first."""
    with localcontext(CONTEXT):
        lines = [one for one in account.lines if one.part is AccountPart.worth and one.net is not None]
        found = [swing for one in lines for swing in _of_line(account, one)]
        found += _of_values(account, lines)
        if lines:
            found += _of_rates(account, lines)
            found += _of_prices(account, lines)
        found = [_settled(one, account.value.central) for one in found]
        return tuple(sorted(found, key=lambda one: (-one.width, one.name, one.of)))


def _settled(one: Swing, now: Decimal) -> Swing:
    low, high = (now if abs(end - now) < _SAME else end for end in (one.low, one.high))
    return replace(one, low=low, high=high)


def _of_line(account: Account, line: Line) -> Iterable[Swing]:
    claim, rest = line.claim, account.value.central - _central(line)
    for kind in Adjustment:
        pieces = [(one, valuing.setting(claim, one.actual, kind)) for one in line.pieces]
        # What was set for one period alone is moved with the rest of its commitment.
        there = [one for _, one in pieces if one is not None]
        if not there or (kind is Adjustment.drop_off and all(one.lasts[1] == 1 for one in line.pieces)):
            continue
        tried = all(one.low is None and one.high is None for one in there)
        ends = {id(one): _ends(one, kind, tried) for one in there}
        low, high = (
            rest
            + sum((_net(account, line, one, kind, ends[id(s)][at] if s else None) for one, s in pieces), Decimal(0))
            for at in (0, 1)
        )
        by = "a year" if kind is Adjustment.lasts else "ten points"
        title = f"“{clip(claim.title, 50)}”"
        name = f"How long {title} lasts" if kind is Adjustment.lasts else f"{kind.label} of {title}"
        name += _TRIED.format(by) if tried else ""
        at_low, at_high = (_shown(kind, [ends[id(one)][at] for one in there]) for at in (0, 1))
        yield Swing(name, claim.commitment, _cut(low), _cut(high), at_low, at_high)


def _shown(kind: Adjustment, values: list[Decimal]) -> str:
    least, most = min(values), max(values)
    return adjustment(kind, least) if least == most else f"{count(least)} to {adjustment(kind, most)}"


def _ends(one: Setting, kind: Adjustment, tried: bool) -> tuple[Decimal, Decimal]:
    low, central, high = valuing.ends(one)
    if not tried:
        return low, high
    if kind is Adjustment.lasts:
        return max(Decimal(1), central - 1), central + 1
    return max(Decimal(0), central - _POINTS), min(Decimal(100), central + _POINTS)


def _central(line: Line) -> Decimal:
    return line.net.central if line.net else Decimal(0)


def _net(
    account: Account, line: Line, one: Piece, kind: Adjustment | None = None, to: Decimal | None = None
) -> Decimal:
    """The central present value of a piece, with one adjustment at another number."""
    claim = line.claim
    keep, fades, lasts = one.keep.central, one.fades.central, one.lasts[1]
    if to is not None and kind is Adjustment.drop_off:
        fades = to / 100
    elif to is not None and kind is Adjustment.lasts:
        lasts = int(to)
    elif to is not None:
        keep = Decimal(1)
        for other in valuing.TAKEN:
            held = valuing.setting(claim, one.actual, other)
            number = to if other is kind else held.central if held else None
            keep *= 1 - (number or Decimal(0)) / 100
    flat = account.terms.rate
    return _present(line, one, one.actual.quantity * one.price.central * keep, fades, lasts, flat, Decimal(0))


def _present(
    line: Line, one: Piece, first: Decimal, fades: Decimal, lasts: int, flat: Decimal | None, shift: Decimal
) -> Decimal:
    wellbeing = line.claim.unit_value is not None and line.claim.unit_value.kind is ValueKind.wellbeing
    total, net = Decimal(0), first * line.share
    for year in range(one.actual.year, one.actual.year + lasts):
        by = discount(year, flat, wellbeing) if not shift else _shifted(year, flat, wellbeing, shift)
        total, net = total + net * by, net * (1 - fades)
    return total


def _shifted(year: int, flat: Decimal | None, wellbeing: bool, shift: Decimal) -> Decimal:
    by = Decimal(1)
    for one in range(1, year):
        step = green_book(one, wellbeing) if flat is None else flat
        by /= 1 + max(Decimal(0), step + shift) / 100
    return by


def _of_values(account: Account, lines: list[Line]) -> Iterable[Swing]:
    """A measure's unit value moves all its lines at once."""
    by_measure: dict[str, list[Line]] = defaultdict(list)
    for one in lines:
        if one.claim.unit_value and one.claim.unit_value.status is not ProxyStatus.face_value:
            by_measure[one.claim.measure].append(one)
    for measure, those in by_measure.items():
        value = those[0].claim.unit_value
        if value is None:
            continue
        amount, here = value.amount, sum((_central(one) for one in those), Decimal(0))
        tried = amount.low == amount.central == amount.high
        low = amount.central * Decimal("0.9") if tried else amount.low
        high = amount.central * Decimal("1.1") if tried else amount.high
        rest = account.value.central - here
        name = f"Unit value of {measure} “{clip(those[0].claim.measure_title, 50)}”"
        yield Swing(
            name + (_TRIED.format("ten in a hundred") if tried else ""), "",
            _cut(rest + here * low / amount.central), _cut(rest + here * high / amount.central),
            f"£{count(low)}", f"£{count(high)}",
        )  # fmt: skip


def _of_rates(account: Account, lines: list[Line]) -> Iterable[Swing]:
    if all(one.actual.year == 1 and one.lasts[1] == 1 for line in lines for one in line.pieces):
        return
    flat = account.terms.rate
    low, high = (
        sum(
            (
                _present(
                    line, one, one.actual.quantity * one.price.central * one.keep.central, one.fades.central,
                    one.lasts[1], flat, shift,
                )
                for line in lines
                for one in line.pieces
            ),
            Decimal(0),
        )
        for shift in (Decimal(-1), Decimal(1))
    )  # fmt: skip
    if flat is None:
        ends = "a point less than the Green Book's", "a point more"
    else:
        ends = f"{count(max(Decimal(0), flat - 1))} %", f"{count(flat + 1)} %"
    yield Swing("Discount rate", "", _cut(low), _cut(high), *ends)


def _of_prices(account: Account, lines: list[Line]) -> Iterable[Swing]:
    if all(one.factor == 1 for line in lines for one in line.pieces):
        return
    as_published = sum(
        (_net(account, line, one) / one.factor for line in lines for one in line.pieces if one.factor), Decimal(0)
    )
    yield Swing(
        "Rise of prices since the unit values were published", "", _cut(as_published), account.value.central,
        "the prices of the day they are from", f"prices of {account.terms.price_year}",
    )  # fmt: skip


def _cut(amount: Decimal) -> Decimal:
    return amount.quantize(_LEAST)
