"""The last pages: how it is run, reported and kept private, what was passed over with a reason, and the small print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from convene.core.vocabulary import Verification
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Para, bullets, facts
from convene.files.manifesto_page.reading import NOT_SAID, Reading, day, said, several, share
from convene.text import plural


def governance(reading: Reading) -> Iterator[Block]:
    its = reading.document.governance
    yield Heading(2, "How it is run")
    every = f"every {plural(its.review_every_months, 'month')}" if its.review_every_months is not None else NOT_SAID
    yield facts(
        ("Steering", said(its.steering)),
        ("Quorum", str(its.quorum) if its.quorum is not None else ""),
        ("Decisions", said(its.decision_rule)),
        ("Reviews", f"{every}; the next on {day(its.next_review)}" if its.next_review else every),
        ("Full review", day(its.full_review)),
        ("To change a commitment", said(its.change_rule)),
        ("To join", said(its.join_rule)),
        ("To leave", said(its.leave_rule)),
        ("Concerns go to", said(its.concerns_to)),
    )


_CHECKED = {
    Verification.none: "nobody outside",
    Verification.peer: "peers",
    Verification.independent: "an independent body",
}


def reporting(reading: Reading) -> Iterator[Block]:
    its = reading.document.reporting
    yield Heading(2, "How we will account for it")
    yield facts(
        ("First account", f"{day(its.first_account_due)}, published at: {said(its.where)}"),
        ("Checked by", _CHECKED[its.verification] if its.verification else NOT_SAID),
    )
    if its.will_state:
        yield Para("It will state:")
        yield bullets(*its.will_state)


def privacy(reading: Reading) -> Iterator[Block]:
    its = reading.document.privacy
    yield Heading(2, "Personal data")
    kept = plural(its.retention_months, "month") if its.retention_months is not None else NOT_SAID
    yield facts(
        ("Who answers for it", said(its.controller)),
        ("People named", said(its.people_named)),
        ("Records are kept for", kept),
    )


def overridden(reading: Reading) -> Iterator[Block]:
    """Gate checks the work went on without, each with the reason given."""
    if not reading.overrides:
        return
    yield Heading(2, "Gates passed with a reason")
    yield Para("These checks were open when the work went on. The reasons are the convener's.")
    yield Bullets(tuple(Entry(said(reason), check) for check, reason in reading.overrides))


def remarked(reading: Reading) -> Iterator[Block]:
    """What the book holds and this document does not say, or says in fewer words."""
    if reading.remarks:
        yield Heading(2, "What is not in here")
        yield bullets(*reading.remarks)


def changes(reading: Reading) -> Iterator[Block]:
    if not reading.document.changes:
        return
    ordered = sorted(reading.document.changes, key=lambda one: one.date or date.max)
    yield Heading(2, "What has changed")
    yield Grid(
        ("Day", "By", "What", "Why"),
        tuple((day(one.date), said(one.by), reading.changed(one.what), said(one.why)) for one in ordered),
        widths=(3, 3, 6, 6),
    )


def about(reading: Reading) -> Iterator[Block]:
    document, framework = reading.document, reading.document.framework
    yield Heading(2, "About this document")
    prices = f"prices of {framework.price_year}" if framework.price_year is not None else ""
    rate = f"discount rate {share(framework.discount_rate)} a year" if framework.discount_rate is not None else ""
    yield facts(
        ("Id", said(document.id)),
        ("Replaces", document.supersedes),
        ("Framework", " · ".join(filter(None, (framework.id or NOT_SAID, framework.version, prices, rate)))),
        ("Measures adopted", several(reading.measure(code) for code in framework.adopted) or NOT_SAID),
        ("Licence", document.licence),
        ("Written with", document.tool),
        ("SHA-256 of the manifesto file", document.content_sha256 or reading.sha256),
    )
