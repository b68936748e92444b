"""A vision is agreed by a decision: what was counted stands in the one as it stands in the other, in one change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from convene.core.nouns.ballots import DecisionDraft
from convene.core.nouns.codesign import VisionDraft
from convene.core.vocabulary import VisionStatus
from convene.errors import NO, Problem
from convene.services.codesign.ballots.standing import AGREES
from convene.services.nouns import records
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft

COUNTED = ("agreed_on", "agreed_how", "votes_for", "votes_against", "stood_aside", "workshop")
"""Fields of a vision that come from its decision."""


def decided(write: Writer, place_id: str, decision_id: str, old: Draft | None, new: Draft, why: str) -> None:
    """A decision agrees the visions it names, unless it did not carry: those it had from the first and those that were
    put to it later. Visions that no decision agrees any more, since theirs was replaced or they were taken from it, are
    open again."""
    decision = cast("DecisionDraft", records.load(write, "decision", decision_id))
    agrees = decision.carried is not False
    gone: tuple[str, ...] = ()
    had: set[str] = set()
    if old is not None:
        if not agrees or not _stands(write, decision_id):
            return  # what it names was not agreed by it
        gone = cast("DecisionDraft", old).visions
        had = {one.casefold() for one in gone}
    elif decision.supersedes:
        earlier = records.find(write, place_id, "decision", decision.supersedes)
        replaced = cast("DecisionDraft", records.load(write, "decision", earlier))
        gone = replaced.visions if replaced.carried is not False else ()
    kept = {one.casefold() for one in decision.visions} if agrees else set()
    opened = [one for one in gone if one.casefold() not in kept and _open_again(write, place_id, one)]
    fresh = [one for one in decision.visions if agrees and one.casefold() not in had]
    for slug in fresh:
        _put(write, place_id, slug, {"status": VisionStatus.agreed, **_told(decision)})
    _say(write, decision, fresh, opened)


def _say(write: Writer, decision: DecisionDraft, fresh: Sequence[str], opened: Sequence[str]) -> None:
    if decision.carried is False and {one.casefold() for one in decision.visions} - {one.casefold() for one in opened}:
        write.consequences.append("its visions stay as they were, since the ballot did not carry")
    for slugs, what in ((fresh, "agreed by it"), (opened, "open again, since no decision agrees it any more")):
        if number := len(slugs):
            said = what if number == 1 else what.replace("agrees it", "agrees them")
            write.consequences.append(f"{plural(number, 'vision')} {'is' if number == 1 else 'are'} {said}")


def _told(decision: DecisionDraft) -> dict[str, Any]:
    return {
        "agreed_on": decision.decided_on, "agreed_how": decision.method, "votes_for": decision.votes_for,
        "votes_against": decision.votes_against, "stood_aside": decision.stood_aside, "workshop": decision.workshop,
    }  # fmt: skip


def _open_again(write: Writer, place_id: str, slug: str) -> bool:
    """Whether a vision is proposed again: not while another decision agrees it, whose count it has from now on."""
    vision = records.find(write, place_id, "vision", slug)
    by = _by(write, vision)
    if by is None:
        now = cast("VisionDraft", records.load(write, "vision", vision)).status
        status = VisionStatus.proposed if now is VisionStatus.agreed else now
        _put(write, place_id, slug, {"status": status, **dict.fromkeys(COUNTED[:-1])})
        return now is VisionStatus.agreed
    other = cast("DecisionDraft", records.load(write, "decision", by["id"]))
    _put(write, place_id, slug, {"status": VisionStatus.agreed, **_told(other)})
    return False


def _stands(read: Reader, decision_id: str) -> bool:
    return read.value("SELECT 1 FROM decision WHERE supersedes_id = :id", id=decision_id) is None


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
    found = _by(read, vision_id)
    return str(found["text"]) if found else ""


def _by(read: Reader, vision_id: str) -> Row | None:
    """The latest decision that agrees a vision: one that was not replaced, and did not fail to carry."""
    return read.one(
        "SELECT d.id, d.text FROM decision_visions v JOIN decision d ON d.id = v.owner_id WHERE v.target_id = :id "
        f"AND {AGREES} "
        "ORDER BY d.decided_on DESC, d.id DESC LIMIT 1",
        id=vision_id,
    )
