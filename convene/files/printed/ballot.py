"""A voting paper: the question, how to fill it in, a box beside each option, when it is spoiled, and who may see it.

Black on white without a fill, so that any copier can take it. Options stand in the order, and under the letters, in
which papers are keyed in; a line's number serves as well as its letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convene.core.methods.election import Option, Settings, letters
from convene.core.methods.method import Method
from convene.core.methods.result import shown
from convene.files.documents.blocks import Block, Bullets, Entry, FillIn, Grid, PageBreak, Paper, Para, Slot

DUELS = 3
"""Lines for duels, for each option."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is asked. ``settings`` are as ``Method.settle`` gives them; ``anonymity`` says who will see the paper, in a
    sentence; ``sheets`` are the numbers of the sheets, one each, such as “T3-Q2-07”: one without a number when empty.
    ``type_asked`` are the types of actor to tick, where papers say it."""

    question: str
    options: Sequence[Option]
    method: Method
    settings: Settings
    anonymity: str
    place: str = ""
    when: str = ""
    about: str = ""
    sheets: Sequence[str] = ()
    types_asked: Sequence[str] = ()


def paper(ballot: Ballot) -> Paper:
    """The paper, every sheet on a page of its own."""
    blocks: list[Block] = []
    for number in ballot.sheets or ("",):
        if blocks:
            blocks.append(PageBreak())
        blocks += _sheet(ballot, number)
    return Paper(
        title=ballot.question,
        kind=f"Voting paper · {ballot.method.title}",
        subtitle=" · ".join(filter(None, (ballot.place, ballot.when))),
        place=ballot.place,
        blocks=tuple(blocks),
    )


def _sheet(ballot: Ballot, number: str) -> list[Block]:
    method, settings, options = ballot.method, ballot.settings, ballot.options
    first, *rest = method.instructions(options, settings)
    blocks: list[Block] = [Para(f"Sheet {number}")] if number else []
    if ballot.about:
        blocks.append(Para(ballot.about))
    blocks.append(Para(first, "lead"))
    if rest:
        blocks.append(Bullets(tuple(Entry(one) for one in rest)))
    blocks += [Grid(one.heads, one.rows, one.numbers, _widths(len(one.heads))) for one in method.beside(settings)]
    blocks += _boxes(ballot)
    if ballot.types_asked:
        blocks.append(FillIn((Slot("I am here as", "tick one", 20, tuple(ballot.types_asked)),), ((("",)),)))
    blocks += [Para(method.spoiled), Para(ballot.anonymity, "notice")]
    return blocks


def _boxes(ballot: Ballot) -> list[Block]:
    """A line an option with its boxes; for duels the options, and lines for them."""
    costed = any(one.name == "budget" for one in ballot.method.settings)
    named = [
        f"{letter}: {one.words}{_cost(one) if costed else ''}"
        for letter, one in zip(letters(len(ballot.options)), ballot.options, strict=True)
    ]
    boxes = ballot.method.boxes(ballot.settings)
    if not boxes:
        lines = DUELS * len(named)
        return [
            Bullets(tuple(Entry(one) for one in named)),
            FillIn((Slot("Rather", "its letter", 20), Slot("than", "its letter", 20)), (), lines, lines),
        ]
    slots = (Slot("Option", "", 60), *(Slot(box.title, "", box.width, box.ticks) for box in boxes))
    return [FillIn(slots, tuple((one, *("",) * len(boxes)) for one in named))]


def _cost(one: Option) -> str:
    return f" (£{shown(one.cost)})" if one.cost is not None else ""


def _widths(columns: int) -> tuple[int, ...]:
    """The first column twice as wide as the others."""
    return (2, *(1,) * (columns - 1))
