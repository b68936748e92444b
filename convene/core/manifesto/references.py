"""Ids: unique within their table, and every one referred to exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nsmallest

from convene.core.findings import Finding
from convene.core.manifesto.document import Document
from convene.core.manifesto.make_findings import Path, error, quoted
from convene.core.manifesto.measures import MeasureFacts

WHOLE_TABLES = ("place", "convener", "vision", "process", "framework", "governance", "reporting", "privacy")
"""Tables without an id of their own; dissent may be about them by name."""


def ids(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    tables: dict[str, Sequence[str]] = {
        "need": [one.id for one in document.needs],
        "priority": [one.id for one in document.priorities],
        "signatory": [one.id for one in document.signatories],
        "commitment": [one.id for one in document.commitments],
        "ask": [one.id for one in document.asks],
        "dissent": [one.id for one in document.dissents],
    }
    for table, ids in tables.items():
        first = {one: at for at, one in reversed(list(enumerate(ids)))}
        for at, one in enumerate(ids):
            if one and first[one] != at:
                yield error(
                    (table, at, "id"),
                    f"The id {quoted(one)} is used for two entries of {table}.",
                    "Give one of them another id, and correct what refers to it.",
                )
    for code, times in Counter(one.code for one in document.framework.measures).items():
        if times > 1:
            at = max(i for i, one in enumerate(document.framework.measures) if one.code == code)
            path: Path = ("framework", "measure", at, "code")
            yield error(
                path, f"The code {quoted(code)} is used for two own measures.", "Give one of them another code."
            )


def references(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    needs = {one.id for one in document.needs}
    priorities = {one.id for one in document.priorities}
    signatories = {one.id for one in document.signatories}
    asks = {one.id for one in document.asks}
    commitments = {one.id for one in document.commitments}
    waited_for = asks | commitments
    for at, priority in enumerate(document.priorities):
        yield from _each(("priority", at, "needs"), priority.needs, needs, "need")
    for at, one in enumerate(document.commitments):
        yield from _each(("commitment", at, "signatory"), one.signatory, signatories, "signatory")
        yield from _each(("commitment", at, "with"), one.partners, signatories, "signatory")
        yield from _each(("commitment", at, "priorities"), one.priorities, priorities, "priority")
        yield from _each(("commitment", at, "depends_on"), one.depends_on, waited_for, "ask")
    for at, ask in enumerate(document.asks):
        yield from _each(("ask", at, "from"), ask.asked_by, signatories, "signatory")
        yield from _each(("ask", at, "to"), ask.asked_of, signatories, "signatory")
    anything = needs | priorities | signatories | asks | commitments
    anything |= {document.id, *WHOLE_TABLES, *document.framework.adopted}
    for at, dissent in enumerate(document.dissents):
        yield from _each(("dissent", at, "about"), dissent.about, anything, "")


def _each(path: Path, given: str | Sequence[str], known: Collection[str], table: str) -> Iterator[Finding]:
    for at, one in enumerate([given] if isinstance(given, str) else given):
        if one not in known:
            what = f"No {table} has" if table else "Nothing in the manifesto has"
            beside = nsmallest(8, known)
            some = f"The ids there are: {', '.join(beside)}." if beside else f"There is no {table} yet; add it first."
            if not table:
                some = "Name a priority, commitment, need, ask or signatory by its id, or write “vision”."
            yield error(path if isinstance(given, str) else (*path, at), f"{what} the id {quoted(one)}.", some)
