"""The meetings of delivery: when they are, once a quarter, and the two agendas of 90 minutes each, of the quarterly
review and of the clinic for small suppliers and groups."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from convene.core.gates.quarters import after, quarter_of
from convene.core.nouns.workshop import Block
from convene.core.vocabulary import WorkshopKind


def _blocks(*rows: tuple[int, str, str]) -> tuple[Block, ...]:
    return tuple(Block(title=title, minutes=minutes, note=note) for minutes, title, note in rows)


AGENDAS: dict[WorkshopKind, tuple[Block, ...]] = {
    WorkshopKind.review: _blocks(
        (5, "Welcome", ""),
        (15, "The board: done, on track, late", "Late is not the same as silent."),
        (30, "Clinic for commitments that are stuck", "Who can help, and by when?"),
        (15, "New offers and asks", "One line each."),
        (15, "Who is not benefiting", "Go through the priority groups."),
        (10, "Decisions", "Each with an owner and a day."),
    ),
    WorkshopKind.clinic: _blocks(
        (10, "Welcome", ""),
        (20, "Buyers show what is coming", "Lots, days and what is asked beside the work."),
        (30, "How to bid or register", "On the buyers' own portals."),
        (25, "One to one", "Each leaves with one next step."),
        (5, "Close", ""),
    ),
}
TITLES = {WorkshopKind.review: "Quarterly review", WorkshopKind.clinic: "Clinic for small suppliers and groups"}


def quarterly(since: date, number: int, weekday: int) -> tuple[date, ...]:
    """One day in each of ``number`` quarters from that of ``since`` on, three months apart: the ``weekday`` (0 is
    Monday) on or after that day, or the one before it where that would be in the next quarter."""
    found = []
    for each in range(number):
        when = since + relativedelta(months=3 * each)
        later = when + timedelta(days=(weekday - when.weekday()) % 7)
        earlier = later - timedelta(days=7)
        found.append(earlier if later >= after(quarter_of(when)) and earlier >= since else later)
    return tuple(found)
