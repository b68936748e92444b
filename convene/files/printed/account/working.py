"""The working of an account: in whose money, at which unit values, what was taken off and why, and who decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from convene.core.account.report import Report
from convene.core.account.shape import Account, Line, Setting, UnitValue
from convene.core.account.words import adjustment, discounting
from convene.core.account.words import unset as unset_words
from convene.core.measurement_vocabulary import Adjustment
from convene.files.documents.blocks import Block, Bullets, Card, Entry, Grid, Heading, Para, facts
from convene.files.printed.account.results import titles
from convene.files.printed.account.words import day_of, exact, open_lines, settled, valued
from convene.text import count, join, plural, quantity


def working(report: Report) -> Iterator[Block]:
    """Everything that somebody needs to do the sums again."""
    yield Heading(2, "The working")
    yield from _terms(report.account)
    yield from _unit_values(report)
    yield from _adjustments(report.account)
    yield from _lines(report.account)
    yield from _open(report.account)


def _terms(account: Account) -> Iterator[Block]:
    terms = account.terms
    used = {piece.base for one in valued(account) for piece in one.pieces}
    years = sorted(year for year in terms.index if year in used or year == terms.price_year)
    yield Heading(3, "In whose money, and over which time")
    yield facts(
        ("Period", f"{day_of(terms.start)} to {day_of(terms.end)}"),
        ("Price year", f"{terms.price_year}: every amount is in the money of that year"),
        ("Price index", "; ".join(f"{year}: {count(terms.index[year])}" for year in years)),
        ("Its source", terms.index_source or "not told"),
        ("Discount rate", discounting(terms)),
        ("Years of effect", _years(account)),
    )
    yield Para(
        "How a line is worked out: what was counted × the unit value in the money of the price year = gross. Gross × "
        "(1 − deadweight) × (1 − displacement) × (1 − leakage) × (1 − attribution) × the share that counts = net of "
        "the first year; each further year keeps (1 − drop-off) of it, and is discounted. Effects last one year unless "
        "somebody said how long."
    )


def _years(account: Account) -> str:
    last = max((year.year for one in settled(account) for year in one.years), default=0)
    return f"1 to {last}" if last > 1 else "the year it happened in alone" if last else ""


def _unit_values(report: Report) -> Iterator[Block]:
    yield Heading(3, "Unit values and where they come from")
    found: dict[str, tuple[Line, UnitValue]] = {}
    for one in valued(report.account):
        if one.claim.unit_value:
            found.setdefault(one.claim.measure, (one, one.claim.unit_value))
    if not found and not report.kept_in:
        yield Para("Nothing has an open unit value.")
    for code, (line, value) in sorted(found.items()):
        amount = value.amount
        span = f", {exact(amount.low)} to {exact(amount.high)}" if amount.low != amount.high else ", no range published"
        old = " Old." if line.old else ""
        yield Card(
            f"{code} {line.claim.measure_title}",
            pairs=facts(
                ("Value", f"{exact(amount.central)} for each {line.claim.unit or 'one'}{span}"),
                ("In money of", f"{value.year or 'no year told'}{f' ({value.price_base})' if value.price_base else ''}."
                 f"{old}"),
                ("Times", f"{_factor(line)} for the money of {report.account.terms.price_year}"),
                ("What it is", f"{value.kind.label}; {value.status.label.lower()}"),
                ("Source", value.source or "not told"),
                ("Address", value.url),
                ("Licence", value.licence or "not told"),
            ).pairs,
        )  # fmt: skip
    if report.kept_in:
        lines = plural(report.kept_in, "line")
        yield Para(
            f"{lines} rest on unit values whose licence does not let them be handed on: what each came to stands in "
            "the totals, and its working stays with the convener.", "notice",
        )  # fmt: skip


def _factor(line: Line) -> str:
    by = {piece.base: piece.factor for piece in line.pieces}
    return join([f"{count(one.quantize(Decimal('0.0001')))}{f' ({year})' if len(by) > 1 else ''}"
                 for year, one in sorted(by.items())])  # fmt: skip


def _adjustments(account: Account) -> Iterator[Block]:
    """Every adjustment with its reason; the same for several commitments in one row."""
    yield Heading(3, "What was taken off, and why")
    found: dict[Setting, list[Line]] = {}
    for line in valued(account):
        for one in _settings(line):
            found.setdefault(replace(one, of="", id=""), []).append(line)
    if not found:
        yield Para("No adjustment is set yet.")
        return
    order = list(Adjustment)
    rows = tuple(
        (one.kind.label, adjustment(one.kind, one.central or Decimal(0), one.low, one.high), _why(one), titles(those))
        for one, those in sorted(found.items(), key=lambda pair: order.index(pair[0].kind))
    )
    yield Grid(("What", "Number", "Why", "For"), rows, (), (2, 3, 6, 4))
    yield Para("Leakage that is not set was not taken off.")


def _settings(line: Line) -> Iterator[Setting]:
    for one in line.claim.settings.values():
        if one.central is not None:
            yield one
    for actual in line.claim.actuals:
        for own in actual.own.values():
            if own.central is not None:
                only = f"(for what was counted until {day_of(actual.end)} alone)"
                yield replace(own, reason=f"{own.reason or 'no reason told'} {only}")


def _why(one: Setting) -> str:
    said = one.reason or "no reason told"
    return f"{said.rstrip('.')}. Rests on: {one.rests_on}" if one.rests_on else said


def _lines(account: Account) -> Iterator[Block]:
    yield Heading(3, "Line by line, to the penny")
    lines = [one for one in valued(account) if one.net is not None]
    if not lines:
        yield Para("No line is settled yet.")
        return
    rows = tuple(
        (one.part.label, f"{one.claim.actor_name}: {one.claim.title}", quantity(one.claim.quantity, one.claim.unit),
         _price(one), f"{count(one.share * 100)} %", *_figures(one)) for one in lines
    )  # fmt: skip
    yield Grid(
        ("Part", "Commitment", "Counted", "Each", "Share", "Gross", "Net, discounted", "Low to high"), rows,
        (2, 3, 4, 5, 6, 7), (2, 5, 3, 3, 2, 3, 3, 4),
    )  # fmt: skip
    remarks: dict[str, list[Line]] = {}
    for one in lines:
        for said in one.remarks:
            remarks.setdefault(said, []).append(one)
    if remarks:
        yield Bullets(tuple(Entry(titles(those), said.rstrip(".")) for said, those in remarks.items()))


def _figures(one: Line) -> tuple[str, str, str]:
    """Gross, net and its ends; nothing a unit value that stays in could be worked out from."""
    if not one.pieces or one.net is None:
        return "not handed on", "not handed on", "not handed on"
    return exact(one.gross.central), exact(one.net.central), f"{exact(one.net.low)} to {exact(one.net.high)}"


def _price(one: Line) -> str:
    if one.price:
        return exact(one.price.central)
    return "at its own year's money" if one.pieces else "not handed on"


def _open(account: Account) -> Iterator[Block]:
    """What has a unit value and stands in no net total, with what is lacking."""
    lines = open_lines(account)
    if not lines:
        return
    yield Heading(3, "Open: a gross figure, in no total")
    yield Grid(
        ("Commitment", "Counted", "Gross", "What is lacking"),
        tuple((f"{one.claim.actor_name}: {one.claim.title}", quantity(one.claim.quantity, one.claim.unit),
               exact(one.gross.central) if one.pieces else "not handed on", _lacking(one)) for one in lines),
        (1, 2), (5, 2, 2, 5),
    )  # fmt: skip


def _lacking(one: Line) -> str:
    said = [unset_words(one)] if one.unset else []
    if doubles := len(one.doubled):
        is_ = "is" if doubles == 1 else "are"
        said.append(f"In {plural(doubles, 'double count')} that {is_} not decided.")
    return " ".join(said) or one.why
