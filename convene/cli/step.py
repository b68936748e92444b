"""``step``: the relationship with actors one step on; the status of other nouns to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from convene.cli.context import context
from convene.core.ballot_vocabulary import BallotStatus
from convene.core.delivery_vocabulary import ContractStatus, SchemeStage
from convene.core.nouns import NOUNS
from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import Choice, CommitmentStatus, Relationship, VisionStatus
from convene.errors import NO, USAGE, Problem
from convene.text import join

if TYPE_CHECKING:
    from convene.core.status_steps import Question
    from convene.services.book import Book

_STATUSES: dict[str, type[Choice]] = {
    "ballot": BallotStatus, "commitment": CommitmentStatus, "contract": ContractStatus, "scheme": SchemeStage,
    "vision": VisionStatus,
}  # fmt: skip


def _answer(text: str) -> Parameter:
    return Parameter(metavar="TEXT", help=text, show_default=False, group="What a step may ask")


def step(
    first: Annotated[
        str,
        Parameter(
            help="An actor's handle or exact name; or ballot, commitment, contract, scheme or vision.", name="ACTOR"
        ),
    ],
    /,
    *more: Annotated[str, Parameter(help="More of them, or of that noun; moved as one change.", name="ACTOR")],
    back: Annotated[bool, Parameter(negative="", help="One step back instead of on; of actors.")] = False,
    to: Annotated[
        str,
        Parameter(
            metavar="STEP",
            help="Straight to a step: of actors identified, contacted, engaged, committed or signed. Without it, the "
            "steps of a ballot, a commitment, a contract, a scheme or a vision are listed.",
            show_default=False,
        ),
    ] = "",
    by: Annotated[str, _answer("Who accepted the commitment, by role.")] = "",
    how: Annotated[str, _answer("How they said so, such as by letter.")] = "",
    why: Annotated[str, _answer("Why a signed commitment changes, or why one is given up.")] = "",
    quantity: Annotated[str, _answer("How much was seen in all, for done.")] = "",
    evidence: Annotated[str, _answer("What shows it, for done.")] = "",
    method: Annotated[str, _answer("How a vision was agreed: consent, fist_to_five, vote, consensus or other.")] = "",
    votes: Annotated[str, _answer("How many were for it, against it and stood aside: 41,1,5.")] = "",
    people: Annotated[str, _answer("How many could vote in a ballot that is closed.")] = "",
    winner: Annotated[str, _answer("Which actor won an awarded contract; a dot for nobody here.")] = "",
) -> None:
    """Move actors one step on, or ballots, commitments, contracts, schemes and visions to another status: step ballot
    HANDLE --to open."""
    answers = {
        "by": by, "how": how, "why": why, "quantity": quantity, "evidence": evidence, "method": method, "votes": votes,
        "people": people, "winner": winner,
    }  # fmt: skip
    if first in _STATUSES and more:
        if back:
            raise Problem("--back is for actors.", hint=f"Name the step: {_names(first)}.", exit_code=USAGE)
        _status(first, more, to, {name: text for name, text in answers.items() if text})
        return
    if given := [f"--{name}" for name, text in answers.items() if text]:
        raise Problem(
            f"{join(given)} {'is' if len(given) == 1 else 'are'} for ballots, commitments and visions.",
            hint="convene step commitment HANDLE --to done, or: convene step vision HANDLE --to agreed.",
            exit_code=USAGE,
        )
    _relationship((first, *more), back, to)


def _relationship(words: Sequence[str], back: bool, to: str) -> None:
    from convene.services.engagement import actors

    if to and back:
        raise Problem("--to and --back do not go together.", hint="Name the step, or say --back.", exit_code=USAGE)
    wanted = Relationship(_read(Relationship, to)) if to else None
    with context().open() as book:
        place_id = context().place_in(book)
        done = book.do(actors.step, place_id, _ids(book, place_id, "actor", words), -1 if back else 1, wanted)
        context().say(f"{done.value.words}.{' convene undo takes it back.' if done.value.moved else ''}")
        if not done.value.moved:
            raise Problem(
                "Nobody was moved.",
                hint="convene edit actor HANDLE --relationship … sets any state, withdrawn too.",
                exit_code=NO,
            )


def _status(noun: str, words: Sequence[str], to: str, answers: dict[str, str]) -> None:
    from convene.services.nouns import status_steps

    with context().open() as book:
        place_id = context().place_in(book)
        ids = _ids(book, place_id, noun, words)
        if not to:
            for way in book.ask(status_steps.ways, noun, ids):
                asked = partial(book.ask, status_steps.questions, place_id, noun, ids, way.to)
                context().put(f"--to {way.to.value}{_with(asked)}\n")
            return
        wanted = _read(_STATUSES[noun], to)
        try:
            done = book.do(status_steps.step, place_id, noun, ids, wanted, answers)
        except Problem as problem:
            missing = [name for name in problem.fields if name not in answers]
            raise _asked(problem, missing[0]) if missing else problem from None
        moved, said = done.value
        context().say(f"{said}.{' convene undo takes it back.' if moved else ''}")
        if not moved:
            raise Problem(
                "Nothing was moved.",
                hint=f"convene step {noun} HANDLE lists the steps from where it stands.",
                exit_code=NO,
            )


def _with(questions: Callable[[], Sequence[Question]]) -> str:
    """What goes with a step, or why several cannot take it together."""
    try:
        asked = [f"--{one.name}" for one in questions()]
    except Problem as problem:
        return f": {problem.title[:1].lower()}{problem.title[1:].rstrip('.')}"
    return f", with {join(asked)}" if asked else ""


def _asked(problem: Problem, name: str) -> Problem:
    return Problem(problem.title, problem.detail, hint=f"Say it with --{name}.", fields=problem.fields, exit_code=USAGE)


def _read(kind: type[Choice], word: str) -> Choice:
    try:
        found: Choice = read_choice(kind, word)
    except ValueError as wrong:
        raise Problem(
            f"--to: {str(wrong).rstrip('?')}.", hint="convene step --help lists the steps.", exit_code=USAGE
        ) from None
    return found


def _names(noun: str) -> str:
    return ", ".join(_STATUSES[noun])


def _ids(book: Book, place_id: str, noun: str, words: Sequence[str]) -> list[str]:
    from convene.services.nouns import records

    return [book.ask(records.find, place_id, NOUNS[noun].name, one) for one in words]
