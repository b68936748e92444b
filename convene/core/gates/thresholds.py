"""What the gates want, where a check and the advice on it both say it. Defaults of our own stage model, as the rest."""

from __future__ import annotations

from convene.core.gates.facts import EngagementFacts
from convene.core.vocabulary import ActorType

NEEDS_WANTED = 5
"""Need statements with a voice and data each (ENG-7)."""
FEWEST, MOST = 3, 8
"""Priorities (COD-2). Near: one fewer or one more."""
TYPES_WANTED, LEVERS_WANTED = 4, 3
"""Actor types with commitments, of six, and levers used, of five (COD-7). Near: one fewer."""


def missing_types(here: EngagementFacts) -> tuple[ActorType, ...]:
    """The types nobody engaged belongs to, in the order of the vocabulary."""
    return tuple(one for one in ActorType if not here.engaged.get(one))
