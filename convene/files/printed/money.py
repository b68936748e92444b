"""What was given and placed here, on a page: the sums, and what is not known of them."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.delivery.grants import Sum, pounds
from convene.core.delivery.placements import Position
from convene.files.documents.blocks import Block, Grid, Heading, Paper, Para
from convene.text import count

GrantTable = tuple[str, Sequence[tuple[str, Sum]]]
PlacedTable = tuple[str, Sequence[tuple[str, Position]]]


def money_paper(
    given: tuple[Sequence[str], Sequence[GrantTable]], placed: tuple[Sequence[str], Sequence[PlacedTable]],
    place: str, day: str,
) -> Paper:  # fmt: skip
    """``given`` and ``placed`` are sentences and tables each; a table without a line is left out."""
    blocks: list[Block] = [Heading(2, "Given")]
    blocks += [Para(one) for one in given[0]] or [Para("No grant is known yet.")]
    for title, rows in given[1]:
        if rows:
            cells = tuple((name, _pounds(one), count(one.grants), count(one.untold)) for name, one in rows)
            grid = Grid((title, "Pounds", "Grants", "Without an amount"), cells, (1, 2, 3), (5, 2, 1, 2))
            blocks += [Heading(3, title), grid]
    blocks.append(Heading(2, "Placed, to come back"))
    blocks += [Para(one) for one in placed[0]] or [Para("No placed money is known yet.")]
    for title, lines in placed[1]:
        if lines:
            heads = (title, "Raised", "Drawn", "Repaid", "Written off", "Outstanding")
            sums = tuple(
                (name, *map(pounds, (one.raised, one.drawn, one.repaid, one.written_off, one.outstanding)))
                for name, one in lines
            )
            blocks += [Heading(3, title), Grid(heads, sums, (1, 2, 3, 4, 5), (4, 2, 2, 2, 2, 2))]
    name = "Given and placed"
    return Paper(name, tuple(blocks), kind="Money", subtitle=f"{place} · {day}", place=place, hue="delivery")


def _pounds(one: Sum) -> str:
    return "not known" if one.untold == one.grants else pounds(one.pounds)
