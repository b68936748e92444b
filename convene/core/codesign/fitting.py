"""Which offers may answer which asks, each with its reasons. Only ever a suggestion: a person matches them.

Words are compared and not understood, so every reason is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from convene.core.codesign.shared_words import telling
from convene.core.vocabulary import ActorType, Lever

_WORDS = 4
"""Shared words that are told, at the most."""
_ALONE = 2
"""So many shared words are reason enough when nothing else is."""

CanUse = Callable[[ActorType, Lever, str], bool]
"""Whether the framework says that a type of actor can use a lever for an outcome; "" is any outcome."""


@dataclass(frozen=True, slots=True)
class Side:
    """An ask or an offer as the two are compared. ``whom`` is the id of the actor that is asked, ``actor`` of the one
    that asks or offers."""

    id: str
    actor: str = ""
    whom: str = ""
    type: ActorType | None = None
    lever: Lever | None = None
    measure: str = ""
    outcome: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """Why an offer may answer an ask. ``weight`` orders fits, and means nothing else."""

    weight: int
    reasons: tuple[str, ...]


def fit(ask: Side, offer: Side, can_use: CanUse) -> Fit | None:
    """Why the two may go together; None where nothing says so, and for an actor's own ask."""
    if offer.actor and offer.actor == ask.actor:
        return None
    weight, reasons = 0, []
    if ask.whom and ask.whom == offer.actor:
        weight, reasons = 8, ["it was asked of them"]
    if ask.measure and ask.measure == offer.measure:
        weight, reasons = weight + 6, [*reasons, f"both are counted in {ask.measure}"]
    elif ask.outcome and ask.outcome == offer.outcome:
        weight, reasons = weight + 4, [*reasons, f"both are for {ask.outcome}"]
    if ask.lever and ask.lever == offer.lever:
        weight, reasons = weight + 2, [*reasons, f"both by {ask.lever.label.lower()}"]
    elif ask.lever and offer.lever is None and offer.type and can_use(offer.type, ask.lever, ask.outcome):
        weight, reasons = weight + 1, [*reasons, f"{offer.type.many} can act by {ask.lever.label.lower()}"]
    shared = _shared(ask.text, offer.text)
    if len(shared) >= _ALONE or (shared and weight):
        weight, reasons = weight + min(len(shared), 3), [*reasons, f"both say: {', '.join(shared)}"]
    return Fit(weight, tuple(reasons)) if reasons else None


_telling = lru_cache(maxsize=1_000)(telling)
"""One ask is held against many offers, and the next ask against the same."""


def _shared(one: str, other: str) -> list[str]:
    """The words both say, as the first says them."""
    mine, theirs = _telling(one), _telling(other)
    return [word for stem, word in mine.items() if stem in theirs][:_WORDS]
