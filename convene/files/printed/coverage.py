"""What is not covered, on paper: the agenda of blanks, and the table of outcomes and types of actors."""

from __future__ import annotations

from convene.core.codesign.lever_coverage import TABLE_KEY, LeverCoverage, cell_words
from convene.core.vocabulary import ActorType
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Paper, Para
from convene.text import plural

SHOWN = 40
"""Blanks that are printed one by one; the rest are a number."""


def coverage_paper(seen: LeverCoverage, place: str, day: str) -> Paper:
    """The whole of it; ``day`` is the one it was counted on, in words."""
    blocks: list[Block] = [Para(seen.says, "lead"), *(Para(note) for note in seen.notes)]
    if seen.blanks:
        told = seen.blanks[:SHOWN]
        blocks += [
            Heading(2, "Who could be asked next"),
            Bullets(tuple(Entry(one.words, after=one.next) for one in told), "number"),
        ]
        if more := len(seen.blanks) - len(told):
            blocks.append(Para(f"And {plural(more, 'more blank')} like these."))
    if seen.thin_says:
        blocks.append(Para(seen.thin_says))
    if seen.outcomes:
        rows = tuple(
            (f"{one.code} {one.title}", *(cell_words(seen, one.code, kind) for kind in ActorType))
            for one in seen.outcomes
        )
        columns = ("Outcome", *(kind.label for kind in ActorType))
        blocks += [
            Heading(2, "Outcomes and types of actors"),
            Para(TABLE_KEY),
            Grid(columns, rows, numbers=tuple(range(1, len(columns)))),
        ]  # fmt: skip
    return Paper("What is not covered", tuple(blocks), kind="Coverage", subtitle=f"{place} · {day}", place=place)
