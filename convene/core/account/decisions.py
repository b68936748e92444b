"""What was decided of double counts, held against the double counts there are.

A decision holds wherever at least two of its commitments meet again: in a double count that is found, or, where the
convener knows better than the guards, because they are counted at the same time. What is shared multiplies; one that is
kept sets the others aside; different leaves all as it is. A decision whose commitments no longer meet changes nothing.
A commitment that comes to a double count later opens it again, for all that are not set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from convene.core.account.shape import Decided, Double
from convene.core.measurement_vocabulary import DoubleCountAnswer


@dataclass(frozen=True, slots=True)
class Ruling:
    """What double counts make of one commitment: the ``share`` it keeps, the commitment it is already valued
    ``under``, and the keys of those undecided."""

    share: Decimal = Decimal(1)
    under: str = ""
    under_title: str = ""
    doubled: tuple[str, ...] = ()


NO_RULING = Ruling()


def held(double: Double, decided: Iterable[Decided]) -> Double:
    """A double count with the decision that settles it, or with who is new since one was taken."""
    here = set(double.commitments)
    applied = [one for one in decided if holds(one, here)]
    if not applied:
        return double
    aside = {name for one in applied if one.answer is DoubleCountAnswer.keep for name in one.commitments} - {
        one.kept for one in applied
    }
    left = here - aside
    cover = next((one for one in reversed(applied) if left <= set(one.commitments)), None)
    if cover is None and len(left) > 1:
        known = {name for one in applied for name in one.commitments}
        nearest = max(applied, key=lambda one: len(here & set(one.commitments)))
        return replace(double, new=tuple(one for one in double.commitments if one not in known), earlier=nearest.handle)
    cover = cover or applied[-1]
    return replace(double, decided=cover.handle, answer=cover.answer)


def holds(one: Decided, here: Collection[str]) -> bool:
    """Whether a decision says something of commitments that meet: two of its own, and the one that is kept."""
    met = [name for name in one.commitments if name in here]
    return len(met) > 1 and (one.answer is not DoubleCountAnswer.keep or one.kept in met)


def unseen(
    decided: Sequence[Decided], found: Sequence[Double], valued: Collection[str], meet: Callable[[list[str]], bool]
) -> tuple[Double, ...]:
    """Double counts that only a decision knows of: its commitments are valued at the same time (``meet``)."""
    known = [set(one.commitments) for one in found]
    made = []
    for one in decided:
        here = [name for name in one.commitments if name in valued]
        if holds(one, here) and not any(holds(one, each) for each in known) and meet(here):
            words = "Decided by hand: nothing in the book says that they count the same."
            made.append(
                Double(f"decided:{one.handle}", one.guard, tuple(here), words, decided=one.handle, answer=one.answer)
            )
    return tuple(made)


def rulings(
    found: Iterable[Double], decided: Sequence[Decided], titles: Mapping[str, str] | None = None
) -> tuple[dict[str, Ruling], tuple[Decided, ...]]:
    """Commitment → what double counts make of it, and the decisions that change nothing any more."""
    made: dict[str, Ruling] = {}
    used: set[str] = set()
    done: set[tuple[str, str]] = set()
    found = tuple(found)
    for double in found:
        here = set(double.commitments)
        for one in decided:
            if not holds(one, here):
                continue
            used.add(one.handle)
            for name in one.commitments:
                if name in here and (one.handle, name) not in done:
                    done.add((one.handle, name))
                    made[name] = _ruled(made.get(name, Ruling()), one, name, titles or {})
    for double in found:
        if not double.decided:
            for name in double.commitments:
                before = made.get(name, Ruling())
                if not before.under:
                    made[name] = replace(before, doubled=(*before.doubled, double.key))
    return made, tuple(one for one in decided if one.handle not in used)


def _ruled(before: Ruling, one: Decided, name: str, titles: Mapping[str, str]) -> Ruling:
    if one.answer is DoubleCountAnswer.keep and name != one.kept:
        return replace(before, under=one.kept, under_title=titles.get(one.kept, ""))
    if one.answer is DoubleCountAnswer.shared:
        return replace(before, share=before.share * one.shares.get(name, Decimal(100)) / 100)
    return before
