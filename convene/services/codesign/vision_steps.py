"""A vision moves on: agreeing it asks how it was decided, and how many were for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from convene.core import status_steps
from convene.core.nouns.ballots import DecisionDraft
from convene.core.nouns.codesign import VisionDraft
from convene.core.nouns.reading import read_choice
from convene.core.status_steps import Question, Step
from convene.core.vocabulary import Choice, DecisionMethod, VisionStatus
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.services.nouns.hooks import Steps
from convene.store.reader import Reader
from convene.store.writer import Writer

if TYPE_CHECKING:
    from convene.core.nouns import Draft


def _ways(draft: Draft) -> tuple[Step, ...]:
    return status_steps.of_vision(cast("VisionDraft", draft).status)


def _questions(read: Reader, place_id: str, record_id: str, draft: Draft, to: Choice) -> tuple[Question, ...]:
    if to is not VisionStatus.agreed:
        return ()
    now = cast("VisionDraft", draft)
    counted = [str(one) for one in (now.votes_for, now.votes_against, now.stood_aside) if one is not None]
    value = ", ".join(counted) if now.votes_for is not None else ""
    return (
        Question("method", "How was it decided?", options=tuple(DecisionMethod)),
        Question("votes", "How many were for it, against it, and stood aside?", "", "41, 1, 5", value),
    )


def _taken(
    write: Writer, place_id: str, record_id: str, draft: Draft, to: Choice, answers: Mapping[str, str]
) -> VisionDraft:
    old = cast("VisionDraft", draft)
    if to is not VisionStatus.agreed:
        return old.model_copy(update={"status": to})
    counted = _decided(answers)
    decision = DecisionDraft(
        text=old.statement, decided_on=write.today, method=counted["agreed_how"], visions=(old.slug,),
        votes_for=counted["votes_for"], votes_against=counted["votes_against"], stood_aside=counted["stood_aside"],
        turnout=sum(number or 0 for name, number in counted.items() if name != "agreed_how"),
    )  # fmt: skip
    records.add(write, place_id, "decision", decision)
    return cast("VisionDraft", records.load(write, "vision", record_id))


def _decided(answers: Mapping[str, str]) -> dict[str, Any]:
    """The decision's fields from its answers. Raises Problem with the name of the one that is not understood."""
    try:
        method = read_choice(DecisionMethod, answers["method"])
    except ValueError as wrong:
        words = f"{str(wrong).capitalize()}."
        raise Problem(
            words, "Nothing was changed.", hint=f"One of: {', '.join(DecisionMethod)}.", fields={"method": words},
            exit_code=USAGE,
        ) from None  # fmt: skip
    votes = answers["votes"]
    counted = [int(one) for one in re.split(r"[\s,;/]+", votes.strip()) if one.isdecimal()]
    if not 1 <= len(counted) <= 3 or not re.fullmatch(r"[\d\s,;/]+", votes.strip()) or counted[0] < 1:
        words = f"“{votes.strip()}” is not a count of people for it, against it and aside."
        raise Problem(
            words, "Nothing was changed.", hint="Give the numbers in that order: 41, 1, 5; or 41 alone.",
            fields={"votes": words}, exit_code=USAGE,
        )  # fmt: skip
    against, aside = (*counted[1:], None, None)[:2]
    return {"agreed_how": method, "votes_for": counted[0], "votes_against": against, "stood_aside": aside}


STEPS = Steps(_ways, _questions, _taken)
