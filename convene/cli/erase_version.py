"""``erase version``: the text of a frozen version taken out for good."""

from __future__ import annotations

from convene.cli.context import context
from convene.services.manifesto import erasing_version, versions


def erase(word: str, *, yes: bool) -> None:
    """Erase it, or say what would go: raises Problem until it is said that it is meant."""
    with context().open() as book:
        place_id = context().place_in(book)
        version_id, one = book.ask(versions.find, place_id, word)
        if not yes and one.erased_on is None:
            raise erasing_version.not_yet(one, book.ask(erasing_version.seals_under, version_id))
        done = erasing_version.erase(book, place_id, word, context().now())
    for line in done.says():
        context().say(line)
    context().say("Files written out earlier, and paper, are not reached from here.")
