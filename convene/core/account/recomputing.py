"""Does an account's file say what its own numbers come to? Every line and total is worked out again from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from convene.core.account import compute
from convene.core.account.decisions import Ruling, rulings
from convene.core.account.document import AccountFile
from convene.core.account.document_lines import AdjustmentTable, LineTable
from convene.core.account.filing import claim_of, decided_of, doubles_of, sums, terms_of
from convene.core.account.sensitivity import swings
from convene.core.account.shape import Account, Line
from convene.core.account.words import headline
from convene.core.findings import Finding
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import Verification
from convene.text import clip, join

Path = tuple[str | int, ...]

PENNY = Decimal("0.005")
"""How far a figure may be from what it comes to: another program may round otherwise, and nobody can alter a penny."""
_MOST_YEARS = 100
_REMEDY = "Ask whoever published it for the file as it went out, or export the account again."


def contradictions(document: AccountFile) -> tuple[Finding, ...]:
    """Everything in the file that does not follow from its own numbers, in the order of the file."""
    odd = [*_odd_terms(document), *_odd_lines(document)]
    found = [*odd, *_words(document)]
    if odd:
        return tuple(found)
    terms = terms_of(document)
    held, _ = rulings(doubles_of(document), decided_of(document))
    lines: list[Line] = []
    for at, line in enumerate(document.lines):
        made = compute.line(claim_of(line), terms, held.get(line.commitment, Ruling()))
        lines.append(made)
        found += _line(("line", at), line, made)
    return (*found, *_totals(document, lines), *_swings(document, lines))


def _swings(document: AccountFile, lines: Sequence[Line]) -> Iterator[Finding]:
    """How far each assumption moves the value, where the whole of it can be worked out from the file."""
    if document.totals.kept_back_lines or not document.swings:
        return
    known = {(one.of, one.name): one for one in swings(_account(document, lines))}
    for at, one in enumerate(document.swings):
        if said := known.get((one.of, one.name)):
            ends = [("low", one.low, said.low), ("high", one.high, said.high)]
            yield from _numbers(("sensitivity", at), f"What {_called(one.name)} moves", ends)
            for key, stated, there in (("at_low", one.at_low, said.at_low), ("at_high", one.at_high, said.at_high)):
                if stated != there:
                    words = (
                        f"What {_called(one.name)} moves: {key.replace('_', ' ')} says “{stated}”, and it is “{there}”."
                    )
                    yield _error(("sensitivity", at, key), words)


def _odd_terms(document: AccountFile) -> Iterator[Finding]:
    """What no sum can be done with."""
    if document.period_end < document.period_start:
        yield _error(("period_end",), f"It ends on {document.period_end}, before it begins on {document.period_start}.")
    for at, one in enumerate(document.terms.index):
        if one.index <= 0:
            yield _error(("terms", "index", at, "index"), f"The price index of {one.year} is {one.index:f}.")
    for year, times in Counter(one.year for one in document.terms.index).items():
        if times > 1:
            yield _error(("terms", "index"), f"The year {year} stands in the price index {times} times.")
    for name, times in Counter(one.commitment.casefold() for one in document.lines).items():
        if times > 1:
            yield _error(("line",), f"The commitment {_called(name)} has {times} lines, and is counted {times} times.")
    there = {one.commitment for one in document.lines}
    for at, double in enumerate(document.doubles):
        if gone := [one for one in double.commitments if one not in there]:
            words = f"A double count is about {join([_called(one) for one in gone[:4]])}, which no line is of."
            yield Finding("note", ("double_count", at, "commitments"), words, "Nothing to do: it changes no line.")


def _odd_lines(document: AccountFile) -> Iterator[Finding]:
    for at, line in enumerate(document.lines):
        for spot, actual in enumerate(line.actuals):
            path: Path = ("line", at, "actual", spot)
            if actual.end > document.period_end or (actual.start and actual.start < document.period_start):
                words = f"Line {_called(line.commitment)} counts what lies outside the period of the account."
                yield _error((*path, "end"), words)
            if actual.start and actual.end < actual.start:
                yield _error((*path, "end"), f"A period of {_called(line.commitment)} ends before it begins.")
            for each, own in enumerate(actual.own):
                yield from _odd_adjustment((*path, "adjustment", each), line, own)
        for each, one in enumerate(line.adjustments):
            yield from _odd_adjustment(("line", at, "adjustment", each), line, one)
        if not 0 <= line.claimed_share <= 1:
            words = f"Line {_called(line.commitment)} claims {line.claimed_share:f}; a share is from 0 to 1."
            yield _error(("line", at, "claimed_share"), words)


def _odd_adjustment(path: Path, line: LineTable, one: AdjustmentTable) -> Iterator[Finding]:
    who = f"Line {_called(line.commitment)}, {one.kind.label.casefold()}"
    if one.given is (one.number is None):
        said = "is said to be set, and has no number" if one.given else "is said not to be set, and has a number"
        yield _error((*path, "number" if one.number is not None else "set"), f"{who} {said}.")
        return
    if one.number is None:
        return
    low, high = one.number if one.low is None else one.low, one.number if one.high is None else one.high
    most = _MOST_YEARS if one.kind is Adjustment.lasts else 100
    least = 1 if one.kind is Adjustment.lasts else 0
    if not least <= low <= one.number <= high <= most:
        words = f"{who} is {one.number:f}, from {low:f} to {high:f}: it lies from {least} to {most}, low before high."
        yield _error((*path, "number"), words)
    if one.kind is Adjustment.lasts and any(each != each.to_integral_value() for each in (low, one.number, high)):
        yield _error((*path, "number"), f"{who} is {one.number:f}: it lasts whole years.")
    if not one.reason:
        yield _error((*path, "reason"), f"{who} is {one.number:f} and gives no reason.", "Ask for its reason.")


def _words(document: AccountFile) -> Iterator[Finding]:
    """What stands in words and has to agree with the rest."""
    check = document.verification
    if check.level is not Verification.independent and "not independently verified" not in check.label.casefold():
        words = "Nobody independent checked it, and its label does not say “not independently verified”."
        yield _error(("verification", "label"), words)
    if check.level is not Verification.none and not check.by:
        yield _error(("verification", "by"), "It is said to have been checked, and not by whom.")


def _line(path: Path, line: LineTable, made: Line) -> Iterator[Finding]:
    name = _called(line.commitment)
    counted = made.claim.quantity
    if line.quantity != counted:
        yield _differs((*path, "quantity"), f"Line {name}: quantity", line.quantity, counted)
    if line.kept_back:
        return
    for key, stated, said in (("part", line.part, made.part), ("set_aside", line.set_aside, made.set_aside)):
        if stated != said:
            words = f"Line {name}: {key.replace('_', ' ')} says “{stated}”, and by its own numbers it is “{said}”."
            yield _error((*path, key), f"{words} {made.why}".rstrip())
            return
    for key, these, those in (("unset", line.unset, made.unset), ("doubled", line.doubled, made.doubled)):
        if set(map(str, these)) != set(map(str, those)):
            said = f"“{join([str(one) for one in those])}”" if those else "nothing"
            yield _error((*path, key), f"Line {name}: {key} should say {said} by its own numbers.")
    shares = (("share", line.share, made.share), ("adds", line.adds, made.quantity))
    yield from _numbers(path, f"Line {name}", [*shares, *_amounts(line, made)])
    if line.old != made.old:
        yield _error(
            (*path, "old"), f"Line {name}: its unit value is {'not ' if line.old else ''}old, by its own year."
        )
    for spot, (one, piece) in enumerate(zip(line.actuals, made.pieces, strict=False)):  # no pieces: it is not valued
        base = None if one.money_of is None else Decimal(one.money_of)
        figures = [("money_of", base, Decimal(piece.base)), ("factor", one.factor, piece.factor)]
        yield from _numbers((*path, "actual", spot), f"Line {name}, period {spot + 1}", figures)
    yield from _by_year(path, line, made)


def _amounts(line: LineTable, made: Line) -> list[tuple[str, Decimal | None, Decimal | None]]:
    valued = made.part is not AccountPart.counted
    gross = made.gross if valued else None
    found = [
        (f"{name}{end}", getattr(line, f"{name}{end}"), getattr(said, attribute) if said else None)
        for name, said in (("gross", gross), ("net", made.net))
        for end, attribute in (("_low", "low"), ("", "central"), ("_high", "high"))
    ]
    if line.unit_value is None:
        return found
    value, price = line.unit_value, made.price
    return [
        *found, ("unit_value.factor", value.factor, made.factor),
        ("unit_value.price_low", value.price_low, price.low if price else None),
        ("unit_value.price", value.price, price.central if price else None),
        ("unit_value.price_high", value.price_high, price.high if price else None),
    ]  # fmt: skip


def _by_year(path: Path, line: LineTable, made: Line) -> Iterator[Finding]:
    name = _called(line.commitment)
    if [one.year for one in line.years] != [one.year for one in made.years]:
        said = join([str(one.year) for one in made.years]) or "none"
        yield _error((*path, "year"), f"Line {name}: the years of its effect should be {said} by its own numbers.")
        return
    for at, (one, two) in enumerate(zip(line.years, made.years, strict=True)):
        yield from _numbers((*path, "year", at), f"Line {name}, year {one.year}", [
            ("net_low", one.net_low, two.net.low), ("net", one.net, two.net.central),
            ("net_high", one.net_high, two.net.high), ("present_low", one.present_low, two.present.low),
            ("present", one.present, two.present.central), ("present_high", one.present_high, two.present.high),
        ])  # fmt: skip


def _totals(document: AccountFile, made: Sequence[Line]) -> Iterator[Finding]:
    lines = [two for one, two in zip(document.lines, made, strict=True) if not one.kept_back]
    totals, waiting = document.totals, [one for one in lines if one.open]
    for key, said in sums(lines).items():
        stated = getattr(totals, key)
        ends = [("low", stated.low, said.low), ("central", stated.central, said.central)]
        what = f"The total “{key.replace('_', ' ')}”"
        yield from _numbers(("totals", key), what, [*ends, ("high", stated.high, said.high)])
    for key, number, there in (
        ("counted_lines", totals.counted_lines, sum(one.part is AccountPart.counted for one in lines)),
        ("open_lines", totals.open_lines, sum(one.part is AccountPart.worth for one in waiting)),
        ("kept_back_lines", totals.kept_back_lines, len(made) - len(lines)),
    ):
        if number != there:
            words = f"The totals speak of {number} {key.replace('_', ' ')}, and there are {there}."
            yield _error(("totals", key), words)
    wanted = headline(_account(document, lines))
    if not totals.kept_back_lines and document.headline != wanted:
        words = f"The headline says “{clip(document.headline, 90)}”, and its own total is “{wanted}”."
        yield _error(("headline",), words)


def _account(document: AccountFile, lines: Sequence[Line]) -> Account:
    total = sums(lines)
    return Account(
        terms_of(document), tuple(lines), total["value"], total["given"], total["moved"], total["value_gross"],
        total["open_gross"], sum(one.part is AccountPart.worth and one.open for one in lines),
    )  # fmt: skip


def _numbers(path: Path, what: str, pairs: Sequence[tuple[str, Decimal | None, Decimal | None]]) -> Iterator[Finding]:
    for key, stated, said in pairs:
        if stated is None and said is None:
            continue
        there: Path = (*path, *key.split("."))
        called = f"{what}: {key.rpartition('.')[2].replace('_', ' ')}"
        if stated is None or said is None:
            words = "is missing" if stated is None else "stands there, and by its own numbers there is none"
            yield _error(there, f"{called} {words}.")
        elif abs(stated - said) > PENNY:
            yield _differs(there, called, stated, said)


def _differs(path: Path, what: str, stated: Decimal, said: Decimal) -> Finding:
    return _error(path, f"{what} says {_short(stated)}, and by its own numbers it comes to {_short(said)}.")


def _short(number: Decimal) -> str:
    text = f"{number:,.6f}".rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"


def _called(name: str) -> str:
    return f"“{clip(name, 40)}”"


def _error(path: Path, words: str, remedy: str = _REMEDY) -> Finding:
    return Finding("error", path, words, remedy)
