"""The gate of stage 3: are commitments followed up, proved, and changed in the open?

Thresholds are the defaults of our own stage model (no standard sets them); what is marked *near* only decides
when a miss is a near one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from convene.core.gates import advice
from convene.core.gates.facts import PlaceFacts, Standing
from convene.core.gates.number_words import many, named, share, spelt, verb
from convene.core.gates.quarters import after, finished_quarters, first_quarter, missed_reviews, quarter_words
from convene.core.gates.rule import Asked, Rule, at_least
from convene.core.views import Check
from convene.text import clip

FRESH_DAYS = 90
"""A live commitment is fresh when it was heard from within these days (DEL-1)."""
FRESH = (9, 10)
"""Live commitments that must be fresh (DEL-1)."""
FRESH_NEARLY = (7, 10)
"""Near: from seven in ten."""
CHECKED = (1, 2)
"""Evidence items somebody other than the claimant has looked at (DEL-4)."""
CHECKED_NEARLY = (2, 5)
"""Near: from two in five."""
RING_AGAIN_DAYS = 14
"""Nobody is rung about the same trouble twice within a fortnight."""

# Turns: trouble, then silence, then meeting; papers last.
DEL_1 = Rule(
    "DEL-1",
    "News is fresh",
    "Ask the actors not heard from lately how it goes, and note the day under Delivery, Commitments.",
    advice=advice.ask_for_news,
    turn=2,
)
DEL_2 = Rule(
    "DEL-2",
    "All that is done is proved",
    "Add an evidence item to an observation of each finished commitment, under Measurement, Observations.",
    advice=advice.add_proof,
    turn=4,
)
DEL_3 = Rule(
    "DEL-3",
    "Trouble has an owner",
    "Agree with each actor who does what by when, and add it as an action about the commitment: Engagement, Actions.",
    advice=advice.own_trouble,
    turn=1,
)
DEL_4 = Rule(
    "DEL-4",
    "A second pair of eyes",
    "Have somebody other than the claimant look at the evidence, and note who under Measurement, Observations.",
    advice=advice.check_evidence,
    turn=6,
)
DEL_5 = Rule(
    "DEL-5",
    "Reviews are held",
    "Hold a quarterly review each quarter, under Workshops.",
    advice=advice.hold_review,
    turn=3,
)
DEL_6 = Rule(
    "DEL-6",
    "Changes are open",
    "Give the reason for each change, under Delivery, Amendments.",
    advice=advice.give_reasons,
    turn=7,
)
DEL_7 = Rule(
    "DEL-7",
    "Priority groups benefit",
    "Name who benefited under Measurement, Observations, or say in the place's own form why a group has not.",
    advice=advice.serve_groups,
    turn=5,
)


def fresh(facts: PlaceFacts) -> Check:
    """DEL-1: nine in ten live commitments were heard from in the last 90 days. Warns from seven in ten."""
    here = facts.delivery
    if not here.live:
        return DEL_1.cannot_tell(f"no commitments are live{_to_come(here.to_come)}.")
    part = share(here.fresh, here.live, "live commitment")
    says = f"{part} heard from in the last {FRESH_DAYS} days{_to_come(here.to_come)}."
    if at_least(here.fresh, here.live, FRESH):
        return DEL_1.passed(says)
    return DEL_1.nearly(says) if at_least(here.fresh, here.live, FRESH_NEARLY) else DEL_1.failed(says)


def _to_come(number: int) -> str:
    """What is accepted and not counted yet, since nothing can have been done."""
    return f"; {spelt(number)} accepted {verb(number, 'begins', 'begin')} later" if number else ""


def proof(facts: PlaceFacts) -> Check:
    """DEL-2: every commitment marked done has an evidence item."""
    here = facts.delivery
    if not here.done:
        return DEL_2.cannot_tell("no commitments are marked done.")
    part = share(here.proved, here.done, "finished commitment")
    return DEL_2.wants_all(here.proved, here.done, f"{part} {verb(here.proved, 'has', 'have')} evidence.")


def trouble_owned(facts: PlaceFacts) -> Check:
    """DEL-3: each late or at-risk commitment has an open action with an owner and a day. Unknown while none is live."""
    here = facts.delivery
    if not here.live:
        return DEL_3.cannot_tell(f"no commitments are live{_to_come(here.to_come)}.")
    if not here.troubled:
        if here.live == 1:
            return DEL_3.passed("The one live commitment is neither late nor at risk.")
        return DEL_3.passed(f"None of {many(here.live, 'live commitment')} is late or at risk.")
    part = share(here.owned, here.troubled, "commitment")
    part = f"{part} late or at risk {verb(here.owned, 'has', 'have')} somebody to act, and a day"
    if here.unowned is not None:
        part += f"; nobody yet for “{clip(here.unowned.title, 60)}”"
        if here.unowned.held_up:
            part += f", which waits for {here.unowned.held_up[0]}"
    return DEL_3.wants_all(here.owned, here.troubled, f"{part}.")


def second_eyes(facts: PlaceFacts) -> Check:
    """DEL-4: half of all evidence items were checked by somebody else. Warns from two in five."""
    here = facts.delivery
    if not here.evidence:
        return DEL_4.cannot_tell("no evidence items logged.")
    part = share(here.evidence_checked, here.evidence, "evidence item")
    own = here.evidence_own
    alone = f"; {spelt(own)} by those who promised it, which is no second pair of eyes" if own else ""
    says = f"{part} checked by somebody other than the claimant{alone}."
    if at_least(here.evidence_checked, here.evidence, CHECKED):
        return DEL_4.passed(says)
    close = at_least(here.evidence_checked, here.evidence, CHECKED_NEARLY)
    return DEL_4.nearly(says) if close else DEL_4.failed(says)


def still_meeting(facts: PlaceFacts) -> Check:
    """DEL-5: a review was held in each full calendar quarter that has ended since the first signature.

    The quarter it was signed in is not asked of anybody. Without signatures, the first commitment's start counts.
    """
    here = facts.delivery
    if here.begun is None or here.begun > facts.today:
        return DEL_5.cannot_tell("nothing is signed, and no commitment has begun.")
    quarters = finished_quarters(here.begun, facts.today)
    if not quarters:
        ends = after(first_quarter(here.begun)) - timedelta(days=1)
        return DEL_5.cannot_tell(f"the first full quarter ends on {ends.day} {ends:%B %Y}.")
    missed = missed_reviews(facts)
    held = len(quarters) - len(missed)
    says = f"{share(held, len(quarters), 'finished quarter')} {verb(held, 'has', 'have')} had a review"
    if missed:
        says += f"; none in {named([quarter_words(one) for one in reversed(missed)], 2)}"
    return DEL_5.wants_all(held, len(quarters), f"{says}.")


def changes_open(facts: PlaceFacts) -> Check:
    """DEL-6: every change to what was signed has its reason. Only where commitments are signed."""
    here = facts.delivery
    signed = many(here.signed_commitments, "signed commitment")
    if not here.signed_commitments:
        return DEL_6.cannot_tell("no signed commitments.")
    if not here.amendments:
        return DEL_6.passed(f"No changes to {signed}.")
    told = here.amendments - here.unexplained
    part = share(told, here.amendments, "change")
    says = f"{signed}; {part} to what was signed {verb(told, 'has', 'have')} a reason."
    return DEL_6.wants_all(told, here.amendments, says)


def fair_reach(facts: PlaceFacts) -> Check:
    """DEL-7: each priority group is named in an observation, or it is said why not.

    Warns when the explanation is all there is.
    """
    groups, unserved = facts.engagement.groups, facts.delivery.unserved
    if not groups:
        return DEL_7.cannot_tell("no priority groups are named.", "Name the priority groups in the place's own form.")
    served = len(groups) - len(unserved)
    says = f"{share(served, len(groups), 'priority group')} {verb(served, 'has', 'have')} had a benefit logged"
    if not unserved:
        return DEL_7.passed(f"{says}.")
    if facts.delivery.explained:
        says += f"; why is explained for {named(unserved)}."
        return DEL_7.passed(says) if served else DEL_7.nearly(says)
    return DEL_7.failed(f"{says}; nothing yet for {named(unserved)}.")


CHECKS: dict[Rule, Asked] = {
    DEL_1: fresh,
    DEL_2: proof,
    DEL_3: trouble_owned,
    DEL_4: second_eyes,
    DEL_5: still_meeting,
    DEL_6: changes_open,
    DEL_7: fair_reach,
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Live commitments seen together: how many are fresh or in trouble, and whom to turn to first."""

    live: int = 0
    fresh: int = 0
    quietest: Standing | None = None
    troubled: int = 0
    owned: int = 0
    unowned: Standing | None = None
    worst: Standing | None = None


def follow_up(live: Sequence[Standing], today: date) -> FollowUp:
    """``quietest`` is the one longest unheard from those not fresh. Of those in trouble (late, at risk or past their
    day) ``owned`` have an action, ``unowned`` is the one longest overdue without, and ``worst`` the one longest
    overdue whose actor has not been heard from for a fortnight."""
    quiet = [one for one in live if silence(one, today) > FRESH_DAYS]
    troubled = [one for one in live if one.status in ("late", "at_risk") or (one.due and one.due < today)]
    waiting = [one for one in troubled if silence(one, today) > RING_AGAIN_DAYS]
    alone = [one for one in troubled if not one.owned]
    return FollowUp(
        live=len(live),
        fresh=len(live) - len(quiet),
        quietest=min(quiet, key=lambda one: one.heard or date.min, default=None),
        troubled=len(troubled),
        owned=len(troubled) - len(alone),
        unowned=min(alone, key=lambda one: one.due or date.max, default=None),
        worst=min(waiting, key=lambda one: one.due or date.max, default=None),
    )


def silence(one: Standing, today: date) -> int:
    """Days since its actor was heard from; more than of anybody else where it never was."""
    return (today - (one.heard or date.min)).days
