"""The results of an account: by theme, what was promised against what was counted, the four parts, who gained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from convene.core.account.report import Report
from convene.core.account.shape import Account, Claim, Line, Range
from convene.core.account.words import money, ranged
from convene.core.delivery.promises import Promise
from convene.core.measurement_vocabulary import AccountPart
from convene.files.documents.blocks import Block, Bullets, Chart, Entry, Grid, Heading, Mark, Para, Quote
from convene.files.printed.account.words import (
    LONG,
    amount,
    counted,
    ends,
    listed,
    not_counted,
    on_scale,
    scale,
    seen,
    settled,
)
from convene.text import clip, count, day, join, plural, quantity

BARS = 15
"""Lines of a picture; the table beside it has all of them."""
MOST = 500
"""Rows of a table of counts; those in pounds are all there."""
SHOWN = 40
"""Commitments of a status that are told one by one."""
_STANDS = (("kept", "Kept"), ("late", "Late or past their day"), ("risk", "At risk"), ("withdrawn", "Dropped"))


def results(report: Report) -> Iterator[Block]:
    """Everything between the first page and the working."""
    yield Heading(2, "Results")
    yield from _by_theme(report.account)
    yield from _reached(report.account)
    yield from _parts(report.account)
    yield from _counted(report.account)
    yield from _promises(report)
    yield from _people(report)
    yield from _stories(report)
    yield from _harm(report)


def _by_theme(account: Account) -> Iterator[Block]:
    """The Value line by theme: these add up, since a commitment counts towards one outcome alone."""
    found: dict[str, list[Line]] = {}
    for one in settled(account):
        found.setdefault(one.claim.theme_title or "No theme", []).append(one)
    yield Heading(3, "Value by theme")
    if not found:
        yield Para("No line is settled yet, so there is no value to tell.")
        return
    rows = sorted(((name, _sum(those), len(those)) for name, those in found.items()), key=lambda row: -row[1].central)
    yield ranges([(name, total) for name, total, _ in rows], "Value by theme, from low to high")
    yield Grid(
        ("Theme", "Commitments", "Value", "Low to high"),
        tuple((name, count(many), money(total.central), ends(total)) for name, total, many in rows), (1, 2, 3),
        (5, 2, 2, 4),
    )  # fmt: skip


def _sum(lines: Iterable[Line]) -> Range:
    return sum((one.net for one in lines if one.net is not None), Range())


def ranges(rows: Sequence[tuple[str, Range]], what: str) -> Chart:
    """Bars from low to high with a mark where each stands; the table beside has the figures."""
    shown = rows[:BARS]
    low, high = scale([one for _, one in shown])
    marks = tuple(
        Mark(clip(name, LONG), on_scale(one.central, low, high), money(one.central), False,
             on_scale(one.low, low, high), on_scale(one.high, low, high))
        for name, one in shown
    )  # fmt: skip
    said = "; ".join(f"{clip(name, 60)} {ranged(one)}" for name, one in shown)
    return Chart("ranges", marks, f"{what}. {said}.", money(low), money(high), told=True)


def _reached(account: Account) -> Iterator[Block]:
    """What was counted of what was promised, each in its own unit."""
    yield Heading(3, "What was counted, of what was promised")
    free = [one.claim for one in account.lines if not one.claim.legally_required and not one.claim.offered]
    lines = [one for one in free if (one.target and amount(one) is not None) or (one.target and not one.actuals)]
    shares = len([one for one in free if one.target]) - len(lines)
    if not lines:
        yield Para("No commitment in the account has a quantity that was promised.")
        return
    done = sum((amount(one) or 0) >= (one.target or 0) for one in lines)
    nothing = sum(not one.actuals for one in lines)
    said = f"{count(done)} of {plural(len(lines), 'commitment')} with a promised quantity reached it"
    yield Para(f"{said}; of {count(nothing)} nothing was counted." if nothing else f"{said}.")
    there = [one for one in lines if one.actuals]
    marks = tuple(
        Mark(clip(one.title, LONG), float(min((amount(one) or Decimal(0)) / one.target, Decimal(1))),
             f"{seen(one)} of {quantity(one.target, one.unit)}")
        for one in there[:BARS] if one.target
    )  # fmt: skip
    words = "; ".join(f"{one.label}: {one.words}" for one in marks)
    if marks:
        yield Chart("bars", marks, f"Counted of promised. {words}.", told=True)
    yield Grid(
        ("Commitment", "Promised", "Counted", "Reached"),
        tuple((f"{one.actor_name}: {one.title}", quantity(one.target, one.unit), seen(one), _reached_words(one))
              for one in lines[:MOST]),
        (1, 2, 3), (6, 2, 3, 2),
    )  # fmt: skip
    yield from _more(len(lines))
    said = f" {plural(shares, 'commitment')} counted in shares at several times, which are not added." if shares else ""
    yield Para(f"Only what was counted in the account's own time. Units differ, so these are never added up.{said}")


def _more(lines: int) -> Iterator[Block]:
    """What a table on paper leaves out, where it would go on for ever."""
    if lines > MOST:
        yield Para(f"And {count(lines - MOST)} more, all of them in the account's file.")


def _reached_words(one: Claim) -> str:
    much = amount(one)
    return (
        f"{count((much / one.target * 100).quantize(Decimal(1), ROUND_DOWN))} %"
        if much is not None and one.target
        else "–"
    )


def _parts(account: Account) -> Iterator[Block]:
    yield Heading(3, "The four parts, kept apart")
    rows = []
    for part, total in ((AccountPart.worth, account.value), (AccountPart.given, account.given),
                        (AccountPart.moved, account.moved)):  # fmt: skip
        those = settled(account, part)
        rows.append((part.label, part.help, count(len(those)), money(total.central) if those else "–",
                     ends(total) if those else "–"))  # fmt: skip
    last = AccountPart.counted
    rows.append((last.label, last.help, count(len(counted(account))), "in no pounds", "–"))
    yield Grid(("Part", "What it is", "Commitments", "Central", "Low to high"), tuple(rows), (2, 3, 4), (2, 6, 3, 3, 4))
    yield Para("They are never added up: what was given is not what changed, and money moved is not money made.")
    gross, is_ = money(account.value_gross.central), "is" if account.open_lines == 1 else "are"
    waits = f" {money(account.open_gross.central)} more is gross alone, in {plural(account.open_lines, 'line')}"
    yield Para(
        f"Gross and net of the Value line: {gross} before anything is taken off, {money(account.value.central)} after "
        f"it and after discounting.{f'{waits} that {is_} open.' if account.open_lines else ''}"
    )


def _counted(account: Account) -> Iterator[Block]:
    yield Heading(3, "Not valued, and why")
    lines = [*counted(account), *not_counted(account)]
    if not lines:
        yield Para("Everything in the account has an open unit value.")
        return
    why = Counter(one.why or "No open unit value was found." for one in lines)
    if len(why) < len(lines):
        yield Bullets(tuple(Entry(reason, plural(many, "commitment")) for reason, many in why.most_common(12)))
    yield Grid(
        ("Commitment", "Counted", "Why it is not valued"),
        tuple((f"{one.claim.actor_name}: {one.claim.title}",
               seen(one.claim),
               one.why or "No open unit value was found.") for one in lines[:MOST]),
        (1,), (5, 2, 5),
    )  # fmt: skip
    yield from _more(len(lines))


def _promises(report: Report) -> Iterator[Block]:
    yield Heading(3, "Kept, late, dropped")
    free = [one for one in report.promises if not one.required]
    any_ = False
    for group, title in _STANDS:
        those = [one for one in free if one.group(report.today) == group]
        if not those:
            continue
        any_ = True
        yield Para(f"{title}: {plural(len(those), 'commitment')}.")
        yield Bullets(tuple(Entry(_stands(one), f"{one.actor.name}: {one.title}") for one in those[:SHOWN]))
        if (more := len(those) - SHOWN) > 0:
            yield Para(f"And {count(more)} more; the tables have all of them.")
    if not any_:
        yield Para("Nothing was kept, late, at risk or dropped yet.")


def _stands(one: Promise) -> str:
    due = f"due {day(one.due)}" if one.due else "no date"
    return f"{one.progress}, {due}{f'. {one.because}' if one.because else ''}"


def _people(report: Report) -> Iterator[Block]:
    heard = report.heard
    yield Heading(3, "Who was heard, who gained, and who did not")
    yield Para(f"Heard: {heard.people}." if heard.people else "It is not on record how many people were heard.")
    if heard.not_reached:
        yield Para(f"Not heard: {listed(heard.not_reached)}")
    else:
        yield Para("Who was not heard is not on record.")
    groups = len(heard.served) + len(heard.unserved)
    if groups:
        named = f": {join(list(heard.served))}" if heard.served else ""
        of = f"{count(len(heard.served))} of {plural(groups, 'priority group')}"
        yield Para(f"A benefit is on record for {of}{named}.")
        if heard.unserved:
            why = f" Why: {heard.because}" if heard.because else " It is not said why."
            yield Para(f"None for {join(list(heard.unserved))}.{why}", "notice")
    if report.ranking:
        yield Para(f"What residents said matters most: {report.ranking}")


def _stories(report: Report) -> Iterator[Block]:
    yield Heading(3, "In people's own words")
    for one in report.stories:
        yield Quote(one.text, ", ".join(filter(None, (one.by, one.of))))
    if not report.stories:
        yield Para("No story may be printed yet.")
    if report.stories_left_out:
        left = plural(report.stories_left_out, "story")
        yield Para(f"{left} left out: no consent to its being printed, or it seems to name somebody.")


def _harm(report: Report) -> Iterator[Block]:
    yield Heading(3, "Harm, and what nobody meant to happen")
    harm = report.harm
    if harm.told:
        yield Bullets(tuple(Entry(one.text, one.of) for one in harm.told))
    else:
        yield Para(harm.words)
    if harm.counted:
        yield Para(f"It was asked at {count(harm.asked)} of {plural(harm.counted, 'count')}.")
    if harm.left_out:
        yield Para(f"{count(harm.left_out)} left out, since they seem to name somebody.")


def titles(lines: Sequence[Line], most: int = 6) -> str:
    """What some lines are called, the first few by name."""
    named = [clip(one.claim.title, LONG) for one in lines[:most]]
    more = len(lines) - most
    return f"{', '.join(named)} and {count(more)} more" if more > 0 else join(named)
