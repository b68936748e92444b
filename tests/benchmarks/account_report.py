"""The account of a large place as a page of HTML and as a workbook, beside plain formatting of as many lines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from html import escape
from pathlib import Path
from time import process_time

from convene.core.account.compute import account
from convene.core.account.report import Report
from convene.core.account.sensitivity import swings
from convene.core.delivery.promises import Holder, Promise
from convene.core.vocabulary import CommitmentStatus
from convene.files.account_workbook import workbook
from convene.files.documents import render
from convene.files.printed.account.report import account_paper
from tests.benchmarks.ratios import Ratio, best
from tests.made_account import TERMS, claim, counted, report

_CELLS = 12
"""Cells that a line has in the tables of the report, about."""


def measure(folder: Path, *, lines: int = 10_000, turns: int = 3) -> list[Ratio]:
    seen = large(lines)
    texts = [one.claim.title for one in seen.account.lines]

    def plain() -> str:
        return "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for _ in range(_CELLS))}</tr>" for text in texts)

    page, book, bare = best(
        lambda: _cpu(lambda: render(account_paper(seen), "html")), lambda: _cpu(lambda: workbook(seen)),
        lambda: _cpu(plain), turns=turns,
    )  # fmt: skip
    many = f"an account of {lines:,} commitments, a tenth of them valued,"
    return [
        Ratio(f"{many} as HTML", page, bare, 45), Ratio(f"{many} as HTML", page, None, 2000),
        Ratio(f"{many} as a workbook", book, bare, 200),
    ]  # fmt: skip


def large(lines: int) -> Report:
    """A tenth of the lines valued, each with adjustments of its own reason."""
    claims = [
        claim(at, theme=f"T{at}", theme_title=f"Theme {at % 6}") if at % 10 == 0 else counted(at, theme=f"T{at}")
        for at in range(lines)
    ]
    claims = [
        replace(one, settings={kind: replace(its, reason=f"{its.reason} {one.title}") for kind, its in
                               one.settings.items()}) for one in claims
    ]  # fmt: skip
    made = account(claims, (), TERMS)
    holder = Holder("a", "The council", None)
    done, late = CommitmentStatus.done, CommitmentStatus.late
    promises = tuple(
        Promise(one.commitment_id, one.title, done if at % 3 else late, holder, (holder,), unit=one.unit,
                amount=one.target, seen=Decimal(4)) for at, one in enumerate(claims)
    )  # fmt: skip
    return report(replace(made, swings=tuple(swings(made))), promises=promises)


def _cpu(job: object) -> float:
    """Milliseconds of the processor that a job takes."""
    begins = process_time()
    job()  # type: ignore[operator]
    return (process_time() - begins) * 1000
