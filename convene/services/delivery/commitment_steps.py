"""A commitment moves on: what each step asks, and what it writes down besides the status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from convene.core import status_steps
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.measurement import ObservationDraft, Proof
from convene.core.nouns.reading import read_number
from convene.core.status_steps import Question, Step
from convene.core.vocabulary import Choice, CommitmentStatus
from convene.errors import USAGE, Problem
from convene.services.delivery import commitments
from convene.services.nouns import records
from convene.services.nouns.hooks import Steps
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import quantity, units

if TYPE_CHECKING:
    from convene.core.nouns import Draft


BY = Question("by", "Who accepted it for the actor, by role?", "kept with today's date", "Head of procurement")
HOW = Question("how", "How did they say so?", "only the actor can accept it; this is your note of it", "by letter")
_YES = (CommitmentStatus.accepted, CommitmentStatus.live)
"""Where an offer goes once its actor said yes."""


def _ways(draft: Draft) -> tuple[Step, ...]:
    return status_steps.of_commitment(cast("CommitmentDraft", draft).status)


def _questions(read: Reader, place_id: str, record_id: str, draft: Draft, to: Choice) -> tuple[Question, ...]:
    now = cast("CommitmentDraft", draft)
    if to in _YES and now.status is CommitmentStatus.offered:
        return tuple(one for one, known in ((BY, now.accepted_by), (HOW, now.accepted_how)) if not known)
    if to is CommitmentStatus.withdrawn:
        return (Question("why", "Why is it given up?", "kept with it, for everybody to read"),)
    if to is CommitmentStatus.done:
        return _proof(read, record_id, now)
    if commitments.public_changes(read, place_id, record_id, now, now.model_copy(update={"status": to})):
        return (Question("why", "Why do its terms change?", "kept with it, for everybody to read"),)
    return ()


def _proof(read: Reader, record_id: str, now: CommitmentDraft) -> tuple[Question, ...]:
    """Done is only said of what was seen: an observation with something that shows it."""
    shown = Question("evidence", "What shows it?", "a document, a count or a statement", "the payroll list of October")
    seen = [bool(one.evidence) for one in _observations(read, record_id).values()]
    if any(seen):
        return ()
    if seen:
        return (shown,)
    why = f"in {units(now.unit)}" if now.unit else ""
    if now.quantity is not None:
        why = f"{quantity(now.quantity, now.unit)} promised"
    return (Question("quantity", "How much was seen in all?", why), shown)


def _observations(read: Reader, record_id: str) -> dict[str, ObservationDraft]:
    """Those of a commitment by id, the latest last."""
    ids = read.rows("SELECT id FROM observation WHERE commitment_id = :id ORDER BY period_end, id", id=record_id)
    return {row["id"]: cast("ObservationDraft", records.load(read, "observation", row["id"])) for row in ids}


def _taken(
    write: Writer, place_id: str, record_id: str, draft: Draft, to: Choice, answers: Mapping[str, str]
) -> CommitmentDraft:
    old = cast("CommitmentDraft", draft)
    changed: dict[str, Any] = {"status": to}
    if to in _YES and old.status is CommitmentStatus.offered:
        changed["accepted_by"] = old.accepted_by or answers["by"].strip()
        changed["accepted_how"] = old.accepted_how or answers["how"].strip()
        changed["accepted_on"] = old.accepted_on or write.today
    if to is CommitmentStatus.withdrawn:
        changed["not_delivered_because"] = answers["why"].strip()
    elif old.status is CommitmentStatus.withdrawn:
        # It was the reason for what is taken back, and who accepted it then has not accepted it now; the history
        # keeps both.
        changed |= {"not_delivered_because": "", "accepted_by": "", "accepted_on": None, "accepted_how": ""}
    if proof := answers.get("evidence", "").strip():
        _prove(write, place_id, record_id, old, Proof(text=proof, date=write.today), answers.get("quantity", ""))
    return old.model_copy(update=changed)


def _prove(write: Writer, place_id: str, record_id: str, promise: CommitmentDraft, proof: Proof, seen: str) -> None:
    there = _observations(write, record_id)
    if there:
        last, observed = list(there.items())[-1]
        more = observed.model_copy(update={"evidence": (*observed.evidence, proof)})
        records.edit(write, place_id, "observation", last, more, opened=observed)
        return
    try:
        number = read_number(seen)
    except ValueError as wrong:
        raise _not_a_number(f"{str(wrong).capitalize()}.") from None
    if number is None:
        raise _not_a_number("No number was given.")
    since = promise.start if promise.start and promise.start <= write.today else None
    made = ObservationDraft(
        commitment=promise.slug, quantity=number, period_start=since, period_end=write.today, evidence=(proof,)
    )
    records.add(write, place_id, "observation", made)


def _not_a_number(words: str) -> Problem:
    return Problem(
        words, "Nothing was changed.", hint="Say how much as a number: 12, 1,250 or £41k.",
        fields={"quantity": words}, exit_code=USAGE,
    )  # fmt: skip


STEPS = Steps(_ways, _questions, _taken, each=frozenset({"quantity", "evidence"}), own=frozenset({"by", "how"}))
