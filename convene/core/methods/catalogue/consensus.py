"""Common ground: people agree, disagree or pass on statements; what do all groups agree on?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from convene.core.methods import agreement, keying
from convene.core.methods.agreement import Typical, Votes
from convene.core.methods.by_type import called
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.opinion_groups import FEWEST, MOST_PEOPLE, Grouping, opinion_groups
from convene.core.methods.result import Table, Tally, places, quoted, ranked
from convene.core.vocabulary import Stage
from convene.text import join

_RIGHT = "Write one sign for each statement: + agree, - disagree, 0 pass, . did not see it."
_WORDS = {
    "agree": 1, "agrees": 1, "yes": 1, "y": 1, "✓": 1, "✔": 1, "+": 1, "+1": 1, "true": 1,
    "disagree": -1, "disagrees": -1, "no": -1, "n": -1, "-": -1, "false": -1,
    "pass": 0, "skip": 0, "unsure": 0, "neither": 0, "don't know": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A type of actor, or people whose answers are alike: what they say of each statement, and what is typical."""

    name: str
    people: int
    votes: tuple[Votes, ...]
    typical: tuple[Typical, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """``by`` says what the consensus is reckoned over: types, clusters or nothing. ``clusters`` are empty where none
    are clear."""

    by: str
    groups: tuple[Group, ...]
    clusters: tuple[Group, ...]
    grouping: Grouping | None
    everybody: tuple[Votes, ...]
    majority: tuple[int, ...]
    against: tuple[int, ...]

    def of(self, at: int) -> tuple[Votes, ...]:
        """What each group says of one statement; everybody as one where there are no groups."""
        return tuple(one.votes[at] for one in self.groups) or (self.everybody[at],)

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        numbers = range(len(names))
        return {
            "by": self.by,
            "consensus": {names[at]: round(agreement.small_room(self.of(at)), 3) for at in numbers},
            "consensus_polis": {names[at]: round(float(agreement.upstream(self.of(at))), 3) for at in numbers},
            "majority": [names[one] for one in self.majority],
            "majority_against": [names[one] for one in self.against],
            "opinion_groups": [
                {
                    "name": one.name,
                    "people": one.people,
                    "typical": [{"statement": names[it.statement], "agrees": it.agrees} for it in one.typical],
                }
                for one in self.clusters
            ],
            "silhouette": round(self.grouping.silhouette, 3) if self.grouping else None,
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        if not self.clusters:
            return ()
        rows = tuple(
            (one.name if not at else "", f"{one.people}" if not at else "",
             f"{'agrees' if it.agrees else 'disagrees'}: {names[it.statement]}")
            for one in self.clusters for at, it in enumerate(one.typical)
        )  # fmt: skip
        return (Table(("Group", "People", "What is typical of it"), rows, "Opinion groups, by their answers", (1,)),)


def _tally(election: Election) -> Tally:
    names, ground = election.names, _ground(election)
    numbers = range(len(names))
    scores = tuple(agreement.together(ground.of(at)) for at in numbers)
    ranking = ranked(scores)
    common = tuple(
        at for group in ranking for at in group if all(2 * one.agree > one.seen for one in ground.of(at) if one.seen)
        and any(one.seen for one in ground.of(at))
    )  # fmt: skip
    place = places(ranking)
    rows = tuple(
        (place[at], names[at], *(f"{number}" for number in _said(ground.everybody[at])),
         f"{agreement.small_room(ground.of(at)):.2f}")
        for group in ranking for at in group
    )  # fmt: skip
    return Tally(
        scores=scores,
        ranking=ranking,
        winners=common,
        sentence=_sentence(names, ground, common),
        table=Table(("Place", "Statement", "Agree", "Disagree", "Pass", "Consensus"), rows, numbers=(2, 3, 4, 5)),
        notes=_notes(election, ground),
        part=ground,
    )


def _said(one: Votes) -> tuple[int, int, int]:
    return one.agree, one.disagree, one.seen - one.agree - one.disagree


def _ground(election: Election) -> Ground:
    everybody = _votes(election, [one.count for one in election.papers])
    types: dict[str, int] = {}
    for one in election.papers:
        if one.type:
            types[one.type] = types.get(one.type, 0) + one.count
    large = [name for name, people in types.items() if people >= FEWEST]
    grouping, clusters = _clusters(election, everybody)
    declared = tuple(
        _group(election, everybody, name, [one.count if one.type == name else 0 for one in election.papers])
        for name in sorted(large, key=str.casefold)
    )
    by, groups = ("types", declared) if len(declared) > 1 else ("clusters", clusters) if clusters else ("everybody", ())
    return Ground(
        by, groups, clusters, grouping, everybody,
        agreement.majority(everybody), agreement.majority(everybody, agrees=False),
    )  # fmt: skip


def _clusters(election: Election, everybody: tuple[Votes, ...]) -> tuple[Grouping | None, tuple[Group, ...]]:
    if election.size > MOST_PEOPLE:
        return None, ()
    answers = [tuple(_answer(mark) for mark in one.marks) for one in election.papers for _ in range(one.count)]
    grouping = opinion_groups(answers)
    if grouping is None:
        return None, ()
    found = []
    for number in range(grouping.number):
        weights, at = [], 0
        for one in election.papers:
            weights.append(sum(its == number for its in grouping.group[at : at + one.count]))
            at += one.count
        found.append(_group(election, everybody, f"Group {number + 1}", weights))
    return grouping, tuple(found)


def _answer(mark: Any) -> int | None:
    return None if mark is None else int(mark)


def _group(election: Election, everybody: tuple[Votes, ...], name: str, weights: Sequence[int]) -> Group:
    votes = _votes(election, weights)
    return Group(name, sum(weights), votes, agreement.typical(votes, everybody))


def _votes(election: Election, weights: Sequence[int]) -> tuple[Votes, ...]:
    number = len(election.options)
    agree, disagree, seen = [0] * number, [0] * number, [0] * number
    for paper, weight in zip(election.papers, weights, strict=True):
        if not weight:
            continue
        for at, mark in enumerate(paper.marks):
            if mark is None:
                continue
            seen[at] += weight
            if mark > 0:
                agree[at] += weight
            elif mark < 0:
                disagree[at] += weight
    return tuple(map(Votes, agree, disagree, seen))


def _sentence(names: Sequence[str], ground: Ground, common: Sequence[int]) -> str:
    who = {
        "types": f"all {len(ground.groups)} types", "clusters": f"all {len(ground.groups)} opinion groups",
        "everybody": "most people",
    }[ground.by]  # fmt: skip
    if not common:
        return f"There is no statement that {who} lean towards."
    return f"{who[:1].upper()}{who[1:]} lean towards {quoted(names, common)}."


def _notes(election: Election, ground: Ground) -> tuple[str, ...]:
    names = election.names
    words = []
    if ground.by == "types":
        words.append(f"Reckoned over types of actor: {join([called(one.name) for one in ground.groups])}.")
    if election.size > MOST_PEOPLE:
        words.append(f"Groups by answers are looked for among {MOST_PEOPLE:,} people at most; here are more.")
    elif not ground.clusters:
        words.append("By their answers people fall into no clear groups.")
    if ground.against:
        words.append(f"Most people disagree with {quoted(names, ground.against)}.")
    return tuple(words)


def _doubts(election: Election) -> str:
    marks = [mark for paper in election.papers for mark in paper.marks if mark is not None]
    if (
        len(marks) >= 6
        and 0 in marks
        and min(marks) == 0
        and set(marks) <= {0, 1}
        and None not in (mark for paper in election.papers for mark in paper.marks)
    ):
        return (
            "Every mark is 1 or 0, and nobody disagrees with anything. Here 0 is a pass; whoever disagrees is -1. If "
            "0 means that people disagree, write -1; if 1 are ticks, count by approval."
        )
    return ""


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    for at, one in enumerate(marks):
        if one not in (None, -1, 0, 1):
            return f"“{options[at].name}” has {one}; 1 agrees, -1 disagrees and 0 passes"
    return ""


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    return 1, [[1 if mark is not None and mark > 0 else 0 for mark in paper.marks] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Tick for each statement whether you agree, disagree or would rather pass. Leave out what you did not read.",
    )


METHOD = Method(
    name="consensus",
    title="Common ground",
    purpose="Finds, among many statements, those that all types of actor lean towards, and what divides people.",
    stages=(Stage.engagement, Stage.codesign),
    smallest=8,
    kind="stances",
    keyed="one sign for each statement: + agree, - disagree, 0 pass, . not seen",
    closing="Closes when every sheet is in. Nothing is decided by it: it shows what to build on.",
    check=_check,
    tally=_tally,
    read=keying.stances({"+": 1, "y": 1, "-": -1, "n": -1, "0": 0, "p": 0}, _RIGHT),
    instructions=_instructions,
    boxes=lambda settings: (Box("I", ("agree", "disagree", "pass"), 20),),
    spoiled="A statement with two ticks spoils the paper. Statements without a tick were not seen, and do not count.",
    shares=_shares,
    doubts=_doubts,
    words=_WORDS,
    signed=True,
)
