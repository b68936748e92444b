"""Rules about a record on its own that no single field can tell: dates in order, known checks, well-formed ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from convene.core import org_ids
from convene.core.nouns.fields import Draft

if TYPE_CHECKING:
    from convene.core.nouns.codesign import PriorityDraft
    from convene.core.nouns.delivery import CommitmentDraft
    from convene.core.nouns.engagement import ActorDraft, LinkDraft
    from convene.core.nouns.indicator import IndicatorDraft
    from convene.core.nouns.measurement import ObservationDraft
    from convene.core.nouns.people import PersonDraft
    from convene.core.nouns.reach import ActionDraft, OutreachDraft, TargetDraft
    from convene.core.nouns.workshop import OverrideDraft, WorkshopDraft


def faults(noun: str, draft: Draft) -> dict[str, str]:
    """Field name → what is wrong with it, in words. Empty when the record is sound."""
    rule = _RULES.get(noun)
    return rule(draft) if rule else {}


def _indicator(draft: IndicatorDraft) -> dict[str, str]:
    from convene.core import figures

    return figures.faults(draft)


def _commitment(draft: CommitmentDraft) -> dict[str, str]:
    found = {}
    if draft.start and draft.due and draft.due < draft.start:
        found["due"] = f"it is due ({draft.due}) before it starts ({draft.start})"
    if draft.quantity is not None and draft.quantity <= 0:
        found["quantity"] = "a commitment needs a quantity above nothing"
    return found


def _observation(draft: ObservationDraft) -> dict[str, str]:
    if draft.period_start and draft.period_end < draft.period_start:
        return {"period_end": f"the period ends ({draft.period_end}) before it begins ({draft.period_start})"}
    return {}


def _override(draft: OverrideDraft) -> dict[str, str]:
    from convene.core.stages.gate import RULES

    found = {}
    if draft.check.upper() not in RULES:
        first, *_, last = RULES
        found["check"] = f"“{draft.check}” is not a gate check; they run from {first} to {last}"
    if not draft.reason.strip():
        found["reason"] = "going on with an open check needs a written reason"
    return found


def _actor(draft: ActorDraft) -> dict[str, str]:
    found = {}
    wrong = org_ids.faults(draft.identifiers)
    if wrong:
        found["identifiers"] = "; ".join(wrong)
    if not draft.name:
        found["name"] = "an actor needs a name"
    return found


def _workshop(draft: WorkshopDraft) -> dict[str, str]:
    types = [row.actor_type for row in draft.attendance]
    twice = next((one for one in types if types.count(one) > 1), None)
    if twice:
        return {"attendance": f"{twice.label} is counted twice; put the people in one line"}
    return {}


def _link(draft: LinkDraft) -> dict[str, str]:
    if draft.source and draft.source.casefold() == draft.target.casefold():
        return {"target": "a tie joins two actors; this one would tie an actor to itself"}
    return {}


def _priority(draft: PriorityDraft) -> dict[str, str]:
    return {} if draft.title else {"title": "a priority needs a title"}


def _person(draft: PersonDraft) -> dict[str, str]:
    found = {} if draft.name else {"name": "a name is needed, or only a role where that is enough"}
    for number, row in enumerate(draft.bases, start=1):
        if row.given_on and row.withdrawn_on and row.withdrawn_on < row.given_on:
            found["bases"] = f"entry {number} is withdrawn ({row.withdrawn_on}) before it was given ({row.given_on})"
    for role in draft.roles:
        if role.since and role.until and role.until < role.since:
            found["roles"] = f"a role ends ({role.until}) before it begins ({role.since})"
    return found


def _outreach(draft: OutreachDraft) -> dict[str, str]:
    found = {}
    if not draft.what:
        found["what"] = "a line of the log needs its words: what was done, and what came of it"
    if draft.date and draft.follow_up and draft.follow_up < draft.date:
        found["follow_up"] = f"it is to be followed up ({draft.follow_up}) before it was done ({draft.date})"
    if draft.date and draft.followed_up and draft.followed_up < draft.date:
        found["followed_up"] = f"it was followed up ({draft.followed_up}) before it was done ({draft.date})"
    return found


def _action(draft: ActionDraft) -> dict[str, str]:
    return {} if draft.what else {"what": "an action needs its words: what is to be done"}


def _target(draft: TargetDraft) -> dict[str, str]:
    return {} if draft.name else {"name": "a line of the plan needs to say whom it is about"}


_RULES: dict[str, Callable[[Any], dict[str, str]]] = {
    "action": _action,
    "actor": _actor,
    "commitment": _commitment,
    "indicator": _indicator,
    "observation": _observation,
    "outreach": _outreach,
    "override": _override,
    "person": _person,
    "link": _link,
    "priority": _priority,
    "target": _target,
    "workshop": _workshop,
}
