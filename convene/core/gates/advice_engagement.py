"""What to do about each open check of engagement; see ``advice``."""

from __future__ import annotations

from convene.core.gates.facts import PlaceFacts
from convene.core.gates.number_words import many, spelt
from convene.core.gates.thresholds import NEEDS_WANTED, missing_types
from convene.core.views import Next
from convene.core.vocabulary import ActorType
from convene.text import clip, day, join

SOMEBODY = {
    ActorType.anchor: "an anchor institution",
    ActorType.supplier: "a supplier",
    ActorType.developer: "a developer",
    ActorType.msme: "a small business",
    ActorType.vcse: "a voluntary group",
    ActorType.citizen: "a group of citizens",
}


def place(words: str, why: str = "") -> Next:
    """What is done in the place's own form."""
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
    return Next(f"Send “what we heard” to those who came on {when}.", "", "engagement", "reply")


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


def ground_contacts(facts: PlaceFacts) -> Next | None:
    here = facts.engagement
    if not here.contacts:
        return None
    number = here.contacts - here.contacts_lawful
    words = f"Write down why {many(number, 'contact')} may be kept: the lawful basis, its day and its source."
    return Next(words, "", "engagement", "person")


def first_contact(facts: PlaceFacts) -> Next | None:
    if facts.engagement.contacts:
        return None
    words = "Keep a first contact with its lawful basis, or say at the gate where contacts are kept instead."
    return Next(words, "", "engagement", "person")


def meet_missing(facts: PlaceFacts) -> Next:
    here = facts.engagement
    if not any(here.known.values()):
        words = "List the first actors: who buys, builds, trades, helps or lives here?"
        return Next(words, "One of each type is enough to begin with.", "engagement", "actor")
    missing = max(missing_types(here), key=lambda one: here.known.get(one, 0))
    known = here.known.get(missing, 0)
    if not known:
        words = f"Find {SOMEBODY[missing]}: none is listed yet."
    elif known == 1:
        words = f"Meet {SOMEBODY[missing]}: the one you know of has not taken part yet."
    else:
        words = f"Meet {SOMEBODY[missing]}: none of {spelt(known)} has taken part yet."
    return Next(words, "", "engagement", "actor")


def reach_people(facts: PlaceFacts) -> Next:
    here = facts.engagement
    if not here.people_target:
        return place("Set how many people you mean to hear, and which groups you promise to reach.")
    if here.groups_unmet:
        group = clip(here.groups_unmet[0], 40)
        words = f"Reach {group}: nobody has been heard yet. Hold a workshop with them, or go to them and log it with l."
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
