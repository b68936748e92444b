"""What a check must know of a framework's measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from convene.core.manifesto.commitments import OwnMeasure


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """One measure: its unit, and who may commit to it how. An empty set of levers or types allows any.

    ``levers`` and ``actor_types`` hold keys of the vocabulary; ``outcome`` is the code of its outcome.
    """

    code: str
    unit: str
    title: str = ""
    outcome: str = ""
    levers: frozenset[str] = frozenset()
    actor_types: frozenset[str] = frozenset()


def own_facts(measure: OwnMeasure) -> MeasureFacts:
    """The facts of a measure that the place made for itself."""
    return MeasureFacts(
        code=measure.code,
        unit=measure.unit,
        title=measure.title,
        outcome=measure.outcome,
        levers=frozenset(str(lever) for lever in measure.levers),
        actor_types=frozenset(str(kind) for kind in measure.actor_types),
    )


def all_facts(own: tuple[OwnMeasure, ...], known: Mapping[str, MeasureFacts]) -> dict[str, MeasureFacts]:
    """The framework's measures and the place's own, by code; the framework's win."""
    return {one.code: own_facts(one) for one in own} | dict(known)
