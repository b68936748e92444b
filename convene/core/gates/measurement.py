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
    "under Measurement, Observations.",
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
    "Until then look through measures of one double-count group yourself, under Co-design, Measures.",
)
MEA_5 = Rule("MEA-5", "The headline has a range", "Until then show no headline without its low and high.")
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
    turn=5,
)
MEA_8 = Rule(
    "MEA-8",
    "Verified, or labelled as not",
    "Until then put “not independently verified” on the first page of what you publish.",
)
MEA_9 = Rule(
    "MEA-9", "Something follows from it", "Until then write what will change in a reply, under Measurement, Replies."
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
    """MEA-2: every valued observation has all four adjustments and a reason; nought is allowed, blank is not."""
    here = facts.measurement
    if not here.valued:
        return MEA_2.cannot_tell("no observations with a unit value.")
    part = share(here.adjusted, here.valued, "valued observation")
    says = f"{part} {verb(here.adjusted, 'has', 'have')} all four adjustments and a reason."
    return MEA_2.wants_all(here.adjusted, here.valued, says)


def sourced(facts: PlaceFacts) -> Check:
    """MEA-3: every measure behind a valued observation has its value's source, year (or price base) and licence."""
    here = facts.measurement
    if not here.valued_measures:
        return MEA_3.cannot_tell("no observations with a unit value.")
    part = share(here.sourced, here.valued_measures, "unit value")
    says = f"{part} in use {verb(here.sourced, 'has', 'have')} source, price year and licence."
    return MEA_3.wants_all(here.sourced, here.valued_measures, says)


def not_counted_twice(facts: PlaceFacts) -> Check:
    """MEA-4: no unresolved double-count groups. Unknown until the account is drawn up here."""
    return MEA_4.cannot_tell("double counts are settled in the account, which this version does not draw up.")


def ranged(facts: PlaceFacts) -> Check:
    """MEA-5: the headline is shown with low and high. Unknown until the account is drawn up here."""
    return MEA_5.cannot_tell("there is no account with a headline in this version.")


def harm_asked(facts: PlaceFacts) -> Check:
    """MEA-6: for every commitment with figures, harm was asked about in at least one of its observations.

    Warns as soon as it was asked about anywhere.
    """
    here = facts.measurement
    if not here.observed:
        return MEA_6.cannot_tell("no observations to ask about.")
    part = share(here.asked, here.observed, "measured commitment")
    says = f"{part} {verb(here.asked, 'says', 'say')} whether anybody was harmed or surprised."
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
    """MEA-8: a reviewer is named, or the account says it is not verified. Unknown until it is drawn up here."""
    return MEA_8.cannot_tell("there is no account to put a reviewer's name on in this version.")


def response(facts: PlaceFacts) -> Check:
    """MEA-9: at least one decision follows. Unknown while no decisions on results are kept."""
    return MEA_9.cannot_tell("nothing says which decisions follow from results.")


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
