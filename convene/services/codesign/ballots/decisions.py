"""Decisions: taken from a closed ballot or written down as they were taken, and never rewritten afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from convene.core.ballot_vocabulary import CountingMethod
from convene.core.nouns.ballots import DecisionDraft
from convene.core.views import More
from convene.core.vocabulary import DecisionMethod
from convene.errors import NO, USAGE, Problem
from convene.services.codesign.ballots import ballot_words, carrying, result
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.services.nouns.handles import Handles

LATER = ("slug", "review_on", "visions", "priorities", "dissents", "workshop")
"""What may be added to a decision afterwards: when it is looked at again, and what it belongs to."""

_AS = {
    CountingMethod.consent: DecisionMethod.consent,
    CountingMethod.fist: DecisionMethod.fist_to_five,
    CountingMethod.consensus: DecisionMethod.consensus,
}


def completed(write: Writer, draft: Draft, handles: Handles) -> Draft:
    """A decision on a ballot takes what was counted from it: rule, method, turnout, result and balance. What was typed
    stands."""
    one = cast("DecisionDraft", draft)
    changed: dict[str, Any] = {}
    if one.decided_on is None:
        changed["decided_on"] = write.today
    if one.ballot and not one.result:
        changed |= _from_ballot(write, handles, one)
    return one.model_copy(update=changed) if changed else one


def _from_ballot(write: Writer, handles: Handles, one: DecisionDraft) -> dict[str, Any]:
    ballot_id = handles.holder("ballot", one.ballot)
    if ballot_id is None:
        return {}  # the reference is refused by name where it is checked
    found = result.counted(write, write.place_id or "", ballot_id)
    ballot = found.ballot
    integrated = carrying.integrated(one.objections)
    counted = {
        "rule": ballot.rule,
        "method": _AS.get(ballot.method, DecisionMethod.vote),
        "turnout": found.stack.people,
        "result": ballot_words.outcome(found, integrated),
        "balance": ballot_words.balance(found),
        "carried": carrying.carried(found, integrated),
        "workshop": ballot.workshop,
        **ballot_words.sides(found),
    }
    return {
        name: value for name, value in counted.items() if value not in (None, "") and getattr(one, name) in (None, "")
    }


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem when a decision is rewritten, or takes the place of one that has been replaced."""
    before, after = cast("DecisionDraft | None", old), cast("DecisionDraft", new)
    if before is not None:
        changed = [
            name for name in DecisionDraft.model_fields
            if name not in LATER and getattr(before, name) != getattr(after, name)
        ]  # fmt: skip
        if changed:
            raise Problem(
                "A decision is not rewritten.",
                "Nothing was changed.",
                hint="Record a new decision that takes its place; or undo it, if it was a slip a moment ago.",
                fields=dict.fromkeys(changed, "It stands as it was decided."),
                exit_code=NO,
            )
    if after.supersedes:
        _refuse_second(write, place_id, record_id, after.supersedes)


def _refuse_second(write: Writer, place_id: str, record_id: str, earlier: str) -> None:
    sql = (
        "SELECT d.text FROM decision d JOIN decision e ON e.id = d.supersedes_id "
        "WHERE d.place_id = :p AND lower(e.slug) = lower(:s) AND d.id <> :me"
    )
    other = write.value(sql, p=place_id, s=earlier, me=record_id)
    if other:
        words = f"It has been replaced already, by “{clip(str(other), 60)}”."
        raise Problem(
            words, "Nothing was kept.", hint="Take the place of that one.", fields={"supersedes": words},
            exit_code=USAGE,
        )  # fmt: skip


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Whether it still stands, and which one took its place."""
    later = read.value("SELECT text FROM decision WHERE supersedes_id = :id", id=record_id)
    return More((("Stands", f"no; replaced by “{clip(str(later), 80)}”" if later else "yes"),))


def leaving(write: Writer, ids: Any) -> None:
    """Raises Problem for a decision on record: it is replaced, not removed."""
    for decision_id in ids:
        draft = cast("DecisionDraft", records.load(write, "decision", decision_id))
        raise Problem(
            f"“{clip(draft.text, 60)}” was decided and stays on record.",
            "Nothing was removed.",
            hint="Record a later decision that takes its place; or undo what added it, if it was a slip.",
            exit_code=NO,
        )
