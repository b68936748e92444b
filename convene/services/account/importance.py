"""What residents said matters most, beside the pounds: the ballot on the outcomes of an account."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from convene.core.account.shape import Account, Range
from convene.core.ballot_vocabulary import BallotStatus, CountingMethod
from convene.core.measurement_vocabulary import AccountPart
from convene.core.nouns.ballots import BallotDraft
from convene.errors import NO, Problem
from convene.services.codesign.ballots import result as results
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count

_MOST = 26
"""Options of a ballot: as many as there are letters."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An outcome as residents placed it: ``place`` 1 is what matters most. ``value`` is its net value, None where no
    line of it is settled; ``by_money`` its place by pounds, None where it has none."""

    place: int
    outcome: str
    score: str
    value: Range | None
    by_money: int | None
    lines: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """``ballot_id`` is "" while none is named; ``words`` say how it stands."""

    ballot_id: str = ""
    words: str = "Nobody was asked yet which outcomes matter most. b plans the ballot."
    placed: tuple[Placed, ...] = ()


def outcomes(account: Account) -> tuple[tuple[str, str], ...]:
    """The outcomes an account speaks of, as (code, title), most commitments first."""
    found: dict[str, tuple[str, int]] = {}
    for one in account.lines:
        if one.claim.outcome:
            _, many = found.get(one.claim.outcome, ("", 0))
            found[one.claim.outcome] = (one.claim.outcome_title or one.claim.outcome, many + 1)
    return tuple((code, title) for code, (title, many) in sorted(found.items(), key=lambda each: -each[1][1]))


def ballot(account: Account, title: str) -> dict[str, Any]:
    """What the form of a ballot on importance begins with. Raises Problem where there is nothing to choose from."""
    found = outcomes(account)
    if len(found) < 2:
        raise Problem("There are not two outcomes to choose from yet.",
                      hint="Give commitments a measure: its outcomes are the options.", exit_code=NO)  # fmt: skip
    return {
        "question": f"Which of these matters most to you? ({clip(title, 80)})", "method": CountingMethod.dots,
        "options": [{"title": clip(name, 120), "about": code} for code, name in found[:_MOST]],
        "rule": "It stands in the account beside the pounds; it changes no figure.",
    }  # fmt: skip


def name_ballot(write: Writer, place_id: str, account_id: str, ballot_id: str) -> bool:
    """Have an account name the ballot in which residents said what matters; false when it does already."""
    old = records.load(write, "account", account_id)
    named = records.load(write, "ballot", ballot_id)
    new = old.model_copy(update={"importance": getattr(named, "slug", "")})
    return records.edit(write, place_id, "account", account_id, new, opened=old)


def ranking(read: Reader, place_id: str, slug: str, account: Account) -> Ranking:
    """What the ballot an account names came to, beside the pounds."""
    if not slug:
        return Ranking()
    ident = records.find(read, place_id, "ballot", slug)
    draft = records.load(read, "ballot", ident)
    assert isinstance(draft, BallotDraft)
    if draft.status is not BallotStatus.closed:
        return Ranking(ident, f"“{clip(draft.question, 80)}” is not closed yet: nobody sees a result before.")
    try:
        counted = results.counted(read, place_id, ident)
    except Problem as problem:
        return Ranking(ident, problem.title)
    worth = _by_outcome(account)
    titles = {title.casefold(): code for code, title in outcomes(account)}
    money = sorted((code for code, (value, _) in worth.items() if value), key=lambda code: -_central(worth[code][0]))
    placed: list[Placed] = []
    tally = counted.result.tally
    for group in tally.ranking:
        place = len(placed) + 1  # those with as many share it
        for at in group:
            one = draft.options[at]
            code = one.about if one.about in worth else titles.get(one.title.casefold(), "")
            value, lines = worth.get(code, (None, 0)) if code else (None, 0)
            placed.append(Placed(place, one.title, f"{count(_shown(tally.scores[at]))}", value,
                                 money.index(code) + 1 if value else None, lines))  # fmt: skip
    said = f"“{clip(draft.question, 80)}”: what residents said, beside the pounds. Neither changes the other."
    return Ranking(ident, said, tuple(placed))


def _shown(score: Any) -> Decimal:
    return Decimal(score.numerator) / Decimal(score.denominator) if hasattr(score, "denominator") else Decimal(score)


def _central(value: Range | None) -> Decimal:
    return value.central if value else Decimal(0)


def _by_outcome(account: Account) -> dict[str, tuple[Range | None, int]]:
    found: dict[str, tuple[Range | None, int]] = {}
    for one in account.lines:
        value, many = found.get(one.claim.outcome, (None, 0))
        if one.net is not None and one.part is AccountPart.worth:
            value = (value or Range()) + one.net
        found[one.claim.outcome] = (value, many + 1)
    return found
