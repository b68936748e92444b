"""The gates of the four stages: their checks asked of what is known, with the reasons given for going on."""

from __future__ import annotations

from dataclasses import replace

from convene.core.gates import codesign, delivery, engagement, measurement
from convene.core.gates.facts import PlaceFacts
from convene.core.gates.rule import Asked, Rule
from convene.core.views import Gate
from convene.core.vocabulary import Stage

CHECKS: dict[Stage, dict[Rule, Asked]] = {
    Stage.engagement: engagement.CHECKS,
    Stage.codesign: codesign.CHECKS,
    Stage.delivery: delivery.CHECKS,
    Stage.measurement: measurement.CHECKS,
}
RULES: dict[str, Rule] = {rule.id: rule for checks in CHECKS.values() for rule in checks}
"""Every check by its id, in the order of the stages."""


def gate(stage: Stage, facts: PlaceFacts) -> Gate:
    """One stage's gate. A reason for going on is attached to its check and leaves the check's state alone."""
    reasons = {name.strip().upper(): reason for name, reason in facts.overrides.items()}
    answers = (check(facts) for check in CHECKS[stage].values())
    return Gate(stage.value, tuple(replace(one, override=reasons.get(one.id, "")) for one in answers))


def gates(facts: PlaceFacts) -> tuple[Gate, Gate, Gate, Gate]:
    """All four, in the order of the stages."""
    return (
        gate(Stage.engagement, facts),
        gate(Stage.codesign, facts),
        gate(Stage.delivery, facts),
        gate(Stage.measurement, facts),
    )
