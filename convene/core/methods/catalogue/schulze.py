"""Schulze: option against option, by the strongest chains of majorities."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.methods import keying, orders
from convene.core.methods.election import Election, Option, Settings
from convene.core.methods.method import Box, Method
from convene.core.methods.result import Tally, quoted
from convene.core.vocabulary import Stage


def _tally(election: Election) -> Tally:
    found = orders.reckon(election)
    names, ranking = election.names, found.schulze_ranking
    winners = ranking[0] if any(any(row) for row in found.beats) else ()
    return Tally(
        scores=found.schulze_wins,
        ranking=ranking,
        winners=winners,
        sentence=_sentence(election, found, winners),
        table=orders.table(names, found, ranking),
        notes=(*orders.compared(names, found), *found.notes),
        part=found,
    )


def _sentence(election: Election, found: orders.Orders, winners: Sequence[int]) -> str:
    names = election.names
    if not winners:
        return "Every paper puts all options in the same place, so none is chosen."
    if len(winners) == len(names):
        return f"{'Both' if len(names) == 2 else f'All {len(names)}'} options tie: none beats another."
    if len(winners) > 1:
        return (
            f"{quoted(names, winners)} tie for the first place: none of them beats another. The papers do not say "
            "which; decide together how to go on."
        )
    order = ", ".join(quoted(names, group) for group in found.schulze_ranking[1:4])
    more = len(found.schulze_ranking) - 4
    return f"{quoted(names, winners)} comes first; then {order}{f' and {more} more' if more > 0 else ''}."


def _instructions(options: Sequence[Option], settings: Settings) -> tuple[str, ...]:
    return (
        "Write 1 beside the option you like best, 2 beside the next, and so on, as far as you have a view.",
        "Each option is then held against each other one: the one that more papers prefer wins that duel.",
    )


METHOD = Method(
    name="schulze",
    title="Ranked, option against option (Schulze)",
    purpose="Finds the option that wins against each other one, or comes closest to it. Options that are alike do not "
    "harm each other. Beside it stand the points by place (Borda).",
    stages=(Stage.codesign,),
    smallest=5,
    kind="ranks",
    keyed="letters in order, best first: CABD",
    closing="Closes when every paper is in. The option that no other beats wins; where there are several, they tie.",
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
