"""``backup``, ``restore``, ``doctor`` and ``where``: looking after the book as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.formats import as_json
from convene.errors import NO, Problem
from convene.paths import file_at


def backup() -> None:
    """Make a dated copy of the book, checked before it gets its name."""
    with context().open() as book:
        path = book.back_up("by-hand")
    context().say("The book is backed up.")
    context().put(str(path))


def restore(
    file: Annotated[Path, Parameter(help="The backup to go back to; convene where lists them.", name="FILE")], /
) -> None:
    """Put a backup in the book's place, after backing up what is there."""
    from convene.services.maintenance import book_checks

    source = file_at(file)
    if not book_checks.is_file(source):  # the bare name of a backup is enough
        source = next((one for one in book_checks.backups(context().book) if one.name == file.name), source)
    kept = book_checks.restore(context().book, source, context().now())
    context().say(f"The book is now as it was in {source.name}.")
    if kept:
        context().say(f"What was there before is in {kept}.")


def doctor() -> None:
    """Look the book over: every page, every reference, its backups."""
    from convene.services.maintenance import book_checks

    found = book_checks.doctor(context().book)
    context().put("\n".join(f"{'✓' if one.well else '!'} {one.words}" for one in found))
    unwell = sum(not one.well for one in found)
    if unwell:
        raise Problem(
            "One thing is not as it should be." if unwell == 1 else f"{unwell} things are not as they should be.",
            hint="The lines marked ! say what. convene restore brings back a backup; convene where lists them.",
            exit_code=NO,
        )
    context().say("All is well.")


def where(
    *,
    form: Annotated[
        Literal["text", "json"], Parameter("--format", help="text or json.", show_choices=False, metavar="FORM")
    ] = "text",
) -> None:
    """Say where everything is kept. Nothing is made by asking."""
    from convene.services.maintenance import book_checks

    paths = context().paths
    book, copies = book_checks.real(paths.book), book_checks.backups(paths.book)
    places = {
        "book": book,
        "backups": book_checks.backups_folder(paths.book),
        "settings": paths.settings,
        "log": paths.log,
    }
    if form == "json":
        known: dict[str, dict[str, str | bool]] = {
            name: {"path": str(path), "exists": path.exists()} for name, path in places.items()
        }
        if book != paths.book:
            known["book"]["link"] = str(paths.book)
        context().put(as_json({**known, "latest_backups": [str(one) for one in copies]}))
        book_checks.there(paths.book)
        return
    lines = [f"{name:<10}{path}{'' if path.exists() else '  (not there yet)'}" for name, path in places.items()]
    if book != paths.book:
        lines[0] += f"  (by the link {paths.book})"
    context().put("\n".join([*lines, *(f"{'':<10}{one.name}" for one in copies)]))
    book_checks.there(paths.book)  # after all else: what is wrong with the book's own path
