"""A line's sum step by step, so that anybody can follow it with a pocket calculator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.account.shape import Actual, Claim, Line, Piece, Setting, Terms
from convene.core.account.valuing import setting
from convene.core.measurement_vocabulary import Adjustment
from convene.core.vocabulary import ProxyStatus
from convene.text import count, plural, pounds, quantity

_OFF = (Adjustment.deadweight, Adjustment.displacement, Adjustment.leakage, Adjustment.attribution)
"""What is taken off in turn, in the order of the formula."""
_QUESTIONS = {
    Adjustment.deadweight: "would have happened anyway",
    Adjustment.displacement: "was only moved from elsewhere",
    Adjustment.leakage: "went to people outside the place",
    Adjustment.attribution: "is due to others",
    Adjustment.drop_off: "fades each year after the first",
}
_PENNY = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sum: what it is, the sum itself ("" where there is none), what comes out, and why."""

    label: str
    sum: str = ""
    result: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Some steps under a title. ``tone`` is "look" where something is missing."""

    title: str
    steps: tuple[Step, ...]
    tone: str = ""


def working(line: Line, terms: Terms) -> tuple[Block, ...]:
    """The whole sum of a line: what was counted, its unit value in the account's money, what is taken off and why, and
    year by year what is left of it."""
    blocks = [_counted(line.claim), *_priced(line, terms)]
    for piece in line.pieces:
        title = "What is taken off" if len(line.pieces) == 1 else f"What is taken off, {_period(piece.actual)}"
        blocks.append(Block(title, tuple(_taken(line, piece))))
    if line.net is not None and line.years:
        blocks.append(_summed(line))
    if line.unset:
        missing = ", ".join(one.label.lower() for one in line.unset)
        why = "It has a gross figure and is in no net total until each has a number and a reason."
        blocks.append(Block("Not settled", (Step("Still not set", "", missing, why),), "look"))
    if line.doubled:
        asked, why = plural(len(line.doubled), "question"), "It is in no net total until that is decided."
        blocks.append(Block("May be counted twice", (Step("Undecided", "", asked, why),), "look"))
    if line.why:
        blocks.append(Block("Why it is counted and not valued", (Step(line.why),)))
    return tuple(blocks)


def _counted(claim: Claim) -> Block:
    steps = [
        Step(_period(one), "", quantity(one.quantity, claim.unit),
             plural(one.observations, "figure") if one.observations > 1 else "")
        for one in claim.actuals
    ]  # fmt: skip
    if len(steps) > 1 and claim.unit != "percent":
        added = " + ".join(count(one.quantity) for one in claim.actuals) if len(steps) < 6 else ""
        steps.append(Step("All of it", added, quantity(claim.quantity, claim.unit)))
    if claim.target is not None:
        steps.append(Step("Promised", "", quantity(claim.target, claim.unit)))
    steps += [Step(f"Left out: {one}") for one in claim.left_out]
    if claim.unit_differs:
        steps.append(Step(claim.unit_differs))
    if not claim.actuals:
        why = claim.not_delivered_because
        steps.insert(
            0, Step("Nothing was counted in this time", "", "", f"Not delivered, because {why}" if why else "")
        )
    return Block("What was counted", tuple(steps))


def _period(one: Actual) -> str:
    return f"{_day(one.start)} to {_day(one.end)}" if one.start else f"to {_day(one.end)}"


def _day(when: date) -> str:
    return f"{when.day} {when:%b %Y}"


def _priced(line: Line, terms: Terms) -> Iterator[Block]:
    claim, value = line.claim, line.claim.unit_value
    if value is None or not line.pieces:
        return
    steps = []
    if value.status is ProxyStatus.face_value:
        steps.append(Step("It is counted in pounds already"))
        steps += [
            Step(f"Pounds of {one.base} in the money of {terms.price_year}",
                 _uprated(Decimal(1), one, terms), _exact(one.price.central), _index_words(terms, one.base))
            for one in _by_base(line) if one.base != terms.price_year
        ]  # fmt: skip
    else:
        base = f" ({value.price_base})" if value.price_base else ""
        each = f"{_exact(value.amount.central)} a {_one(claim.unit)}"
        label = f"Unit value, {value.kind.label.lower()}"
        steps.append(Step(label, "", each, f"in the money of {value.year}{base}"))
        one = line.pieces[0]
        if one.base != terms.price_year:
            steps.append(Step(f"In the money of {terms.price_year}", _uprated(value.amount.central, one, terms),
                              _exact(one.price.central), _index_words(terms, one.base)))  # fmt: skip
        if one.price.low != one.price.high:
            steps.append(
                Step(
                    "It may be",
                    "",
                    f"{_exact(one.price.low)} to {_exact(one.price.high)}",
                    "the range its source gives",
                )
            )
    for one in line.pieces:
        years = f" × {one.lasts[1]} years" if one.lasts[1] > 1 else ""
        label = "Gross" if len(line.pieces) == 1 else f"Gross, {_period(one.actual)}"
        steps.append(
            Step(label, f"{count(one.actual.quantity)} × {_exact(one.price.central)}{years}", pounds(one.gross.central))
        )
    if len(line.pieces) > 1:
        steps.append(Step("Gross, all of it", "", pounds(line.gross.central)))
    yield Block("In money", tuple(steps))


def _by_base(line: Line) -> tuple[Piece, ...]:
    return tuple({one.base: one for one in line.pieces}.values())


def _uprated(amount: Decimal, one: Piece, terms: Terms) -> str:
    index = terms.index
    return f"{_exact(amount)} × {_index(index[terms.price_year])} ÷ {_index(index[one.base])}"


def _index(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _index_words(terms: Terms, base: int) -> str:
    """Where the index of both years is from: what comes along, and what the account gave itself."""
    years = [base, terms.price_year]
    said = [f"{one}: {terms.own_years[one] or 'no source is given'}" for one in years if one in terms.own_years]
    if terms.index_source and any(one not in terms.own_years for one in years):
        said.append(f"{'the other: ' if said else ''}{terms.index_source}")
    forecast = " (a forecast)" if terms.price_year in terms.forecast else ""
    return f"price index: {'; '.join(said)}{forecast}" if said else forecast.strip()


def _one(unit: str) -> str:
    return (
        quantity(1, unit).removeprefix("1 ")
        if unit not in ("GBP", "percent", "")
        else "pound"
        if unit == "GBP"
        else "unit"
    )


def _taken(line: Line, piece: Piece) -> Iterator[Step]:
    """What is taken off one period's figure; then, where it lasts, what is left of it year by year."""
    left = piece.actual.quantity * piece.price.central
    complete = True
    for kind in _OFF:
        one = setting(line.claim, piece.actual, kind)
        if one is None:
            wanted = kind in line.unset
            complete = complete and not wanted
            why = "" if wanted else "nobody said, so nothing is taken off"
            yield Step(kind.label, "", "not set" if wanted else "none taken off", why)
            continue
        keeps = 1 - (one.central or Decimal(0)) / 100
        label = f"{count(one.central or 0)} % {_QUESTIONS[kind]}"
        yield Step(label, f"{pounds(left)} × {_decimals(keeps)}" if complete else f"× {_decimals(keeps)}",
                   pounds(left * keeps) if complete else "", _reason(one))  # fmt: skip
        left *= keeps
    if line.share != 1:
        yield Step(f"{count((line.share * 100).normalize())} % of it is counted here",
                   f"{pounds(left)} × {_decimals(line.share)}" if complete else f"× {_decimals(line.share)}",
                   pounds(left * line.share) if complete else "", "others count the rest")  # fmt: skip
        left *= line.share
    yield from _fading(line, piece, left, complete=complete)


