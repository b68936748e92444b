"""``capture``: one line, one contribution."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import Parameter

from convene.cli.context import context
from convene.core.workshops.capture import Capture
from convene.core.workshops.doubts import doubted
from convene.core.workshops.pasted import items
from convene.errors import USAGE, Problem
from convene.text import clip


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
    """Write down one thing somebody said, in their own words; several lines are several things, kept as one change."""
    from convene.services.nouns import records
    from convene.services.workshops import run
    from convene.services.workshops.current import running

    lines = items(text)
    with context().open() as book:
        place_id = context().place_in(book)
        if not as_said and (asked := doubted(lines, book.ask(run.short_forms_of, place_id))):
            hint = "Write it as it is meant, or add --as-said to keep the line as it stands."
            raise Problem(f"{asked} Nothing was kept.", hint=hint, exit_code=USAGE)
        if workshop:
            workshop_id = book.ask(records.find, place_id, "workshop", workshop)
        else:
            workshop_id = book.ask(running, place_id) or ""
        room = context().now().replace(tzinfo=None)
        done = book.do(run.capture_many, place_id, workshop_id, lines, room)
        if not done.value:
            raise Problem(
                "There are no words in that line.", hint="convene capture 'What was said @citizen #t3'", exit_code=USAGE
            )
        made: list[Any] = [book.ask(records.load, "contribution", one) for one in done.value]
        context().say(f"{done.label}{_tags(made[0]) if len(made) == 1 else ''}. convene undo takes it back.")
        for one in made if len(made) == 1 else ():
            if like := book.ask(run.said_before, place_id, one.text, done.value):
                context().say(f"It is much like what is there already: “{clip(like, 100)}”.")
        context().put("\n".join(one.slug for one in made))


def _tags(draft: Any) -> str:
    """What was kept beside the words, the last speaker's type among it."""
    said = Capture("", draft.actor_type, draft.table, draft.kind).tags
    return f" ({said})" if said else ""
