"""The next best thing to do in a stage: one act, why, and where in the app it is done."""

from __future__ import annotations

from dataclasses import replace

from convene.core.stages import acts
from convene.core.stages.acts import Act
from convene.core.stages.counting import share, spelt, verb
from convene.core.stages.facts import PlaceFacts
from convene.core.stages.gate import gate
from convene.core.views import Gate, Next
from convene.core.vocabulary import Stage

# In order of use: what others stand on comes first, and people who are waiting before papers that are.
ORDER: dict[Stage, dict[str, Act]] = {
    # Ground and trust, then an answer owed to people, then who is missing, then what they need.
    Stage.engagement: {
        "ENG-1": acts.draw_boundary,
        "ENG-5": acts.state_neutrality,
        "ENG-8": acts.send_what_we_heard,
        "ENG-9": acts.promise_influence,
        "ENG-2": acts.meet_missing,
        "ENG-6": acts.reach_people,
        "ENG-7": acts.write_needs,
        "ENG-3": acts.make_room,
    },
    # From vision to measures to commitments, then what could break the signing, then the signing.
    Stage.codesign: {
        "COD-1": acts.agree_vision,
        "COD-2": acts.choose_priorities,
        "COD-3": acts.set_targets,
        "COD-4": acts.find_baselines,
        "COD-6": acts.find_owner,
        "COD-5": acts.complete_commitments,
        "COD-8": acts.settle_claim,
        "COD-7": acts.share_work,
        "COD-9": acts.ask_for_dissent,
        "COD-10": acts.gather_signatures,
        "COD-11": acts.export_manifesto,
    },
    # Trouble, then silence, then meeting; papers last.
    Stage.delivery: {
        "DEL-3": acts.ring_about_trouble,
        "DEL-1": acts.ask_for_news,
        "DEL-5": acts.hold_review,
        "DEL-2": acts.add_proof,
        "DEL-7": acts.serve_groups,
        "DEL-4": acts.check_evidence,
        "DEL-6": acts.give_reasons,
    },
    # Figures, then harm, then what they are worth, then people look at them.
    Stage.measurement: {
        "MEA-1": acts.add_figures,
        "MEA-6": acts.ask_about_harm,
        "MEA-2": acts.adjust_values,
        "MEA-3": acts.source_values,
        "MEA-7": acts.check_with_people,
    },
}

NOT_KEPT = frozenset({"ENG-4", "DEL-3", "MEA-4", "MEA-5", "MEA-8", "MEA-9"})
"""Checks whose answer the book has no noun for yet; they hold nobody up."""


def next_step(stage: Stage, facts: PlaceFacts) -> Next:
    """The most useful act in this stage. Its ``why`` holds the numbers; ``mode`` and ``tab`` say where to do it.

    An empty place begins with its boundary, whatever the stage; without commitments, delivery and measurement
    begin with gathering some. A check passed over with a written reason is left alone.
    """
    if facts.empty:
        return acts.draw_boundary(facts)
    if stage in (Stage.delivery, Stage.measurement) and not facts.measurement.commitments:
        return acts.first_commitments(facts)
    here = gate(stage, facts)
    waiting = {check.id: check for check in here.checks if check.open}
    for name, act in ORDER[stage].items():
        if name in waiting and (step := act(facts)):
            return replace(step, why=step.why or waiting[name].says)
    for check in waiting.values():
        if check.state in ("warn", "fail"):
            words = f"“{check.title}” ({check.id}) stays open: write down why it is right to go on."
            return Next(words, check.says, stage.value, "override")
    for name, check in waiting.items():
        if name not in NOT_KEPT:
            return Next(f"Nothing presses in {stage.label} today.", check.says, stage.value)
    return _onward(stage, here)


def _onward(stage: Stage, here: Gate) -> Next:
    why = f"{share(here.passed, here.total, 'check')} {verb(here.passed, 'passes', 'pass')}"
    reasoned = sum(check.state != "pass" and bool(check.override) for check in here.checks)
    untold = sum(check.open for check in here.checks)
    if reasoned:
        why += f"; {spelt(reasoned)} passed over with a reason"
    if untold:
        why += f"; {spelt(untold)} cannot be told yet"
    why = f"{why[0].upper()}{why[1:]}."
    if stage is Stage.measurement:
        return Next("The circle is complete: begin the next cycle.", why, "overview", "place")
    following = list(Stage)[stage.number]
    return Next(f"{stage.label} is ready: {following.label} can open.", why, following.value)
