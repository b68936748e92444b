"""``wealth``: the five pillars of community wealth building across a place's commitments."""

from __future__ import annotations

from typing import Annotated, Literal

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped


def wealth(*, form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text") -> None:
    """Show which pillars of community wealth building the commitments cover, and by which lever others could."""
    from convene.services.delivery.papers import wealth as papers

    with context().open() as book:
        seen = book.ask(papers.building, context().place_in(book))
    if form == "json":
        context().put(formats.as_json(papers.as_data(seen)))
        return
    for line in papers.lines(seen):
        context().put("".join(f"{one}\n" for one in wrapped(line, context().width)) if line else "\n")
