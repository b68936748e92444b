"""Every noun of Convene, declared once: ``NOUNS`` in the order a place file lists them."""

from __future__ import annotations

from difflib import get_close_matches

from convene.core.nouns import (
    ballots,
    business,
    codesign,
    delivery,
    engagement,
    follow_up,
    framework,
    indicator,
    measurement,
    money,
    people,
    procurement,
    reach,
    schemes,
    signing,
)
from convene.core.nouns import workshop as workshops
from convene.core.nouns.fields import Draft, Field, spec, specs
from convene.core.nouns.noun import Noun, spelt
from convene.core.nouns.place import PLACE
from convene.errors import USAGE, Problem

NOUNS: dict[str, Noun] = {
    noun.name: noun
    for noun in (
        PLACE,
        framework.FRAMEWORK, framework.THEME, framework.OUTCOME, framework.MEASURE, framework.ADOPTION,
        framework.EDITION,
        engagement.ACTOR, engagement.FILTER, people.NOTICE, people.PERSON, engagement.LINK,
        workshops.WORKSHOP, codesign.CLUSTER, engagement.CONTRIBUTION, indicator.INDICATOR, engagement.NEED,
        reach.TARGET, reach.OUTREACH, reach.MATCH,
        codesign.VISION, codesign.PRIORITY, ballots.BALLOT, ballots.PAPER, ballots.DECISION,
        codesign.ASK, schemes.SCHEME, delivery.COMMITMENT, codesign.SIGNATURE, codesign.DISSENT,
        delivery.AMENDMENT, follow_up.MILESTONE, follow_up.NEWS,
        procurement.LEDGER, procurement.SPEND, procurement.CONTRACT, procurement.READINESS,
        money.FUND, money.PLACEMENT, business.PLAN, business.ASSESSMENT,
        reach.ACTION, measurement.OBSERVATION, measurement.REPLY, workshops.OVERRIDE,
        codesign.MANIFESTO, workshops.PUBLICATION, signing.VERSION, signing.SIGNING_KEY, signing.SEAL,
    )
}  # fmt: skip


def noun(word: str) -> Noun:
    """The noun a person means by ``word``, singular or plural. Raises Problem naming the nearest one."""
    folded = spelt(word.strip().casefold()).replace("-", " ")
    for one in NOUNS.values():
        if folded in (one.word, one.plural):
            return one
    near = get_close_matches(folded, [said for one in NOUNS.values() for said in (one.typed, one.plural)], n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise Problem(
        f"“{word}” is not something Convene keeps.",
        hint=f"{meant}It keeps: {', '.join(one.typed for one in NOUNS.values())}.",
        exit_code=USAGE,
    )


__all__ = ["NOUNS", "PLACE", "Draft", "Field", "Noun", "noun", "spec", "specs"]
