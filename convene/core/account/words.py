"""An account in words: money to two significant figures with its range, and the sentences around it.

Everywhere a person reads an amount of an account it comes from here; files carry the exact decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from convene.core.account import valuing
from convene.core.account.groupings import Count
from convene.core.account.shape import Account, Line, Range, Swing, Terms
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.text import count, join, plural, quantity

SIGNS: Final = {"GBP": "£", "EUR": "€", "USD": "$"}
_SIZES = ((Decimal(10**9), "bn"), (Decimal(10**6), "m"))


def money(amount: Decimal, currency: str = "GBP") -> str:
    """An amount to two significant figures: ``£310``, ``£12,000``, ``£1.2m``; less than a pound is ``under £1``."""
    sign = SIGNS.get(currency, f"{currency} ")
    size = abs(amount)
    if size == 0:
        return f"{sign}0"
    if size < Decimal("0.995"):
        return f"under {sign}1" if amount > 0 else f"over -{sign}1"
    shown = two_figures(size)
    minus = "-" if amount < 0 else ""
    for least, mark in _SIZES:
        if shown >= least:
            return f"{minus}{sign}{_plain(shown / least)}{mark}"
    return f"{minus}{sign}{_plain(shown)}"


def two_figures(amount: Decimal) -> Decimal:
    """An amount rounded to two significant figures, halves up."""
    if not amount:
        return Decimal(0)
    step = Decimal(1).scaleb(amount.adjusted() - 1)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():f}" if value >= 10 else f"{value:.1f}"


def ranged(one: Range, currency: str = "GBP") -> str:
    """``£1.2m (£0.9m to £1.6m)``; the amount alone where low and high are the same."""
    central = money(one.central, currency)
    if one.low == one.high == one.central:
        return central
    low, high = money(one.low, currency), money(one.high, currency)
    if low == high == central:
        return f"{central} (its range is narrower than two figures show)"
    return f"{central} ({_beside(one.low, one.central, currency)} to {_beside(one.high, one.central, currency)})"


def about(one: Range, currency: str = "GBP") -> str:
    """``about £1.2m (£0.9m to £1.6m)``; ``nothing`` where there is nothing at all."""
    return f"about {ranged(one, currency)}" if one != Range() and one.high else "nothing"


def _beside(amount: Decimal, central: Decimal, currency: str) -> str:
    """An amount in the size of the one it stands beside: £0.9m beside £1.2m, not £900,000."""
    for least, mark in _SIZES:
        if two_figures(abs(central)) >= least:
            shown = two_figures(abs(amount))
            if least / 10 <= shown < least:
                return f"{SIGNS.get(currency, f'{currency} ')}{(shown / least).normalize():f}{mark}"
            break
    return money(amount, currency)


def headline(account: Account) -> str:
    """What may be said in one sentence of the value line; never more than is settled."""
    terms = account.terms
    settled = [one for one in account.lines if one.part is AccountPart.worth and one.settled]
    if not settled:
        return f"No value can be told yet: {_nothing(account)}"
    said = f"{about(account.value, terms.currency)} of value in {terms.price_year} prices"
    said = f"{said[0].upper()}{said[1:]}, from {plural(len(settled), 'commitment')}."
    return said if has_range(account) else f"{said} It has no range: nobody said how far its figures may be out."


def has_range(account: Account) -> bool:
    """Whether the headline's low and high differ."""
    return account.value.low != account.value.high


def _nothing(account: Account) -> str:
    if account.open_lines:
        return (
            f"{plural(account.open_lines, 'line')} with a unit value {'waits' if account.open_lines == 1 else 'wait'}."
        )
    if not any(one.claim.actuals for one in account.lines):
        return "nothing is counted in its time."
    if lines := len(_unpriced(account)):
        return f"the price index does not reach {plural(lines, 'line')} with a value."
    return "nothing that was counted has an open unit value."


def waiting(account: Account) -> str:
    """What is in no total yet, and why; "" when nothing waits."""
    return " ".join(filter(None, (_open(account), unpriced(account), left_out(account))))


def left_out(account: Account) -> str:
    """How many commitments have figures that are left out of the account; "" when none has."""
    many = sum(bool(one.claim.left_out) and not valuing.is_share(one.claim.unit) for one in account.lines)
    if not many:
        return ""
    return f"Figures of {plural(many, 'commitment')} are left out; {'its line says' if many == 1 else 'lines say'} why."


def _unpriced(account: Account) -> list[tuple[AccountPart, dict[int, Decimal]]]:
    found = [(one, valuing.unpriced(one.claim, account.terms)) for one in account.lines if one.why]
    return [(valuing.part_of(one.claim), years) for one, years in found if years and not one.set_aside]


