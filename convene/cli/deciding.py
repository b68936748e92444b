"""``decide``: rows of imported lists that wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.errors import USAGE, Problem
from convene.text import plural

if TYPE_CHECKING:
    from convene.services.importing import Waiting


def decide(
    handle: Annotated[
        str, Parameter(help="The row meant; without it, all that wait are listed.", name="HANDLE", show_default=False)
    ] = "",
    /,
    *,
    same_as: Annotated[
        str, Parameter(metavar="ACTOR", help="It is this actor: its handle or exact name.", show_default=False)
    ] = "",
    new: Annotated[bool, Parameter(negative="", help="It is an actor of its own, and is added.")] = False,
    skip: Annotated[bool, Parameter(negative="", help="Nothing comes of it.")] = False,
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:
    """List the rows of lists that wait for a decision, or settle one. Ties that hang on it are made with it."""
    from convene.services import importing
    from convene.services.nouns import records

    chosen = [bool(same_as), new, skip].count(True)
    with context().open() as book:
        place_id = context().place_in(book)
        if not handle:
            if chosen:
                raise Problem(
                    "Which row is decided?", hint="Name its handle; convene decide lists them.", exit_code=USAGE
                )
            _list_waiting(book.ask(importing.waiting, place_id), form)
            return
        if chosen != 1:
            raise Problem(
                "Say one thing about the row.",
                hint=f"convene decide {handle} --same-as ACTOR, or --new, or --skip.",
                exit_code=USAGE,
            )
        match_id = book.ask(records.find, place_id, "match", handle)
        choice = "new" if new else "skip" if skip else book.ask(records.find, place_id, "actor", same_as)
        done = book.do(importing.decide, place_id, match_id, choice)
        context().say(f"{done.value} convene undo takes it back.")


def _list_waiting(rows: Sequence[Waiting], form: str) -> None:
    if form == "json":
        context().put(
            formats.as_json(
                [
                    {
                        "handle": one.handle,
                        "name": one.name,
                        "file": one.file,
                        "line": one.line,
                        "why": one.why,
                        "row": dict(one.fields),
                        "ties": one.ties,
                        "could_be": [
                            {"handle": slug, "name": who.name} for slug, who in zip(one.handles, one.could, strict=True)
                        ],
                    }
                    for one in rows
                ]
            )
        )
        return
    if not rows:
        context().say("Nothing waits for a decision.")
        return
    context().put("\n".join("\n".join(_waiting_lines(one)) + "\n" for one in rows))
    context().say(f"{plural(len(rows), 'row')} to decide: convene decide HANDLE --same-as ACTOR, --new or --skip.")


def _waiting_lines(one: Waiting) -> Iterable[str]:
    yield f"{one.handle}: {one.name}"
    yield f"  {one.file}{f', line {one.line}' if one.line is not None else ''}: {one.why}"
    for title, value in one.fields:
        yield f"  {title}: {value}"
    for slug, who in zip(one.handles, one.could, strict=True):
        yield f"  may be {slug}: {who.name}"
    if one.ties:
        yield f"  {plural(one.ties, 'tie')} wait{'s' if one.ties == 1 else ''} with it"
