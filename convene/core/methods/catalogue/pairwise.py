"""Pairwise duels: two options at a time, which of them rather?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from convene.core.methods import keying, ticks
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Method
from convene.core.methods.result import Table, Tally, percent, places, quoted, ranked
from convene.core.vocabulary import Stage
from convene.text import plural

ROUNDS = 3
"""Duels for each option at a table, after which the order changes little."""


@dataclass(frozen=True, slots=True)
class Duels:
    """How often each option won, lost and was passed over."""

    wins: tuple[int, ...]
    losses: tuple[int, ...]
    skipped: int

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        return {
            "wins": dict(zip(names, self.wins, strict=True)),
            "losses": dict(zip(names, self.losses, strict=True)),
            "skipped": self.skipped,
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        return ()


def score(wins: int, losses: int) -> Fraction:
    """The chance of winning a duel, smoothed as if one had been won and one lost, so that few duels say little."""
    return Fraction(wins + 1, wins + losses + 2)


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    shown = [one for one in marks if one is not None]
    if any(one not in (0, 1) for one in shown):
        return "a duel is 1 for the option that was chosen and 0 for the other"
    if len(shown) != 2:
        return f"a duel is between two options, and here {plural(len(shown), 'is', 'are')} marked"
    if sum(1 for one in shown if one) == 2:
        return "both options are chosen"
    return ""


def _tally(election: Election) -> Tally:
    names = election.names
    wins, losses, skipped = [0] * len(names), [0] * len(names), 0
    for paper in election.papers:
        two = [at for at, one in enumerate(paper.marks) if one is not None]
        won = [at for at in two if paper.marks[at]]
        if not won:
            skipped += paper.count
            continue
        wins[won[0]] += paper.count
        losses[two[0] if two[1] == won[0] else two[1]] += paper.count
    scores = [score(a, b) for a, b in zip(wins, losses, strict=True)]
    ranking = ranked(scores)
    place = places(ranking)
    rows = tuple(
        (place[one], names[one], f"{wins[one]}", f"{losses[one]}", percent(scores[one]))
        for group in ranking
        for one in group
    )
    return Tally(
        scores=tuple(scores),
        ranking=ranking,
        winners=ranking[0] if any(wins) else (),
        sentence=_sentence(names, ranking, scores, any(wins)),
        table=Table(("Place", "Option", "Won", "Lost", "Chance"), rows, numbers=(2, 3, 4)),
        notes=_notes(names, wins, losses, skipped),
        part=Duels(tuple(wins), tuple(losses), skipped),
    )


def _sentence(names: Sequence[str], ranking: Sequence[Sequence[int]], scores: Sequence[Fraction], decided: bool) -> str:
    if not decided:
        return "No duel was decided, so no option is before another."
    top = ranking[0]
    if len(top) > 1:
        return f"{quoted(names, top)} tie for the first place: each would win {percent(scores[top[0]])} of its duels."
    return f"{quoted(names, top)} comes first: it would win {percent(scores[top[0]])} of its duels with the others."


def _notes(names: Sequence[str], wins: Sequence[int], losses: Sequence[int], skipped: int) -> tuple[str, ...]:
    words = []
    if skipped:
        words.append(f"{plural(skipped, 'duel was', 'duels were')} left undecided.")
    seldom = [at for at in range(len(names)) if wins[at] + losses[at] < ROUNDS]
    if seldom:
        words.append(f"Seen in fewer than {ROUNDS} decided duels, so hardly known: {quoted(names, seldom)}.")
    return tuple(words)


def enough(options: int) -> int:
    """After how many duels a table may stop."""
    return ROUNDS * options


def next_pair(seen: Sequence[int], lot: int) -> tuple[int, int]:
    """The two options to show next: the least seen, and one of the next least seen, which ``lot`` (any number drawn)
    says.

    ``seen`` is how often each of at least two options was shown.
    """
    order = sorted(range(len(seen)), key=lambda at: (seen[at], (at * 7919 + lot) % 104_729))
    first, rest = order[0], order[1:]
    least = seen[rest[0]]
    candidates = [at for at in rest if seen[at] <= least + 1]
    other = candidates[lot % len(candidates)]
    return (first, other) if lot % 2 == 0 else (other, first)


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Take two options at a time and say which you would rather have. Write its letter first: B>D. Where you cannot "
        "choose, write B=D.",
        f"After about {enough(len(options))} duels at a table the order changes little.",
    )


METHOD = Method(
    name="pairwise",
    title="Pairwise duels",
    purpose="Orders many options with one easy question: this one or that one? Good for a table that passes one sheet "
    "round.",
    stages=(Stage.codesign,),
    smallest=3,
    kind="duels",
    keyed="the one that was chosen before the other: B>D; B=D where nobody could choose",
    closing="Stops after about three duels for each option at a table.",
    check=_check,
    tally=_tally,
    read=keying.duel,
    instructions=_instructions,
    boxes=lambda settings: (),
    spoiled="A duel is spoiled if it is not between two options.",
    words=ticks.WORDS,
    least_options=2,
)
