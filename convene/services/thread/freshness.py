"""How whole and how fresh a place's record is, from what hangs loose on its thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from convene.core import freshness
from convene.core.gates.facts import PlaceFacts
from convene.core.views import Freshness
from convene.core.vocabulary import Stage
from convene.services import gates
from convene.services.thread import loose
from convene.services.thread.loose import Tally
from convene.services.thread.loose_kinds import KINDS, QUIET, Kind
from convene.store.reader import Reader


def page(read: Reader, place_id: str, today: date) -> Freshness:
    """The freshness of a place. Raises Problem when the place is gone."""
    return of(read, place_id, gates.facts(read, place_id, today), loose.tallies(read, place_id, today))


def of(read: Reader, place_id: str, seen: PlaceFacts, tallies: Mapping[str, Tally]) -> Freshness:
    """The same from what was counted already."""
    kinds = [kind for kind in KINDS if kind.scored and _asked(read, kind, place_id, seen)]
    quiet = Tally(seen.delivery.live - seen.delivery.fresh, seen.delivery.live)
    return freshness.freshness([*(loose.loose(kind, tallies[kind.key]) for kind in kinds), loose.loose(QUIET, quiet)])


def _asked(read: Reader, kind: Kind, place_id: str, seen: PlaceFacts) -> bool:
    """Nobody asks a place that only listens yet which voices became a vision."""
    if Stage(seen.stage).number >= kind.since.number:
        return True
    return bool(kind.waits and read.value(f"SELECT 1 FROM {kind.waits} LIMIT 1", p=place_id))
