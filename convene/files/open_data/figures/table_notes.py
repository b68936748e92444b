"""What stands above a table of figures: its title, its date, who handed it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convene.files.sheets import folded
from convene.text import clip

_WHEN = ("date", "time", "time period", "period", "year", "reference date")
_MOST = 6  # notes that are kept in words
_YEARLY = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class TableNotes:
    """``source`` and ``period`` where the notes leave no doubt, otherwise ""; ``words`` are all of them."""

    source: str = ""
    period: str = ""
    words: str = ""


def notes_above(above: Sequence[tuple[str, ...]]) -> TableNotes:
    """What the notes above a table say. Each is a title, or a key and its value."""
    titles = [one[0] for one in above if len(one) == 1]
    keys = {folded(one[0]): one[1] for one in above if len(one) == 2}
    period = next((keys[one] for one in _WHEN if _YEARLY.search(keys.get(one, ""))), "")
    source = ""
    if any(re.search(r"(?i)\bnomis\b", one) for one in titles):
        title = next((one for one in titles if not re.search(r"(?i)\bnomis\b|\bcopyright\b", one)), "")
        source = ", ".join(filter(None, ("Nomis", clip(title, 120))))
    said = [": ".join(one).rstrip(".") for one in above[:_MOST]]
    more = f"; and {len(above) - _MOST} more" if len(above) > _MOST else ""
    return TableNotes(source, period, f"{'; '.join(said)}{more}" if said else "")
