"""The next best thing to do in a stage: one act, why, and where in the app it is done."""

from __future__ import annotations

from dataclasses import replace

from convene.core.stages import acts, acts_engagement
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
        "ENG-1": acts_engagement.draw_boundary,
        "ENG-5": acts_engagement.state_neutrality,
        "ENG-4": acts_engagement.ground_contacts,
        "ENG-8": acts_engagement.send_what_we_heard,
        "ENG-9": acts_engagement.promise_influence,
        "ENG-2": acts_engagement.meet_missing,
        "ENG-6": acts_engagement.reach_people,
        "ENG-7": acts_engagement.write_needs,
        "ENG-3": acts_engagement.make_room,
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
        "DEL-3": acts.own_trouble,
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

LAST: dict[str, Act] = {"ENG-4": acts_engagement.first_contact}
"""What can still be done about a check that cannot be told, once nothing else waits."""

NOT_KEPT = frozenset({"MEA-4", "MEA-5", "MEA-8", "MEA-9"})
"""Checks whose answer the book has no noun for yet; they hold nobody up."""


def next_step(stage: Stage, facts: PlaceFacts) -> Next:
    """The most useful act in this stage. Its ``why`` holds the numbers; ``mode`` and ``tab`` say where to do it.

    An empty place begins with its boundary, whatever the stage; without commitments, delivery and measurement
    begin with gathering some. A check passed over with a written reason is left alone.
    """
    if facts.empty:
        return acts_engagement.draw_boundary(facts)
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
        if name in LAST and (step := LAST[name](facts)):
            return replace(step, why=step.why or check.says)
        if name not in NOT_KEPT:
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
