"""The method of equal shares: a budget spent so that every group of people decides about its part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from convene.core.methods import keying, ticks
from convene.core.methods.election import Election, Option, Settings, letters
from convene.core.methods.equal_shares_run import Ballots, Completed, complete
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, exact, quoted, shown
from convene.core.methods.settings import Setting, money
from convene.core.vocabulary import Stage
from convene.errors import USAGE, Problem
from convene.text import clip, plural

BUDGET = Setting("budget", "the budget", "The pounds there are to spend.", kind="money", needed=True)
COST = Setting("cost", "a cost", "What an option costs, in pounds.", kind="money")
COMPLETION = Setting(
    "completion", "what becomes of money that is left",
    "none leaves it; add1 gives each person a little more until nothing further fits.",
    kind="word", default="none", choices=("none", "add1"),
)  # fmt: skip
INCREMENT = Setting(
    "increment", "the step of completion", "Pounds more for each person and step of add1.", kind="money",
    default=Fraction(1),
)  # fmt: skip
LOT = Setting(
    "lot", "the order that was drawn", "Letters of options in the order drawn by lot, in public, for what ties in all "
    "else.",
    kind="list",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shares:
    """What was funded, in order, and the receipt. ``voters`` are what papers are called, ``group`` which ballots each
    is among."""

    done: Completed
    costs: tuple[Fraction, ...]
    budget: Fraction
    votes: tuple[int, ...]
    voters: tuple[str, ...]
    group: tuple[int, ...]

    @property
    def spent(self) -> Fraction:
        return sum((self.costs[one] for one in self.done.run.funded), Fraction())

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        run = self.done.run
        paid = {one.project: dict(one.paid) for one in run.bought}
        return {
            "budget": exact(self.budget),
            "funded": [names[one] for one in run.funded],
            "cost": exact(self.spent),
            "unspent": exact(self.budget - self.spent),
            "payments": {
                names[project]: {
                    voter: exact(by[at]) for voter, at in zip(self.voters, self.group, strict=True) if at in by
                }
                for project, by in paid.items()
            },
            "left": {voter: exact(run.left[at]) for voter, at in zip(self.voters, self.group, strict=True)},
            "effective_votes": {names[one.project]: exact(one.effective) for one in run.bought},
            "endowment": exact(run.endowment),
            "completion_steps": self.done.steps,
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        return ()


def _tally(election: Election) -> Tally:
    names = election.names
    costs = _costs(election.options)
    budget = money(election.settings, "budget") or Fraction()
    ballots, group = _ballots(election)
    order = _order(election)
    add = money(election.settings, "increment") if election.settings.get("completion") == "add1" else None
    done = complete(ballots, costs, budget, order, add=add)
    part = Shares(done, costs, budget, ballots.votes, _voters(election), group)
    funded = done.run.funded
    rest = tuple(at for at in range(len(names)) if at not in funded)
    return Tally(
        scores=ballots.votes,
        ranking=(*((one,) for one in funded), *((rest,) if rest else ())),
        winners=funded,
        sentence=_sentence(names, part),
        table=_receipt(names, part, rest),
        notes=_notes(names, part, rest, "lot" in election.settings),
        part=part,
    )


def _costs(options: Sequence[Option]) -> tuple[Fraction, ...]:
    missing = [one.name for one in options if one.cost is None or one.cost <= 0]
    if missing:
        some = ", ".join(f"“{clip(one, 40)}”" for one in missing[:5])
        raise Problem(
            "Equal shares needs to know what each project costs.",
            f"No cost above nought is known of {some}{' …' if len(missing) > 5 else ''}.",
            hint="Put it behind the name in the heading, “Bike shed (£700)”, or say --cost 'Bike shed=700'.",
            exit_code=USAGE,
        )
    return tuple(one.cost for one in options if one.cost is not None)


def _ballots(election: Election) -> tuple[Ballots, tuple[int, ...]]:
    """Papers that tick the same as one ballot, and which of them each paper is."""
    found: dict[frozenset[int], int] = {}
    voters: list[int] = []
    group: list[int] = []
    for paper in election.papers:
        ticked = frozenset(at for at, one in enumerate(paper.marks) if one)
        at = found.setdefault(ticked, len(voters))
        if at == len(voters):
            voters.append(0)
        voters[at] += paper.count
        group.append(at)
    supporters: list[list[int]] = [[] for _ in election.options]
    for ticked, at in found.items():
        for one in ticked:
            supporters[one].append(at)
    return Ballots(tuple(voters), tuple(map(tuple, supporters))), tuple(group)


def _voters(election: Election) -> tuple[str, ...]:
    """What each paper is called: by its voter, or by its place where two bear the same number."""
    said = [one.voter for one in election.papers]
    if all(said) and len(set(said)) == len(said):
        return tuple(said)
    return tuple(str(at) for at in range(1, len(said) + 1))


def _order(election: Election) -> list[int]:
    """Options as the lot has them; those it does not name come after, in the order of the paper."""
    lot = election.settings.get("lot", ())
    known = {one.casefold(): at for at, one in enumerate(letters(len(election.options)))}
    known |= {one.casefold(): at for at, one in enumerate(election.names)}
    found: list[int] = []
    for one in lot if isinstance(lot, tuple) else ():
        at = known.get(one.casefold())
        if at is None or at in found:
            raise Problem(
                f"The lot names “{clip(one, 40)}”, which is {'there twice' if at is not None else 'no option'}.",
                hint="Write letters or names of options in the order drawn: "
                f"{', '.join(letters(len(election.options))[:3])}.",
                exit_code=USAGE,
            )
        found.append(at)
    return [*found, *(at for at in range(len(election.options)) if at not in found)]


def _sentence(names: Sequence[str], part: Shares) -> str:
    funded = part.done.run.funded
    if not funded:
        return f"No project can be paid for by those who support it, so nothing of £{shown(part.budget)} is spent."
    left = part.budget - part.spent
    return (
        f"{quoted(names, funded)} {'is' if len(funded) == 1 else 'are'} funded for £{shown(part.spent)} of "
        f"£{shown(part.budget)}" + (f"; £{shown(left)} is left." if left else ", all of it.")
    )


def _receipt(names: Sequence[str], part: Shares, rest: Sequence[int]) -> Table:
    rows = [
        (names[one.project], f"{shown(part.costs[one.project])}", shown(part.votes[one.project]),
         f"{shown(one.effective)}", _paid(one.most, one.paid))
        for one in part.done.run.bought
    ]  # fmt: skip
    rows += [(names[at], shown(part.costs[at]), shown(part.votes[at]), "", _why_not(part, at)) for at in rest]
    return Table(("Project", "Cost £", "Votes", "Effective", "Supporters"), tuple(rows), numbers=(1, 2, 3))


def _paid(most: Fraction, paid: Sequence[tuple[int, Fraction]]) -> str:
    return f"paid {'' if all(one == most for _, one in paid) else 'up to '}£{shown(most)}"


def _why_not(part: Shares, at: int) -> str:
    if part.costs[at] > part.budget:
        return "costs more than there is"
    if not part.votes[at]:
        return "nobody ticked it"
    return f"had £{shown(part.done.run.out.get(at, Fraction()))} left"


def _notes(names: Sequence[str], part: Shares, rest: Sequence[int], drawn: bool) -> tuple[str, ...]:
    run = part.done.run
    words = [f"Each person decides about £{shown(run.endowment)}."]
    for tied in _deciding(part):
        how = (
            "the lot decided" if drawn else "the order of the paper decided: draw a lot in public and say it with --lot"
        )
        words.append(f"{quoted(names, tied)} tie in everything, and there is not money for all: {how}.")
    left = part.budget - part.spent
    fits = [at for at in rest if part.votes[at] and part.costs[at] <= left]
    if part.done.steps:
        words.append(
            f"Completion gave each person a little more, in {plural(part.done.steps, 'step')}; what each has left is "
            "part of that, and not of the budget."
        )
    if part.done.overspent and fits:
        words.append(
            f"{quoted(names, fits)} would still fit, but the next step of completion would spend more than there is. A "
            "smaller increment may take it further."
        )
    elif fits:
        words.append(f"{quoted(names, fits)} would still fit into what is left; completion (add1) goes on from here.")
    return tuple(words)


def _deciding(part: Shares) -> list[tuple[int, ...]]:
    """The ties that said who goes without, each once with all that were in it."""
    funded = set(part.done.run.funded)
    found: list[tuple[int, ...]] = []
    for tied in part.done.run.ties:
        if not set(tied) <= funded and not any(set(tied) <= set(one) for one in found):
            found.append(tuple(sorted(tied)))
    return found


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    budget = money(settings, "budget")
    there = f"There is £{shown(budget)} to spend. " if budget else ""
    return (
        f"{there}Tick every project you want paid for: three or more, so that your part of the money can do something.",
        "Everybody decides about the same part of the money. A project is paid for by those who tick it, in equal "
        "parts.",
    )


METHOD = Method(
    name="equal-shares",
    title="Equal shares",
    purpose="Spends a budget on projects so that every group of people, small ones too, decides about its fair part "
    "of it.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=10,
    kind="ticks",
    keyed="the letters of what is ticked: ACD",
    closing="The project that costs each supporter least for what it gives is bought first, and so on while "
    "supporters can pay. Who paid what is on the receipt.",
    check=ticks.check,
    tally=_tally,
    read=keying.chosen,
    instructions=_instructions,
    boxes=lambda settings: (Box("I support it", ("yes",)),),
    spoiled=ticks.SPOILED,
    shares=ticks.shares,
    doubts=ticks.doubts,
    settings=(BUDGET, COMPLETION, INCREMENT, LOT),
    words=ticks.WORDS,
)
