"""The first page of an account, for somebody who reads nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator

from convene.core.account.report import Report
from convene.core.account.shape import Account
from convene.core.account.words import headline, matters_most, money
from convene.core.measurement_vocabulary import AccountPart
from convene.files.documents.blocks import Block, Bullets, Chart, Entry, Figure, Figures, Heading, Mark, Para, bullets
from convene.files.printed.account.results import titles
from convene.files.printed.account.words import (
    counted,
    ends,
    kept_words,
    left_open,
    on_scale,
    scale,
    settled,
)
from convene.text import clip, count, plural

_HARM = 2
"""Harms on the first page; the rest stand further on."""


def front(report: Report) -> Iterator[Block]:
    """Who checked it, what changed, how sure that is, what it leaves out, and what happens next."""
    account = report.account
    yield Para(report.label, "notice")
    yield Heading(2, "In short")
    yield Para(kept_words(report.promises, report.today), "lead")
    if not any(one.claim.actuals for one in account.lines):
        yield Para("Nothing was counted in the time of this account yet, so it says nothing of what changed.")
    yield figures(report)
    if settled(account):
        yield span(account)
    yield Para(headline(account))
    yield from _not_in_it(report)
    yield from _unsure(report)
    yield from _harm(report)
    yield Heading(3, "What happens next")
    yield bullets(*report.follows) if report.follows else Para("No decision that follows from it is on record yet.")


def figures(report: Report) -> Figures:
    """The four parts, each by itself."""
    account = report.account
    value = settled(account)
    things = len(counted(account))
    return Figures((
        Figure(money(account.value.central) if value else "–", "Value: what changed",
               ends(account.value) if value else "not told yet"),
        Figure(*_part(account, AccountPart.given), "hours and money put in"),
        Figure(*_part(account, AccountPart.moved), "money that changed hands"),
        Figure(count(things), "Counted", "in no pounds: listed below"),
    ))  # fmt: skip


def _part(account: Account, part: AccountPart) -> tuple[str, str]:
    total = account.given if part is AccountPart.given else account.moved
    return money(total.central) if settled(account, part) else "–", part.label


def span(account: Account) -> Chart:
    """The headline with its range, from nothing upwards."""
    value = account.value
    low, high = scale([value])
    mark = Mark(
        "Value, from low to high", on_scale(value.central, low, high), money(value.central), True,
        on_scale(value.low, low, high), on_scale(value.high, low, high),
    )  # fmt: skip
    said = f"The value is {money(value.central)}; it may be as low as {money(value.low)} or as high as "
    return Chart("ranges", (mark,), f"{said}{money(value.high)}.", money(low), money(high), told=True)


def _not_in_it(report: Report) -> Iterator[Block]:
    account = report.account
    said = [*left_open(account)]
    if things := counted(account):
        is_ = "is" if len(things) == 1 else "are"
        said.append(f"{plural(len(things), 'commitment')} {is_} counted and not valued: {titles(things, 3)}.")
    said.append("Value, given and moved say different things, and are never added up.")
    yield Heading(3, "What is not in the figure")
    yield bullets(*said)


def _unsure(report: Report) -> Iterator[Block]:
    said = matters_most(report.account, report.account.swings)
    yield Heading(3, "What the figure hangs on")
    if not said:
        yield Para("No assumption moves it: no ranges are given, or nothing is valued yet.")
        return
    yield Para(f"{'This assumption moves' if len(said) == 1 else 'These assumptions move'} it most:")
    yield bullets(*said)


def _harm(report: Report) -> Iterator[Block]:
    yield Heading(3, "What went wrong, and for whom")
    told = report.harm.told
    if not told:
        yield Para(report.harm.words)
        return
    yield Bullets(tuple(Entry(clip(one.text, 140), clip(one.of, 60)) for one in told[:_HARM]))
    if (more := len(told) - _HARM) > 0:
        yield Para(f"And {count(more)} more, further on.")
