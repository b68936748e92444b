"""``status`` and ``open``: how a place stands, and which place is meant from now on. Opening the app is here too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import start_app
from convene.cli.context import context
from convene.cli.formats import as_json
from convene.cli.status_text import no_place_text, status_text
from convene.errors import NO, Problem, Where
from convene.paths import file_at

if TYPE_CHECKING:
    from convene.services.book import Book


def opening() -> int:
    """What ``convene`` alone does: the app for a person, the status for a pipe. What it ends with."""
    if context().terminal:
        return start_app.start_app(context().book)
    status()
    return 0


def status(
    *,
    checks: Annotated[
        bool, Parameter(negative="", help="Every check of every gate, with its numbers and its remedy.")
    ] = False,
    form: Annotated[
        Literal["text", "json"], Parameter("--format", help="text or json.", show_choices=False, metavar="FORM")
    ] = "text",
) -> None:
    """Show the stages, their gates and the next thing to do."""
    from convene.services.maintenance import book_checks
    from convene.services.places import overview, places

    if form == "text" and not book_checks.there(context().book) and not book_checks.backups(context().book):
        context().say(no_place_text(str(context().book)))
        return
    with context().open() as book:
        if form == "text" and not context().place and not book.ask(places.listing).items:
            context().say(no_place_text(str(context().book)))
            return
        page = book.ask(overview.page, context().place_in(book), context().today)
    if form == "json":
        context().put(as_json(asdict(page)))
    else:
        context().put(status_text(page, context().width, checks=checks))


def open_place(
    what: Annotated[str, Parameter(help="A place file, or the handle of a place in the book.", name="WHAT")],
    /,
    *,
    plain: Annotated[bool, Parameter(negative="", help="Show the status as text rather than the app.")] = False,
) -> int:
    """Bring a place file in and open it, or go to a place that is there already."""
    from convene.services.nouns import records
    from convene.services.places import places

    path = file_at(what)
    if path.exists() or path.suffix.casefold() == ".toml" or path.name != what:
        with context().open(make=True) as book:
            place_id = bring_place(book, path)
            book.do(places.leave_open, place_id)
            handle = getattr(book.ask(records.load, "place", place_id), "slug", "")
    else:
        with context().open() as book:
            try:
                place_id = book.ask(records.find, "", "place", what)
            except Problem as none:
                raise Problem(
                    f"There is neither a file nor a place “{what}”.",
                    none.detail,
                    hint=f"{none.hint} Files are named with their ending, such as {what}.toml.",
                    where=Where(str(context().book)),
                    exit_code=NO,
                ) from None
            book.do(places.leave_open, place_id)
            handle = getattr(book.ask(records.load, "place", place_id), "slug", "")
    if context().terminal and not plain:
        return start_app.start_app(context().book, handle)
    context().say(f"{handle} is the open place now.")
    context().place = ""
    status()
    return 0


def bring_place(book: Book, path: Path) -> str:
    """Put a place file into the book, after a backup of what is there; its id. Says what came in."""
    from convene.services.places import places

    action = bring_action(path)
    if book.ask(places.listing).items:
        book.back_up("before-import")
    done = book.do(action)
    context().say(f"{done.label}. convene undo takes it back.")
    return done.value


def bring_action(path: Path) -> Callable[[Any], str]:
    """What puts a place file into the book. The file is read and checked before anything is begun."""
    from convene.services.files import own_files

    file = own_files.read_place(path, context().today)

    def bring(write: Any) -> str:
        return own_files.bring_place(write, file, name=path.name)

    return bring
