"""``import``: a place, a framework or a list brought in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.import_lists import Asked, bring_list, rehearsed
from convene.errors import NO, Problem, Where
from convene.paths import file_at
from convene.text import article, clean_line

if TYPE_CHECKING:
    from convene.services.book import Book


def bring_in(
    file: Annotated[Path, Parameter(help="A place or framework (TOML), or a list (CSV, XLSX, JSON).", name="FILE")],
    /,
    *,
    noun: Annotated[
        str,
        Parameter(
            "--as",
            metavar="NOUN",
            help="What the rows of a list are, such as actor; not needed for lists that are known.",
            show_default=False,
        ),
    ] = "",
    maps: Annotated[
        list[str] | None,
        Parameter(
            "--map", metavar="'HEADING=FIELD'", negative="", help="Which field a column is; again for more columns."
        ),
    ] = None,
    sets: Annotated[
        list[str] | None,
        Parameter(
            "--set", metavar="FIELD=VALUE", negative="", help="The same for every row, such as primary_type=vcse."
        ),
    ] = None,
    within: Annotated[
        list[str] | None,
        Parameter(
            "--within",
            metavar="M1,M2",
            negative="",
            help="Only rows of these postcodes, districts or area codes; “place” means those of the place.",
        ),
    ] = None,
    sheet: Annotated[
        str, Parameter("--sheet", metavar="NAME", help="Which sheet of a workbook.", show_default=False)
    ] = "",
    heading: Annotated[
        int,
        Parameter(
            "--heading", metavar="N", help="Which line or row names the columns, counted from 1.", show_default=False
        ),
    ] = 0,
    encoding: Annotated[
        str,
        Parameter(
            "--encoding", metavar="NAME", help="In which encoding a CSV is, such as mac-roman.", show_default=False
        ),
    ] = "",
    every: Annotated[
        bool, Parameter("--all", negative="", help="Every figure of a table of figures, not only the usual ones.")
    ] = False,
    dry_run: Annotated[bool, Parameter(negative="", help="Say what would happen, and change nothing.")] = False,
    reason: Annotated[
        str,
        Parameter(
            "--reason",
            metavar="TEXT",
            show_default=False,
            help="Why a list changes what people will read of, such as the terms of what was signed; or why a "
            "framework makes measures in use count something else.",
        ),
    ] = "",
    form: Annotated[
        Literal["text", "json", "csv"] | None,
        Parameter(
            "--format", metavar="FORM", show_choices=False, help="text, json or csv, for what becomes of each line."
        ),
    ] = None,
) -> None:
    """Bring a file in. All of it comes in, or nothing: one undo takes it back."""
    from convene.services.files import own_files

    path = file_at(file)
    kind = own_files.kind_of(path)
    if kind not in ("place", "framework", "csv"):
        raise Problem(
            f"{article(kind).capitalize()} cannot be brought in.",
            "A place, a framework or a list can.",
            hint="convene check says whether the file is right.",
            where=Where(str(file)),
            exit_code=NO,
        )
    if kind == "csv":
        lists = [tuple(one or ()) for one in (maps, sets, within)]
        with context().open() as book:
            bring_list(
                book,
                Asked(
                    path, noun, lists[0], lists[1], lists[2], sheet, every, dry_run, form, heading, encoding,
                    clean_line(reason),
                ),
            )  # fmt: skip
        return
    if dry_run:
        _look_first(path, kind, clean_line(reason))
        return
    with context().open(make=kind == "place") as book:
        if kind == "place":
            from convene.cli.places import bring_place
            from convene.services.places import places

            book.do(places.leave_open, bring_place(book, path))
            return
        place_id = context().place_in(book)
        book.back_up("before-import")
        done = book.do(own_files.bring_framework, place_id, path, clean_line(reason))
        undo = "\nconvene undo takes it back." if done.undoable else ""
        context().say(f"{done.value}{undo}")


def _look_first(path: Path, kind: str, reason: str) -> None:
    from convene.services.maintenance import book_checks

    if kind == "place" and not book_checks.there(context().book):
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # looking must not leave a book behind
            context().paths = replace(context().paths, book=Path(folder) / "look.book")
            with context().open(make=True) as book:
                _rehearse(book, path, kind, reason)
    else:
        with context().open() as book:
            _rehearse(book, path, kind, reason)


def _rehearse(book: Book, path: Path, kind: str, reason: str) -> None:
    from convene.cli.places import bring_action
    from convene.services.files import own_files

    action: Callable[[Any], Any]
    if kind == "place":
        action = bring_action(path)
    else:
        place_id = context().place_in(book)

        def action(writer: Any) -> Any:
            told.append(own_files.bring_framework(writer, place_id, path, reason))

    told: list[str] = []
    context().put(f"It would be: {rehearsed(book, action)}.")
    for words in told:
        context().put(words)
    context().say("Nothing was changed.")
