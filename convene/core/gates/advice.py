"""What to do about each open check, each with the place in the app where it is done.

There is none (None) when nothing can be done about a check now: it waits for another, or for time to pass.
"""

from __future__ import annotations

from convene.core.gates.advice_engagement import SOMEBODY, place
from convene.core.gates.facts import PlaceFacts, Standing
from convene.core.gates.number_words import many, named, sentence, spelt
from convene.core.gates.quarters import missed_reviews, quarter_of, quarter_words
from convene.core.gates.thresholds import FEWEST, LEVERS_WANTED, MOST, TYPES_WANTED
from convene.core.views import Next
from convene.core.vocabulary import ActorType, Lever
from convene.text import clip, distance, join


def agree_vision(facts: PlaceFacts) -> Next:
    here = facts.codesign
    if not here.visions:
        words = "Write a first vision from what people said."
    elif here.agreed:
        words = "Record the decision on the vision: how it was taken, and how many took part."
    else:
        words = "Bring a vision to a decision."
    return Next(words, "", "codesign", "vision")


def choose_priorities(facts: PlaceFacts) -> Next:
    number = facts.codesign.priorities
    if not number:
        words = "Choose the first priorities from the needs."
    elif number < FEWEST:
        words = f"Choose {many(FEWEST - number, 'more priority', 'more priorities')}."
    elif number > MOST:
        words = f"Let go of {many(number - MOST, 'priority')}: nobody can keep {spelt(number)} in mind."
    else:
        words = "Link every priority to a need it answers and an outcome it aims at."
    return Next(words, "", "codesign", "priority")


def set_targets(facts: PlaceFacts) -> Next | None:
    here = facts.codesign
    if not here.priorities:
        return None
    number = here.priorities - here.measured
    return Next(f"Set a target that can be measured for {many(number, 'priority')}.", "", "codesign", "priority")


def find_baselines(facts: PlaceFacts) -> Next:
    here = facts.codesign
    if not here.adopted:
        return Next("Adopt the measures the place will use.", "", "codesign", "adoption")
    number = here.adopted - here.with_baseline
    return Next(
        f"Find the baseline of {many(number, 'measure')}, or say why there is none.", "", "codesign", "adoption"
    )


def first_commitments(facts: PlaceFacts) -> Next:
    words = "Gather the first commitments: who will do what, for whom, by when?"
    return Next(words, "Nothing is promised yet.", "delivery", "commitment")


def find_owner(facts: PlaceFacts) -> Next | None:
    here = facts.codesign
    if not here.unowned:
        return None
    if not here.commitments:
        return first_commitments(facts)
    return Next(f"Find somebody to act on “{clip(here.unowned[0].name, 60)}”.", "", "delivery", "commitment")


def complete_commitments(facts: PlaceFacts) -> Next:
    here = facts.codesign
    if not here.commitments:
        return first_commitments(facts)
    number = here.commitments - here.complete
    return Next(f"Complete {many(number, 'commitment')} with the actors who made them.", "", "delivery", "commitment")


def settle_claim(facts: PlaceFacts) -> Next | None:
    clashes = facts.codesign.clashes
    if not clashes:
        return None
    words = f"Ask {named(clashes[0].actors)} how they share {clip(clashes[0].measure, 40)}."
    return Next(words, "", "delivery", "commitment")


def share_work(facts: PlaceFacts) -> Next | None:
    here = facts.codesign
    if not here.commitments:
        return None
    if len(here.types) < TYPES_WANTED:
        absent = [one for one in ActorType if one not in here.types]
        likeliest = max(absent, key=lambda one: facts.engagement.engaged.get(one, 0))
        words = f"Invite a commitment from {SOMEBODY[likeliest]}: that type has made none."
    elif len(here.levers) < LEVERS_WANTED:
        unused = [one.label.lower() for one in Lever if one not in here.levers]
        words = f"Look for a commitment under another lever: {join(unused, 'or')}."
    else:
        words = f"Invite others: {clip(here.busiest, 40)} holds more than half of the commitments."
    return Next(words, "", "delivery", "commitment")


def ask_for_dissent(facts: PlaceFacts) -> Next:
    if facts.codesign.minorities and (facts.codesign.no_dissent or not facts.codesign.dissents):
        return Next(
            "Write what the minority of a decision asked to note, for the manifesto.", "", "codesign", "dissent"
        )
    if facts.codesign.dissents:
        return Next("Take “no dissent raised” out of the manifesto's terms.", "", "manifesto", "manifesto")
    return Next("Ask who disagrees, and write down what they say.", "", "codesign", "dissent")


def gather_signatures(facts: PlaceFacts) -> Next:
    here = facts.codesign
    if not here.signatures:
        return Next("Hold the signing: nobody has signed yet.", "", "codesign", "signature")
    number = here.signatures - here.signatures_full
    return Next(f"Complete {many(number, 'signature')}: role, authority and day.", "", "codesign", "signature")


def export_manifesto(facts: PlaceFacts) -> Next:
    again = " again" if facts.codesign.published else ""
    return Next(f"Export the manifesto{again}.", "", "manifesto", "publication")


def ring_about_trouble(facts: PlaceFacts) -> Next | None:
    worst = facts.delivery.worst
    if worst is None:
        return None
    words = f"Ring {clip(worst.actor, 40) or 'the actor'} about “{clip(worst.title, 60)}”."
    return Next(words, _standing(worst, facts), "delivery", "commitment", worst.id)


