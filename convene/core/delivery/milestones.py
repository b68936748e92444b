"""Whether a milestone fits the commitment it is on the way to."""

from __future__ import annotations

from datetime import date

from convene.core.nouns.follow_up import MilestoneDraft
from convene.text import day


def misplaced(one: MilestoneDraft, start: date | None, due: date | None) -> str:
    """What does not fit the commitment it is on the way to, in a sentence; "" where all does."""
    if due is not None and one.due > due:
        return f"It is due {day(one.due)}, after the commitment itself ({day(due)})."
    if start is not None and one.due < start:
        return f"It is due {day(one.due)}, before the commitment begins ({day(start)})."
    return ""
