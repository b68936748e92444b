"""Actors choose: what must be written down with a commitment that was accepted, and with an ask that was answered.

The convener notes what an actor said (who said it, by role, when and how), and never says it in its place. What was
written down before there was such a rule stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from convene.core.vocabulary import CommitmentStatus
from convene.text import day, join

if TYPE_CHECKING:
    from datetime import date

    from convene.core.nouns.codesign import AskDraft
    from convene.core.nouns.delivery import CommitmentDraft

ACCEPTED = frozenset(
    (
        CommitmentStatus.accepted, CommitmentStatus.live, CommitmentStatus.at_risk, CommitmentStatus.late,
        CommitmentStatus.done, CommitmentStatus.changed,
    )
)  # fmt: skip
"""Statuses that only a commitment has which its actor accepted."""
_ACCEPTANCE = {
    "accepted_by": "who accepted it for the actor, by role",
    "accepted_on": "the day they did",
    "accepted_how": "how they said so, such as by letter or at the signing",
}
_ANSWER = {
    "answered_by": "who answered for the actor, by role",
    "answered_on": "the day they did",
    "answered_how": "how they said so, such as by letter or at the meeting",
}
_STAYS = "what they said was written down, and stays"
_OVER = "that is what was said before; take it out, or write down what they say now"
_BEFORE = "that is what was said before; it needs who says so now, when and how"


def unsaid_of_commitment(old: CommitmentDraft | None, new: CommitmentDraft, today: date) -> dict[str, str]:
    """Field → what is missing before ``old`` (None: it is new) may become ``new``. Empty when it may."""
    if found := _ahead(old, new, "accepted_on", today):
        return found
    same = old is not None and old.actor.casefold() == new.actor.casefold()
    if new.status not in ACCEPTED or not new.actor:
        again = new.status is CommitmentStatus.offered and old is not None and old.status is not new.status
        return _left_over(old, new, _ACCEPTANCE) if again or not same else {}
    if old is not None and same and old.status in ACCEPTED:
        return _taken_back(old, new, _ACCEPTANCE)
    # An offer may have it written down beforehand; what was given up, or was another's, has to be said anew.
    fresh = old is None or (same and old.status is CommitmentStatus.offered)
    return _missing(None if fresh else old, new, _ACCEPTANCE)


def unsaid_of_ask(old: AskDraft | None, new: AskDraft, today: date) -> dict[str, str]:
    """The same of an ask, whose answer is yes or no."""
    if found := _ahead(old, new, "answered_on", today):
        return found
    same = old is not None and old.asked_of.casefold() == new.asked_of.casefold()
    if new.accepted is None:
        again = old is not None and old.accepted is not None
        return _left_over(old, new, _ANSWER) if again or not same else {}
    if not new.asked_of:
        return {}
    if old is not None and same and old.accepted is new.accepted:
        return _taken_back(old, new, _ANSWER)
    return _missing(old if old is not None and (old.accepted is not None or not same) else None, new, _ANSWER)


def accepted_unsaid(one: CommitmentDraft, today: date) -> str:
    """What is to be told of one that stands as accepted, where it came in so; "" where all is written down."""
    return _untold(one, _ACCEPTANCE, "accepted it for the actor", today) if one.status in ACCEPTED else ""


def answered_unsaid(one: AskDraft, today: date) -> str:
    """The same of an ask that stands as answered."""
    return "" if one.accepted is None else _untold(one, _ANSWER, "answered for the actor", today)


def _untold(one: object, wanted: dict[str, str], did: str, today: date) -> str:
    by, when, how = (getattr(one, name) for name in wanted)
    if when is not None and when > today:
        return f"the day on which somebody {did}, {day(when)}, is still to come."
    lacks = [word for word, said in ((f"who {did}", by), ("when", when), ("how", how)) if not said]
    return f"it is not written down {join(lacks)}." if lacks else ""


def _missing(before: object, new: object, wanted: dict[str, str]) -> dict[str, str]:
    found = {name: f"it needs {words}" for name, words in wanted.items() if not getattr(new, name)}
    if not found and before is not None and all(getattr(before, name) == getattr(new, name) for name in wanted):
        return {next(iter(wanted)): _BEFORE}
    return found


def _left_over(before: object, new: object, wanted: dict[str, str]) -> dict[str, str]:
    """What somebody said once would be taken for a yes of now, or of somebody else, as soon as the status moves on."""
    there = [name for name in wanted if getattr(new, name)]
    if before is None or not there or any(getattr(before, name) != getattr(new, name) for name in wanted):
        return {}
    return dict.fromkeys(there, _OVER)


def _ahead(before: object, new: object, name: str, today: date) -> dict[str, str]:
    said = getattr(new, name)
    if said is None or said <= today or (before is not None and getattr(before, name) == said):
        return {}
    return {name: f"{said} is still to come, and nobody has said so yet"}


def _taken_back(old: object, new: object, wanted: dict[str, str]) -> dict[str, str]:
    return {name: _STAYS for name in wanted if getattr(old, name) and not getattr(new, name)}
