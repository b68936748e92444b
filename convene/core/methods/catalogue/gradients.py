"""Gradients of agreement: eight places to stand between endorsement and veto (Kaner and others, 1987)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from convene.core.methods import histogram, keying
from convene.core.methods.election import Election, Marks, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, quoted, ranked
from convene.core.methods.settings import Setting
from convene.core.vocabulary import Stage
from convene.text import plural

PLACES = (
    "I endorse it with my whole heart",
    "I agree, with a minor point",
    "I support it, with reservations",
    "I abstain",
    "It needs more discussion",
    "I do not like it, but will support it",
    "I seriously disagree",
    "I veto it",
)
"""What 1 to 8 mean."""

Label = Literal["enthusiastic", "lukewarm", "ambiguous", "polarised", "nobody"]

MEANINGS: Mapping[Label, str] = {
    "enthusiastic": "7 in 10 or more stand at 1 or 2, and nobody at 7 or 8",
    "lukewarm": "half or more stand between 3 and 6",
    "polarised": "a fifth or more stand at 1 or 2, and a fifth or more at 7 or 8",
    "ambiguous": "people stand too far apart to call it anything else",
    "nobody": "nobody took a place",
}
LEVEL = Setting(
    "level", "the support that is needed",
    "Agree before the vote what is needed: enthusiastic for what is hard to undo, lukewarm for what can be tried.",
    kind="word", default="enthusiastic", choices=("enthusiastic", "lukewarm"),
)  # fmt: skip


def label(numbers: Sequence[int]) -> Label:
    """What to call a histogram of eight places. A divided room is called so before a lukewarm one: it is what a mean,
    or a majority in the middle, would hide."""
    people, for_it, against = sum(numbers), sum(numbers[:2]), sum(numbers[6:])
    if not people:
        return "nobody"
    if 10 * for_it >= 7 * people and not against:
        return "enthusiastic"
    if 5 * for_it >= people and 5 * against >= people:
        return "polarised"
    if 2 * sum(numbers[2:6]) >= people:
        return "lukewarm"
    return "ambiguous"


@dataclass(frozen=True, slots=True)
class Places:
    """How many stand at each place, and what that is called, for each proposal."""

    counts: tuple[tuple[int, ...], ...]
    labels: tuple[Label, ...]

    def data(self, names: Sequence[str]) -> Mapping[str, Any]:
        return {
            "counts": {name: list(one) for name, one in zip(names, self.counts, strict=True)},
            "labels": dict(zip(names, self.labels, strict=True)),
        }

    def tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        if len(names) > 1:
            return ()
        rows = tuple((f"{at}", words, f"{self.counts[0][at - 1]}") for at, words in enumerate(PLACES, 1))
        return (Table(("", "Where people stand", "People"), rows, numbers=(2,)),)


def _tally(election: Election) -> Tally:
    names = election.names
    counts = histogram.counts(election, 1, 8)
    labels = tuple(map(label, counts))
    needed = election.settings.get("level", "enthusiastic")
    enough = ("enthusiastic",) if needed == "enthusiastic" else ("enthusiastic", "lukewarm")
    # Whoever stands at 7 or 8 is never outvoted by a label.
    carried = tuple(at for at, one in enumerate(labels) if one in enough and not sum(counts[at][6:]))
    support = tuple(sum(one[:3]) for one in counts)
    rows = tuple((names[at], *(f"{number}" for number in counts[at]), labels[at]) for at in range(len(names)))
    return Tally(
        scores=support,
        ranking=ranked(support),
        winners=carried,
        sentence=_sentence(names, labels, carried, str(needed)),
        table=Table(("Proposal", *map(str, range(1, 9)), "Called"), rows, numbers=tuple(range(1, 9))),
        notes=_notes(names, counts),
        part=Places(tuple(map(tuple, counts)), labels),
    )


def _sentence(names: Sequence[str], labels: Sequence[Label], carried: Sequence[int], needed: str) -> str:
    said = [f"“{name}” is {_called(one)} ({MEANINGS[one]})" for name, one in zip(names, labels, strict=True)]
    if len(names) > 1:
        end = (
            f"{quoted(names, carried)} reached what was needed ({needed})."
            if carried
            else f"None reached {needed} support."
        )
        return f"{'; '.join(said[:6])}. {end}"
    return (
        f"{said[0]}. {'That is enough.' if carried else f'What was needed is {needed} support: it does not carry yet.'}"
    )


def _called(one: Label) -> str:
    return {"nobody": "without an answer", "ambiguous": "ambiguous", "polarised": "polarised"}.get(
        one, f"met with {one} support"
    )


def _notes(names: Sequence[str], counts: Sequence[Sequence[int]]) -> tuple[str, ...]:
    found = []
    for name, one in zip(names, counts, strict=True):
        if one[7]:
            found.append(f"“{name}”: {plural(one[7], 'veto', 'vetoes')}. Hear why before anything else.")
        if one[4]:
            found.append(f"“{name}”: {plural(one[4], 'person wants', 'people want')} more discussion.")
    return tuple(found)


def _check(marks: Marks, options: Sequence[Option], settings: Settings) -> str:
    return histogram.outside(marks, options, 1, 8, "places")


def _shares(election: Election) -> tuple[int, list[Sequence[int]]]:
    """1 for whoever supports it, from 1 to 3; places are an order, and no mean is taken of them."""
    return 1, [[1 if one is not None and one <= 3 else 0 for one in paper.marks] for paper in election.papers]


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Tick the place where you stand on the proposal.",
        *(f"{place}: {means}" for place, means in enumerate(PLACES, 1)),
    )


METHOD = Method(
    name="gradients",
    title="Gradients of agreement",
    purpose="Shows how deep the support for a proposal is, and where concerns sit, before something that is hard to "
    "undo.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=5,
    kind="scale",
    keyed="a digit from 1 to 8 for each proposal: 2, or 253 for three",
    closing="What support is needed is agreed before the vote. The result is the whole picture and what it is called, "
    "never a mean.",
    check=_check,
    tally=_tally,
    read=keying.digits,
    instructions=_instructions,
    boxes=lambda settings: (Box("Where I stand", tuple(map(str, range(1, 9))), 24),),
    scale=tuple(range(1, 9)),
    spoiled="A paper is spoiled if a place is below 1 or above 8, or two are ticked for one proposal.",
    shares=_shares,
    settings=(LEVEL,),
)
