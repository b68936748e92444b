"""Consent: a proposal goes ahead unless somebody has a reasoned objection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from convene.core.methods import keying
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, quoted, ranked
from convene.core.vocabulary import Stage
from convene.text import plural

RULE = (
    "An objection says how the proposal would harm what we want to reach. That somebody would like something else "
    "better is no objection."
)
_RIGHT = "Write one sign for each proposal: + consents, - objects, . says nothing."
_WORDS = {
    "consent": 1, "consents": 1, "yes": 1, "y": 1, "✓": 1, "✔": 1, "+": 1, "ok": 1, "true": 1,
    "object": 0, "objects": 0, "objection": 0, "no": 0, "n": 0, "-": 0, "false": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Round:
    """How many consent and object to each proposal."""

    consents: tuple[int, ...]
    objections: tuple[int, ...]

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        return {"objections": dict(zip(names, self.objections, strict=True))}

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        return ()


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    for at, one in enumerate(marks):
        if one not in (None, 0, 1):
            return f"“{options[at].name}” has {one}; 1 consents and 0 objects"
    return ""


def _tally(election: Election) -> Tally:
    names = election.names
    yes, no = [0] * len(names), [0] * len(names)
    for paper in election.papers:
        for at, one in enumerate(paper.marks):
            if one is not None:
                (yes if one else no)[at] += paper.count
    carried = tuple(at for at in range(len(names)) if yes[at] and not no[at])
    rows = tuple((name, f"{yes[at]}", f"{no[at]}", _state(yes[at], no[at])) for at, name in enumerate(names))
    notes = [RULE] if any(no) else []
    silent = [at for at in range(len(names)) if yes[at] + no[at] < election.size]
    if silent:
        notes.append(f"Not everybody answered on {quoted(names, silent)}: in a consent round each person is asked.")
    return Tally(
        scores=tuple(yes),
        ranking=ranked([(1 if at in carried else 0) for at in range(len(names))]),
        winners=carried,
        sentence=_sentence(names, yes, no, carried),
        table=Table(("Proposal", "Consent", "Object", ""), rows, numbers=(1, 2)),
        notes=tuple(notes),
        part=Round(tuple(yes), tuple(no)),
    )


def _state(yes: int, no: int) -> str:
    return "objections to integrate" if no else "consent" if yes else "nobody answered"


def _sentence(names: Sequence[str], yes: Sequence[int], no: Sequence[int], carried: Sequence[int]) -> str:
    if len(names) == 1:
        if carried:
            return f"{quoted(names, [0])} has consent: nobody objects. Say when it will be looked at again."
        return (
            f"{quoted(names, [0])} does not have consent yet: {plural(no[0], 'objection')} to integrate. Change the "
            "proposal until the harm is dealt with, and ask again."
        )
    if not carried:
        return "No proposal has consent yet: each has an objection to integrate, or no answer."
    return f"{quoted(names, carried)} {'has' if len(carried) == 1 else 'have'} consent: nobody objects."


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    return 1, [[1 if one else 0 for one in paper.marks] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Tick “consent” if it is good enough for now and safe enough to try. Tick “object” if it would harm what we "
        "want to reach, and write how.",
        RULE,
    )


METHOD = Method(
    name="consent",
    title="Consent round",
    purpose="Decides together without asking everybody to like it best: good enough for now, safe enough to try, "
    "looked at again on a day that is named.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=3,
    kind="stances",
    keyed="one sign for each proposal: + consents, - objects",
    closing="Carries when nobody objects any more. Objections are integrated into the proposal, not outvoted.",
    check=_check,
    tally=_tally,
    read=keying.stances({"+": 1, "y": 1, "-": 0, "n": 0}, _RIGHT),
    instructions=_instructions,
    boxes=lambda settings: (Box("I", ("consent", "object")), Box("If I object: how it would harm", width=40)),
    scale=(1, 0),
    spoiled="A paper is spoiled if both boxes of a proposal are ticked. An objection needs its reason.",
    shares=_shares,
    words=_WORDS,
)
