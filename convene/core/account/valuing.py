"""Which part of an account a claim belongs to, and what each of its actuals comes to before anything is taken off."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from convene.core.account.shape import Actual, Claim, Piece, Range, Setting, Terms, UnitValue
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import ProxyStatus, ValueKind
from convene.text import join

WANTED: Final = (Adjustment.deadweight, Adjustment.displacement, Adjustment.attribution, Adjustment.drop_off)
"""What a value must have, each with a number and a reason, before it is in a net total."""
TAKEN: Final = (Adjustment.deadweight, Adjustment.displacement, Adjustment.leakage, Adjustment.attribution)
"""What is taken off at once; drop-off comes year by year."""
OLD_BEFORE: Final = 2015
"""Unit values in the money of earlier years are called old, as the framework that comes along has it."""
ONE: Final = Range(Decimal(1), Decimal(1), Decimal(1))

PARTS: Final = {
    ValueKind.economic: AccountPart.worth,
    ValueKind.fiscal: AccountPart.worth,
    ValueKind.economic_and_fiscal: AccountPart.worth,
    ValueKind.economic_fiscal_social: AccountPart.worth,
    ValueKind.wellbeing: AccountPart.worth,
    ValueKind.carbon: AccountPart.worth,
    ValueKind.replacement_cost: AccountPart.given,
    ValueKind.input_cost: AccountPart.given,
    ValueKind.transfer: AccountPart.moved,
    ValueKind.none: AccountPart.counted,
}
_SHARES = frozenset({"percent", "%", "per cent", "percentage", "percentage point", "ratio", "rate", "index", "score"})
_MONEY = {"GBP": frozenset({"gbp", "£", "pound", "pounds"})}


def is_share(unit: str) -> bool:
    """Whether quantities of a unit are never added up: percentages, rates, scores."""
    return " ".join(unit.casefold().split()) in _SHARES


def is_money(unit: str, currency: str) -> bool:
    """Whether one of a unit is one of the currency: for £, ``GBP`` or ``pounds``; nothing in thousands."""
    return unit.strip().casefold() in _MONEY.get(currency, frozenset()) | {currency.casefold()}


def part_of(claim: Claim) -> AccountPart:
    """The part its kind of value belongs to."""
    return PARTS[claim.unit_value.kind] if claim.unit_value else AccountPart.counted


def why_not(claim: Claim, terms: Terms) -> str:
    """Why a claim is counted and not valued, in a sentence; "" when it is valued."""
    return _not_claimed(claim) or _not_counted(claim) or _no_value(claim, terms) or _not_priced(claim, terms)


def _not_claimed(claim: Claim) -> str:
    if claim.legally_required:
        return "The law asks for it anyway, so it is listed and never valued."
    if claim.offered:
        return "It was offered and nobody has accepted it yet, so it is never valued."
    return ""


def _not_counted(claim: Claim) -> str:
    if not claim.measure:
        return "It has no measure, so nothing says what is counted."
    if not claim.actuals:
        if claim.not_delivered_because:
            return f"Not delivered: {claim.not_delivered_because}"
        return "Nothing is counted yet." if not claim.left_out else "All that was counted is left out; see why."
    if claim.unit_differs:
        return claim.unit_differs
    if any(one.quantity < 0 for one in claim.actuals):
        return "A quantity below nothing stands among its observations: say what it means, or take it out."
    return ""


def _no_value(claim: Claim, terms: Terms) -> str:
    value = claim.unit_value
    if value is None:
        if claim.status is ProxyStatus.not_valued:
            return "Counted on purpose: a unit value would mislead, or another measure carries it."
        return "No open unit value was found for its measure."
    if value.status in (ProxyStatus.not_valued, ProxyStatus.not_found):
        return f"Its measure has a unit value and says “{value.status.label.lower()}”; only one of the two can be so."
    if value.kind is ValueKind.none:
        return "Its measure does not say what kind of value it is, so it belongs on no line."
    if is_share(claim.unit):
        return f"It is counted in {claim.unit}, which cannot be added up or multiplied by a value."
    if value.status is ProxyStatus.face_value:
        if not is_money(claim.unit, terms.currency):
            return f"It is taken at face value, and its unit “{claim.unit}” is not the account's {terms.currency}."
        return ""
    return _unsourced(value, terms)


def _unsourced(value: UnitValue, terms: Terms) -> str:
    if terms.currency != "GBP":
        return f"Its unit value is in pounds, and the framework's currency is {terms.currency}."
    if lacking := value.gaps():
        return f"Its unit value lacks {join(lacking)}."
    amount = value.amount
    if amount.central <= 0:
        return "Its unit value is nothing."
    if not 0 <= amount.low <= amount.central <= amount.high:
        return f"The range of its unit value ({amount.low:f} to {amount.high:f}) does not hold {amount.central:f}."
    return ""


def _not_priced(claim: Claim, terms: Terms) -> str:
    if missing := sorted({year for one in claim.actuals if (year := _base(claim, one)) and not _known(year, terms)}):
        what = "The money it was counted in" if _at_face(claim) else "Its unit value"
        return (
            f"{what} is of {missing[0]}, and the price index {_span(terms)}. Add that year to the account's own price "
            "index, with its source."
        )
    return ""


def unpriced(claim: Claim, terms: Terms) -> dict[int, Decimal]:
    """Year → what was counted, in the money of that year, where nothing but the price index keeps it from its part."""
    if _not_claimed(claim) or _not_counted(claim) or _no_value(claim, terms) or not _not_priced(claim, terms):
        return {}
    value, found = claim.unit_value, dict[int, Decimal]()
    for one in claim.actuals:
        each = Decimal(1) if _at_face(claim) or value is None else value.amount.central
        found[_base(claim, one)] = found.get(_base(claim, one), Decimal(0)) + one.quantity * each
    return found


def _at_face(claim: Claim) -> bool:
    return claim.unit_value is not None and claim.unit_value.status is ProxyStatus.face_value


def _base(claim: Claim, actual: Actual) -> int:
    """The year of the money a unit value is in: at face value, that of the last day of the period."""
    return actual.end.year if _at_face(claim) else (claim.unit_value and claim.unit_value.year) or 0


def _known(year: int, terms: Terms) -> bool:
    return year == terms.price_year or (year in terms.index and terms.price_year in terms.index)


def _span(terms: Terms) -> str:
    if not terms.index:
        return "of this account has no years"
    if terms.price_year not in terms.index:
        return f"does not have the account's own year, {terms.price_year}"
    return f"has {min(terms.index)} to {max(terms.index)}"


def factor(base: int, terms: Terms) -> Decimal:
    """What money of one year is multiplied by to be money of the account's price year."""
    if base == terms.price_year:
        return Decimal(1)
    return terms.index[terms.price_year] / terms.index[base]