def own_trouble(facts: PlaceFacts) -> Next | None:
    """Ring first; where that was done, agree who does what."""
    if ring := ring_about_trouble(facts):
        return ring
    alone = facts.delivery.unowned
    if alone is None:
        return None
    words = f"Agree who does what about “{clip(alone.title, 60)}”, and by when; add it as an action."
    return Next(words, _standing(alone, facts), "engagement", "action")


def ask_for_news(facts: PlaceFacts) -> Next | None:
    here = facts.delivery
    if not here.live:
        if here.done:
            return None
        if here.to_come:
            return None
        return Next(
            "Ask the actors to accept what they offered: no commitment is live yet.", "", "delivery", "commitment"
        )
    if here.quietest is None:
        return None
    words = f"Ask {clip(here.quietest.actor, 40) or 'the actor'} how “{clip(here.quietest.title, 60)}” goes."
    return Next(words, _standing(here.quietest, facts), "delivery", "commitment", here.quietest.id)


def _standing(one: Standing, facts: PlaceFacts) -> str:
    due = f"due {distance(one.due, facts.today)}" if one.due else "no due date"
    heard = "not heard from yet"
    if one.heard:
        heard = f"last heard from {distance(min(one.heard, facts.today), facts.today)}"
    risk = "at risk, " if one.status == "at_risk" else ""
    waits = f" It waits for {one.held_up[0]}." if one.held_up else ""
    return f"{sentence(f'{risk}{due}, {heard}.')}{waits}"


def hold_review(facts: PlaceFacts) -> Next | None:
    this = quarter_of(facts.today)
    if not missed_reviews(facts) or this in map(quarter_of, facts.delivery.reviews):
        return None
    return Next(f"Hold the review for {quarter_words(this)}.", "", "workshops", "workshop")


def give_reasons(facts: PlaceFacts) -> Next:
    here = facts.delivery
    if not here.signed_commitments:
        return Next("Have the commitments signed: none is yet.", "", "codesign", "signature")
    words = f"Give the reason for {many(here.unexplained, 'change')} to what was signed."
    return Next(words, "", "delivery", "amendment")


def add_proof(facts: PlaceFacts) -> Next | None:
    here = facts.delivery
    if here.unproved is None:
        return None
    words = f"Add evidence for “{clip(here.unproved.name, 60)}”: it is marked done without any."
    return Next(words, "", "measurement", "observation")


def check_evidence(facts: PlaceFacts) -> Next:
    if not facts.delivery.evidence:
        return Next("Log the first evidence while it is fresh.", "", "measurement", "observation")
    return Next("Ask somebody other than the claimants to look at the evidence.", "", "measurement", "observation")


def serve_groups(facts: PlaceFacts) -> Next:
    if not facts.engagement.groups:
        return place("Name the priority groups, so that you can see who gains.")
    group = clip(facts.delivery.unserved[0], 40)
    return Next(f"Ask what has changed for {group}, or say why nothing has.", "", "measurement", "observation")


def add_figures(facts: PlaceFacts) -> Next | None:
    one = facts.measurement.unaccounted
    if one is None:
        return None
    who = f" with {clip(one.actor, 40)}" if one.actor else ""
    words = f"Count what came of “{clip(one.title, 60)}”{who}, or note why nothing did."
    return Next(words, "", "measurement", "observation")


def ask_about_harm(facts: PlaceFacts) -> Next | None:
    number = facts.measurement.observed - facts.measurement.asked
    if not number:
        return None
    words = f"Ask what went wrong, or hurt anybody, in {many(number, 'measured commitment')}."
    return Next(words, "", "measurement", "observation")


def adjust_values(facts: PlaceFacts) -> Next | None:
    number = facts.measurement.valued - facts.measurement.adjusted
    if not number:
        return None
    words = f"Ask what would have happened anyway: adjust {many(number, 'valued commitment')}."
    return Next(words, "", "measurement", "assumption")


def source_values(facts: PlaceFacts) -> Next | None:
    number = facts.measurement.valued_measures - facts.measurement.sourced
    if not number:
        return None
    return Next(f"Find the source, year and licence of {many(number, 'unit value')}.", "", "codesign", "measure")


def decide_double_counts(facts: PlaceFacts) -> Next | None:
    number = facts.measurement.undecided
    if not number:
        return None
    words = f"Decide {many(number, 'double count')}: shared out, one is valued, or not the same?"
    return Next(words, "", "measurement", "double_count")


def give_range(facts: PlaceFacts) -> Next | None:
    here = facts.measurement
    if not here.valued or here.settled < here.valued:
        return None  # what is not in the headline yet comes first
    return Next("Say how far the assumptions may be out: at least, at most.", "", "measurement", "assumption")


def verify_or_publish(facts: PlaceFacts) -> Next:
    if facts.measurement.account is None:
        return Next("Begin the account: which time it is about, and in which money.", "", "measurement", "account")
    words = "Ask somebody outside to check the account; or publish it with the label that nobody did."
    return Next(words, "", "measurement", "account")


def decide_on_results(facts: PlaceFacts) -> Next:
    if facts.measurement.account is None:
        return verify_or_publish(facts)
    return Next("Decide what changes because of the account, and record it.", "", "codesign", "decision")


def check_with_people(facts: PlaceFacts) -> Next:
    words = "Plan a results workshop with citizens and voluntary groups, and read the figures together."
    return Next(words, "", "workshops", "workshop")
