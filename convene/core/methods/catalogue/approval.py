"""Approval: everybody ticks whatever they can support."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from convene.core.methods import keying, ticks
from convene.core.methods.election import Election, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Table, Tally, first, leading, percent, places, ranked
from convene.core.vocabulary import Stage


def _tally(election: Election) -> Tally:
    names, papers = election.names, election.size
    people = ticks.supporters(election)
    ranking = ranked(people)
    place = places(ranking)
    rows = tuple(
        (place[one], names[one], f"{people[one]}", percent(Fraction(people[one], papers)))
        for group in ranking
        for one in group
    )
    return Tally(
        scores=tuple(people),
        ranking=ranking,
        winners=first(ranking, people),
        sentence=leading(names, ranking, people, "paper"),
        table=Table(("Place", "Option", "Papers", "Share"), rows, numbers=(2, 3)),
    )


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return ("Tick every option you can support: one, several or all of them. Each tick counts the same.",)


METHOD = Method(
    name="approval",
    title="Approval",
    purpose="Finds what most people can support. Simple to explain and quick to count; options that are alike do not "
    "harm each other.",
    stages=(Stage.codesign, Stage.delivery),
    smallest=3,
    kind="ticks",
    keyed="the letters of what is ticked: ACD",
    closing="Closes when every paper is in. The option most papers tick wins.",
    check=ticks.check,
    tally=_tally,
    read=keying.chosen,
    instructions=_instructions,
    boxes=lambda settings: (Box("I support it", ("yes",)),),
    limits=lambda settings: (1, None),
    spoiled=ticks.SPOILED,
    shares=ticks.shares,
    doubts=ticks.doubts,
    words=ticks.WORDS,
)
