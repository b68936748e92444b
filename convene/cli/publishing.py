"""``publish``: the account goes out, kept byte for byte."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from convene.cli.context import context
from convene.services.account import publishing


def publish(
    what: Annotated[Literal["account"], Parameter(help="account.", name="WHAT", show_choices=False)],
    which: Annotated[
        str, Parameter(help="Its handle; the latest when left out.", name="WHICH", show_default=False)
    ] = "",
    /,
    *,
    why: Annotated[
        str, Parameter(help="Why. Needed from the second time on: it stands in the file.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, Parameter(negative="", help="Say what would go out, and change nothing.")] = False,
) -> None:
    """Publish the account: keep its file byte for byte, with what changed since the last one. undo takes it back."""
    with context().open() as book:
        place = context().place_in(book)
        if dry_run:
            found = book.ask(publishing.look, place, which, context().today)
            said = [f"{found.title}, number {found.number}", found.headline, *found.labels]
            if found.before is not None:
                changes = found.changes or ("Nothing has changed.",)
                said += [f"Since number {found.before.number}:", *(f"  {one}" for one in changes)]
            context().put("\n".join(said))
            context().say("Nothing was changed.")
            return
        made = book.do(publishing.publish, place, which, why=why).value
        labels = book.ask(publishing.labels_of, made)
    context().say(f"Published as number {made.number}: {made.headline}")
    for words in labels:
        context().say(words)
    context().say(f"The SHA-256 of its file is {made.sha256}.")
    context().put(made.slug)