def _fading(line: Line, piece: Piece, left: Decimal, *, complete: bool) -> Iterator[Step]:
    fades = setting(line.claim, piece.actual, Adjustment.drop_off)
    lasting = setting(line.claim, piece.actual, Adjustment.lasts)
    if fades is None:
        yield Step("Drop-off", "", "not set")
    if lasting is not None:
        yield Step(f"It lasts {plural(lasting.central or Decimal(1), 'year')}", "", "", _reason(lasting))
    if piece.lasts[1] < 2:
        if fades is not None and fades.central:
            yield Step(f"{count(fades.central)} % fades each year after the first", "", "no later year", _reason(fades))
        return
    keeps = 1 - piece.fades.central
    for at in range(1, piece.lasts[1]):
        said = f"{pounds(left)} × {_decimals(keeps)}" if complete else f"× {_decimals(keeps)}"
        left *= keeps
        why = _reason(fades) if fades and at == 1 else ""
        yield Step(f"Left in year {piece.actual.year + at}", said, pounds(left) if complete else "", why)


def _summed(line: Line) -> Block:
    """Year by year, discounted, and what that comes to."""
    steps: list[Step] = []
    later = any(one.year > 1 for one in line.years)
    best = [one.year for one in line.years if not one.net.central and one.net.high]
    for one in (each for each in line.years if each.net.central) if later else ():
        net, present = one.net.central, one.present.central
        by = f"{pounds(net)} ÷ {_decimals(net / present)}" if present and net != present else pounds(net)
        steps.append(Step(f"Year {one.year} of the account", by, pounds(present),
                          "later is worth less than now" if net != present and len(steps) == 1 else ""))  # fmt: skip
    if best and later:
        which = f"Year {best[0]}" if len(best) == 1 else f"Years {best[0]} to {best[-1]}"
        steps.append(Step(f"{which} of the account", "", pounds(Decimal(0)), "something is left only at its best"))
    assert line.net is not None
    told = [one.present.central for one in line.years if one.net.central]
    added = " + ".join(map(pounds, told)) if 1 < len(told) < 5 else ""
    steps.append(Step("Net", added, pounds(line.net.central)))
    if line.net.low != line.net.high:
        said = f"{pounds(line.net.low)} to {pounds(line.net.high)}"
        steps.append(Step("It may be", "", said, "with everything in it at its worst, and at its best"))
    return Block("Net, every year in the money of now" if later else "Net", tuple(steps))


