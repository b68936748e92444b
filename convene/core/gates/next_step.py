"""The next best thing to do in a stage: one thing to do, why, and where in the app it is done."""

from __future__ import annotations

from dataclasses import replace

from convene.core.gates import advice, advice_engagement
from convene.core.gates.facts import PlaceFacts
from convene.core.gates.gate import CHECKS, RULES, gate
from convene.core.gates.number_words import share, spelt, verb
from convene.core.gates.rule import Rule
from convene.core.views import Gate, Next
from convene.core.vocabulary import Stage


def in_turn(stage: Stage) -> tuple[Rule, ...]:
    """The checks of a stage that something can be done about, in the order of use."""
    return tuple(sorted((one for one in CHECKS[stage] if one.advice), key=lambda one: one.turn))


def next_step(stage: Stage, facts: PlaceFacts) -> Next:
    """The best thing to do in this stage. Its ``why`` holds the numbers; ``mode`` and ``tab`` say where to do it.

    An empty place begins with its boundary, whatever the stage; without commitments, delivery and measurement
    begin with gathering some. A check passed over with a written reason is left alone.
    """
    if facts.empty:
        return advice_engagement.draw_boundary(facts)
    if stage in (Stage.delivery, Stage.measurement) and not facts.measurement.commitments:
        return advice.first_commitments(facts)
    here = gate(stage, facts)
    waiting = {check.id: check for check in here.checks if check.open}
    for rule in in_turn(stage):
        if rule.id in waiting and rule.advice and (step := rule.advice(facts)):
            return replace(step, why=step.why or waiting[rule.id].says)
    for check in waiting.values():
        if check.state in ("warn", "fail"):
            words = f"“{check.title}” ({check.id}) stays open: write down why it is right to go on."
            return Next(words, check.says, stage.value, "override")
    for name, check in waiting.items():
        rule = RULES[name]
        if rule.last_advice and (step := rule.last_advice(facts)):
            return replace(step, why=step.why or check.says)
        if rule.advice:
            return Next(f"Nothing presses in {stage.label} today.", check.says, stage.value)
    return _onward(stage, here, Stage(facts.stage))


def _onward(stage: Stage, here: Gate, standing: Stage) -> Next:
    """Nothing is left to do: the way on, seen from the stage the place stands in."""
    why = f"{share(here.passed, here.total, 'check')} {verb(here.passed, 'passes', 'pass')}"
    reasoned = sum(check.state != "pass" and bool(check.override) for check in here.checks)
    untold = sum(check.open for check in here.checks)
    if reasoned:
        why += f"; {spelt(reasoned)} passed over with a reason"
    if untold:
        why += f"; {spelt(untold)} cannot be told yet"
    why = f"{why[0].upper()}{why[1:]}."
    if stage.number < standing.number:
        if reasoned:
            return Next(f"{stage.label} is behind you, with open checks passed over with a reason.", why, stage.value)
        return Next(f"{stage.label} is behind you, and nothing in it stands open.", why, stage.value)
    if stage.number > standing.number:
        return Next(f"Nothing is left to do in {stage.label}; the place stands at {standing.label}.", why, stage.value)
    if stage is Stage.measurement:
        return Next("The circle is complete: begin the next cycle.", why, "overview", "place")
    following = list(Stage)[stage.number]
    return Next(f"{stage.label} is ready: {following.label} can open.", why, following.value)
