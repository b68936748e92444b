"""What was promised by one lever, and what its own records hold."""

from __future__ import annotations

from datetime import date

from convene.core.delivery.lever_report import LeverReport
from convene.files.documents.blocks import Block, Grid, Heading, Paper, Para, bullets
from convene.files.printed.promises import obligations, promised, quantities
from convene.text import count, day, plural

SHOWN = 40
"""Blanks that are told one by one."""


def report_paper(seen: LeverReport, place: str, today: date) -> Paper:
    """The whole report, as of ``today``."""
    blocks: list[Block] = [Para(f"By this lever: {seen.says}.", "lead")]
    if seen.given_up:
        blocks.append(Para(f"{plural(seen.given_up, 'commitment')} given up, and in no count below."))
    if seen.themes:
        rows = tuple((theme, *cells) for theme, cells in zip(seen.themes, seen.cells, strict=True))
        blocks += [
            Heading(2, "Commitments by theme and type of actor"),
            Grid(("Theme", *seen.types), rows, numbers=tuple(range(1, len(seen.types) + 1))),
        ]
    if seen.sums:
        blocks += [Heading(2, "Quantities of what was accepted, like with like"), quantities(seen.sums)]
    blocks.append(Heading(2, "What the lever's own records say"))
    for one in seen.records:
        blocks += [Heading(3, one.title), bullets(*one.lines) if one.lines else Para("None on record.")]
    if seen.promises:
        blocks += [Heading(2, "Every commitment"), *promised(seen.promises, today)]
    if seen.obliged:
        blocks += [Heading(2, "Asked for anyway, never counted"), obligations(seen.obliged)]
    blocks.append(Heading(2, "Blanks"))
    blocks.append(bullets(*seen.blanks[:SHOWN]) if seen.blanks else Para("The framework names no blank by this lever."))
    if (more := len(seen.blanks) - SHOWN) > 0:
        blocks.append(Para(f"And {count(more)} more."))
    if seen.notes:
        blocks += [Heading(2, "To be read with it"), bullets(*seen.notes)]
    return Paper(
        seen.lever.label, tuple(blocks), kind="By lever", subtitle=f"{place} · as of {day(today)}", place=place,
        made_on=today, hue="delivery", wide=True,
    )  # fmt: skip
