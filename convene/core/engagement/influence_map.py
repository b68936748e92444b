"""Who matters: influence × interest, and who is most affected and least heard.

Influence and interest run from 1 to 5, affected from 0 to 3. The grid is the power–interest grid with other names for
its quarters, so that nobody is to be "monitored"; the bands follow the stakeholder rainbow of Chevalier and Buckles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from convene.core.vocabulary import ActorType, Choice

MIDLINE = 3
"""From here upwards, influence and interest count as much."""

Side = Literal["affects", "both", "affected"]
SIDES: tuple[Side, ...] = ("affects", "both", "affected")
SIDE_WORDS: dict[Side, str] = {"affects": "can change it", "both": "both alike", "affected": "feels it"}
BANDS = {3: "strongly", 2: "clearly", 1: "a little"}
AFFECTED_WORDS = ("not affected", "a little affected", "clearly affected", "deeply affected")
LETTERS = {
    ActorType.anchor: "A", ActorType.supplier: "S", ActorType.developer: "D",
    ActorType.msme: "M", ActorType.vcse: "V", ActorType.citizen: "C",
}  # fmt: skip
_GONE = "withdrawn"


class Quadrant(Choice):
    """What to do with an actor of that influence and interest."""

    work_with = "work_with", "Work with", "Great influence and great interest."
    keep_on_board = "keep_on_board", "Keep on board", "Great influence, little interest."
    keep_informed = "keep_informed", "Keep informed and invite", "Little influence, great interest."
    check_in = "check_in", "Check in", "Little of both, for now."


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor with where it was put. ``type`` and ``relationship`` are keys; what nobody judged is None."""

    id: str
    name: str
    type: str
    relationship: str = "identified"
    influence: int | None = None
    interest: int | None = None
    affected: int | None = None
    judged_by: str = ""
    judged_on: str = ""
    handle: str = ""
    heard: bool = False
    """Whether it takes part."""

    @property
    def placed(self) -> bool:
        """Whether it stands on the grid."""
        return self.influence is not None and self.interest is not None

    @property
    def at(self) -> tuple[int, int] | None:
        """(influence, interest), when both were judged."""
        return (self.influence, self.interest) if self.influence is not None and self.interest is not None else None

    @property
    def quadrant(self) -> Quadrant | None:
        return quadrant(*self.at) if self.at else None

    @property
    def unheard(self) -> bool:
        """Much affected, of little influence, and not taken part. Who has withdrawn asked to be left alone."""
        return (
            (self.affected or 0) >= 2
            and self.influence is not None
            and self.influence <= 2
            and not self.heard
            and self.relationship != _GONE
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """How many stand in one place, and their types as letters with counts: ``A2 S V``."""

    count: int
    letters: str


def quadrant(influence: int, interest: int) -> Quadrant:
    """The quarter of the grid; the midline belongs to the upper half."""
    if influence >= MIDLINE:
        return Quadrant.work_with if interest >= MIDLINE else Quadrant.keep_on_board
    return Quadrant.keep_informed if interest >= MIDLINE else Quadrant.check_in


def letters(types: Iterable[str]) -> str:
    """Types as letters in the order of the vocabulary: ``A2 S V``. What has no known type is ``?``."""
    counted = Counter(types)
    known = [(LETTERS[one], counted.pop(one.value, 0)) for one in ActorType]
    known.append(("?", sum(counted.values())))
    return " ".join(f"{letter}{number if number > 1 else ''}" for letter, number in known if number)


def grid(spots: Iterable[Spot]) -> dict[tuple[int, int], Cell]:
    """(influence, interest) → what stands there; cells without anybody are left out."""
    held: dict[tuple[int, int], list[str]] = {}
    for spot in spots:
        if spot.at:
            held.setdefault(spot.at, []).append(spot.type)
    return {at: Cell(len(types), letters(types)) for at, types in held.items()}


def least_heard(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Most affected, least heard: affected 2 or 3, influence 1 or 2, and not taken part; worst first.

    Who has withdrawn asked to be left alone and is not among them.
    """
    found = [one for one in spots if one.unheard]
    return tuple(sorted(found, key=lambda one: (-(one.affected or 0), one.influence or 0, one.name.casefold())))


def strength(influence: int) -> int:
    """Influence of 1 to 5 on the scale of the bands: 1 a little, 2 clearly, 3 strongly."""
    return 1 if influence <= 2 else 2 if influence == 3 else 3


def band(influence: int, affected: int) -> tuple[int, Side]:
    """(band, side): the band is the stronger of the two, the side says which of them it is."""
    power = strength(influence)
    side: Side = "affects" if power > affected else "affected" if power < affected else "both"
    return max(power, affected), side


def unplaced_first(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """In the order they are worked through: who is not on the grid yet, then by name; the withdrawn last."""
    return tuple(sorted(spots, key=lambda one: (one.relationship == _GONE, one.placed, one.name.casefold())))


class Group:
    """Who stands together, and their types counted."""

    __slots__ = ("members", "types")

    def __init__(self) -> None:
        self.members: dict[str, Spot] = {}
        self.types: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self.members)

    @property
    def letters(self) -> str:
        return letters(self.types)

    def put(self, spot: Spot) -> None:
        self.members[spot.id] = spot
        self.types[spot.type] += 1

    def take(self, spot: Spot) -> None:
        del self.members[spot.id]
        self.types[spot.type] -= 1

    def first(self, most: int, ahead: str = "") -> list[Spot]:
        """The first by name; the one with id ``ahead`` before them all."""
        return nsmallest(most, self.members.values(), key=lambda one: (one.id != ahead, one.name.casefold()))


class Standing:
    """Everybody, and where they stand. One actor is put elsewhere at the same cost in a register of any size.

    ``cells`` are (influence, interest) → who stands there, ``bands`` (band, side) → who stands there; groups that are
    left empty stay. ``waiting`` counts who is not on the grid, ``unheard`` are the ids of the most affected and least
    heard.
    """

    def __init__(self, spots: Iterable[Spot] = ()) -> None:
        self.spots: dict[str, Spot] = {}
        self.cells: dict[tuple[int, int], Group] = {}
        self.bands: dict[tuple[int, Side], Group] = {}
        self.unheard: set[str] = set()
        self.placed = 0
        for spot in spots:
            self.put(spot)

    def __len__(self) -> int:
        return len(self.spots)

    @property
    def waiting(self) -> int:
        return len(self.spots) - self.placed

    def put(self, spot: Spot) -> None:
        """Let an actor stand as ``spot`` says, wherever it stood; one nobody knew is added at the end."""
        if spot.id in self.spots:
            self._lift(self.spots[spot.id])
        self.spots[spot.id] = spot
        if spot.influence is None:
            return  # on no map; most of a large register
        for group in self._groups(spot):
            group.put(spot)
        self.placed += spot.placed
        if spot.unheard:
            self.unheard.add(spot.id)

    def remove(self, ident: str) -> None:
        """Forget an actor; nothing happens when nobody knows it."""
        if spot := self.spots.pop(ident, None):
            self._lift(spot)

    def _lift(self, spot: Spot) -> None:
        if spot.influence is None:
            return
        for group in self._groups(spot):
            group.take(spot)
        self.placed -= spot.placed
        self.unheard.discard(spot.id)

    def _groups(self, spot: Spot) -> list[Group]:
        found = [self.cells.setdefault(spot.at, Group())] if spot.at else []
        if spot.influence is not None and spot.affected is not None:
            found.append(self.bands.setdefault(band(spot.influence, spot.affected), Group()))
        return found
