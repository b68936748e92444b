"""The gate of stage 2: is there a shared vision, few priorities, and commitments that can be checked?

Thresholds are the defaults of our own stage model (no standard sets them); what is marked *near* only decides
when a miss is a near one.
"""

from __future__ import annotations

from convene.core.gates import advice
from convene.core.gates.facts import PlaceFacts
from convene.core.gates.number_words import many, named, share, spelt, verb
from convene.core.gates.rule import Asked, Rule, at_most
from convene.core.gates.thresholds import FEWEST, LEVERS_WANTED, MOST, TYPES_WANTED
from convene.core.views import Check
from convene.core.vocabulary import ActorType, Lever
from convene.text import clip, count

LARGEST = (1, 2)
"""No actor may hold more than half of all commitments (COD-7)."""
LARGEST_NEARLY = (3, 5)
"""Near: up to three in five."""

# Turns: from vision to measures to commitments, then what could break the signing, then the signing.
COD_1 = Rule(
    "COD-1",
    "A vision is agreed",
    "Agree a vision, and record the decision with its method and its count, under Co-design, Decisions.",
    advice=advice.agree_vision,
    turn=1,
)
COD_2 = Rule(
    "COD-2",
    "Priorities are few and rooted",
    f"Keep {spelt(FEWEST)} to {spelt(MOST)} priorities, each with a need and an outcome, under Co-design, Priorities.",
    advice=advice.choose_priorities,
    turn=2,
)
COD_3 = Rule(
    "COD-3",
    "Every priority can be measured",
    "Set each priority a target on a measure with a unit and an evidence rule, under Co-design, Priorities.",
    advice=advice.set_targets,
    turn=3,
)
COD_4 = Rule(
    "COD-4",
    "Baselines are known",
    "Give each adopted measure a baseline, or say why there is none, under Co-design, Adoptions.",
    advice=advice.find_baselines,
    turn=4,
)
COD_5 = Rule(
    "COD-5",
    "Commitments are complete",
    "Fill in what is missing together with the actor, under Delivery, Commitments.",
    advice=advice.complete_commitments,
    turn=6,
)
COD_6 = Rule(
    "COD-6",
    "Every priority has a commitment",
    "Ask who will act on the loose priorities, and link the commitment under Delivery, Commitments.",
    advice=advice.find_owner,
    turn=5,
)
COD_7 = Rule(
    "COD-7",
    "The work is shared",
    f"Invite commitments from other actors until {spelt(TYPES_WANTED)} types and {spelt(LEVERS_WANTED)} levers are in, "
    "and none holds more than half, under Delivery, Commitments.",
    advice=advice.share_work,
    turn=8,
)
COD_8 = Rule(
    "COD-8",
    "Nothing is claimed twice",
    "Agree with the actors how they share the change, so that their claimed shares come to at most one, "
    "under Delivery, Commitments.",
    advice=advice.settle_claim,
    turn=7,
)
COD_9 = Rule(
    "COD-9",
    "Dissent is visible",
    "Ask for dissent and write it under Co-design, Dissents, or state in the manifesto that none was raised.",
    advice=advice.ask_for_dissent,
    turn=9,
)
COD_10 = Rule(
    "COD-10",
    "Everybody may sign",
    "Note the role, the authority and the day of each signature, under Co-design, Signatures.",
    advice=advice.gather_signatures,
    turn=10,
)
COD_11 = Rule(
    "COD-11",
    "The manifesto is exported",
    "Export the manifesto, from Manifesto.",
    advice=advice.export_manifesto,
    turn=11,
)


def vision_agreed(facts: PlaceFacts) -> Check:
    """COD-1: an agreed vision whose decision is on record, with its method and a count. Warns when it is not, and when
    the count was only typed."""
    here = facts.codesign
    part = f"{share(here.agreed, here.visions, 'vision')} agreed"
    if here.recorded:
        typed = f"; the count of {spelt(here.typed)} was typed by hand" if here.typed else ""
        return COD_1.passed(f"{part}, {_recorded(here.recorded, here.agreed)}{typed}.")
    if here.typed:
        return COD_1.nearly(f"{part}, with a count that was typed by hand and no decision behind it.")
    if here.agreed:
        return COD_1.nearly(f"{part}, but nobody wrote down how, and how many took part.")
    if here.visions:
        return COD_1.failed(f"{share(0, here.visions, 'vision')} agreed yet.")
    return COD_1.failed("No visions written yet.")


def _recorded(recorded: int, agreed: int) -> str:
    if recorded == agreed:
        return "its decision kept" if agreed == 1 else "each with its decision kept"
    return f"{spelt(recorded)} of them with the decision kept"


