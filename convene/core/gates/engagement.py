"""The gate of stage 1: does the convener know the place, and has everybody been heard?

Thresholds are the defaults of our own stage model (no standard sets them); what is marked *near* only decides
when a miss is a near one.
"""

from __future__ import annotations

from datetime import timedelta

from convene.core.gates import advice_engagement
from convene.core.gates.facts import PlaceFacts
from convene.core.gates.number_words import many, named, share, spelt, verb
from convene.core.gates.rule import NEARLY, Asked, Rule, at_least, at_most
from convene.core.gates.thresholds import NEEDS_WANTED, missing_types
from convene.core.views import Check
from convene.core.vocabulary import ActorType
from convene.text import count, day, join

DOMINANT = (1, 2)
"""No type may hold more than half of all engaged actors (ENG-3)."""
DOMINANT_NEARLY = (3, 5)
"""Near: up to three in five."""
ANSWER_DAYS = 30
"""Days to send “what we heard” after the last session (ENG-8)."""

# Turns: ground and trust, then an answer owed to people, then who is missing, then what they need.
ENG_1 = Rule(
    "ENG-1",
    "The boundary is set",
    "Give the place at least one area code or postcode, and its population, in the place's own form.",
    advice=advice_engagement.draw_boundary,
    turn=1,
)
ENG_2 = Rule(
    "ENG-2",
    "Every type of actor takes part",
    "Meet somebody of each missing type, then step the relationship on with r, under Engagement, Actors.",
    advice=advice_engagement.meet_missing,
    turn=6,
)
ENG_3 = Rule(
    "ENG-3",
    "No type dominates",
    "Engage actors of other types until none holds more than half, under Engagement, Actors.",
    advice=advice_engagement.make_room,
    turn=9,
)
ENG_4 = Rule(
    "ENG-4",
    "Contacts are lawful",
    "Write down the lawful basis, its day and its source for each contact, under Engagement, People; or take it out.",
    advice=advice_engagement.ground_contacts,
    turn=3,
    last_advice=advice_engagement.first_contact,
)
ENG_5 = Rule(
    "ENG-5",
    "Neutrality is stated",
    "State the convener's sector, funders and conflicts in the place's own form; “none known” counts.",
    advice=advice_engagement.state_neutrality,
    turn=2,
)
ENG_6 = Rule(
    "ENG-6",
    "People are reached",
    "Hold workshops and note who came, or go to people and log it with l (12p #group), until everybody is reached.",
    advice=advice_engagement.reach_people,
    turn=7,
)
ENG_7 = Rule(
    "ENG-7",
    "Needs have voice and data",
    f"Write at least {spelt(NEEDS_WANTED)} needs with a voice and a figure each, under Engagement, Needs; "
    "E under Figures puts a figure behind one.",
    advice=advice_engagement.write_needs,
    turn=8,
)
ENG_8 = Rule(
    "ENG-8",
    "The loop is closed",
    f"Send “what we heard” within {ANSWER_DAYS} days of the last workshop: H under Engagement, Contributions, "
    "writes it, and y there notes that it was sent.",
    advice=advice_engagement.send_what_we_heard,
    turn=4,
)
ENG_9 = Rule(
    "ENG-9",
    "Influence is promised",
    "Say for each engagement workshop how much influence is on offer, under Workshops.",
    advice=advice_engagement.promise_influence,
    turn=5,
)

ONE_OF = {
    ActorType.anchor: "anchor institution",
    ActorType.supplier: "supplier",
    ActorType.developer: "developer",
    ActorType.msme: "small business",
    ActorType.vcse: "voluntary group",
    ActorType.citizen: "citizens",
}


