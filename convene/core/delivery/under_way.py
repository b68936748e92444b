"""Which commitments are under way on a day: the one place that says so, for counts, lists, rounds and gates alike."""

from __future__ import annotations

from datetime import date

from convene.core.vocabulary import CommitmentStatus

BEGUN = frozenset(
    (CommitmentStatus.live, CommitmentStatus.at_risk, CommitmentStatus.changed, CommitmentStatus.late)
)  # fmt: skip
"""Statuses that say themselves that a commitment is under way."""


def under_way(status: str, start: date | None, today: date) -> bool:
    """Whether a commitment is under way: begun; or accepted, and its first day has come or it has none."""
    return status in BEGUN or (status == CommitmentStatus.accepted and (start is None or start <= today))


def to_come(status: str, start: date | None, today: date) -> bool:
    """Whether a commitment is accepted and begins on a later day."""
    return status == CommitmentStatus.accepted and not under_way(status, start, today)
