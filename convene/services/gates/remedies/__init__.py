"""Where in the book each gate check is mended: the very record and field that it lacks, found when it is asked for."""

from __future__ import annotations

from datetime import date

from convene.services import gates
from convene.services.gates.remedies import codesign, delivery, engagement, measurement
from convene.services.gates.remedies.looking import Find, Look, Remedy
from convene.store.reader import Reader

FOUND: dict[str, Find] = engagement.FOUND | codesign.FOUND | delivery.FOUND | measurement.FOUND
"""By the check's id."""


def remedy(read: Reader, place_id: str, check: str, today: date) -> Remedy:
    """Where ``check`` is mended as things stand. Raises Problem when the place is gone."""
    return FOUND[check](Look(read, place_id, today, gates.facts(read, place_id, today)))
