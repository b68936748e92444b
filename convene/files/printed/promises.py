"""Commitments on Delivery's papers: a card each, or a line each where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from convene.core.delivery.promises import Change, Promise, Sum
from convene.files.documents.blocks import Block, Bullets, Card, Entry, Figure, Grid, Para, facts
from convene.text import day, join, plural, quantity

CARDS = 40
"""Commitments of a part that have a card each; more of them have a line."""


def promised(promises: Sequence[Promise], today: date, *, holder: bool = True) -> Iterator[Block]:
    """All of them; ``holder`` says whose each is."""
    if len(promises) <= CARDS:
        for one in promises:
            yield card(one, today, holder=holder)
        return
    columns = ("Commitment", "So far", "Due", "How it stands", "Accepted", "What will show it")
    rows = tuple(
        (
            f"{one.actor.name}: {one.title}" if holder else one.title, one.progress,
            day(one.due) if one.due else "no date", _stands(one, today, due=False), one.acceptance,
            join(list(one.evidence)) or "no evidence rule",
        )
        for one in promises
    )  # fmt: skip
    yield Grid(columns, rows, widths=(4, 3, 2, 2, 3, 3))
    changed = tuple(Entry(change_words(change), one.title) for one in promises for change in one.changes)
    if changed:
        yield Para("Of these, changed in the open:")
        yield Bullets(changed)
    shared = tuple(Entry(one.shares, one.title) for one in promises if one.shares)
    if shared:
        yield Para("Of these, shared:")
        yield Bullets(shared)
    yield Para("Since they are many, their wordings and what they answer are left to the list of commitments.")


def card(one: Promise, today: date, *, holder: bool = True) -> Card:
    """One commitment with everything that is told of it."""
    heard = day(one.heard) if one.heard else "never" if one.accepted else ""
    if one.heard and one.confidence:
        heard += f", {one.confidence.label.lower()}"
    pairs = facts(
        ("By", one.actor.name if holder else ""),
        ("Stands", _stands(one, today)),
        ("Shared", one.shares),
        ("In their words", one.wording),
        ("Counted as", one.measure),
        ("Lever", one.lever.label if one.lever else ""),
        ("For whom", one.beneficiaries),
        ("Accepted", one.acceptance),
        ("What will show it", join(list(one.evidence)) or "no evidence rule"),
        ("Evidence", _evidence(one)),
        ("Last heard", heard),
        ("Waits for", join(list(one.waits))),
        ("Answers", join([f"“{said}”" for said in (*one.serves, *one.needs)])),
    ).pairs
    so_far = one.progress if one.seen is not None else "nothing counted yet"
    return Card(
        one.title,
        (Figure(quantity(one.amount, one.unit) if one.amount is not None else "–", "promised", so_far),),
        pairs,
        tuple(change_words(change) for change in one.changes),
    )


def _stands(one: Promise, today: date, *, due: bool = True) -> str:
    late = one.group(today) == "late" and one.status.value != "late"
    said = f"{one.words}, past its day" if late else one.words
    if not due:
        return said
    return f"{said}, due {one.due.day} {one.due:%B %Y}" if one.due else f"{said}, no date"


def _evidence(one: Promise) -> str:
    if not one.proofs:
        return "none logged"
    return f"{plural(one.proofs, 'item')}, {one.checked} checked by somebody else"


def change_words(one: Change) -> str:
    """What was changed in the open, with the day, who and why."""
    by = f" by the {one.by}" if one.by else ""
    why = one.why.rstrip(".") or "no reason given yet"
    return f"Changed on {one.on.day} {one.on:%B %Y}{by}: {one.what} Why: {why}."


def obligations(promises: Iterable[Promise]) -> Bullets:
    """What is asked for anyway: listed, never counted."""
    return Bullets(tuple(
        Entry(
            f"{one.progress}; {one.words}; {f'due {day(one.due)}' if one.due else 'no date'}. Required by: "
            f"{one.required_by or 'what requires it is not told'}.",
            f"{one.title} ({one.actor.name})",
        )
        for one in promises
    ))  # fmt: skip


def quantities(found: Sequence[Sum]) -> Grid:
    """A line for each measure and unit."""
    rows = tuple((one.measure or "No measure", one.words) for one in found)
    return Grid(("Counted as", "Promised and seen"), rows, widths=(2, 3))


def remarks(lines: Sequence[str]) -> Iterator[Block]:
    """What is to be known beside the rest; nothing where there is nothing."""
    if lines:
        yield Bullets(tuple(Entry(one) for one in lines))
