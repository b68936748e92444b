"""The quarterly note."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from convene.core.delivery.quarterly_note import last_finished
from convene.errors import USAGE, Problem
from convene.services.files.exports.shape import PAPER, Asked, Export, Source
from convene.text import clip

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is a quarter such as 2026-Q3, or a day in it; the last finished one without it."""
    from convene.services.codesign import framework_fence
    from convene.services.delivery.papers import quarters

    begins = _begins(asked.which, today)
    return Source(quarters.paper(read, place_id, begins, today), framework_fence.fence(read, place_id).says)


def _begins(words: str, today: date) -> date:
    """The first day of a quarter as it was asked for. Raises Problem for what is none, and for one to come."""
    from convene.core.gates.quarters import quarter_of

    if not words:
        return last_finished(today)
    found = re.fullmatch(r"((?:19|20)\d\d)[ -]?[qQ]([1-4])", words.strip())
    try:
        day = date(int(found[1]), int(found[2]) * 3 - 2, 1) if found else date.fromisoformat(words.strip())
    except ValueError:
        raise Problem(
            f"“{clip(words, 40)}” is no quarter.", hint="Say one as 2026-Q3, or any day in it as 2026-08-15.",
            exit_code=USAGE,
        ) from None  # fmt: skip
    begins = quarter_of(day)
    if begins > today:
        raise Problem("That quarter has not begun.", hint="Say one that has, such as 2026-Q3.", exit_code=USAGE)
    return begins


EXPORT = Export(
    "quarter", "the quarterly note, of the quarter that follows (2026-Q3) or the last finished one", PAPER,
    "quarterly-note", make,
)  # fmt: skip
