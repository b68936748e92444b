"""The heart of it: priorities with their targets, commitments by signatory, asks, and dissent as plain as assent."""

from __future__ import annotations

from collections.abc import Iterator

from convene.core.manifesto.commitments import Commitment, Priority, Signatory
from convene.files.documents.blocks import (
    Block,
    Bullets,
    Card,
    Entry,
    Figure,
    Grid,
    Heading,
    Para,
    Quote,
    facts,
)  # fmt: skip
from convene.files.manifesto_page.reading import NOT_SAID, Reading, amount, day, label, said, several, share
from convene.text import join, plural


def priorities(reading: Reading) -> Iterator[Block]:
    yield Heading(2, "Priorities")
    if not reading.document.priorities:
        yield Para("No priorities have been chosen yet.")
    ranked = sorted(reading.document.priorities, key=lambda one: 100 if one.rank is None else one.rank)
    for one in ranked:
        number = "–" if one.rank is None else str(one.rank)
        yield Heading(3, said(one.title), number=number, language=reading.language)
        yield Para(said(one.aspiration), language=reading.language)
        yield facts(
            ("Answers", several(reading.need(need) for need in one.needs) or "no need that was recorded"),
            ("Aims at", several(reading.outcome(code) for code in one.outcomes)),
        )
        yield _targets(reading, one)
        if one.id in reading.disputed:
            yield Para("Not everybody agrees with this priority; see “Dissent”.")


def _targets(reading: Reading, priority: Priority) -> Block:
    if not priority.targets:
        return Para("It has no target that can be counted.")
    rows = []
    for one in priority.targets:
        unit = reading.unit(one.measure)
        if one.baseline is not None:
            start = amount(one.baseline, unit) + (f", {day(one.baseline_date)}" if one.baseline_date else "")
        else:
            start = f"no baseline: {one.no_baseline_reason}" if one.no_baseline_reason else "no baseline"
        goal = f"{amount(one.target, unit)} by {day(one.by)}"
        rows.append((reading.measure(one.measure), start, goal, said(one.rationale)))
    return Grid(("Measure", "Now", "Target", "Why this much"), tuple(rows), widths=(4, 4, 4, 5))


def commitments(reading: Reading) -> Iterator[Block]:
    document = reading.document
    yield Heading(2, "Commitments")
    if not document.commitments:
        yield Para("There are no commitments yet.")
    for signatory in document.signatories:
        yield from _signatory(reading, signatory)
    known = {one.id for one in document.signatories}
    for handle, held in reading.held.items():
        if handle not in known:
            yield Heading(3, said(handle), note="not signed")
            for one in held:
                yield _commitment(reading, one)


def _signatory(reading: Reading, signatory: Signatory) -> Iterator[Block]:
    yield Heading(3, said(signatory.name), note=label(signatory.actor_type))
    words = f"Signed by {said(signatory.signed_by)} on {day(signatory.signed_on)}"
    words += f", with the authority of: {signatory.authority}." if signatory.authority else "."
    if signatory.since:
        words += f" A signatory since {day(signatory.since)}."
    if signatory.withdrawn_on:
        words += f" Withdrew on {day(signatory.withdrawn_on)}."
    if signatory.self_assessment is not None:
        words += f" Its own judgement of how far it has come: {signatory.self_assessment} of 4."
    if signatory.identifiers:
        words += f" Registered as {join(signatory.identifiers)}."
    yield Para(words)
    held = reading.held.get(signatory.id, [])
    if not held:
        yield Para("It holds no commitment.")
    for one in held:
        yield _commitment(reading, one)


def _commitment(reading: Reading, one: Commitment) -> Card:
    pairs = facts(
        ("For", said(one.beneficiaries)),
        ("Serves", several(reading.priority(handle) for handle in one.priorities)),
        ("With", join(tuple(reading.signatory(handle) for handle in one.partners))),
        ("Shown by", several(one.evidence) or NOT_SAID),
        ("Depends on", several(reading.dependencies.get(handle, handle) for handle in one.depends_on)),
        ("How", label(one.lever)),
        ("Before", amount(one.baseline, one.unit) if one.baseline is not None else ""),
        ("Strength", f"{label(one.strength)} (“{one.strength.help}”)" if one.strength else NOT_SAID),
        ("Claims", f"{share(one.claimed_share)} of the result" if one.claimed_share is not None else ""),
        ("Status", label(one.status)),
    )
    notes = []
    if one.legally_required:
        notes.append("The law asks for this anyway, so it is listed and never valued.")
    if one.id in reading.disputed:
        notes.append("Not everybody agrees with this commitment; see “Dissent”.")
    return Card(
        said(one.wording),
        (
            Figure(amount(one.quantity, one.unit), "How much", f"counted as {reading.measure(one.measure)}"),
            Figure(f"{day(one.start)} to {day(one.due)}", "When"),
        ),
        pairs.pairs,
        tuple(notes),
        reading.language,
    )


def asks(reading: Reading) -> Iterator[Block]:
    if not reading.document.asks:
        return
    yield Heading(2, "What we ask of each other")
    answers = {True: "Accepted.", False: "Not accepted.", None: "No answer yet."}
    yield Bullets(
        tuple(
            Entry(
                said(one.wording),
                f"{reading.signatory(one.asked_by)} asks {reading.signatory(one.asked_of)}",
                answers[one.accepted],
                reading.language,
            )
            for one in reading.document.asks
        )
    )


def dissent(reading: Reading) -> Iterator[Block]:
    found = reading.document.dissents
    yield Heading(2, "Dissent")
    if not found:
        yield Para("No dissent is on record.")
        return
    yield Para(f"{plural(len(found), 'disagreement')} stood when this was written.")
    for one in found:
        yield Heading(3, f"About {reading.subject(one.about)}")
        yield Quote(said(one.text), f"Raised by {said(one.raised_by)}", reading.language)
        yield Para(f"Answer: {one.answer}" if one.answer else "It has not been answered.")