def priorities_rooted(facts: PlaceFacts) -> Check:
    """COD-2: three to eight priorities, each with a need and an outcome.

    Warns with two or nine that are all rooted, or with the right number and four in five rooted.
    """
    here = facts.codesign
    if not here.priorities:
        return COD_2.failed(f"No priorities yet; {spelt(FEWEST)} to {spelt(MOST)} are wanted.")
    says = f"{share(here.rooted, here.priorities, 'priority')} {verb(here.rooted, 'has', 'have')} a need and an outcome"
    if here.chosen:
        says += f"; {spelt(here.chosen)} set by a decision"
    if not FEWEST <= here.priorities <= MOST:
        says += f"; {spelt(FEWEST)} to {spelt(MOST)} are wanted."
        close = here.rooted == here.priorities and here.priorities in (FEWEST - 1, MOST + 1)
        return COD_2.nearly(says) if close else COD_2.failed(says)
    return COD_2.wants_all(here.rooted, here.priorities, f"{says}.")


def priorities_measured(facts: PlaceFacts) -> Check:
    """COD-3: every priority has a target on a measure that has a unit and an evidence rule."""
    here = facts.codesign
    if not here.priorities:
        return COD_3.cannot_tell("no priorities to measure.")
    part = share(here.measured, here.priorities, "priority")
    says = f"{part} {verb(here.measured, 'has', 'have')} a target that can be measured."
    return COD_3.wants_all(here.measured, here.priorities, says)


def baselines(facts: PlaceFacts) -> Check:
    """COD-4: every adopted measure has a baseline, its own or of a target on it, or a reason for having none."""
    here = facts.codesign
    if not here.adopted:
        return COD_4.cannot_tell(
            "no measures adopted.", "Adopt the measures the place will use, under Co-design, Adoptions."
        )
    part = share(here.with_baseline, here.adopted, "adopted measure")
    says = f"{part} {verb(here.with_baseline, 'has', 'have')} a baseline or a reason."
    return COD_4.wants_all(here.with_baseline, here.adopted, says)


def commitments_complete(facts: PlaceFacts) -> Check:
    """COD-5: every commitment has wording, actor, lever, measure, quantity, unit, start, due and evidence rule."""
    here = facts.codesign
    if not here.commitments:
        return COD_5.cannot_tell("no commitments made.", _FIRST_COMMITMENT)
    says = f"{share(here.complete, here.commitments, 'commitment')} {verb(here.complete)} complete"
    if here.gaps:
        says += "; missing: " + ", ".join(f"{name} in {spelt(number)}" for name, number in here.gaps[:3])
    return COD_5.wants_all(here.complete, here.commitments, f"{says}.")


_FIRST_COMMITMENT = "Gather the first commitments, under Delivery, Commitments."


def priorities_owned(facts: PlaceFacts) -> Check:
    """COD-6: every priority has a commitment that was not withdrawn."""
    here = facts.codesign
    if not here.priorities:
        return COD_6.cannot_tell("no priorities to act on.")
    owned = here.priorities - len(here.unowned)
    says = f"{share(owned, here.priorities, 'priority')} {verb(owned, 'has', 'have')} a commitment"
    if here.unowned:
        says += f"; none yet for {named([one.name for one in here.unowned])}"
    return COD_6.wants_all(owned, here.priorities, f"{says}.")


def work_shared(facts: PlaceFacts) -> Check:
    """COD-7: at least four types with commitments, three levers used, and no actor with more than half.

    Warns when none of the three is more than a step away: three types, two levers, three in five.
    """
    here = facts.codesign
    if not here.commitments:
        return COD_7.cannot_tell("no commitments made.", _FIRST_COMMITMENT)
    types, levers, most = len(here.types), len(here.levers), here.busiest_count
    says = (
        f"{share(types, len(ActorType), 'type')} and {share(levers, len(Lever), 'lever')} in use; "
        f"{clip(here.busiest, 40) or 'nobody'} holds {share(most, here.commitments, 'commitment')}"
    )
    if here.largest_type_count > most and not at_most(here.largest_type_count, here.commitments, LARGEST):
        says += f", and {spelt(here.largest_type_count)} are made by {here.largest_type}"
    says += f"{_as_counted(facts)}."
    if types >= TYPES_WANTED and levers >= LEVERS_WANTED and at_most(most, here.commitments, LARGEST):
        return COD_7.passed(says)
    close = types >= TYPES_WANTED - 1 and levers >= LEVERS_WANTED - 1
    return COD_7.nearly(says) if close and at_most(most, here.commitments, LARGEST_NEARLY) else COD_7.failed(says)


