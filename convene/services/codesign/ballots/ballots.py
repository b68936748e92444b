"""A ballot's rule is fixed when it opens; a closed one is opened again only in the open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from convene.core import status_steps
from convene.core.ballot_vocabulary import BallotStatus
from convene.core.nouns.ballots import BallotDraft, Reopening
from convene.core.nouns.reading import read_whole
from convene.core.status_steps import Question, Step
from convene.core.vocabulary import Choice
from convene.errors import NO, USAGE, Problem
from convene.services.codesign.ballots import election
from convene.services.nouns.hooks import Steps
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft

FIXED = (
    "question", "method", "options", "anonymity", "rule", "carries_at", "types_needed", "quorum", "one_voice", "dots",
    "cap", "credits", "budget", "completion", "level", "workshop",
)  # fmt: skip
"""Fields that stand as they were when the ballot opened."""
HELD = ("people", "opened_on", "closed_on")
"""Fields that stand as they were when the ballot closed: a result is read beside them."""


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem when the rule would change after opening, or the status without what belongs to it."""
    before, after = cast("BallotDraft | None", old), cast("BallotDraft", new)
    was = before.status if before else BallotStatus.planned
    if before and (was is not BallotStatus.planned or _papers(write, record_id)):
        _refuse_changes(before, after)
    if before is not None and after.reopenings[: len(before.reopenings)] != before.reopenings:
        raise _no("When and why a ballot was opened again stays on record.", "Press r on it to open it once more.")
    if before is not None and was is after.status is BallotStatus.closed:
        _refuse_unheld(before, after)
    if after.status is BallotStatus.planned:
        if was is not BallotStatus.planned and _papers(write, record_id):
            raise _no(
                "Papers have come in, so the ballot is no plan any more.",
                "Close it; or plan another, with another question.",
            )
        return
    if after.opened_on is None:
        raise _no("A ballot is opened with a step, which keeps the day.", "Press r on it, or: convene step ballot.")
    if was is BallotStatus.planned:
        _refuse_unready(after)
    if after.status is BallotStatus.closed and after.people is None:
        raise _no("Without a head-count nobody can tell whether papers are missing.", "Say how many people could vote.")
    if before and was is BallotStatus.closed and after.status is BallotStatus.open:
        if len(after.reopenings) <= len(before.reopenings):
            raise _no("Opening a closed ballot again needs a reason.", "Press r on it, and say why.")
        _refuse_decided(write, record_id)


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for a ballot that people have voted in: what they said is not thrown away."""
    for ballot_id in ids:
        if number := _papers(write, ballot_id):
            raise Problem(
                f"{plural(number, 'paper')} {'has' if number == 1 else 'have'} come in for this ballot.",
                "Nothing was removed.",
                hint="Close it and leave it undecided; or undo the papers first, if it was a rehearsal.",
                exit_code=NO,
            )


def _refuse_changes(before: BallotDraft, after: BallotDraft) -> None:
    changed = [name for name in FIXED if getattr(before, name) != getattr(after, name)]
    if changed:
        titles = join([f"“{BallotDraft.model_fields[name].title or name}”" for name in changed])
        raise Problem(
            f"{titles} {'was' if len(changed) == 1 else 'were'} fixed when the ballot opened.",
            "Nothing was changed.",
            hint="Undo the opening, as long as no paper has come in; or close it and plan another.",
            fields=dict.fromkeys(changed, "Fixed since the ballot opened."),
            exit_code=NO,
        )


def _refuse_unheld(before: BallotDraft, after: BallotDraft) -> None:
    """Raises Problem when what a closed ballot's result is read beside would change."""
    changed = [name for name in HELD if getattr(before, name) != getattr(after, name)]
    if changed or len(after.reopenings) != len(before.reopenings):
        titles = join([f"“{BallotDraft.model_fields[name].title or name}”" for name in changed or ["reopenings"]])
        raise Problem(
            f"{titles} {'stand' if len(changed) > 1 else 'stands'} as the ballot was closed.",
            "Nothing was changed.",
            hint="Open it again with the reason (r on it), put it right, and close it.",
            fields=dict.fromkeys(changed, "Fixed since the ballot closed."),
            exit_code=NO,
        )


def _refuse_unready(ballot: BallotDraft) -> None:
    """Raises Problem when people could not vote on it yet."""
    if fault := election.unready(ballot):
        raise _no(fault, "Edit the ballot first.")


def _refuse_decided(write: Writer, ballot_id: str) -> None:
    decided = write.value("SELECT text FROM decision WHERE ballot_id = :id", id=ballot_id)
    if decided:
        raise _no(
            f"A decision rests on it: “{clip(str(decided), 80)}”.",
            "Ask again with another ballot, and record a decision that takes the place of this one.",
        )


def _no(what: str, hint: str) -> Problem:
    return Problem(what, "Nothing was changed.", hint=hint, exit_code=NO)


def _papers(read: Reader, ballot_id: str) -> int:
    return int(read.value("SELECT count(*) FROM paper WHERE ballot_id = :id", id=ballot_id) or 0)


def _ways(draft: Draft) -> tuple[Step, ...]:
    return status_steps.of_ballot(cast("BallotDraft", draft).status)


def _questions(read: Reader, place_id: str, record_id: str, draft: Draft, to: Choice) -> tuple[Question, ...]:
    ballot = cast("BallotDraft", draft)
    if to is BallotStatus.closed:
        came = _people(read, record_id)
        value = "" if ballot.people is None else str(ballot.people)
        return (Question("people", "How many people could vote?", f"{plural(came, 'vote')} keyed", "40", value),)
    if to is BallotStatus.open and ballot.status is BallotStatus.closed:
        return (Question("why", "Why is it opened again?", "kept with it, for everybody to read"),)
    return ()


def _people(read: Reader, ballot_id: str) -> int:
    return int(read.value("SELECT coalesce(sum(people), 0) FROM paper WHERE ballot_id = :id", id=ballot_id) or 0)


def _taken(
    write: Writer, place_id: str, record_id: str, draft: Draft, to: Choice, answers: Mapping[str, str]
) -> BallotDraft:
    old = cast("BallotDraft", draft)
    changed: dict[str, Any] = {"status": to}
    if to is BallotStatus.closed:
        changed |= {"people": _head_count(answers["people"]), "closed_on": write.today}
    elif to is BallotStatus.open:
        changed |= {"opened_on": old.opened_on or write.today, "closed_on": None}
        if old.status is BallotStatus.closed:
            again = Reopening(on=write.today, why=answers["why"].strip())
            changed["reopenings"] = (*old.reopenings, again)
    else:
        changed["opened_on"] = None
    return old.model_copy(update=changed)


def _head_count(said: str) -> int:
    try:
        number = read_whole(said)
    except ValueError:
        number = None
    if number is None or number < 0:
        words = f"“{clip(said.strip(), 40)}” is not a number of people."
        raise Problem(
            words, "Nothing was changed.", hint="Count everybody who could vote, such as 40.",
            fields={"people": words}, exit_code=USAGE,
        )  # fmt: skip
    return int(number)


STEPS = Steps(_ways, _questions, _taken, each=frozenset({"people", "why"}))
