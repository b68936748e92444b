"""Community wealth building on paper: five pillars, what is blank, and a yardstick with its caveats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from convene.core.delivery.wealth_building import PillarCover, WealthBuilding
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Paper, Para, bullets
from convene.files.printed.promises import quantities
from convene.files.printed.yardstick import figures, sources
from convene.text import count, day, plural

SHOWN = 30
"""Commitments of a pillar that are told one by one."""


def wealth_paper(
    seen: WealthBuilding, beside: Sequence[str], yardstick: Mapping[str, Any], place: str, today: date
) -> Paper:
    """The whole report, as of ``today``; ``yardstick`` is the shipped file."""
    blocks: list[Block] = [Para(seen.says, "lead"), _names(seen)]
    for one in seen.pillars:
        blocks += _pillar(one)
    blocks.append(Heading(2, "In no pillar"))
    blocks.append(bullets(*beside) if beside else Para("Every commitment counts in a measure of a pillar."))
    blocks.append(Heading(2, "Figures the book has"))
    if not seen.figures:
        blocks.append(Para("None yet: no ledger, scheme, fund, grant or placement is in the book."))
    for title, those in seen.figures:
        blocks += [Heading(3, title), bullets(*those)]
    blocks += _yardstick(yardstick)
    return Paper(
        "Community wealth building", tuple(blocks), kind="Five pillars", subtitle=f"{place} · as of {day(today)}",
        place=place, made_on=today, hue="delivery",
    )  # fmt: skip


def _names(seen: WealthBuilding) -> Grid:
    rows = tuple(
        (one.names.cles, one.names.cles_2019 if one.names.cles_2019 != one.names.cles else "the same",
         one.names.scotland, count(len(one.accepted)), count(len(one.offered)))
        for one in seen.pillars
    )  # fmt: skip
    return Grid(
        ("Pillar (CLES today)", "CLES 2019", "Scotland", "Accepted", "Offered"), rows, numbers=(3, 4),
        widths=(5, 3, 3, 2, 2),
    )  # fmt: skip


def _pillar(one: PillarCover) -> Iterator[Block]:
    yield Heading(2, one.names.cles)
    yield Para(f"{one.names.sense[:1].upper()}{one.names.sense[1:]}. {one.says}")
    yield Para(f"{plural(one.adopted, 'adopted measure')} of the framework count in it.")
    if one.sums:
        yield quantities(one.sums)
    those = (*one.accepted, *one.offered)
    if those:
        yield Bullets(tuple(
            Entry(f"{each.progress}, {each.words}", f"{each.actor.name}: {each.title}") for each in those[:SHOWN]
        ))  # fmt: skip
    if (more := len(those) - SHOWN) > 0:
        yield Para(f"And {plural(more, 'more commitment')}.")


def _yardstick(found: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(2, "A yardstick, not a target: Preston")
    yield Para(
        "Published figures of another place, which buys other things and draws its borders elsewhere. A share is of "
        "something: read it with its total, which fell there while the share rose."
    )
    yield figures(found)
    study = found["study"]
    yield Heading(3, study["title"])
    yield Para(study["about"])
    effects = tuple((one["what"], one["effect"], one["interval"]) for one in study["effect"])
    yield Grid(("What", "Difference", "95% interval"), effects, widths=(4, 2, 3))
    yield Heading(3, "Sources")
    yield sources(found)
