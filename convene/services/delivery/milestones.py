"""Milestones on the way to a commitment: ticked off, and told where they do not fit the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.delivery.milestones import misplaced
from convene.core.nouns.follow_up import MilestoneDraft
from convene.core.views import More, Section
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.text import day, plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.store.reader import Reader
    from convene.store.writer import Writer


def reach(write: Writer, place_id: str, ids: Sequence[str], on: date | None = None, *, back: bool = False) -> int:
    """Tick milestones off as reached, today unless ``on`` is given, or take that back; how many changed.

    Raises Problem, changing nothing, for a day to come and for one that is gone.
    """
    write.place_id = place_id
    when = None if back else on or write.today
    if when is not None and when > write.today:
        words = f"{day(when)} is still to come"
        raise Problem(
            f"{words}, and nothing was reached on it yet.", "Nothing was changed.",
            hint="Give the day on which it was reached.", fields={"done_on": words}, exit_code=USAGE,
        )  # fmt: skip
    titles = []
    for one in dict.fromkeys(ids):
        old = cast("MilestoneDraft", records.load(write, "milestone", one))
        if (old.done_on is None) is back:
            continue
        records.edit(write, place_id, "milestone", one, old.model_copy(update={"done_on": when}), opened=old)
        titles.append(records.name_of("milestone", old))
    if titles:
        done = "Not reached after all" if back else "Reached"
        write.label = f"{done}: {titles[0] if len(titles) == 1 else plural(len(titles), 'milestone')}"
    return len(titles)


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Whether a milestone is late, and whether it fits its commitment."""
    one = cast("MilestoneDraft", draft)
    row = read.one(
        "SELECT c.start, c.due FROM milestone m JOIN commitment c ON c.id = m.commitment_id WHERE m.id = :id",
        id=record_id,
    )
    said = []
    if one.done_on is None and one.due < today:
        said.append(f"It was due {day(one.due)} and is not reached.")
    if one.done_on is not None and one.done_on > today:
        said.append(f"The day it was reached, {day(one.done_on)}, is still to come.")
    if row and (odd := misplaced(one, *(date.fromisoformat(row[n]) if row[n] else None for n in ("start", "due")))):
        said.append(odd)
    return More(sections=(Section("To look at", tuple(said), "look"),) if said else ())
