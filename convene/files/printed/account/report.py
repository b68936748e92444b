"""The account as a document: a first page for everybody, then the results, then the working."""

from __future__ import annotations

from convene.core.account.report import Report
from convene.files.documents.blocks import Paper
from convene.files.printed.account.behind import decided, rests_on
from convene.files.printed.account.front import front
from convene.files.printed.account.results import results
from convene.files.printed.account.working import working


def account_paper(report: Report) -> Paper:
    """The whole document."""
    return Paper(
        report.title,
        (*front(report), *results(report), *working(report), *decided(report),
         *rests_on(report)),
        kind="Social value account", subtitle=subtitle(report), place=report.place, made_on=report.today,
        mark=report.mark[:12], hue="measurement",
    )  # fmt: skip


def subtitle(report: Report) -> str:
    """``Tarn and Merrow · 1 April 2025 to 31 March 2026 · cycle 1``."""
    terms = report.account.terms
    start, end = (f"{one.day} {one:%B %Y}" for one in (terms.start, terms.end))
    return f"{report.place} · {start} to {end} · cycle {report.cycle}"
