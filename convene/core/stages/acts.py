"""What to do about each open check, as an act with the place in the app where it is done.

An act is None when nothing can be done about its check now: it waits for another, or for time to pass.
"""

from __future__ import annotations

from collections.abc import Callable

from convene.core.stages.codesign import FEWEST, LEVERS_WANTED, MOST, TYPES_WANTED
from convene.core.stages.counting import many, named, sentence, spelt
from convene.core.stages.delivery import missed_reviews, quarter_of, quarter_words
from convene.core.stages.engagement import NEEDS_WANTED, missing_types
from convene.core.stages.facts import PlaceFacts, Standing
from convene.core.views import Next
from convene.core.vocabulary import ActorType, Lever
from convene.text import clip, day, distance, join

Act = Callable[[PlaceFacts], Next | None]

_SOMEBODY = {
    ActorType.anchor: "an anchor institution",
    ActorType.supplier: "a supplier",
    ActorType.developer: "a developer",
    ActorType.msme: "a small business",
    ActorType.vcse: "a voluntary group",
    ActorType.citizen: "a group of citizens",
}


def place(words: str, why: str = "") -> Next:
    """An act done in the place's own form."""
    return Next(words, why, "overview", "place")


def draw_boundary(facts: PlaceFacts) -> Next:
    here = facts.engagement
    if here.area_codes:
        return place("Look up how many people live here.", "Every share of the place is counted against it.")
    if here.population:
        return place("Name the area codes or postcodes the place is made of.")
    return place(
        "Draw the boundary: name the area codes, and how many people live there.",
        "Everything else is seen against it: who lives here, and who it leaves out.",
    )


def state_neutrality(facts: PlaceFacts) -> Next:
    here = facts.engagement
    parts = {"sector": here.sector_stated, "funders": here.funders > 0, "conflicts of interest": here.conflicts > 0}
    return place(f"State the convener's {join([name for name, there in parts.items() if not there])}.")


def send_what_we_heard(facts: PlaceFacts) -> Next | None:
    here = facts.engagement
    if here.last_session is None or here.answered is not None:
        return None
    when = day(here.last_session, facts.today)
    return Next(f"Send “what we heard” to those who came on {when}.", "", "measurement", "reply")


def promise_influence(facts: PlaceFacts) -> Next | None:
    here = facts.engagement
    if not here.sessions:
        # Somebody to invite comes first.
        return (
            Next("Plan a first listening workshop.", "", "workshops", "workshop") if any(here.known.values()) else None
        )
    if here.unpromised is None:
        return None
    title = clip(here.unpromised.name, 60)
    return Next(f"Say how much influence people have at “{title}”.", "", "workshops", "workshop", here.unpromised.id)


def meet_missing(facts: PlaceFacts) -> Next:
    here = facts.engagement
    if not any(here.known.values()):
        words = "List the first actors: who buys, builds, trades, helps or lives here?"
        return Next(words, "One of each type is enough to begin with.", "engagement", "actor")
    missing = max(missing_types(here), key=lambda one: here.known.get(one, 0))
    known = here.known.get(missing, 0)
    if not known:
        words = f"Find {_SOMEBODY[missing]}: none is listed yet."
    elif known == 1:
        words = f"Meet {_SOMEBODY[missing]}: the one you know of has not taken part yet."
    else:
        words = f"Meet {_SOMEBODY[missing]}: none of {spelt(known)} has taken part yet."
    return Next(words, "", "engagement", "actor")


def reach_people(facts: PlaceFacts) -> Next:
    here = facts.engagement
    if not here.people_target:
        return place("Set how many people you mean to hear, and which groups you promise to reach.")
    if here.groups_unmet:
        words = f"Reach {clip(here.groups_unmet[0], 40)}: nobody has been heard yet."
        return Next(words, "", "workshops", "workshop")
    short = here.people_target - here.people_heard
    if short > 0:
        words = f"Hear {spelt(short)} more {'person' if short == 1 else 'people'}."
        return Next(words, "", "workshops", "workshop")
    return place("Name the priority groups: who is heard least here?")


def write_needs(facts: PlaceFacts) -> Next:
    here = facts.engagement
    if not here.needs:
        words = "Write the first need, in people's own words."
    elif here.needs_without_voice:
        words = f"Add a voice to {many(here.needs_without_voice, 'need')}: what did people say?"
    elif here.needs_without_data:
        words = f"Add a figure to {many(here.needs_without_data, 'need')}: what does a count show?"
    else:
        words = f"Write {many(NEEDS_WANTED - here.needs, 'more need')} with a voice and a figure each."
    return Next(words, "", "engagement", "need")


def make_room(facts: PlaceFacts) -> Next | None:
    engaged = facts.engagement.engaged
    if not any(engaged.values()):
        return None
    largest = max(ActorType, key=lambda one: engaged.get(one, 0))
    return Next(f"Bring in others: {largest.many} are more than half of those taking part.", "", "engagement", "actor")


def agree_vision(facts: PlaceFacts) -> Next:
    here = facts.codesign
    if not here.visions:
        words = "Write a first vision from what people said."
    elif here.agreed:
        words = "Write down how the vision was agreed, and how many were for it."
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
        words = f"Invite a commitment from {_SOMEBODY[likeliest]}: that type has made none."
    elif len(here.levers) < LEVERS_WANTED:
        unused = [one.label.lower() for one in Lever if one not in here.levers]
        words = f"Look for a commitment under another lever: {join(unused, 'or')}."
    else:
        words = f"Invite others: {clip(here.busiest, 40)} holds more than half of the commitments."
    return Next(words, "", "delivery", "commitment")


def ask_for_dissent(facts: PlaceFacts) -> Next:
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


def ask_for_news(facts: PlaceFacts) -> Next | None:
    here = facts.delivery
    if not here.live:
        if here.done:
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
    return sentence(f"{risk}{due}, {heard}.")


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
    words = f"Ask what would have happened anyway: adjust {many(number, 'valued observation')}."
    return Next(words, "", "measurement", "observation")


def source_values(facts: PlaceFacts) -> Next | None:
    number = facts.measurement.valued_measures - facts.measurement.sourced
    if not number:
        return None
    return Next(f"Find the source, year and licence of {many(number, 'unit value')}.", "", "codesign", "measure")


def check_with_people(facts: PlaceFacts) -> Next:
    words = "Plan a results workshop with citizens and voluntary groups, and read the figures together."
    return Next(words, "", "workshops", "workshop")
