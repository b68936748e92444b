"""Borda: points by place."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.methods import keying, orders
from convene.core.methods.election import Election, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Tally, first, leading
from convene.core.vocabulary import Stage


def _tally(election: Election) -> Tally:
    found = orders.reckon(election)
    names = election.names
    return Tally(
        scores=found.borda,
        ranking=found.borda_ranking,
        winners=first(found.borda_ranking, found.borda),
        sentence=leading(names, found.borda_ranking, found.borda, "point"),
        table=orders.table(names, found, found.borda_ranking),
        notes=(*orders.compared(names, found), *found.notes),
        part=found,
    )


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    most = len(options) - 1
    return (
        "Write 1 beside the option you like best, 2 beside the next, and so on, as far as you have a view.",
        f"The option in first place gets {most} {'point' if most == 1 else 'points'}, the next one less, the last "
        "none. The most points win.",
    )


METHOD = Method(
    name="borda",
    title="Ranked, by points (Borda)",
    purpose="Finds what most people can live with: second places count for much. Beside it stands how each option does "
    "against each other one.",
    stages=(Stage.codesign,),
    smallest=5,
    kind="ranks",
    keyed="letters in order, best first: CABD",
    closing="Closes when every paper is in. The most points win; options with as many tie.",
    check=orders.check,
    tally=_tally,
    read=keying.order,
    instructions=_instructions,
    boxes=lambda settings: (Box("Place"),),
    spoiled=orders.SPOILED,
    shares=orders.shares,
    doubts=orders.doubts,
    words=orders.WORDS,
    least_options=2,
)
