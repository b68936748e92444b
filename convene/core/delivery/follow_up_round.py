"""The follow-up round as it is gone through: one line a commitment, and what was ticked off today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from convene.core.delivery.call_round import calls
from convene.core.delivery_vocabulary import Confidence
from convene.core.gates.facts import Standing
from convene.core.vocabulary import Choice


class Tick(Choice):
    """How far a line of the round is today."""

    open = "open", "To ring", "Nobody was in touch about it today."
    tried = "tried", "Rang", "Somebody rang today, and there is no news of it."
    heard = "heard", "Heard", "There is news of it today."


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A commitment in the round. ``standing`` is how it stands; ``said`` is today's news of it, or of the call."""

    standing: Standing
    kind: str
    actor_id: str
    handle: str
    tick: Tick = Tick.open
    said: str = ""
    confidence: Confidence | None = None

    @property
    def id(self) -> str:
        return self.standing.id


def in_order(lines: Iterable[tuple[Standing, RoundLine]], today: date) -> tuple[RoundLine, ...]:
    """Lines in the order of the round, those of an actor together. Each comes with how it stood before today, so that
    nothing moves away while it is ticked off."""
    given = list(lines)
    by_id = {line.id: line for _, line in given}
    found = calls([(f"{line.kind}\n{line.actor_id}", before) for before, line in given], today)
    return tuple(by_id[one.id] for call in found for one in call.promises)


def done_words(lines: Iterable[RoundLine]) -> str:
    """``news of 3 of 12 today, 1 rung``: how far the round is."""
    given = list(lines)
    heard = sum(one.tick is Tick.heard for one in given)
    tried = sum(one.tick is Tick.tried for one in given)
    if not given:
        return "nobody to ring"
    said = f"news of {heard:,} of {len(given):,} today"
    return f"{said}, {tried:,} rung" if tried else said
