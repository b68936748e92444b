"""Behind an account: double counts decided, what moves the value, what it took, corrections, and who checked it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from convene.core.account.report import Report
from convene.core.account.shape import Account, Double, Swing
from convene.core.account.words import changes, matters_most, money
from convene.core.measurement_vocabulary import DoubleCountAnswer
from convene.files.documents.blocks import Block, Bullets, Card, Chart, Entry, Grid, Heading, Mark, Para, bullets, facts
from convene.files.printed.account.results import BARS
from convene.files.printed.account.words import (
    LONG,
    day_of,
    exact,
    on_scale,
    open_lines,
    settled,
)
from convene.text import clip, count, join, plural


def decided(report: Report) -> Iterator[Block]:
    """Double counts, sensitivity, what was left out and what it took."""
    yield from _doubles(report)
    yield from _sensitivity(report)
    yield from _left_out(report.account)
    yield from _costs(report)


def _doubles(report: Report) -> Iterator[Block]:
    yield Heading(3, "Double counts, and what was decided")
    doubles = report.account.doubles
    if not doubles and not report.settled:
        yield Para("Nothing was found that may be counted twice.")
        return
    waiting = [one for one in doubles if not one.decided]
    if waiting:
        yield Para(f"Not decided, so in no total: {plural(len(waiting), 'possible double count')}.", "notice")
        yield Bullets(tuple(Entry(_stake(one), join(list(map(_short, report.of(one.commitments))))) for one in waiting))
    for one in report.settled:
        its = one.decided
        who = f", by the {one.by}" if one.by else ""
        when = f" on {day_of(one.on)}" if one.on else ""
        yield Card(
            join(list(map(_short, report.of(its.commitments)))),
            pairs=facts(
                ("May be double", its.guard.help),
                ("Decided", f"{_answer(report, its.answer, its.kept)}{_shares(report, its.shares)}"),
                ("Why", f"{its.reason.rstrip('.')}. Decided{when}{who}." if when or who else its.reason),
            ).pairs,
        )  # fmt: skip


def _short(title: str) -> str:
    return clip(title, LONG)


def _stake(one: Double) -> str:
    stake = f" At most {money(one.at_stake)} is at stake." if one.at_stake else ""
    return f"{one.words.rstrip('.')}.{stake}"


def _answer(report: Report, answer: DoubleCountAnswer, kept: str) -> str:
    if answer is DoubleCountAnswer.keep:
        return f"only {join(list(map(_short, report.of((kept,)))))} is valued; the others are counted alone"
    return answer.help.rstrip(".")


def _shares(report: Report, shares: Mapping[str, Decimal]) -> str:
    told = [f"{clip(report.of((handle,))[0], LONG)} {count(share)} %" for handle, share in shares.items()]
    return f": {join(told)}" if told else ""


def _sensitivity(report: Report) -> Iterator[Block]:
    yield Heading(3, "Which assumption moves it most")
    wide = [one for one in report.account.swings if one.width][:BARS]
    if not wide:
        yield Para("No range is given for anything, so nothing moves the value.")
        return
    now = report.account.value.central
    low, high = min(map(_least, wide)), max(map(_most, wide))
    room = (high - low) / 20
    low, high = max(low - room, Decimal(0)), high + room
    middle = on_scale(now, low, high)
    marks = tuple(
        Mark(clip(one.name, LONG), middle, f"{changes(_least(one), now)} to {changes(_most(one), now)}", at < 3,
             on_scale(_least(one), low, high), on_scale(_most(one), low, high))
        for at, one in enumerate(wide)
    )  # fmt: skip
    yield Para("Each alone goes to its ends while all else stays:")
    said = f"Which assumption moves the value most. {' '.join(matters_most(report.account, wide))}"
    yield Chart("ranges", marks, said, money(low), money(high), middle,
                key="The dashed line is the value as it stands.", told=True)  # fmt: skip
    yield Grid(
        ("Assumption", "At one end", "Changes it by", "At the other", "Changes it by"),
        tuple((one.name, one.at_low, changes(one.low, now), one.at_high, changes(one.high, now)) for one in wide),
        (2, 4), (6, 3, 2, 3, 2),
    )  # fmt: skip


def _least(one: Swing) -> Decimal:
    return min(one.low, one.high)


def _most(one: Swing) -> Decimal:
    return max(one.low, one.high)


def _left_out(account: Account) -> Iterator[Block]:
    said = [Entry(why, clip(one.claim.title, LONG)) for one in account.lines for why in one.claim.left_out]
    said += [Entry(why) for why in account.remarks]
    if said:
        yield Heading(3, "What was left out, and other remarks")
        yield Bullets(tuple(said))


def _costs(report: Report) -> Iterator[Block]:
    yield Heading(3, "What it took")
    if not report.costs:
        yield Para("No costs are on record, so no value is told for each pound.")
        return
    total = sum((one.amount for one in report.costs), Decimal(0))
    yield Grid(
        ("What", "Amount", "Paid by"),
        tuple((f"{one.what} (in kind)" if one.in_kind else one.what, exact(one.amount), one.paid_by or "not told")
              for one in report.costs),
        (1,), (5, 3, 4),
    )  # fmt: skip
    if not report.costs_complete:
        yield Para(f"{money(total)} so far. Not all costs are in, so no value is told for each pound.")
    elif total and settled(report.account) and not open_lines(report.account):
        value = report.account.value
        three = (value.low, value.central, value.high)
        low, middle, high = (count((one / total).quantize(Decimal("0.1"))) for one in three)
        yield Para(f"All costs are in: {money(total)}. For each pound, about £{middle} of value (£{low} to £{high}).")
    else:
        yield Para(f"All costs are in: {money(total)}. Value for each pound is told when no line is open any more.")


def rests_on(report: Report) -> Iterator[Block]:
    """Who stands behind it, what was corrected, and which program and framework it was made with."""
    yield Heading(2, "Behind this account")
    yield facts(*report.who, ("Check", report.check.label), ("How it was checked", report.check.note))
    yield Heading(3, "Corrections")
    rows = tuple(
        (day_of(one.on), one.what, one.was or "–", one.now or "–",
         f"{one.why}{f' (asked by {one.asked_by})' if one.asked_by else ''}")
        for one in report.corrections
    )  # fmt: skip
    if rows:
        yield Grid(("On", "What", "Was", "Is now", "Why"), rows, (), (2, 4, 2, 2, 4))
    else:
        yield Para("No correction is on record.")
    yield Heading(3, "What changes because of it")
    yield bullets(*report.follows) if report.follows else Para("No decision that follows from it is on record yet.")
    if report.carries_over:
        yield Para(f"Goes on into the next cycle: {report.carries_over}")
    if report.note:
        yield Para(report.note)
    yield Heading(3, "Made with")
    yield facts(*report.basis, ("Its file", report.mark or _no_file(report)))


def _no_file(report: Report) -> str:
    if report.published:
        return "what is said here was not published, so there is no file to compare with"
    return "not published yet, so there is no file to compare with"
