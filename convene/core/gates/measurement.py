"""The gate of stage 4: can the account be trusted, and does anything follow from it?

Thresholds are the defaults of our own stage model (no standard sets them); what is marked *near* only decides
when a miss is a near one.
"""

from __future__ import annotations

from convene.core.gates import advice
from convene.core.gates.facts import PlaceFacts
from convene.core.gates.number_words import many, share, verb
from convene.core.gates.rule import Asked, Rule
from convene.core.views import Check

# Turns: figures, then harm, then what they are worth, then people look at them.
MEA_1 = Rule(
    "MEA-1",
    "The picture is complete",
    "Add an observation for each commitment, under Measurement, Observations, or say why it was not delivered.",
    advice=advice.add_figures,
    turn=1,
)
MEA_2 = Rule(
    "MEA-2",
    "Values are adjusted",
    "Set deadweight, attribution, displacement and drop-off with a reason (nought is an answer), "
    "under Measurement, Assumptions.",
    advice=advice.adjust_values,
    turn=3,
)
MEA_3 = Rule(
    "MEA-3",
    "Values have a source",
    "Give each unit value its source, price year and licence, under Co-design, Measures.",
    advice=advice.source_values,
    turn=4,
)
MEA_4 = Rule(
    "MEA-4",
    "Nothing is counted twice",
    "Decide each double count: shared out, one is valued, or not the same; under Measurement, Double counts.",
    advice=advice.decide_double_counts,
    turn=5,
)
MEA_5 = Rule(
    "MEA-5",
    "The headline has a range",
    "Say how far each assumption may be out (at least, at most), under Measurement, Assumptions.",
    advice=advice.give_range,
    turn=6,
)
MEA_6 = Rule(
    "MEA-6",
    "Harm was asked about",
    "Ask what went wrong or hurt somebody, and write it (or “none found”) under Measurement, Observations.",
    advice=advice.ask_about_harm,
    turn=2,
)
MEA_7 = Rule(
    "MEA-7",
    "People checked it",
    "Hold a results workshop with at least one citizen and one voluntary group, under Workshops.",
    advice=advice.check_with_people,
    turn=7,
)
MEA_8 = Rule(
    "MEA-8",
    "Verified, or labelled as not",
    "Name who checked the account, under Measurement, Accounts; or publish it, and its first page says that it is "
    "not independently verified.",
    advice=advice.verify_or_publish,
    turn=8,
)
MEA_9 = Rule(
    "MEA-9",
    "Something follows from it",
    "Record a decision that follows from the account, under Co-design, Decisions.",
    advice=advice.decide_on_results,
    turn=9,
)


def complete(facts: PlaceFacts) -> Check:
    """MEA-1: every commitment has an observation or a reason why it was not delivered."""
    here = facts.measurement
    if not here.commitments:
        return MEA_1.cannot_tell("no commitments made.")
    part = share(here.accounted, here.commitments, "commitment")
    says = f"{part} {verb(here.accounted, 'has', 'have')} a figure or a reason."
    return MEA_1.wants_all(here.accounted, here.commitments, says)


def adjusted(facts: PlaceFacts) -> Check:
    """MEA-2: every line of value has all four adjustments, each with a reason; nought is allowed, blank is not."""
    here = facts.measurement
    if not here.valued:
        return MEA_2.cannot_tell("nothing that was counted has a unit value.")
    part = share(here.adjusted, here.valued, "valued commitment")
    says = f"{part} {verb(here.adjusted, 'has', 'have')} all four adjustments and a reason for each."
    return MEA_2.wants_all(here.adjusted, here.valued, says)


def sourced(facts: PlaceFacts) -> Check:
    """MEA-3: every unit value of what was counted has its source, price year and licence."""
    here = facts.measurement
    if not here.valued_measures:
        return MEA_3.cannot_tell("nothing that was counted has a unit value.")
    part = share(here.sourced, here.valued_measures, "unit value")
    says = f"{part} in use {verb(here.sourced, 'has', 'have')} source, price year and licence."
    return MEA_3.wants_all(here.sourced, here.valued_measures, says)


def not_counted_twice(facts: PlaceFacts) -> Check:
    """MEA-4: every double count there may be is decided."""
    here = facts.measurement
    if not here.priced and not here.doubles:
        return MEA_4.cannot_tell("nothing that was counted has a value that could be counted twice.")
    if not here.doubles:
        return MEA_4.passed("Nothing in the account may be counted twice.")
    decided = here.doubles - here.undecided
    part = share(decided, here.doubles, "double count")
    says = f"{part} there may be {verb(decided, 'is', 'are')} decided."
    return MEA_4.failed(says) if here.undecided else MEA_4.passed(says)


