"""Whether the one proposal of a ballot carried, by the rule that was fixed before it opened."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from convene.core.ballot_vocabulary import CountingMethod
from convene.core.methods import by_type
from convene.core.methods.dual_test import FLOOR, Verdict, dual_test
from convene.core.methods.small_cells import FEWEST, Cell, hidden
from convene.core.vocabulary import ActorType
from convene.text import count, join, plural

if TYPE_CHECKING:
    from convene.core.nouns.ballots import BallotDraft, Objection
    from convene.services.codesign.ballots.result import Counted


def carried(found: Counted, integrated: Collection[str] = ()) -> bool | None:
    """Whether it carried; None where a ballot chooses between options, or does not reach its quorum.

    A share agreed before is one of all papers: an empty box, or a spoiled paper, is not for it. ``integrated`` are the
    types whose objection was.
    """
    if len(found.result.options) != 1 or not found.result.papers:
        return None
    verdict = _verdict(found, integrated)
    if verdict is not None and not verdict.carries:
        return False
    if found.result.indicative or not found.result.valid:
        return None
    if verdict is not None:
        return True
    if found.ballot.method in (CountingMethod.fist, CountingMethod.gradients, CountingMethod.consent):
        return bool(found.result.tally.winners)
    return None


def words(found: Counted, integrated: Collection[str] = ()) -> str:
    """Whether what was agreed before is reached; "" where nothing was."""
    verdict = _verdict(found, integrated)
    if verdict is None:
        return ""
    met = carried(found, integrated)
    says = "does not carry" if met is False else "carries" if met else "would carry, if it were binding"
    needed, votes = f"{count(found.ballot.carries_at or 0)}% of all papers", int(found.result.tally.scores[0])
    by_people = f"{needed} were needed, and {votes} of {found.result.papers} are for it"
    if found.ballot.types_needed is None:
        return f"{by_people}: it {says}."
    return " ".join((f"{by_people}.", _types(found, verdict), *_settled(found, integrated), f"It {says}."))


def rule(ballot: BallotDraft) -> str:
    """All that was fixed about what the result binds to, in sentences; "" where nothing was."""
    said = [f"{ballot.rule.rstrip('.')}."] if ballot.rule else []
    if ballot.carries_at is not None:
        said.append(f"{count(ballot.carries_at)}% of all papers must be for it.")
    if ballot.types_needed is not None:
        said.append(
            f"Half or more of {plural(ballot.types_needed, 'type')} of actor must be for it as well, and of no type "
            f"less than a quarter, unless its objection is integrated."
        )
    if ballot.quorum:
        wanted = [f"{count(one.people)} {one.actor_type.many}" for one in ballot.quorum]
        said.append(f"It binds when at least so many vote: {join(wanted)}.")
    if ballot.one_voice:
        said.append("One voice for each organisation is looked at, too.")
    return " ".join(said)


def integrated(objections: Sequence[Objection]) -> tuple[str, ...]:
    """The types whose objection was integrated, going by who raised it."""
    said = [one.raised_by.casefold() for one in objections if one.integrated]
    return tuple(
        kind.value for kind in ActorType
        if any(re.search(rf"\b{re.escape(word)}s?\b", one) for one in said for word in _names(kind))
    )  # fmt: skip


def _names(kind: ActorType) -> set[str]:
    return {kind.value, kind.label.casefold(), kind.many.casefold()}


def _verdict(found: Counted, integrated: Collection[str]) -> Verdict | None:
    share = found.ballot.carries_at
    if share is None or not found.result.papers:
        return None
    everybody = Fraction(found.result.tally.scores[0]) / found.result.papers
    types = _shares(found) if found.ballot.types_needed is not None else {}
    return dual_test(
        everybody, types, needed=Fraction(share) / 100, types_needed=found.ballot.types_needed or 0,
        integrated=integrated,
    )  # fmt: skip


def _shares(found: Counted) -> dict[str, Fraction]:
    """Type → the share of all its papers that are for the proposal, where enough people of it voted."""
    fair = found.result.fairness
    votes = {one.type: one.support[0] for one in fair.types} if fair else {}
    return {
        kind.value: votes.get(kind.value, Fraction()) / people
        for kind, people in found.stack.by_type
        if kind is not None and people >= FEWEST
    }


def _types(found: Counted, verdict: Verdict) -> str:
    """How many types are for it, and which one is below the floor; never a type that may not be shown."""
    tested, needed = len(_shares(found)), verdict.types_needed
    said = f"{plural(needed, 'type')} of actor {'was' if needed == 1 else 'were'} needed as well; "
    said += f"of {tested} with {FEWEST} people or more, {len(verdict.content)} {_are(len(verdict.content))} for it"
    if few := [kind.many for kind, people in found.stack.by_type if kind and people < FEWEST]:
        said += f" (too few people to be asked as a type: {join(few)})"
    if not verdict.below:
        return f"{said}, and none is below a quarter."
    away = _not_shown(found)
    named = [by_type.called(one) for one in verdict.below if one not in away]
    if unnamed := len(verdict.below) - len(named):
        named.append(f"{plural(unnamed, 'type')} too small to be named")
    return f"{said}. Below a quarter, and their objection is not integrated: {join(named)}."


def _not_shown(found: Counted) -> frozenset[str]:
    """Types whose papers must not be told apart, empty boxes among them."""
    fair, shares = found.result.fairness, _shares(found)
    cells = [
        Cell(kind.value if kind else "", people, shares.get(kind.value if kind else "") in (0, 1))
        for kind, people in found.stack.by_type
    ]
    return hidden(cells) | (by_type.not_shown(fair, 0) if fair else frozenset())


def _settled(found: Counted, integrated: Collection[str]) -> tuple[str, ...]:
    """What was below a quarter and is heard all the same."""
    heard = [by_type.called(one) for one, share in _shares(found).items() if share < FLOOR and one in integrated]
    return (f"Below a quarter, but their objection is integrated: {join(heard)}.",) if heard else ()


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
