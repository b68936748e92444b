"""A ballot as the counting methods know it: its options, what it is counted by, and its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from convene.core.ballot_vocabulary import Completion, SupportLevel
from convene.core.methods import Election, Method, Option, Paper, Result, count, find, hands
from convene.core.methods.small_cells import FEWEST
from convene.core.nouns.ballots import BallotDraft, PaperDraft
from convene.core.vocabulary import Attribution, Choice
from convene.errors import USAGE, Problem
from convene.text import clip, join

_SETTINGS = {"dots": None, "cap": None, "credits": None, "budget": None, "completion": Completion.none,
             "level": SupportLevel.enthusiastic}  # fmt: skip
"""Fields that say what papers are counted by, with what stands in them when nobody said anything."""


def method_of(ballot: BallotDraft) -> Method:
    """The engine of a ballot's method."""
    return find(ballot.method.value.replace("_", "-"))


def options(ballot: BallotDraft) -> tuple[Option, ...]:
    """What can be chosen, with its cost where money is shared out."""
    return tuple(Option(one.title, None if one.cost is None else Fraction(one.cost)) for one in ballot.options)


def unready(ballot: BallotDraft) -> str:
    """Why people cannot vote on it yet, in words; "" when they can."""
    engine = method_of(ballot)
    number = len(ballot.options)
    title = engine.title[:1].lower() + engine.title[1:]
    if not number:
        return "It has no options yet; a proposal is one, too."
    if number < engine.least_options:
        return f"A {title} chooses between options, and there is one only."
    if number > engine.most_options:
        return f"A {title} takes {engine.most_options} options at most; here are {number}."
    if unused := [_title(name) for name in _given(ballot) if name not in _known(engine)]:
        return f"A {title} does not use {join([f'“{one}”' for one in unused])}: take it out, or choose another method."
    if ballot.carries_at is not None and (engine.name != "approval" or number != 1):
        return "“Carries at” is for one proposal that people tick: choose Approval with one option, or leave it empty."
    if ballot.types_needed is not None:
        if ballot.carries_at is None:
            return "“Types needed” goes with a share of all: fill in “Carries at”, such as 60."
        if ballot.anonymity is Attribution.anonymous:
            return "“Types needed” needs to know how types voted: keep the type with each paper, or leave it out."
    if ballot.one_voice and ballot.anonymity is not Attribution.named:
        return "One voice an organisation needs to know whose papers are whose: keep names, or leave it out."
    if engine.name == "equal-shares":
        if ballot.budget is None:
            return "Equal shares need the budget."
        if costless := next((one.title for one in ballot.options if one.cost is None), ""):
            return f"“{clip(costless, 40)}” has no cost, so nobody can tell whether the budget reaches."
    return ""


def settings(ballot: BallotDraft) -> Any:
    """What its papers are counted by, checked. Raises Problem."""
    engine = method_of(ballot)
    given = {name: value for name, value in _given(ballot).items() if name in _known(engine)}
    return engine.settle(given)


def read(ballot: BallotDraft, paper: PaperDraft) -> None:
    """Raises Problem, its field ``marks``, when nobody could count a paper as it was keyed."""
    engine = method_of(ballot)
    try:
        if paper.tally:
            hands.read(engine, paper.marks, options(ballot), settings(ballot), paper.people)
            return
        marks = engine.read(paper.marks, options(ballot))
    except Problem as problem:
        raise Problem(
            problem.title, problem.detail, hint=problem.hint, fields={"marks": problem.title}, exit_code=USAGE
        ) from None
    if why := engine.check(marks, options(ballot), settings(ballot)):
        words = f"It cannot be counted: {why}."
        raise Problem(
            words, "It was not kept.", hint="Look at the paper again; if it says so, keep it as spoiled.",
            fields={"marks": words}, exit_code=USAGE,
        )  # fmt: skip


def election(ballot: BallotDraft, papers: Iterable[PaperDraft], named: Callable[[str], str]) -> Election:
    """All of it, for counting. ``named`` gives the name of an organisation by its handle."""
    engine = method_of(ballot)
    chosen, by = options(ballot), settings(ballot)
    found: list[Paper] = []
    for at, one in enumerate(papers, start=1):
        label = f"sheet {one.number}" if one.number else f"paper {at}"
        kind, whose = one.actor_type.value if one.actor_type else "", named(one.organisation)
        if one.spoiled:
            found.append(Paper((), kind, whose, one.people, label, fault=one.spoiled))
        elif one.tally:
            found += hands.papers(engine, one.marks, chosen, by, one.people, kind=kind, organisation=whose, label=label)
        else:
            found.append(Paper(engine.read(one.marks, chosen), kind, whose, label=label))
    quorum = {one.actor_type.value: one.people for one in ballot.quorum}
    return Election(chosen, tuple(found), by, quorum)


def counted(ballot: BallotDraft, papers: Iterable[PaperDraft], named: Callable[[str], str]) -> Result:
    """The result. Raises Problem when there is nothing to count. Where every type is of fewer people than may be shown,
    nothing is reckoned by type."""
    found = count(method_of(ballot), election(ballot, papers, named), least=FEWEST)
    if found.fairness is None or not found.fairness.types or any(one.people >= FEWEST for one in found.fairness.types):
        return found
    few = f"Fewer than {FEWEST} people of each type voted, so nothing is shown by type."
    return replace(found, fairness=None, notes=(*found.notes, few))


def _given(ballot: BallotDraft) -> dict[str, object]:
    """What was said otherwise than it stands in a new ballot."""
    said = {name: getattr(ballot, name) for name, usual in _SETTINGS.items() if getattr(ballot, name) != usual}
    return {name: str(value.value if isinstance(value, Choice) else value) for name, value in said.items()}


def _known(engine: Method) -> set[str]:
    return {one.name for one in engine.settings}


def _title(name: str) -> str:
    return BallotDraft.model_fields[name].title or name