def _as_counted(facts: PlaceFacts) -> str:
    """What a reader must know of how commitments were counted by actor."""
    here, said = facts.codesign, ""
    if here.unshared:
        said += f"; {many(here.unshared, 'shared commitment')} without shares {verb(here.unshared)} counted whole with"
        said += " whoever promises it"
    if here.required:
        said += f"; {spelt(here.required)} required by law {verb(here.required)} listed, not counted"
    return said


def no_double_claim(facts: PlaceFacts) -> Check:
    """COD-8: no measure is claimed for the same people and time by several actors beyond the whole."""
    here = facts.codesign
    if not here.commitments:
        return COD_8.cannot_tell("no commitments made.", _FIRST_COMMITMENT)
    if not here.clashes:
        return COD_8.passed(f"No double claims among {many(here.commitments, 'commitment')}.")
    first = here.clashes[0]
    says = (
        f"{many(len(here.clashes), 'double claim')}: {named(first.actors)} together claim {count(first.total)} "
        f"of {clip(first.measure, 40)} for {clip(first.beneficiaries, 40)}"
    )
    more = len(here.clashes) - 1
    return COD_8.failed(f"{says}, and {spelt(more)} more." if more else f"{says}.")


def dissent_visible(facts: PlaceFacts) -> Check:
    """COD-9: dissent is recorded, or stated as asked for and not raised. Warns when both are said."""
    here = facts.codesign
    if here.no_dissent and here.minorities:
        says = (
            f"The manifesto says no dissent was raised, yet {many(here.minorities, 'decision')} "
            f"{verb(here.minorities, 'notes', 'note')} a minority or an objection."
        )
        return COD_9.nearly(says, "Write it under Co-design, Dissents, and take “no dissent raised” out of the terms.")
    if here.dissents and here.no_dissent:
        says = f"{many(here.dissents, 'dissent')} recorded, yet the manifesto says none was raised."
        return COD_9.nearly(says, "Take “no dissent raised” out of the manifesto's terms.")
    if here.dissents:
        return COD_9.passed(f"{many(here.dissents, 'dissent')} shown in the manifesto.")
    if here.no_dissent:
        return COD_9.passed("No dissents: they were asked for and none was raised.")
    if here.minorities:
        noted = (
            f"{many(here.minorities, 'decision')} {verb(here.minorities, 'notes', 'note')} a minority or an objection"
        )
        return COD_9.failed(f"No dissents recorded, though {noted}.")
    return COD_9.failed("No dissents recorded, and nothing says they were asked for.")


def authority_to_sign(facts: PlaceFacts) -> Check:
    """COD-10: at least one signature, and each has the signer's role, the authority and the day."""
    here = facts.codesign
    if not here.signatures:
        return COD_10.failed("No signatures yet.")
    part = share(here.signatures_full, here.signatures, "signature")
    says = f"{part} {verb(here.signatures_full, 'has', 'have')} role, authority and day."
    return COD_10.wants_all(here.signatures_full, here.signatures, says)


def manifesto_exported(facts: PlaceFacts) -> Check:
    """COD-11: the manifesto was exported or frozen, and has not changed since. Warns when it has."""
    here = facts.codesign
    if not here.published and not here.version:
        return COD_11.failed("The manifesto has never been exported.")
    if here.changed_since is None:
        return COD_11.cannot_tell(
            "the history does not reach back to the last export.", "Export the manifesto again, from Manifesto."
        )
    if here.version:
        if here.changed_since:
            return COD_11.nearly(
                f"The manifesto has changed since version {here.version} was frozen.",
                "Freeze it as the next version with its reason, from Manifesto; or export it as it stands.",
            )
        return COD_11.passed(
            f"Version {here.version} of the manifesto is frozen with its hash, and nothing in it has changed since."
        )
    if here.changed_since:
        return COD_11.nearly(
            "The manifesto has changed since it was last exported.", "Export the manifesto again, from Manifesto."
        )
    return COD_11.passed("The manifesto is exported, and nothing in it has changed since.")


CHECKS: dict[Rule, Asked] = {
    COD_1: vision_agreed,
    COD_2: priorities_rooted,
    COD_3: priorities_measured,
    COD_4: baselines,
    COD_5: commitments_complete,
    COD_6: priorities_owned,
    COD_7: work_shared,
    COD_8: no_double_claim,
    COD_9: dissent_visible,
    COD_10: authority_to_sign,
    COD_11: manifesto_exported,
}
