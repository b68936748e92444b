"""What a quarter came to, as of its last day as far as the book knows it: what is not known of then is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from convene.core.delivery.promises import Change, Promise, by_group
from convene.core.gates.delivery import FRESH_DAYS
from convene.core.gates.quarters import after, quarter_of, quarter_words
from convene.core.views import Check
from convene.core.vocabulary import CommitmentStatus


@dataclass(frozen=True, slots=True)
class Was:
    """What the book knows of a commitment's past: its status at the quarter's beginning and end, None where it was not
    in the book; ``heard`` is the last time by the end, as far as is known, ``heard_since`` whether it was heard from
    afterwards."""

    before: CommitmentStatus | None
    then: CommitmentStatus | None
    heard: date | None = None
    heard_since: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """What else is dated in the quarter, in words; ``checked`` leads from who checked to how many items. ``served`` are
    the groups that an observation of the quarter names, ``never`` those that none ever did."""

    items: int = 0
    observations: int = 0
    checked: Mapping[str, int] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    explained: str = ""
    reviews: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quarter:
    """``late``, ``risk`` and ``silent`` are as of ``ends``; ``unsure`` are commitments of which it is not known
    how they stood then, in none of the others. ``obliged`` counts what the law asks for, which is in no list."""

    begins: date
    ends: date
    today: date
    kept: tuple[Promise, ...]
    given_up: tuple[Promise, ...]
    new: tuple[Promise, ...]
    late: tuple[Promise, ...]
    risk: tuple[Promise, ...]
    silent: tuple[Promise, ...]
    going: int
    changes: tuple[tuple[str, Change], ...]
    unsure: tuple[Promise, ...]
    unheard: int
    obliged: int
    happened: Happened
    checks: tuple[Check, ...]

    @property
    def words(self) -> str:
        """``July to September 2026``."""
        return quarter_words(self.begins)


def last_finished(today: date) -> date:
    """The first day of the calendar quarter that ended last."""
    return quarter_of(quarter_of(today) - timedelta(days=1))


def quarter(
    begins: date,
    today: date,
    promises: Sequence[Promise],
    past: Mapping[str, Was],
    happened: Happened,
    checks: Sequence[Check],
) -> Quarter:
    """From the commitments as they stand today and what the book knows of their past, by id."""
    ends = min(after(begins) - timedelta(days=1), today)
    free = [one for one in promises if not one.required]
    unsure = [one for one in free if past[one.id].then is None and there_by(one, ends)]
    then = [_then(one, past[one.id]) for one in free if past[one.id].then is not None]
    groups = by_group(then, ends)
    moved = [one for one in then if _moved(one, past[one.id], begins)]
    open_ones = [one for name in ("late", "risk", "going") for one in groups.get(name, ())]
    quiet = [one for one in open_ones if _silent(past[one.id], ends)]
    return Quarter(
        begins, ends, today,
        kept=tuple(one for one in moved if one.status is CommitmentStatus.done),
        given_up=tuple(one for one in moved if one.status is CommitmentStatus.withdrawn),
        new=tuple(one for one in free if one.accepted_on and begins <= one.accepted_on <= ends),
        late=groups.get("late", ()), risk=groups.get("risk", ()), silent=tuple(quiet),
        going=len(open_ones), changes=tuple(_changes(promises, begins, ends)), unsure=tuple(unsure),
        unheard=sum(past[one.id].heard is None and past[one.id].heard_since for one in open_ones),
        obliged=len(promises) - len(free), happened=happened, checks=tuple(checks),
    )  # fmt: skip


def there_by(one: Promise, ends: date) -> bool:
    """Whether a commitment was made by a day, by its own days, whenever it was written into the book."""
    return any(when is not None and when <= ends for when in (one.accepted_on, one.start))


def _then(one: Promise, was: Was) -> Promise:
    return replace(one, status=was.then) if was.then and was.then is not one.status else one


def _moved(one: Promise, was: Was, begins: date) -> bool:
    """Whether it came to its status in the quarter: what stands in the book as it came in may have been so before."""
    if was.then is None or was.then is was.before:
        return False
    return was.before is not None or bool(one.accepted_on and one.accepted_on >= begins)


def _silent(was: Was, ends: date) -> bool:
    """Whether nobody was heard from in the days before the end; of who was heard from only since, nothing is said."""
    if was.heard_since and was.heard is None:
        return False
    return was.heard is None or (ends - was.heard).days > FRESH_DAYS


def _changes(promises: Iterable[Promise], begins: date, ends: date) -> list[tuple[str, Change]]:
    found = [(one.title, change) for one in promises for change in one.changes if begins <= change.on <= ends]
    return sorted(found, key=lambda pair: pair[1].on)
