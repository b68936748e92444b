"""``coverage``: lever × actor type × outcome, its blanks as an agenda."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.cli.market import read_lever
from convene.core.codesign.lever_agenda import MOST
from convene.core.codesign.lever_coverage import TABLE_KEY, LeverCoverage, cell_words
from convene.core.vocabulary import ActorType, Lever
from convene.text import clip, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convene.core.codesign.lever_agenda import Blank


def coverage(
    *,
    lever: Annotated[str, Parameter(help="Only this lever.", show_default=False)] = "",
    table: Annotated[
        bool, Parameter(negative="", help="Also the table: outcomes down, types of actors across.")
    ] = False,
    every: Annotated[bool, Parameter(name="--all", negative="", help="Every blank, however many there are.")] = False,
    form: Annotated[Literal["text", "json", "csv"], formats.option("text, json or csv.")] = "text",
) -> None:
    """Say which combinations of lever, type of actor and outcome nobody has offered anything for, and whom to ask."""
    from convene.services.codesign import lever_coverage

    only = Lever(read_lever(lever)) if lever else None
    with context().open() as book:
        seen = book.ask(lever_coverage.coverage, context().place_in(book), handed_on=form != "text").by(only)
    if form == "json":
        context().put(formats.as_json(_data(seen)))
    elif form == "csv":
        context().put(lever_coverage.coverage_csv(seen))
    else:
        shown = seen.blanks if every else seen.blanks[:MOST]
        context().put("".join(f"{line}\n" for line in _lines(seen, shown, table)))


def _lines(seen: LeverCoverage, shown: Sequence[Blank], table: bool) -> Iterator[str]:
    width = context().width
    yield from wrapped(seen.says, width)
    for note in seen.notes:
        yield from wrapped(note, width)
    for one in shown:
        yield ""
        yield from wrapped(one.words, width)
        yield from wrapped(one.next, width, "  ")
    if more := len(seen.blanks) - len(shown):
        yield ""
        yield from wrapped(f"And {plural(more, 'more blank')} like these; --all tells them.", width)
    if seen.thin_says:
        yield ""
        yield from wrapped(seen.thin_says, width)
    if table:
        yield ""
        yield from _table(seen, width)


def _table(seen: LeverCoverage, width: int) -> Iterator[str]:
    heads = [one.value for one in ActorType]
    label = max(min(width - sum(len(one) + 2 for one in heads), 40), 8)
    title = seen.lever.label if seen.lever else "All levers"
    yield f"{title[: label - 1]:<{label}}{''.join(f'  {one}' for one in heads)}"
    for outcome in seen.outcomes:
        cells = "".join(f"  {cell_words(seen, outcome.code, kind):>{len(kind.value)}}" for kind in ActorType)
        yield f"{clip(f'{outcome.code} {outcome.title}', label - 1):<{label}}{cells}".rstrip()
    yield from wrapped(TABLE_KEY, width)


def _data(seen: LeverCoverage) -> dict[str, Any]:
    return {
        "says": seen.says, "named": seen.named, "covered": seen.covered, "by_adopted_measures": seen.adopted,
        "notes": list(seen.notes),
        "blanks": [
            {"key": one.key, "words": one.words, "next": one.next, "outcome": one.outcome,
             "types": list(one.types), "levers": list(one.levers), "priority": one.rank or None,
             "ask": one.actor or None} for one in seen.blanks
        ],
        "cells": [
            {"outcome": code, "type": kind, "lever": lever, "named": cell.named, "offered": cell.offered,
             "accepted": cell.accepted, "signed": cell.signed}
            for (lever, kind, code), cell in seen.cells.items()
        ],
    }  # fmt: skip