def boundary(facts: PlaceFacts) -> Check:
    """ENG-1: at least one area code or postcode, and a population above zero. Warns with one of the two."""
    here = facts.engagement
    codes = many(here.area_codes, "area code")
    if here.area_codes and here.population > 0:
        return ENG_1.passed(f"{codes}, {count(here.population)} people.")
    if here.area_codes:
        return ENG_1.nearly(
            f"{codes}, but no population.", "Give the population and its source in the place's own form."
        )
    if here.population > 0:
        return ENG_1.nearly(
            f"{count(here.population)} people, but no area codes.",
            "Give the area codes or postcodes in the place's own form.",
        )
    return ENG_1.failed("No area codes and no population yet.")


def every_type(facts: PlaceFacts) -> Check:
    """ENG-2: all six primary types have an engaged actor. Warns at five."""
    missing = missing_types(facts.engagement)
    present = len(ActorType) - len(missing)
    says = f"{share(present, len(ActorType), 'type')} engaged"
    if not missing:
        return ENG_2.passed(f"{says}.")
    if not present:
        return ENG_2.failed(f"{says}: nobody has taken part yet.")
    says += f"; {', '.join(f'no {ONE_OF[one]}' for one in missing)} yet."
    return ENG_2.nearly(says) if len(missing) == 1 else ENG_2.failed(says)


def balance(facts: PlaceFacts) -> Check:
    """ENG-3: the largest type holds at most half of all engaged actors. Warns up to three in five."""
    engaged = facts.engagement.engaged
    total = sum(engaged.values())
    if not total:
        return ENG_3.cannot_tell("nobody has taken part.")
    largest = max(ActorType, key=lambda one: engaged.get(one, 0))
    held = engaged.get(largest, 0)
    says = f"the largest type is {largest.many}, with {share(held, total, 'engaged actor')}."
    if at_most(held, total, DOMINANT):
        return ENG_3.passed(says)
    return ENG_3.nearly(says) if at_most(held, total, DOMINANT_NEARLY) else ENG_3.failed(says)


def lawful_contacts(facts: PlaceFacts) -> Check:
    """ENG-4: every contact has a lawful basis with its date and source. Unknown while none is kept."""
    here = facts.engagement
    if not here.contacts:
        return ENG_4.cannot_tell(
            "no contact is kept in this book.",
            "Keep a contact with its lawful basis, under Engagement, People; or give the reason that contacts are kept "
            "elsewhere.",
        )
    part = share(here.contacts_lawful, here.contacts, "contact")
    says = f"{part} {verb(here.contacts_lawful, 'has', 'have')} a lawful basis with its day and source."
    return ENG_4.wants_all(here.contacts_lawful, here.contacts, says)


def neutrality(facts: PlaceFacts) -> Check:
    """ENG-5: sector, funders and conflicts of the convener are filled. Warns with two of the three."""
    here = facts.engagement
    parts = {"sector": here.sector_stated, "funders": here.funders > 0, "conflicts": here.conflicts > 0}
    missing = [name for name, there in parts.items() if not there]
    if not missing:
        return ENG_5.passed(f"sector, {many(here.funders, 'funder')} and conflicts are stated.")
    stated = len(parts) - len(missing)
    says = f"{spelt(stated)} of three stated; still open: the convener's {join(missing)}."
    return ENG_5.nearly(says) if stated == 2 else ENG_5.failed(says)


def reach(facts: PlaceFacts) -> Check:
    """ENG-6: as many people heard as planned, and each priority group in a held workshop or in touch by outreach.

    Warns from four in five people with every group reached, or when people are enough but no group is named.
    """
    here = facts.engagement
    if not here.people_target:
        says = f"no number of people to hear is set; {count(here.people_heard)} counted so far."
        return ENG_6.cannot_tell(
            says, "Set the number of people to hear in the plan (Engagement, Plan), or in the place's own form."
        )
    met = len(here.groups) - len(here.groups_unmet)
    enough = here.people_heard >= here.people_target
    says = f"{count(here.people_heard)} of {count(here.people_target)} people heard"
    if enough:
        says = f"{count(here.people_heard)} people heard of the {count(here.people_target)} planned"
    if here.heard_outside:
        says += f", {_of_them(here.heard_outside, here.people_heard)} outside workshops"
    if not here.groups:
        says += "; no priority group is named."
    elif here.groups_unmet:
        reached = share(met, len(here.groups), "priority group")
        says += f"; {reached} reached, not yet {named(here.groups_unmet)}."
    else:
        says += f"; {share(met, len(here.groups), 'priority group')} reached."
    if enough and here.groups and not here.groups_unmet:
        return ENG_6.passed(says)
    close = enough if not here.groups else at_least(here.people_heard, here.people_target, NEARLY)
    return ENG_6.nearly(says) if close and not here.groups_unmet else ENG_6.failed(says)


