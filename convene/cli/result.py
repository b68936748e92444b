"""``result``: what a closed ballot came to."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.count_text import count_text
from convene.errors import NO
from convene.services.codesign.ballots import ballot_detail, ballot_words
from convene.services.codesign.ballots import result as results
from convene.services.nouns import records


def result(
    ballot: Annotated[str, Parameter(help="The ballot, by its handle or its question.", name="BALLOT")],
    /,
    *,
    form: Annotated[Literal["table", "json"], formats.option("table or json.")] = "table",
) -> int:
    """Show what a closed ballot came to; nobody sees that before. Ends with 1 where no paper could be counted."""
    with context().open() as book:
        place_id = context().place_in(book)
        found = book.ask(results.counted, place_id, book.ask(records.find, place_id, "ballot", ballot))
    if form == "json":
        context().put(formats.as_json(found.data()))
    else:
        head = f"{found.ballot.question}\n\n"
        context().put(head + count_text(found.result, told(found), context().width, of_told="How the papers came"))
    return 0 if found.result.valid else NO


def told(found: results.Counted) -> tuple[str, ...]:
    """How the papers came in, how they stand against the head-count, and whether the ballot was opened again."""
    said = (f"{ballot_detail.came_in(found.stack)}.", found.stack.reconciled, ballot_words.again(found))
    return tuple(filter(None, said))
