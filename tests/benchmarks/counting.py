"""A thousand papers over fifty options, by every method; beside other people's programs where there are any."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random

from convene.core.methods import Election, Mark, Method, Paper, count, every, options_of
from tests.benchmarks.ratios import Ratio, best
from tests.oracles import comparing

MOST = 1_000
"""Milliseconds of processor time."""


def measure(folder: Path, *, papers: int = 1_000, options: int = 50, turns: int = 3) -> list[Ratio]:
    ratios = []
    for method in every().values():
        for what, given in _ways(method):
            election = _election(method, papers, options, given)
            bare = _others(method, election)

            def ours(election: Election = election, method: Method = method) -> float:
                return _cpu(lambda: count(method, election))

            name = f"{method.name}{what}: {papers:,} papers, {options} options"
            if bare is None:
                ratios.append(Ratio(name, best(ours, turns=turns)[0], None, MOST))
            else:
                mine, theirs = best(ours, lambda bare=bare: _cpu(bare), turns=1)
                ratios.append(Ratio(name, mine, theirs, 1))
    return ratios


def _ways(method: Method) -> list[tuple[str, dict[str, object]]]:
    if method.name != "equal-shares":
        return [("", {})]
    return [("", {"budget": 100_000}), (", completed", {"budget": 100_000, "completion": "add1", "increment": 5})]


def _cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return (time.process_time() - start) * 1000


def _others(method: Method, election: Election) -> Callable[[], object] | None:
    """The same counted by another program."""
    if method.name == "equal-shares" and comparing.pb is not None:
        return comparing.their_shares(election)
    if method.name == "schulze" and comparing.pv is not None:
        profile = comparing.their_profile(election)
        return lambda: comparing.pv.beat_path(profile, strength_function=profile.support)
    return None


def _election(method: Method, papers: int, options: int, given: dict[str, object]) -> Election:
    random = Random(1)
    costs = [Fraction(random.randint(50, 2_000) * 10) for _ in range(options)]
    types = ("citizen", "vcse", "developer", "msme", "anchor")
    made = tuple(
        Paper(tuple(_marks(method, options, random)), type=random.choice(types), voter=str(at)) for at in range(papers)
    )
    return Election(options_of([f"option {at}" for at in range(options)], costs), made, method.settle(given))


def _marks(method: Method, options: int, random: Random) -> list[Mark]:
    """A paper such as somebody may fill in by this method."""
    some = random.sample(range(options), min(5, options))
    marks: list[Mark] = [None] * options
    match method.name:
        case "borda" | "schulze":
            marks = [*range(1, options + 1)]
            random.shuffle(marks)
        case "nominal":
            for place, at in enumerate(some, 1):
                marks[at] = place
        case "pairwise":
            marks[some[0]], marks[some[1]] = 1, 0
        case "dots" | "quadratic":
            for at in some:
                marks[at] = 1
        case _:
            least, most = {
                "score": (0, 10), "fist": (0, 5), "gradients": (1, 8), "matrix": (1, 5), "consensus": (-1, 1),
            }.get(method.name, (0, 1))  # fmt: skip
            marks = [random.randint(least, most) for _ in range(options * method.width)]
    return marks
