"""One actor's page: what it said, what it promised and how that goes, what others promised it, what is asked next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from convene.core.delivery.promises import Promise
from convene.core.gates.delivery import FRESH_DAYS
from convene.core.vocabulary import CommitmentStatus
from convene.text import day


@dataclass(frozen=True, slots=True)
class Saying:
    """Something said in the actor's own name: (when, where or of what, words)."""

    words: str
    about: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """``promised`` are those it gave or carries a part of, ``beside`` those it shares without a part that is told,
    ``obliged`` what the law asks of it. The rest is in words, ``to_it`` what became of its asks."""

    name: str
    kind: str
    said: tuple[Saying, ...]
    promised: tuple[Promise, ...]
    obliged: tuple[Promise, ...]
    beside: tuple[Promise, ...]
    milestones: tuple[tuple[str, str], ...]
    to_it: tuple[str, ...]
    next: tuple[str, ...]


def asked_next(promises: Sequence[Promise], asks: Sequence[str], today: date) -> Iterator[str]:
    """What there is to ask the actor, the most pressing first."""
    for one in promises:
        group = one.group(today)
        if group == "late":
            due = f"was due {day(one.due, today)}" if one.due else "is called late"
            yield f"“{one.title}” {due}: how far is it, and what would help?"
        elif group == "risk":
            yield f"“{one.title}” is at risk: what would help to keep it?"
        elif group == "offered":
            yield f"“{one.title}” is offered: who accepts it for you, and when?"
        elif group == "going" and (one.heard is None or (today - one.heard).days > FRESH_DAYS):
            yield f"“{one.title}”: how does it go? There was no news for {FRESH_DAYS} days."
        if one.status is CommitmentStatus.done and not one.proofs:
            yield f"“{one.title}” is kept: what shows it?"
        elif one.accepted and not one.evidence and one.status is not CommitmentStatus.done:
            yield f"“{one.title}”: what will show that it was kept?"
    yield from asks
