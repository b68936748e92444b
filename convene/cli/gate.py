"""``gate``: the checks of the stage a place is in, and the way on."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from convene.cli.context import context
from convene.errors import USAGE, Problem


def gate(
    *,
    on: Annotated[
        bool, Parameter(negative="", help="Go on to the next stage, or from the last into a new cycle.")
    ] = False,
    baselines: Annotated[
        bool,
        Parameter(negative="", help="Into a new cycle: keep the last count of each figure followed as its baseline."),
    ] = False,
    back: Annotated[bool, Parameter(negative="", help="Go back a stage; that is always allowed.")] = False,
    reason: Annotated[
        str,
        Parameter(
            metavar="WHY", help="Why it is right to go on with checks open; it is published.", show_default=False
        ),
    ] = "",
) -> None:
    """Show the checks before the next stage, and go on."""
    from convene.cli.status_text import gate_lines
    from convene.services.gates import passing
    from convene.services.places import places

    if on and back:
        raise Problem("On, or back?", hint="Give one of --on and --back.", exit_code=USAGE)
    with context().open() as book:
        place_id = context().place_in(book)
        if back:
            context().say(f"{book.do(passing.back, place_id).label}. convene undo takes it back.")
            return
        if on:
            carried = book.ask(passing.carried_over, place_id)
            done = book.do(passing.onward, place_id, reason, baselines=baselines)
            for words in carried:
                context().say(words)
            context().say(f"{done.label}. convene undo takes it back.")
            return
        head = book.ask(places.head, place_id, context().today)
        here = next(one for one in head.gates if one.stage == head.stage)
        context().put("\n".join(gate_lines(here, context().width)))
        if carried := book.ask(passing.carried_over, place_id):
            context().put("\n".join(["", "Into the next cycle", *(f"  {words}" for words in carried)]))
        standing = passing.stands_in_the_way(here)
        context().say(
            "convene gate --on opens the next stage."
            if not standing
            else "convene gate --on --reason WHY goes on with what is open; convene add override CHECK --reason WHY "
            "gives the reason for one check."
        )