def unpriced(account: Account, *, short: bool = False) -> str:
    """What is in no total because the price index lacks a year: told in its own money, with the remedy; "" when there
    is nothing of the kind. ``short`` leaves sums and remedy to where there is room."""
    lines, terms, sums = _unpriced(account), account.terms, dict[tuple[int, AccountPart], Decimal]()
    if not lines:
        return ""
    for part, years in lines:
        for year, amount in years.items():
            sums[year, part] = sums.get((year, part), Decimal(0)) + amount
    lacks = sorted({terms.price_year, *(year for year, _ in sums)} - set(terms.index))
    told = [
        f"{money(amount, terms.currency)} of {part.label.lower()} in the money of {year}"
        for (year, part), amount in sorted(sums.items(), key=lambda one: (one[0][0], one[0][1].value))
    ]
    if short:
        return f"In no total: {plural(len(lines), 'line')}; the price index lacks {join([str(one) for one in lacks])}."
    has = f" has {min(terms.index)} to {max(terms.index)}, and" if terms.index else ""
    return (
        f"Counted and in no total, since the price index{has} lacks {join([str(one) for one in lacks])}: "
        f"{plural(len(lines), 'line')}, before anything is taken off {join(told)}. Give the account those years under "
        "Price index, each with its source, such as HM Treasury's GDP deflator."
    )


def unusable(account: Account) -> tuple[Line, ...]:
    """The lines that were counted and whose unit value lacks what it must have, each with why; those that only the
    price index does not reach are told by ``unpriced``."""
    return tuple(
        one for one in account.lines
        if one.why and one.part is AccountPart.counted and one.claim.actuals and one.claim.unit_value is not None
        and valuing.part_of(one.claim) is not AccountPart.counted and not one.set_aside
        and not (one.claim.offered or one.claim.legally_required or valuing.unpriced(one.claim, account.terms))
    )  # fmt: skip


def _open(account: Account) -> str:
    lines = [one for one in account.lines if one.open]
    if not lines:
        return ""
    said = []
    for part, gross in (
        (AccountPart.worth, account.open_gross), (AccountPart.given, account.open_given),
        (AccountPart.moved, account.open_moved),
    ):  # fmt: skip
        if number := sum(one.part is part for one in lines):
            amount = money(gross.central, account.terms.currency)
            said.append(f"{plural(number, 'line')} of {part.label.lower()} ({amount} before anything is taken off)")
    if not said:
        return ""
    unset = sum(bool(one.unset) for one in lines)
    doubled = sum(bool(one.doubled) for one in lines)
    why = [f"{count(unset)} with adjustments not set"] * bool(unset)
    why += [f"{count(doubled)} in a double count not decided"] * bool(doubled)
    return f"In no total yet: {join(said)}; {join(why)}."


def counted(one: Count) -> str:
    """``6 person-years of 6 person-years promised, none of it claimed here``: what was counted, and how much of it the
    account claims after shares and double counts. Shares are never added up."""
    if one.quantity is None:
        return f"{plural(one.commitments, 'commitment')}, each with a share of its own; shares do not add up"
    if not one.seen:
        return f"not counted; {quantity(one.target or Decimal(0), one.unit)} promised"
    said = quantity(one.quantity, one.unit)
    if one.target is not None:
        said += f" of {quantity(one.target, one.unit)} promised"
    if one.here != one.quantity:
        said += f", {quantity(one.here, one.unit) if one.here else 'none'} of it claimed here"
    return f"{said}, {quantity(one.twice, one.unit)} of it perhaps twice" if one.twice else said


def unset(line: Line) -> str:
    """``Not set: deadweight and drop-off.``; "" when nothing is missing."""
    return f"Not set: {join([one.label.lower() for one in line.unset])}." if line.unset else ""


def adjustment(kind: Adjustment, central: Decimal, low: Decimal | None = None, high: Decimal | None = None) -> str:
    """``25 % (10 to 40)``, ``3 years (2 to 5)``, ``not taken off`` for 0."""
    ends = f" ({count(central if low is None else low)} to {count(central if high is None else high)})"
    ends = ends if (low is not None and low != central) or (high is not None and high != central) else ""
    if kind is Adjustment.lasts:
        return f"{plural(central, 'year')}{ends}"
    return f"{count(central)} %{ends}"


def discounting(terms: Terms) -> str:
    """How later years are discounted, in a sentence or two."""
    if terms.rate is not None:
        return f"Effects after the first year are discounted at {count(terms.rate)} % a year."
    return (
        "Effects after the first year are discounted as the Green Book has it: 3.5 % a year for the first 30 years and "
        "less after that; effects on health and wellbeing at 1.5 %."
    )


def changes(to: Decimal, now: Decimal, currency: str = "GBP") -> str:
    """``+£12,000``, ``−£30,000``, ``no change``: how far an amount is from the one that stands.

    Two figures of each side by side would often be the same, and hide the difference."""
    by = to - now
    return f"{'+' if by > 0 else '−'}{money(abs(by), currency)}" if by else "no change"


def swing(one: Swing, central: Decimal, currency: str = "GBP") -> str:
    """``Deadweight of “First jobs”: at 10 % the value is £15,000 more, at 40 % £31,000 less.``; ``central`` is what
    the value is now."""
    first = f"at {one.at_low} the value is {_further(one.low - central, currency)}"
    return f"{one.name}: {first}, at {one.at_high} {_further(one.high - central, currency)}."


def _further(by: Decimal, currency: str) -> str:
    return f"{money(abs(by), currency)} {'more' if by > 0 else 'less'}" if by else "as it is now"


def matters_most(account: Account, swings: Sequence[Swing], most: int = 3) -> tuple[str, ...]:
    """The assumptions that move the value most, in words, the one that moves it most first."""
    central, currency = account.value.central, account.terms.currency
    return tuple(swing(one, central, currency) for one in swings[:most] if one.width)
