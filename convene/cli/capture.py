"""``capture``: one line, one contribution."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from convene.cli.context import context
from convene.core.workshops.capture import doubt, parse_capture
from convene.errors import USAGE, Problem


def capture(
    text: Annotated[str, Parameter(help="What was said, with its tags: @citizen #t3 !hope.", name="TEXT")],
    /,
    *,
    workshop: Annotated[
        str,
        Parameter(
            metavar="HANDLE", help="Where it was said; the workshop that is running when left out.", show_default=False
        ),
    ] = "",
    as_said: Annotated[
        bool, Parameter(negative="", help="Keep a word that begins with @ and is no type of actor as it was said.")
    ] = False,
) -> None:
    """Write down one thing somebody said, in their own words."""
    from convene.services.nouns import records
    from convene.services.workshops import run
    from convene.services.workshops.current import running

    if not as_said and (asked := doubt(text)):
        hint = "Write the type as it is, or add --as-said to keep the line as it stands."
        raise Problem(f"{asked} Nothing was kept.", hint=hint, exit_code=USAGE)
    with context().open() as book:
        place_id = context().place_in(book)
        if workshop:
            workshop_id = book.ask(records.find, place_id, "workshop", workshop)
        else:
            workshop_id = book.ask(running, place_id) or ""
        room = context().now().replace(tzinfo=None)
        done = book.do(run.capture, place_id, workshop_id, text, room)
        if done.value is None:
            raise Problem(
                "There are no words in that line.", hint="convene capture 'What was said @citizen #t3'", exit_code=USAGE
            )
        tags = parse_capture(text).tags
        context().say(f"{done.label}{f' ({tags})' if tags else ''}. convene undo takes it back.")
        context().put(str(getattr(book.ask(records.load, "contribution", done.value), "slug", "")))