def setting(claim: Claim, actual: Actual, kind: Adjustment) -> Setting | None:
    """An adjustment as it holds for an actual: its own, or else the commitment's; None while none has a number and a
    reason."""
    for one in (actual.own.get(kind), claim.settings.get(kind)):
        if one is not None and one.central is not None and one.reason.strip():
            return one
    return None


def unset(claim: Claim) -> tuple[Adjustment, ...]:
    """The adjustments a value must have and does not."""
    return tuple(
        kind for kind in WANTED if any(setting(claim, actual, kind) is None for actual in claim.actuals)
    )  # fmt: skip


def piece(claim: Claim, actual: Actual, terms: Terms) -> Piece:
    """One actual, worked out. The claim must be one that ``why_not`` says nothing of."""
    base = _base(claim, actual)
    by = factor(base, terms)
    amount = ONE if _at_face(claim) or claim.unit_value is None else claim.unit_value.amount
    price = Range(amount.low * by, amount.central * by, amount.high * by)
    least = middle = most = Decimal(1)
    for kind in TAKEN:
        if taken := setting(claim, actual, kind):
            low, central, high = ends(taken)
            least, middle, most = least * (1 - high / 100), middle * (1 - central / 100), most * (1 - low / 100)
    fades = Range()
    if fading := setting(claim, actual, Adjustment.drop_off):
        low, central, high = ends(fading)
        fades = Range(high / 100, central / 100, low / 100)
    years = (1, 1, 1)
    if lasting := setting(claim, actual, Adjustment.lasts):
        low, central, high = ends(lasting)
        years = (int(low), int(central), int(high))
    much = actual.quantity
    gross = Range(much * price.low * years[0], much * price.central * years[1], much * price.high * years[2])
    return Piece(actual, base, by, price, Range(least, middle, most), fades, years, gross)


def ends(one: Setting) -> tuple[Decimal, Decimal, Decimal]:
    """An adjustment's low, central and high; a missing end is the number itself."""
    central = one.central if one.central is not None else Decimal(0)
    return (central if one.low is None else one.low), central, (central if one.high is None else one.high)
