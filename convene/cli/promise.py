"""``promise``: one line, one commitment, offered."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from convene.cli.context import context
from convene.text import join


def promise(
    line: Annotated[str, Parameter(help="Who promises, >, the lever, a colon, the promise, =MEASURE.", name="LINE")],
    /,
    *,
    dry_run: Annotated[bool, Parameter(negative="", help="Say what was understood, and keep nothing.")] = False,
) -> None:
    """Draft a commitment from one line and add it as offered. What was understood, and what not, is said."""
    from convene.services.delivery import promise_lines
    from convene.services.nouns import records

    with context().open() as book:
        place_id, today = context().place_in(book), context().today
        if dry_run:
            found, made = book.ask(promise_lines.understood, place_id, line, today), ""
        else:
            done = book.do(promise_lines.offer, place_id, line)
            made, found = done.value
            context().say(f"{done.label}. Only the actor can accept it. convene undo takes it back.")
        context().say(f"Understood: {found.says(today) or 'nothing'}.")
        if found.draft.wording:
            context().say(f"In its words: {found.draft.wording}")
        for one in found.told:
            context().say(one)
        if found.lacks:
            context().say(f"Not in it: {join(found.lacks)}.")
        if dry_run:
            kept = "Nothing was kept." if found.ready else "Nothing was kept, and it could not be as it stands."
            context().say(kept)
        else:
            context().put(str(getattr(book.ask(records.load, "commitment", made), "slug", "")))
