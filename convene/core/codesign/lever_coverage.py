"""Lever × actor type × outcome: which of them the commitments of a place cover, and its blanks as an agenda.

A blank is a gap only where a measure says that this type of actor can act by this lever for this outcome: the measures
that the place adopted, or all of its framework while it has adopted none. What is withdrawn covers nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from convene.core.codesign.lever_agenda import Aim, Blank, Known, Outcome, agenda, short
from convene.core.gates.number_words import many, sentence, spelt, verb
from convene.core.vocabulary import ActorType, Lever
from convene.text import join, plural

Standing = Literal["offered", "accepted", "signed"]
Place = tuple[Lever, ActorType, str]
"""A cell: lever, type of actor, code of the outcome."""


@dataclass(frozen=True, slots=True)
class Way:
    """One measure: by which levers which types of actors can act for its outcome."""

    outcome: str
    levers: tuple[Lever, ...]
    types: tuple[ActorType, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A commitment, as it is counted. ``signed``: accepted, and its actor has signed the manifesto."""

    standing: Standing
    type: ActorType | None
    lever: Lever | None
    outcome: str
    partners: tuple[ActorType, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Commitments in a cell. ``named``: a measure says that one could stand here."""

    offered: int = 0
    accepted: int = 0
    signed: int = 0
    named: bool = True

    @property
    def total(self) -> int:
        return self.offered + self.accepted + self.signed


@dataclass(frozen=True, slots=True)
class LeverCoverage:
    """Every cell that a measure names or a commitment stands in. ``adopted``: the cells are those of the measures the
    place adopted. ``blanks`` are all of them, the most pressing first; ``thin`` are named cells that are empty while
    the same type acts for the same outcome otherwise. ``loose`` counts, by type and outcome, commitments without a
    lever; ``lost`` tells of all that stand in no cell, ``beside`` of what is counted otherwise than one may think.
    ``lever``: it is narrowed to one."""

    outcomes: tuple[Outcome, ...] = ()
    cells: Mapping[Place, Cell] = field(default_factory=dict)
    blanks: tuple[Blank, ...] = ()
    thin: tuple[Place, ...] = ()
    adopted: bool = False
    loose: Mapping[tuple[ActorType, str], int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    lever: Lever | None = None

    def by(self, lever: Lever | None) -> LeverCoverage:
        """The same of one lever alone; None is all of it. What stands in no cell may belong to any lever."""
        if lever is None:
            return self
        cells = {at: cell for at, cell in self.cells.items() if at[0] is lever}
        return replace(
            self,
            outcomes=tuple(one for one in self.outcomes if any(at[2] == one.code for at in cells)),
            cells=cells,
            blanks=tuple(one for one in self.blanks if lever in one.levers),
            thin=tuple(at for at in self.thin if at[0] is lever),
            loose={},
            beside=(),
            lever=lever,
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known beside the cells, in sentences."""
        return (*self.lost, *self.beside)

    @property
    def named(self) -> int:
        """Cells that a measure names."""
        return sum(one.named for one in self.cells.values())

    @property
    def covered(self) -> int:
        """Those of them with a commitment."""
        return sum(one.named and one.total > 0 for one in self.cells.values())

    @property
    def says(self) -> str:
        """How much is covered, with its denominator."""
        by = f" by {short(self.lever)}" if self.lever else ""
        if not self.named:
            return f"No measure says who could act{by or ' by which lever'}, so nothing can be told of blanks."
        which = "the adopted measures name" if self.adopted else "the framework names (no measure is adopted yet)"
        have = "has" if self.covered == 1 else "have"
        return f"{self.covered} of {plural(self.named, 'combination')}{by} that {which} {have} a commitment."

    @property
    def thin_says(self) -> str:
        """What is told of cells where the type acts already, otherwise; "" where there is none."""
        if not self.thin:
            return ""
        number = len(self.thin)
        more = "more " if self.blanks else ""
        return (
            f"{sentence(spelt(number))} {more}{verb(number)} empty where the same type acts for the same outcome by "
            "another lever, or by none that is named."
        )


def coverage(
    ways: Sequence[Way],
    held: Sequence[Held],
    outcomes: Sequence[Outcome],
    aims: Sequence[Aim],
    known: Mapping[ActorType, Known],
    asks: Mapping[str, int],
    *,
    adopted: bool,
    required: int = 0,
) -> LeverCoverage:
    """``aims`` are the outcomes that priorities aim at, ``asks`` the open asks by outcome; ``required`` counts the
    commitments that the law asks for, which are not among those ``held``."""
    named = {(lever, kind, way.outcome) for way in ways for lever in way.levers for kind in way.types}
    counts: dict[Place, Counter[Standing]] = defaultdict(Counter)
    for one in held:
        if one.type and one.lever and one.outcome:
            counts[one.lever, one.type, one.outcome][one.standing] += 1
    cells = {
        at: Cell(counts[at]["offered"], counts[at]["accepted"], counts[at]["signed"], at in named)
        for at in sorted(named | set(counts), key=_order)
    }
    # Who acts by no lever that is named acts all the same: nobody is to read that nothing was offered.
    acting = {(one.type, one.outcome) for one in held if one.type and one.outcome}
    loose = Counter((one.type, one.outcome) for one in held if one.type and one.outcome and not one.lever)
    empty = [at for at in cells if at in named and not cells[at].total]
    bare = [at for at in empty if (at[1], at[2]) not in acting]
    there = {one.outcome for one in held if one.outcome}
    partners = Counter((kind, one.outcome) for one in held for kind in one.partners)
    blanks = agenda(bare, outcomes, aims, known, asks, there, partners)
    shown = tuple(one for one in outcomes if any(at[2] == one.code for at in cells))
    thin = tuple(at for at in empty if at not in set(bare))
    lost, beside = tuple(_lost(held)), tuple(_beside(held, cells, required))
    return LeverCoverage(shown, cells, blanks, thin, adopted, loose, lost, beside)


def cell_words(seen: LeverCoverage, code: str, kind: ActorType) -> str:
    """What a table says of an outcome and a type: how many commitments, ``.`` where one could be and none is, ""
    where no measure names it. Over all levers, those without a lever are counted too."""
    here = [cell for (_, one, outcome), cell in seen.cells.items() if (one, outcome) == (kind, code)]
    total = sum(cell.total for cell in here) + seen.loose.get((kind, code), 0)
    return str(total) if total else "." if here else ""


TABLE_KEY = (
    "A number counts commitments, offered ones too, and a shared one under the type of who promises it; a dot is where "
    "one could be and none is; nothing stands where no measure names it."
)
"""What the table's cells mean."""


def _order(at: Place) -> tuple[str, int, int]:
    return at[2], list(ActorType).index(at[1]), list(Lever).index(at[0])


def _lost(held: Sequence[Held]) -> Iterator[str]:
    lost = [one for one in held if not (one.lever and one.outcome and one.type)]
    if lost:
        why = (
            ("without a lever", sum(one.lever is None for one in lost)),
            ("without a measure", sum(not one.outcome for one in lost)),
            ("of an actor without a type", sum(one.type is None for one in lost)),
        )
        told = join([f"{spelt(number)} {words}" for words, number in why if number])
        stand = verb(len(lost), "stands", "stand")
        yield f"{sentence(spelt(len(lost)))} of {many(len(held), 'commitment')} {stand} in no cell: {told}."


def _beside(held: Sequence[Held], cells: Mapping[Place, Cell], required: int) -> Iterator[str]:
    if required:
        said = f"{verb(required)} required by law, and {verb(required, 'covers', 'cover')} nothing"
        yield f"{sentence(many(required, 'commitment'))} {said}."
    odd = sum(cell.total for cell in cells.values() if not cell.named)
    if odd:
        stand = verb(odd, "stands", "stand")
        yield f"{sentence(many(odd, 'commitment'))} {stand} where no measure names one; that is counted, and no fault."
    shared = [one for one in held if one.partners]
    if shared:
        partners = many(sum(len(one.partners) for one in shared), "partner")
        have = verb(len(shared), "has", "have")
        yield (
            f"{sentence(many(len(shared), 'commitment'))} {have} {partners} in all; a commitment counts under the type "
            "of who promises it alone."
        )
