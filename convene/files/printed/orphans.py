"""What hangs loose on the thread, on paper: each kind with its number, what would help, and which they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from convene.core.freshness import loose_says
from convene.core.views import Freshness, Loose
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Paper, Para
from convene.text import clip, count, day

SHOWN = 40
"""Records of a kind that are named one by one; the list of the app and the CSV have all."""


def orphans_paper(found: Sequence[Loose], fresh: Freshness, place: str, today: date) -> Paper:
    """Loose ends first, then what has grown old; what is whole is said as well, so that nobody wonders."""
    ends = [one for one in found if one.found]
    blocks: list[Block] = [
        Para(loose_says(found), "lead"),
        Para(f"{fresh.says} It tells how whole the record is, and marks nobody."),
        Grid(
            ("Kind", "Loose", "Of"),
            tuple((one.words.partition(" ")[2].capitalize(), count(one.found), f"{count(one.of)} {one.whole}")
                  for one in found),
            numbers=(1,), widths=(58, 12, 30),
        ),
    ]  # fmt: skip
    for one in ends:
        blocks += _kind(one)
    return Paper(
        "Loose ends", tuple(blocks), kind="The thread", subtitle=f"{place} · as of {day(today)}", place=place,
        made_on=today,
    )  # fmt: skip


def _kind(one: Loose) -> Iterator[Block]:
    yield Heading(2, f"{one.words}", note=f"of {count(one.of)} {one.whole}")
    yield Para(f"{one.do} {one.left}".strip())
    yield Bullets(tuple(Entry(clip(item.title, 200), after=item.sub) for item in one.items[:SHOWN]))
    if (more := len(one.items) - SHOWN) > 0:
        yield Para(f"And {count(more)} more; the list as CSV has all of them.")
