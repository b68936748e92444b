"""``backup``, ``restore``, ``doctor`` and ``where``: looking after the book as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from convene.cli.desk import desk
from convene.errors import NO, Problem
from convene.paths import file_at


def backup() -> None:
    """Make a dated copy of the book, checked before it gets its name."""
    with desk().open() as book:
        path = book.back_up("by-hand")
    desk().say("The book is backed up.")
    desk().put(str(path))


def restore(
    file: Annotated[Path, Parameter(help="The backup to go back to; convene where lists them.", name="FILE")], /
) -> None:
    """Put a backup in the book's place, after backing up what is there."""
    from convene.services import upkeep

    source = file_at(file)
    if not upkeep.is_file(source):  # the bare name of a backup is enough
        source = next((one for one in upkeep.backups(desk().book) if one.name == file.name), source)
    kept = upkeep.restore(desk().book, source, desk().now())
    desk().say(f"The book is now as it was in {source.name}.")
    if kept:
        desk().say(f"What was there before is in {kept}.")


def doctor() -> None:
    """Look the book over: every page, every reference, its backups."""
    from convene.services import upkeep

    found = upkeep.doctor(desk().book)
    desk().put("\n".join(f"{'✓' if one.well else '!'} {one.words}" for one in found))
    unwell = sum(not one.well for one in found)
    if unwell:
        raise Problem(
            "One thing is not as it should be." if unwell == 1 else f"{unwell} things are not as they should be.",
            hint="The lines marked ! say what. convene restore brings back a backup; convene where lists them.",
            exit_code=NO,
        )
    desk().say("All is well.")


def where(
    *,
    form: Annotated[
        Literal["text", "json"], Parameter("--format", help="text or json.", show_choices=False, metavar="FORM")
    ] = "text",
) -> None:
    """Say where everything is kept. Nothing is made by asking."""
    from convene.services import upkeep

    paths = desk().paths
    book, copies = upkeep.real(paths.book), upkeep.backups(paths.book)
    places = {
        "book": book,
        "backups": upkeep.backups_folder(paths.book),
        "settings": paths.settings,
        "log": paths.log,
    }
    if form == "json":
        from convene.cli.formats import as_json

        known: dict[str, dict[str, str | bool]] = {
            name: {"path": str(path), "exists": path.exists()} for name, path in places.items()
        }
        if book != paths.book:
            known["book"]["link"] = str(paths.book)
        desk().put(as_json({**known, "latest_backups": [str(one) for one in copies]}))
        upkeep.there(paths.book)
        return
    lines = [f"{name:<10}{path}{'' if path.exists() else '  (not there yet)'}" for name, path in places.items()]
    if book != paths.book:
        lines[0] += f"  (by the link {paths.book})"
    desk().put("\n".join([*lines, *(f"{'':<10}{one.name}" for one in copies)]))
    upkeep.there(paths.book)  # after all else: what is wrong with the book's own path
