"""``undo``, ``redo`` and ``history``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.formats import as_json
from convene.cli.table import table

if TYPE_CHECKING:
    from convene.services.book import Book

NUMBER = Annotated[
    int | None, Parameter(name="N", help="The number of a change, as convene history shows it.", show_default=False)
]


def undo(number: NUMBER = None, /) -> None:
    """Take back the latest change of the book (of the place, with --place), or the one named."""
    with context().open() as book:
        place_id = context().place_in(book) if context().place else None
        done = book.undo(place_id, None if number is None else str(number))
        context().say(f"Undid{_where(book, done.change)}: {done.value}. convene redo brings it back.")


def redo(number: NUMBER = None, /) -> None:
    """Do again what was undone last, or the change named."""
    with context().open() as book:
        place_id = context().place_in(book) if context().place else None
        done = book.redo(place_id, None if number is None else str(number))
        context().say(f"Redid{_where(book, done.change)}: {done.value}.")


def _where(book: Book, change_id: str) -> str:
    """Which place it was in, when it is not the open one."""
    from convene.services.maintenance import history as past
    from convene.services.places import places

    name = book.ask(past.place_name, change_id, but=book.ask(places.current))
    return f" in {name}" if name else ""


def history(
    *,
    most: Annotated[int, Parameter(metavar="NUMBER", help="How many changes to list.")] = 20,
    form: Annotated[
        Literal["table", "json"], Parameter("--format", help="table or json.", show_choices=False, metavar="FORM")
    ] = "table",
) -> None:
    """List the changes of the book (of one place, with --place), newest first."""
    from convene.services.maintenance import history as past

    with context().open() as book:
        place_id = context().place_in(book) if context().place else None
        entries = book.ask(past.entries, place_id, max(most, 0))
    if form == "json":
        keys = ("seq", "at", "label", "why", "kind", "undone", "device", "rows")
        context().put(
            as_json([{"number" if key == "seq" else key: getattr(one, key) for key in keys} for one in entries])
        )
        return
    if not entries:
        context().say("Nothing was changed yet.")
        return
    told = any(one.why for one in entries)
    rows = [
        (
            str(one.seq),
            past.when(one.at, context().today),
            one.label,
            *((one.why,) if told else ()),
            "undone" if one.undone else "",
        )
        for one in entries
    ]
    heads = ("number", "when", "what", *(("why",) if told else ()), "")
    context().put(table(heads, rows, context().width))