def ranged(facts: PlaceFacts) -> Check:
    """MEA-5: the headline stands, with a low and a high that differ, or with both ends given for all it rests on.

    Warns while some of the value is in no total yet, or while nobody said how far the figures may be out.
    """
    here = facts.measurement
    if not here.valued:
        return MEA_5.cannot_tell("nothing that was counted has a unit value.")
    if not here.settled:
        waits = f"{many(here.valued, 'valued commitment')} {verb(here.valued, 'waits', 'wait')}"
        return MEA_5.failed(f"There is no headline yet: {waits}.", MEA_2.remedy)
    if here.settled < here.valued:
        part = share(here.settled, here.valued, "valued commitment")
        return MEA_5.nearly(f"{part} {verb(here.settled, 'is', 'are')} in the headline. {here.headline}", MEA_2.remedy)
    if here.ranged or here.range_given:
        return MEA_5.passed(here.headline)
    return MEA_5.nearly(here.headline)


def harm_asked(facts: PlaceFacts) -> Check:
    """MEA-6: for every commitment with figures, harm was asked about in at least one of its observations, or the
    account tells of harm for all.

    Warns as soon as it was asked about anywhere.
    """
    here = facts.measurement
    if not here.observed:
        return MEA_6.cannot_tell("no observations to ask about.")
    part = share(here.asked, here.observed, "measured commitment")
    says = f"{part} {verb(here.asked, 'says', 'say')} whether anybody was harmed or surprised."
    if here.harm_told and here.asked < here.observed:
        return MEA_6.passed(f"{says} The account says that everybody was asked, or what went wrong.")
    if here.asked == here.observed:
        return MEA_6.passed(says)
    return MEA_6.nearly(says) if here.asked else MEA_6.failed(says)


def checked_by_people(facts: PlaceFacts) -> Check:
    """MEA-7: a results workshop was held with at least one citizen and one voluntary group.

    Warns when only one of the two was there, or both but never together.
    """
    here = facts.measurement
    if not here.results_held:
        return MEA_7.failed("No results workshops held yet.")
    held = many(here.results_held, "results workshop")
    if here.results_with_both:
        return MEA_7.passed(
            f"{share(here.results_with_both, here.results_held, 'results workshop')} had citizens and voluntary groups."
        )
    citizens, vcse = here.results_with_citizen, here.results_with_vcse
    if citizens and vcse:
        return MEA_7.nearly(f"{held} held; citizens and voluntary groups came, but never to the same one.")
    if citizens or vcse:
        there, absent = ("citizens", "voluntary groups") if citizens else ("voluntary groups", "citizens")
        return MEA_7.nearly(f"{held} held with {there}, but no {absent}.")
    return MEA_7.failed(f"{held} held, with no citizens and no voluntary groups.")


def verified(facts: PlaceFacts) -> Check:
    """MEA-8: the account names who checked it, or went out with the words that nobody independent did."""
    here = facts.measurement
    if here.account is None:
        return MEA_8.cannot_tell("no account has been begun.", "Begin one, under Measurement, Accounts.")
    if here.verified_by:
        return MEA_8.passed(f"Checked by {here.verified_by}.")
    if here.published:
        return MEA_8.passed("Published with “not independently verified” on its first page.")
    return MEA_8.failed("Nobody is named who checked the account, and it has not gone out with a label that says so.")


def response(facts: PlaceFacts) -> Check:
    """MEA-9: at least one decision follows from the account."""
    here = facts.measurement
    if here.account is None:
        return MEA_9.cannot_tell("no account has been begun.", "Begin one, under Measurement, Accounts.")
    if not here.responses:
        return MEA_9.failed("No decision follows from the account yet.")
    return MEA_9.passed(
        f"{many(here.responses, 'decision')} {verb(here.responses, 'follows', 'follow')} from the account."
    )


CHECKS: dict[Rule, Asked] = {
    MEA_1: complete,
    MEA_2: adjusted,
    MEA_3: sourced,
    MEA_4: not_counted_twice,
    MEA_5: ranged,
    MEA_6: harm_asked,
    MEA_7: checked_by_people,
    MEA_8: verified,
    MEA_9: response,
}
