"""The account worked out: each claim into a line, the lines into the totals of three parts, and what is only counted.

    gross   = quantity x unit value x years it lasts, the unit value in the account's money
    net     of effect year t = quantity x unit value x (1 - deadweight) x (1 - displacement) x (1 - leakage)
              x (1 - attribution) x claimed share x shares of double counts x (1 - drop-off)^(t - 1)
    present = the sum of net / discounting, the first year of the account not discounted

Low takes every figure at the end that makes the value small, high at the other. Amounts come with twelve decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import TypeVar

from convene.core.account import valuing
from convene.core.account.decisions import NO_RULING, Ruling, rulings
from convene.core.account.discounting import CONTEXT
from convene.core.account.discounting import factor as discount
from convene.core.account.guards import doubles as find_doubles
from convene.core.account.shape import Account, Claim, Decided, Line, Piece, Range, Setting, Terms, Year, total
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import ValueKind

_Value = TypeVar("_Value")
_LEAST = Decimal("1e-12")
_NONE = Range()


def account(claims: Iterable[Claim], decided: Iterable[Decided], terms: Terms) -> Account:
    """The whole account. Claims may come in any order; the lines keep it."""
    claims, decided = tuple(claims), tuple(decided)
    with localcontext(CONTEXT):
        first = {one.commitment: line(one, terms) for one in claims}
        found = find_doubles(claims, decided, first, terms.currency)
        held, stale = rulings(found, decided, {one.commitment: one.title for one in claims})
        lines = tuple(
            line(one, terms, held[one.commitment]) if one.commitment in held else first[one.commitment]
            for one in claims
        )
        return _sum(
            Account(terms, (), _NONE, _NONE, _NONE, _NONE, _NONE, 0, found, decided=decided, stale=stale), lines
        )


def changed(before: Account, commitment: str, settings: Mapping[Adjustment, Setting]) -> Account:
    """The account with other adjustments of one commitment (handle), all else as it was: only its line is worked out
    again. Sensitivities are left out; ask for them anew. Adjustments given for single periods still stand above."""
    with localcontext(CONTEXT):
        titles = {one.claim.commitment: one.claim.title for one in before.lines}
        ruling = rulings(before.doubles, before.decided, titles)[0].get(commitment, NO_RULING)
        lines = tuple(
            line(replace(one.claim, settings=settings), before.terms, ruling)
            if one.claim.commitment == commitment
            else one
            for one in before.lines
        )
        return _sum(replace(before, swings=()), lines)


def line(claim: Claim, terms: Terms, ruling: Ruling = NO_RULING) -> Line:
    """One claim worked out, under what was decided of its double counts."""
    with localcontext(CONTEXT):
        share = claim.claimed_share * ruling.share
        part = valuing.part_of(claim)
        why = valuing.why_not(claim, terms)
        if not why and ruling.under:
            why = f"Already valued under “{ruling.under_title or ruling.under}”."
        counted = Line(
            claim, AccountPart.counted, share=share, why=why, doubled=ruling.doubled, set_aside=ruling.under,
            quantity=Decimal(0) if ruling.under else claim.quantity * share,
        )  # fmt: skip
        if why or part is AccountPart.counted:
            return replace(counted, remarks=_remarks(claim, ruling, ()))
        pieces = tuple(valuing.piece(claim, one, terms) for one in claim.actuals)
        unset = valuing.unset(claim) if part is AccountPart.worth else ()
        settled = not unset and not ruling.doubled
        years = _years(pieces, share, terms, _wellbeing(claim)) if settled else ()
        return replace(
            counted, part=part, price=_alike(one.price for one in pieces), factor=_alike(one.factor for one in pieces),
            gross=_rounded(total(one.gross for one in pieces)), years=years, unset=unset, pieces=pieces,
            net=total(one.present for one in years) if settled else None,
            remarks=_remarks(claim, ruling, pieces), old=_old(claim),
        )  # fmt: skip


def _wellbeing(claim: Claim) -> bool:
    return claim.unit_value is not None and claim.unit_value.kind is ValueKind.wellbeing


def _old(claim: Claim) -> bool:
    year = claim.unit_value.year if claim.unit_value else None
    return year is not None and year < valuing.OLD_BEFORE


def _alike(values: Iterable[_Value]) -> _Value | None:
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _years(pieces: Iterable[Piece], share: Decimal, terms: Terms, wellbeing: bool) -> tuple[Year, ...]:
    sums: dict[int, list[Decimal]] = {}
    for one in pieces:
        much = one.actual.quantity * share
        for at, price, keep, fades, lasts in (
            (0, one.price.low, one.keep.low, one.fades.low, one.lasts[0]),
            (1, one.price.central, one.keep.central, one.fades.central, one.lasts[1]),
            (2, one.price.high, one.keep.high, one.fades.high, one.lasts[2]),
        ):
            net, left = much * price * keep, 1 - fades
            for year in range(one.actual.year, one.actual.year + lasts):
                sums.setdefault(year, [Decimal(0)] * 3)[at] += net
                net *= left
    years = []
    for year, (low, central, high) in sorted(sums.items()):
        by = discount(year, terms.rate, wellbeing)
        net_range = _rounded(Range(low, central, high))
        present = net_range if by == 1 else _rounded(Range(low * by, central * by, high * by))
        years.append(Year(year, net_range, present))
    return tuple(years)


def _rounded(one: Range) -> Range:
    return Range(one.low.quantize(_LEAST), one.central.quantize(_LEAST), one.high.quantize(_LEAST))


def _remarks(claim: Claim, ruling: Ruling, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    said = [*claim.left_out, *claim.remarks]
    if ruling.share != 1 and claim.claimed_share != 1:
        said.append(
            f"Its claimed share ({claim.claimed_share * 100:f} %) and its share of the double count "
            f"({ruling.share * 100:f} %) are both taken: it counts {claim.claimed_share * ruling.share * 100:f} %."
        )
    value = claim.unit_value
    if not pieces or value is None:
        return tuple(said)
    if _old(claim):
        said.append(f"Its unit value is old: it is in the money of {value.year}.")
    if value.kind is ValueKind.carbon and value.price_base:
        said.append(f"A carbon value holds for the year it was made for ({value.price_base}).")
    if all(valuing.setting(claim, one.actual, Adjustment.leakage) is None for one in pieces):
        said.append("Leakage is not set, so none is taken off.")
    if all(valuing.setting(claim, one.actual, Adjustment.lasts) is None for one in pieces):
        said.append("How long it lasts is not set, so it counts for the year it happened in alone.")
    return tuple(said)


def _sum(before: Account, lines: tuple[Line, ...]) -> Account:
    totals = dict.fromkeys(AccountPart, _NONE)
    gross, waiting, number = _NONE, dict.fromkeys(AccountPart, _NONE), 0
    for one in lines:
        if one.net is not None:
            totals[one.part] += one.net
            gross = gross + one.gross if one.part is AccountPart.worth else gross
        elif one.open:
            waiting[one.part] += one.gross
            number += one.part is AccountPart.worth
    return replace(
        before, lines=lines, value=totals[AccountPart.worth], given=totals[AccountPart.given],
        moved=totals[AccountPart.moved], value_gross=gross, open_gross=waiting[AccountPart.worth], open_lines=number,
        open_given=waiting[AccountPart.given], open_moved=waiting[AccountPart.moved],
        remarks=before.terms.remarks,
    )  # fmt: skip
