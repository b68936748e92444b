"""The method of equal shares, exactly: every voter's part of the budget buys what its supporters can pay for.

All money is whole numbers over one common denominator, which grows with each project; nothing is ever rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm


@dataclass(frozen=True, slots=True)
class Ballots:
    """Papers that tick the same projects, together: ``voters`` of them. A project's ``supporters`` are positions
    here."""

    voters: tuple[int, ...]
    supporters: tuple[tuple[int, ...], ...]

    @property
    def people(self) -> int:
        return sum(self.voters)

    @property
    def votes(self) -> tuple[int, ...]:
        """How many people tick each project."""
        return tuple(sum(self.voters[one] for one in group) for group in self.supporters)


@dataclass(frozen=True, slots=True)
class Bought:
    """One project that was paid for. ``most`` is the most that one of its supporters paid; its cost by that are its
    ``effective`` votes. ``paid`` are (group of ballots, what each of its voters paid)."""

    project: int
    most: Fraction
    effective: Fraction
    paid: tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """``out`` says for each project that was dropped how much its supporters had left then. ``ties`` are projects that
    nothing but the lot told apart, the one that was taken first."""

    endowment: Fraction
    bought: tuple[Bought, ...]
    left: tuple[Fraction, ...]
    out: dict[int, Fraction]
    ties: tuple[tuple[int, ...], ...]

    @property
    def funded(self) -> tuple[int, ...]:
        return tuple(one.project for one in self.bought)


def run(
    ballots: Ballots, costs: Sequence[Fraction], budget: Fraction, order: Sequence[int], *, receipt: bool = True
) -> Run:
    """One run: each voter has ``budget`` / voters. ``order`` is the lot: which of two goes first where all else ties.

    Costs are above 0. Ties go to the lower cost, then to more votes, then by the lot. Without a ``receipt``, which
    takes about as long as the run itself, nothing is said of what was paid and what is left.
    """
    return _Purse(ballots, costs, budget, order, receipt).spend()


class _Purse:
    """The voters' money while a run goes on, in units of 1 / ``unit`` pounds."""

    def __init__(
        self, ballots: Ballots, costs: Sequence[Fraction], budget: Fraction, order: Sequence[int], receipt: bool
    ) -> None:
        scale = lcm(budget.denominator, *(one.denominator for one in costs))
        people = max(ballots.people, 1)
        self.ballots, self.order = ballots, {project: at for at, project in enumerate(order)}
        self.real, self.receipt = costs, receipt
        self.unit = scale * people
        self.costs = [int(one * self.unit) for one in costs]
        self.left = [int(budget * scale)] * len(ballots.voters)
        self.endowment = Fraction(budget, people)
        self.votes = ballots.votes
        # What the most charged supporter pays for a pound of it. It only ever grows, so an old figure is a bound.
        self.rate: dict[int, Fraction] = {at: Fraction(1, votes) for at, votes in enumerate(self.votes) if votes}
        self.out: dict[int, Fraction] = {}
        self.ties: list[tuple[int, ...]] = []

    def spend(self) -> Run:
        bought: list[Bought] = []
        while (choice := self._best()) is not None:
            bought.append(self._buy(choice))
        left = tuple(Fraction(one, self.unit) for one in self.left) if self.receipt else ()
        return Run(self.endowment, tuple(bought), left, self.out, tuple(self.ties))

    def _best(self) -> int | None:
        """The project that costs its most charged supporter least for each pound."""
        best: list[int] = []
        least: Fraction | None = None
        for project, bound in sorted(self.rate.items(), key=lambda one: one[1]):
            if least is not None and bound > least:
                break
            found = self._rate(project)
            if found is None:
                continue
            self.rate[project] = found
            if least is None or found < least:
                best, least = [project], found
            elif found == least:
                best.append(project)
        if not best:
            return None
        best.sort(key=lambda one: (self.real[one], -self.votes[one], self.order[one]))
        alike = [one for one in best if (self.real[one], self.votes[one]) == (self.real[best[0]], self.votes[best[0]])]
        if len(alike) > 1:
            self.ties.append(tuple(alike))
        return best[0]

    def _rate(self, project: int) -> Fraction | None:
        """What its most charged supporter pays by its cost; None, and the project out for good, if they cannot pay
        it."""
        owed, people = self._split(project)
        if people:
            return Fraction(owed, people * self.costs[project])
        return None

    def _split(self, project: int) -> tuple[int, int]:
        """(what is owed by those who are not emptied, how many they are); (0, 0) if it cannot be paid."""
        left, voters = self.left, self.ballots.voters
        group = self.ballots.supporters[project]
        owed, people = self.costs[project], self.votes[project]
        purses = [left[one] for one in group]
        if min(purses) * people >= owed:
            return owed, people
        if sum(left[one] * voters[one] for one in group) < owed:
            self.out[project] = Fraction(sum(left[one] * voters[one] for one in group), self.unit)
            del self.rate[project]
            return 0, 0
        for one in sorted(group, key=left.__getitem__):
            if owed <= left[one] * people:
                break
            owed -= left[one] * voters[one]
            people -= voters[one]
        return owed, people

    def _buy(self, project: int) -> Bought:
        owed, people = self._split(project)
        grown = people // gcd(owed, people)
        if grown > 1:
            self.left = [one * grown for one in self.left]
            self.costs = [one * grown for one in self.costs]
            self.unit *= grown
            owed *= grown
        share = owed // people
        paid: list[tuple[int, Fraction]] = []
        for one in self.ballots.supporters[project]:
            charge = min(self.left[one], share)
            self.left[one] -= charge
            if self.receipt:
                paid.append((one, Fraction(charge, self.unit)))
        del self.rate[project]
        most = Fraction(share, self.unit)
        return Bought(project, most, self.real[project] / most, tuple(paid))


@dataclass(frozen=True, slots=True)
class Completed:
    """The run whose outcome holds, what each person was given for it, and how many steps of completion were taken.
    ``overspent`` says that one step more would have cost more than there is."""

    run: Run
    steps: int = 0
    overspent: bool = False


def complete(
    ballots: Ballots,
    costs: Sequence[Fraction],
    budget: Fraction,
    order: Sequence[int],
    *,
    add: Fraction | None,
    most_steps: int = 20_000,
) -> Completed:
    """A run, and with ``add`` (pounds more for each person and step) runs with ever more, until nothing fits any more
    or the next would cost more than the budget."""
    if add is None or not ballots.people:
        return Completed(run(ballots, costs, budget, order))
    step, overspent = 0, False
    current = run(ballots, costs, budget, order, receipt=False)
    while step < most_steps and _fits(ballots, costs, budget, current):
        further = run(ballots, costs, budget + (step + 1) * add * ballots.people, order, receipt=False)
        if sum((costs[one] for one in further.funded), Fraction()) > budget:
            overspent = True
            break
        current, step = further, step + 1
    return Completed(run(ballots, costs, budget + step * add * ballots.people, order), step, overspent)


def _fits(ballots: Ballots, costs: Sequence[Fraction], budget: Fraction, found: Run) -> bool:
    """Whether a project that somebody ticked would still fit into what the funded ones leave."""
    funded = set(found.funded)
    left = budget - sum((costs[one] for one in funded), Fraction())
    return any(votes and at not in funded and costs[at] <= left for at, votes in enumerate(ballots.votes))
