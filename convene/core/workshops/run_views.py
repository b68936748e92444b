"""What the run screen of a workshop is handed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convene.core.nouns.workshop import Block
from convene.core.views import Item
from convene.core.workshops.agenda import RunState


@dataclass(frozen=True, slots=True)
class RunPage:
    """A workshop being run. ``captured`` has the latest last; ``attendance`` pairs an ``ActorType`` key with a count,
    ``short_forms`` a short form with what it stands for.

    ``state`` is None before the first block has begun. Times are naive and local to the room; ``begin`` is when
    it was to.
    """

    title: str
    venue: str
    blocks: tuple[Block, ...]
    state: RunState | None
    captured: tuple[Item, ...] = ()
    attendance: tuple[tuple[str, int], ...] = ()
    promised_end: datetime | None = None
    begin: datetime | None = None
    short_forms: tuple[tuple[str, str], ...] = ()

    @property
    def here(self) -> int:
        """How many people have been counted."""
        return sum(people for _, people in self.attendance)
