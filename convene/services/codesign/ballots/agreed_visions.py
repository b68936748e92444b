"""A vision is agreed by a decision: what was counted stands in the one as it stands in the other, in one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from convene.core.nouns.ballots import DecisionDraft
from convene.core.vocabulary import VisionStatus
from convene.errors import NO, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft

COUNTED = ("agreed_on", "agreed_how", "votes_for", "votes_against", "stood_aside", "workshop")
"""Fields of a vision that come from its decision."""


def decided(write: Writer, place_id: str, decision_id: str, old: Draft | None, new: Draft, why: str) -> None:
    """A new decision agrees the visions it names, unless it did not carry. Those of a decision it replaces that it does
    not name are open again."""
    if old is not None:
        return
    decision = cast("DecisionDraft", records.load(write, "decision", decision_id))
    if decision.supersedes:
        earlier = records.find(write, place_id, "decision", decision.supersedes)
        before = cast("DecisionDraft", records.load(write, "decision", earlier))
        kept = {one.casefold() for one in decision.visions} if decision.carried is not False else set()
        for slug in before.visions:
            if slug.casefold() not in kept:
                _put(write, place_id, slug, {"status": VisionStatus.proposed, **dict.fromkeys(COUNTED[:-1])})
    if decision.carried is False:
        if decision.visions:
            write.consequences.append("its visions stay as they were, since the ballot did not carry")
        return
    told = {
        "agreed_on": decision.decided_on, "agreed_how": decision.method, "votes_for": decision.votes_for,
        "votes_against": decision.votes_against, "stood_aside": decision.stood_aside, "workshop": decision.workshop,
    }  # fmt: skip
    for slug in decision.visions:
        _put(write, place_id, slug, {"status": VisionStatus.agreed, **told})
    if decision.visions:
        number = len(decision.visions)
        write.consequences.append(f"{plural(number, 'vision')} {'is' if number == 1 else 'are'} agreed by it")


def _put(write: Writer, place_id: str, slug: str, changed: dict[str, Any]) -> None:
    vision = records.find(write, place_id, "vision", slug)
    old = records.load(write, "vision", vision)
    records.put(write, place_id, "vision", vision, old, old.model_copy(update=changed))


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem when somebody would type over what a decision counted."""
    if old is None:
        return  # one that was decided before it came into this book
    changed = [name for name in COUNTED[1:5] if getattr(old, name) != getattr(new, name)]
    if not changed:
        return
    by = standing(write, record_id)
    raise Problem(
        f"It was agreed by a decision: “{clip(by, 60)}”." if by else "How a vision was decided is kept as a decision.",
        "Nothing was changed.",
        hint="Record a decision that takes its place." if by else "Press r on the vision, or record a decision on it.",
        fields=dict.fromkeys(changed, "It comes from the decision."),
        exit_code=NO,
    )


def standing(read: Reader, vision_id: str) -> str:
    """The decision that agrees a vision, in its words; "" where there is none."""
    said = read.value(
        "SELECT d.text FROM decision_visions v JOIN decision d ON d.id = v.owner_id WHERE v.target_id = :id "
        "AND NOT EXISTS (SELECT 1 FROM decision e WHERE e.supersedes_id = d.id) ORDER BY d.decided_on DESC, d.id DESC "
        "LIMIT 1",
        id=vision_id,
    )
    return str(said or "")
