"""Rules about a record on its own that no single field can tell: dates in order, known checks, well-formed ids."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from convene.core.nouns.fields import Draft

if TYPE_CHECKING:
    from convene.core.nouns.codesign import PriorityDraft
    from convene.core.nouns.delivery import CommitmentDraft
    from convene.core.nouns.engagement import ActorDraft
    from convene.core.nouns.measurement import ObservationDraft
    from convene.core.nouns.workshop import OverrideDraft, WorkshopDraft

CHECKS = {"ENG": 9, "COD": 11, "DEL": 7, "MEA": 9}
"""How many gate checks each stage has; ids run from 1."""

_ORG_ID = re.compile(r"^[A-Z]{2}-[A-Z0-9]{2,8}-[A-Za-z0-9./-]+$|^X-[\w-]+$")


def faults(noun: str, draft: Draft) -> dict[str, str]:
    """Field name → what is wrong with it, in words. Empty when the record is sound."""
    rule = _RULES.get(noun)
    return rule(draft) if rule else {}


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
    found = {}
    stage, _, number = draft.check.upper().partition("-")
    if stage not in CHECKS or not number.isdigit() or not 1 <= int(number) <= CHECKS[stage]:
        found["check"] = f"“{draft.check}” is not a gate check; they run from ENG-1 to MEA-9"
    if not draft.reason.strip():
        found["reason"] = "going on with an open check needs a written reason"
    return found


def _actor(draft: ActorDraft) -> dict[str, str]:
    found = {}
    wrong = [one for one in draft.identifiers if not _ORG_ID.match(one)]
    if wrong:
        found["identifiers"] = f"“{wrong[0]}” is not an org-id; they look like GB-CHC-1042046 or X-place-name"
    if not draft.name:
        found["name"] = "an actor needs a name"
    return found


def _workshop(draft: WorkshopDraft) -> dict[str, str]:
    types = [row.actor_type for row in draft.attendance]
    twice = next((one for one in types if types.count(one) > 1), None)
    if twice:
        return {"attendance": f"{twice.label} is counted twice; put the people in one line"}
    return {}


def _priority(draft: PriorityDraft) -> dict[str, str]:
    return {} if draft.title else {"title": "a priority needs a title"}


_RULES: dict[str, Callable[[Any], dict[str, str]]] = {
    "actor": _actor,
    "commitment": _commitment,
    "observation": _observation,
    "override": _override,
    "priority": _priority,
    "workshop": _workshop,
}
