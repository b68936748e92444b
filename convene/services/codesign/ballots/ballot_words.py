"""A counted ballot in words, with nothing about a few people that could tell how each of them voted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from convene.core.ballot_vocabulary import CountingMethod
from convene.core.methods import by_type, small_cells
from convene.services.codesign.ballots import carrying
from convene.text import clip, day, join, plural

if TYPE_CHECKING:
    from convene.core.methods.fairness import Fairness
    from convene.services.codesign.ballots.result import Counted

_MOST = 3
"""Options whose balance is told in a sentence; the table has them all."""


def outcome(found: Counted, integrated: Collection[str] = ()) -> str:
    """What came of it, whether it binds, and what else has to be known to read it. ``integrated`` are the types whose
    objection was."""
    result = found.result
    words = [
        result.tally.sentence,
        carrying.words(found, integrated),
        *result.indicative,
        result.doubt,
        counted(found),
        found.stack.reconciled,
    ]
    return " ".join(filter(None, (*words, again(found))))


def again(found: Counted) -> str:
    """When and why it was opened again, in a sentence; "" where it was not."""
    if not found.ballot.reopenings:
        return ""
    said = "; ".join(f"{day(one.on)}: {one.why}" for one in found.ballot.reopenings)
    return f"It was opened again ({clip(said, 200)})."


def counted(found: Counted) -> str:
    """``38 papers: 36 counted, 1 spoiled, 1 blank.``; ``votes`` where hands are among them."""
    result = found.result
    parts = [f"{result.valid} counted"]
    if result.spoiled_papers:
        parts.append(f"{result.spoiled_papers} spoiled")
    if result.blank:
        parts.append(f"{result.blank} blank")
    return f"{plural(result.papers, 'vote' if found.stack.hands else 'paper')}: {join(parts)}."


def balance(found: Counted) -> str:
    """How the types of actor leaned on what came first; "" where papers name no types."""
    fair = found.result.fairness
    if fair is None:
        return ""
    chosen = found.result.tally.winners or (found.result.tally.ranking[0] if found.result.tally.ranking else ())
    leanings = {at: _leaning(fair, at) for at in chosen[:_MOST]}
    said = [
        f"“{clip(found.result.options[at], 60)}”: {join([f'{name} {share}' for name, share in one.items() if share])}"
        for at, one in leanings.items()
        if any(one.values())
    ]
    if few := list(dict.fromkeys(name for one in leanings.values() for name, share in one.items() if not share)):
        said.append(f"too few people to show: {join(few)}")
    return f"{'; '.join(said)}." if said else ""


def _leaning(fair: Fairness, option: int) -> Mapping[str, str]:
    """Type in words → its support of an option, such as ``7 of 11``; "" where it must not be shown."""
    away = by_type.not_shown(fair, option)
    return {
        by_type.called(one.type): "" if one.type in away else small_cells.share_words(one.support[option], one.people)
        for one in fair.types
    }


def sides(found: Counted) -> dict[str, int]:
    """For, against and aside, where the method asks just that of one proposal: in fist to five 3 fingers and more are
    for it, no finger is against it; in a consent round who consents and who objects. Nothing where papers say more."""
    if len(found.result.options) != 1 or found.result.tally.part is None:
        return {}
    data = found.result.tally.part.data(found.result.options)
    name = found.result.options[0]
    if found.ballot.method is CountingMethod.consent:
        return {"votes_for": int(found.result.tally.scores[0]), "votes_against": int(data["objections"][name])}
    if found.ballot.method is CountingMethod.fist:
        fingers = data["counts"][name]
        return {"votes_for": sum(fingers[3:]), "votes_against": fingers[0], "stood_aside": sum(fingers[1:3])}
    return {}
