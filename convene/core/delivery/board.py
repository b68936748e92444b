"""The board: the commitments of a place in columns, by how they stand, by actor, by lever, or by when they are due.

Late and silent are two things, as everywhere: what is past its day is late, and what nobody spoke of for three months
is told apart from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from convene.core.delivery.call_round import overdue
from convene.core.delivery.under_way import under_way
from convene.core.delivery_vocabulary import Confidence
from convene.core.gates.delivery import FRESH_DAYS, silence
from convene.core.gates.facts import Standing
from convene.core.views import Tone
from convene.core.vocabulary import Choice, CommitmentStatus, Lever
from convene.text import count, distance, plural

_C = CommitmentStatus
_OVER = (_C.done, _C.withdrawn)


class By(Choice):
    """What the columns are."""

    status = "status", "Status", "How they stand."
    actor = "actor", "Actor", "Who promised them."
    lever = "lever", "Lever", "How those who promised act."
    due = "due", "Due", "By when."


@dataclass(frozen=True, slots=True)
class Placed:
    """A commitment as the board needs it. ``lever`` is a key of ``Lever`` or "", ``actor_id`` "" where it has none."""

    standing: Standing
    start: date | None = None
    lever: str = ""
    actor_id: str = ""

    @property
    def id(self) -> str:
        return self.standing.id

    @property
    def over(self) -> bool:
        """Whether it is done, or given up."""
        return self.standing.status in _OVER

    def under_way(self, today: date) -> bool:
        """Whether it was accepted, has begun, and is not over."""
        return under_way(self.standing.status, self.start, today)

    def late(self, today: date) -> bool:
        """Whether it is under way and past its day, or was called late."""
        return self.under_way(today) and overdue(self.standing, today) > 0

    def silent(self, today: date) -> bool:
        """Whether it is under way and nobody spoke of it for ``FRESH_DAYS``."""
        return self.under_way(today) and silence(self.standing, today) > FRESH_DAYS


@dataclass(frozen=True, slots=True)
class Milestone:
    """One on the way to a commitment; ``done`` is the day it was reached."""

    title: str
    due: date
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What is read of a commitment once it is seen. ``partners`` counts those that share it."""

    handle: str = ""
    confidence: Confidence | None = None
    milestones: tuple[Milestone, ...] = ()
    partners: int = 0

    @property
    def reached(self) -> int:
        """How many of the milestones were."""
        return sum(one.done is not None for one in self.milestones)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the ids in it in order, and how many of them are late, and without news. What the law asks for anyway
    is listed, and counted only as ``required``."""

    key: str
    title: str
    ids: tuple[str, ...]
    late: int = 0
    silent: int = 0
    required: int = 0

    @property
    def counted(self) -> int:
        """How many are promised of free will."""
        return len(self.ids) - self.required

    @property
    def trouble(self) -> str:
        """What there is to see to, in words; "" where nothing is."""
        said = [f"{count(self.late)} late" if self.late else "", f"{count(self.silent)} no news" if self.silent else ""]
        return " · ".join(one for one in said if one)


@dataclass(frozen=True)
class Board:
    """All columns; ``total`` is how many commitments are counted in them."""

    by: By
    columns: tuple[Column, ...]
    total: int

    @property
    def required(self) -> int:
        """How many more are listed because the law asks for them anyway."""
        return sum(one.required for one in self.columns)

    @cached_property
    def _spots(self) -> dict[str, tuple[int, int]]:
        return {one: (at, row) for at, column in enumerate(self.columns) for row, one in enumerate(column.ids)}

    def spot(self, commitment_id: str) -> tuple[int, int] | None:
        """(column, row) of a commitment; None when it is not on the board."""
        return self._spots.get(commitment_id)


def board(found: Sequence[Placed], by: By, today: date) -> Board:
    """The columns of commitments that come in the order of their days. Every one of them is in one column."""
    total = sum(not one.standing.required for one in found)
    if by is By.actor:
        return Board(by, _by_actor(found, today), total)
    keys = {By.status: _status, By.lever: _lever, By.due: _due}[by]
    titles = {By.status: _STATUS, By.lever: _LEVERS, By.due: _DUE}[by]
    parted: dict[str, list[Placed]] = {key: [] for key in titles}
    for one in found:
        parted[keys(one, today)].append(one)
    return Board(by, tuple(_column(key, titles[key], some, today) for key, some in parted.items()), total)


_STATUS = {
    "offered": "Offered",
    "accepted": "Accepted",
    "live": "Under way",
    "trouble": "Late or at risk",
    "done": "Done",
    "withdrawn": "Withdrawn",
}
_LEVERS = {**{one.value: one.label for one in Lever}, "": "No lever yet"}
_DUE = {
    "past": "Past its day",
    "month": "This month",
    "quarter": "This quarter",
    "later": "Later",
    "never": "No date",
    "over": "Done or withdrawn",
}


def _status(one: Placed, today: date) -> str:
    status = one.standing.status
    if status == _C.at_risk or one.late(today):
        return "trouble"
    if one.under_way(today):
        return "live"
    return status if status in _STATUS else "offered"


def _lever(one: Placed, today: date) -> str:
    return one.lever if one.lever in _LEVERS else ""


def _due(one: Placed, today: date) -> str:
    due = one.standing.due
    if one.over:
        return "over"
    if due is None:
        return "past" if one.late(today) else "never"
    if due < today or one.late(today):
        return "past"
    if (due.year, due.month) == (today.year, today.month):
        return "month"
    return "quarter" if (due.year, quarter(due)) == (today.year, quarter(today)) else "later"


def quarter(when: date) -> int:
    """1 to 4."""
    return (when.month - 1) // 3 + 1


def _by_actor(found: Iterable[Placed], today: date) -> tuple[Column, ...]:
    """Those with what is late first, then by name; two actors of one name stay two."""
    parted: dict[str, list[Placed]] = {}
    for one in found:
        parted.setdefault(one.actor_id, []).append(one)
    made = [_column(key, some[0].standing.actor or "No actor", some, today) for key, some in parted.items()]
    return tuple(sorted(made, key=lambda one: (not one.late, one.title.casefold(), one.key)))


def _column(key: str, title: str, some: Sequence[Placed], today: date) -> Column:
    free = [one for one in some if not one.standing.required]
    late, silent = sum(one.late(today) for one in free), sum(one.silent(today) for one in free)
    return Column(key, title, tuple(one.id for one in some), late, silent, len(some) - len(free))


def late_words(one: Placed, today: date) -> str:
    """``late 3 weeks``; ``late`` where it was called so without a day; "" where it is not."""
    due = one.standing.due
    if not one.late(today):
        return ""
    return f"late {distance(due, today).removesuffix(' ago')}" if due and due < today else "late"


def silent_words(one: Placed, today: date) -> str:
    """``no news for 94 days``; ``never heard from``; "" where there was news lately."""
    heard = one.standing.heard
    if not one.silent(today):
        return ""
    return f"no news for {(today - heard).days:,} days" if heard else "never heard from"


_STATUSES = {one.value: one.label.lower() for one in CommitmentStatus}
_TONES: dict[str, Tone] = {"at_risk": "look", "late": "late", "done": "done", "offered": "quiet", "withdrawn": "quiet"}


def states(one: Placed, card: Card, by: By, today: date) -> tuple[tuple[str, Tone], ...]:
    """How a commitment stands in words, what weighs most first. Its status is told where the column does not."""
    found: list[tuple[str, Tone]] = []
    status, heard = one.standing.status, one.standing.heard
    late, silent = late_words(one, today), silent_words(one, today)
    if late:
        found.append((late, "late"))
    if (by is not By.status and not late) or status in (_C.at_risk, _C.changed):
        found.append((_STATUSES.get(status, status), _TONES.get(status, "plain")))
    if silent:
        found.append((silent, "look"))
    if one.standing.required:
        found.append(("required by law", "quiet"))
    if card.confidence is not None:
        found.append((card.confidence.label.lower(), "quiet" if card.confidence is Confidence.high else "look"))
    if one.under_way(today) and heard and not silent:
        found.append((f"heard {distance(heard, today)}", "quiet"))
    if card.milestones:
        found.append((f"{card.reached} of {plural(len(card.milestones), 'milestone')}", "quiet"))
    if card.partners:
        found.append((f"with {plural(card.partners, 'other')}", "quiet"))
    return tuple(found)