def _reason(one: Setting) -> str:
    rests = f"Rests on: {one.rests_on.rstrip('.')}." if one.rests_on else ""
    own = "For this time alone." if one.of == "observation" else ""
    return " ".join(filter(None, (one.reason, rests, _ends(one), own)))


def _ends(one: Setting) -> str:
    if one.central is None or one.low is None or one.high is None or one.low == one.high:
        return ""
    return f"It may be {count(one.low)} to {count(one.high)} %."


def _exact(amount: Decimal) -> str:
    """Pounds with every digit that matters: two at least, six at most."""
    shown = amount.quantize(Decimal("0.000001")).normalize()
    return pounds(amount) if shown == shown.quantize(_PENNY) else f"£{shown:,f}"


def _decimals(factor: Decimal | None) -> str:
    return count((factor or Decimal(0)).quantize(Decimal("0.000001")).normalize())


def source_facts(line: Line) -> tuple[tuple[str, str], ...]:
    """Where the unit value is from, as label and words."""
    value = line.claim.unit_value
    if value is None:
        return ()
    found = [
        ("Source", value.source), ("At", value.url), ("Licence", value.licence or "none is given"),
        ("Read", value.status.label),
        ("Money of", ", ".join(filter(None, (str(value.year or "no year given"), value.price_base)))),
    ]  # fmt: skip
    if line.old:
        found.append(("Old", "It is older than ten years: prices were brought up, what it measures may have moved on."))
    return tuple((label, said) for label, said in found if said)