def _of_them(part: int, whole: int) -> str:
    return "all" if part == whole else f"{count(part)} of them"


def needs(facts: PlaceFacts) -> Check:
    """ENG-7: at least five needs, each with a voice and data. Warns when four have both."""
    here = facts.engagement
    if not here.needs:
        return ENG_7.failed("No needs written yet.")
    says = (
        f"{share(here.needs_evidenced, here.needs, 'need')} {verb(here.needs_evidenced, 'has', 'have')} voice and data"
    )
    lacks = [
        f"{spelt(number)} {verb(number, 'lacks', 'lack')} {what}"
        for number, what in ((here.needs_without_voice, "a voice"), (here.needs_without_data, "data"))
        if number
    ]
    if here.needs_unsourced:
        lacks.append(
            f"the data of {spelt(here.needs_unsourced)} {verb(here.needs_unsourced, 'names', 'name')} no source"
        )
    if here.needs_evidenced < NEEDS_WANTED <= here.needs or here.needs < NEEDS_WANTED:
        lacks.append(f"{spelt(NEEDS_WANTED)} are wanted")
    says += f"; {join(lacks)}." if lacks else "."
    if NEEDS_WANTED <= here.needs == here.needs_evidenced:
        return ENG_7.passed(says)
    return ENG_7.nearly(says) if here.needs_evidenced >= NEEDS_WANTED - 1 else ENG_7.failed(says)


def loop_closed(facts: PlaceFacts) -> Check:
    """ENG-8: “what we heard” went out within 30 days of the last engagement workshop held.

    Warns when it went out late, or is still to go and in time.
    """
    here, today = facts.engagement, facts.today
    last = here.last_session
    if last is None:
        return ENG_8.cannot_tell("no engagement workshop has been held.")
    if here.answered is not None:
        days = (here.answered - last).days
        says = f"“What we heard” went out on {day(here.answered, today)}, {many(days, 'day')} after the last workshop"
        if days <= ANSWER_DAYS:
            return ENG_8.passed(f"{says}.")
        return ENG_8.nearly(
            f"{says}; {ANSWER_DAYS} is the limit.", "It cannot be made earlier: write down why it took so long."
        )
    left = (last + timedelta(days=ANSWER_DAYS) - today).days
    since = f"“What we heard” has not gone out since the workshop of {day(last, today)}"
    if left < 0:
        return ENG_8.failed(f"{since}, {many((today - last).days, 'day')} ago.")
    return ENG_8.nearly(
        f"{since}; {many(left, 'day')} left." if left else f"{since}; today is the last day of {ANSWER_DAYS}."
    )


def influence(facts: PlaceFacts) -> Check:
    """ENG-9: every engagement workshop that is not cancelled says how much influence is on offer."""
    here = facts.engagement
    if not here.sessions:
        return ENG_9.cannot_tell("no engagement workshop is planned.")
    part = share(here.promised, here.sessions, "engagement workshop")
    says = f"{part} {verb(here.promised, 'says', 'say')} how much influence is on offer."
    return ENG_9.wants_all(here.promised, here.sessions, says)


CHECKS: dict[Rule, Asked] = {
    ENG_1: boundary,
    ENG_2: every_type,
    ENG_3: balance,
    ENG_4: lawful_contacts,
    ENG_5: neutrality,
    ENG_6: reach,
    ENG_7: needs,
    ENG_8: loop_closed,
    ENG_9: influence,
}
