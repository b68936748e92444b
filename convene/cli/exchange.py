"""``import`` and ``export``: files in and out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from convene.cli.desk import desk
from convene.cli.exports import EXPORTS, Form, Wanted
from convene.errors import NO, USAGE, Problem, Where
from convene.text import join
from convene.writing import write_whole

if TYPE_CHECKING:
    from convene.core.views_manifesto import ManifestoPage
    from convene.services.book import Book

_SUFFIXES: dict[str, Form] = {
    ".toml": "toml",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".json": "json",
}


def bring_in(
    file: Annotated[Path, Parameter(help="A place or framework file (TOML), or a list (CSV).", name="FILE")],
    /,
    *,
    noun: Annotated[
        str, Parameter("--as", metavar="NOUN", help="What the rows of a list are, such as actor.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, Parameter(negative="", help="Say what would happen, and change nothing.")] = False,
) -> None:
    """Bring a file in. All of it comes in, or nothing: one undo takes it back."""
    from convene.services import exchange

    path = file.expanduser()
    kind = exchange.kind_of(path)
    if kind == "csv" and not noun:
        raise Problem(
            "A list does not say what its rows are.",
            hint=f"Say it: convene import {file} --as actor.",
            where=Where(str(file)),
            exit_code=USAGE,
        )
    if kind not in ("place", "framework", "csv"):
        raise Problem(
            f"A {kind} cannot be brought in.",
            "A place, a framework or a list can.",
            hint="convene check says whether the file is right.",
            where=Where(str(file)),
            exit_code=NO,
        )
    if dry_run:
        _look_first(path, kind, noun)
        return
    with desk().open(make=kind == "place") as book:
        if kind == "place":
            from convene.cli.places import bring_place
            from convene.services import places

            book.do(places.leave_open, bring_place(book, path))
            return
        place_id = desk().place_in(book)
        book.back_up("before-import")
        done = book.do(_action(kind, path, noun, place_id))
        desk().say(f"{done.value}{' convene undo takes it back.' if done.undoable else ''}")


def _action(kind: str, path: Path, noun: str, place_id: str) -> Callable[[Any], str]:
    from convene.services import exchange

    if kind == "framework":
        return lambda writer: exchange.bring_framework(writer, place_id, path)
    return lambda writer: exchange.bring_list(writer, place_id, noun, path)


def _look_first(path: Path, kind: str, noun: str) -> None:
    if kind == "place" and not desk().book.exists():
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # looking must not leave a book behind
            desk().paths = replace(desk().paths, book=Path(folder) / "look.book")
            with desk().open(make=True) as book:
                _rehearse(book, path, kind, noun)
    else:
        with desk().open() as book:
            _rehearse(book, path, kind, noun)


class _OnlyLookingError(Exception):
    """Ends a transaction so that nothing of it stays."""


def _rehearse(book: Book, path: Path, kind: str, noun: str) -> None:
    """Do it, look at what it would be called, and let go of it: what is promised is what would happen."""
    from convene.cli.places import bring_action

    said: list[str] = []
    action = bring_action(path) if kind == "place" else _action(kind, path, noun, desk().place_in(book))

    def look(writer: Any) -> None:
        action(writer)
        said.append(writer.label)
        raise _OnlyLookingError

    try:
        book.do(look)
    except _OnlyLookingError:
        desk().put(f"It would be: {said[0]}.")
        desk().say("Nothing was changed.")


def export(
    what: Annotated[str, Parameter(help=f"manifesto, {', '.join(EXPORTS)}, or the noun of a list.", name="WHAT")],
    which: Annotated[
        str, Parameter(help="The record meant, such as the workshop for its minutes.", name="WHICH", show_default=False)
    ] = "",
    /,
    *,
    form: Annotated[
        Form | None,
        Parameter(
            "--format",
            metavar="FORM",
            show_choices=False,
            help="toml, md, html, csv or json; the ending of FILE says it too.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        Parameter(("--output", "-o"), metavar="FILE", help="Write it there rather than to standard output."),
    ] = None,
    force: Annotated[bool, Parameter(negative="", help="Replace FILE if it is there already.")] = False,
    people: Annotated[
        bool, Parameter(negative="", help="With contacts of people, which are left out otherwise.")
    ] = False,
    large: Annotated[bool, Parameter(negative="", help="In large print, for what is written as html.")] = False,
    words: Annotated[
        str,
        Parameter(
            "--filter", metavar="WORDS", help="Only what these words fit, as in convene list.", show_default=False
        ),
    ] = "",
) -> None:
    """Write out a place, the manifesto, a document to print, or a list."""
    if what == "account":
        raise Problem(
            "The account is not in this version.",
            hint="convene export manifesto, and convene list observation, hold what it will be made of.",
            exit_code=NO,
        )
    wanted = form or (_SUFFIXES.get(output.suffix.casefold()) if output else None)
    with desk().open() as book:
        published = None
        if what == "manifesto":
            text, published = _manifesto(book, wanted)
        elif one := EXPORTS.get(what):
            text = one.text(book, Wanted(_pick(wanted, what, one.forms), which, people, large, words))
        else:
            text = _list(book, what, wanted, people, words)
        if output is None:
            desk().put(text)
            return
        if wanted == "csv":
            text = "\ufeff" + text  # without it Excel takes UTF-8 for something else
        write_whole(output.expanduser(), text, replace=force)
        if published is not None and published.ready:
            from convene.services import manifesto

            book.do(manifesto.published, desk().place_in(book), published)
        desk().say(f"Written to {output}.")


def _pick(wanted: Form | None, what: str, known: tuple[Form, ...]) -> Form:
    if wanted is None:
        return known[0]
    if wanted not in known:
        raise Problem(
            f"{what.capitalize()} cannot be written as {wanted}.",
            hint=f"It comes as {join(list(known), 'or')}.",
            exit_code=USAGE,
        )
    return wanted


def place_file(book: Book, wanted: Wanted) -> str:
    """The whole place."""
    from convene.services import exchange

    text = book.ask(exchange.place_text, desk().place_in(book), people=wanted.people)
    return text if wanted.form == "toml" else _as_json(text)


def _manifesto(book: Book, wanted: Form | None) -> tuple[str, ManifestoPage]:
    """The text, and the manifesto it is of: once written to a file its hash is kept, so that a later change is seen."""
    from convene.services import manifesto

    picked = _pick(wanted, "the manifesto", ("toml", "md", "html", "json"))
    page = book.ask(manifesto.build, desk().place_in(book), desk().today)
    for one in page.findings:
        desk().say(f"{one.severity}: {one.words} {one.remedy}".rstrip())
    if picked in ("md", "html"):
        return (page.markdown if picked == "md" else page.html), page
    if not page.toml:
        raise Problem(
            "The manifesto cannot be written as a file yet.",
            "What is missing is said above.",
            hint="Fill that in, or look at it as text: convene export manifesto --format md.",
            exit_code=NO,
        )
    return (page.toml if picked == "toml" else _as_json(page.toml)), page


def minutes_of(book: Book, wanted: Wanted) -> str:
    """The minutes of a workshop."""
    from convene.services import minutes, records

    if not wanted.which:
        raise Problem(
            "Whose minutes?",
            hint="Name the workshop: convene export minutes HANDLE; convene list workshop shows them.",
            exit_code=USAGE,
        )
    place_id = desk().place_in(book)
    return book.ask(minutes.page, place_id, book.ask(records.find, place_id, "workshop", wanted.which))


def _list(book: Book, what: str, wanted: Form | None, people: bool, words: str) -> str:
    from convene.cli import formats, lists
    from convene.core.nouns import noun

    try:
        kind = noun(what)
    except Problem as none:
        raise Problem(
            f"“{what}” cannot be exported.",
            hint=f"{none.hint} Besides those: manifesto, {', '.join(EXPORTS)}.",
            exit_code=USAGE,
        ) from None
    picked = _pick(wanted, f"the list of {kind.plural}", ("csv", "json", "toml"))
    if kind.private and not people:
        raise Problem(
            f"{kind.plural.capitalize()} are not written out unless you ask for them.",
            hint=f"convene export {kind.name} --people does; look after the file.",
            exit_code=NO,
        )
    records = lists.chosen(book, kind, words)
    if picked == "csv":
        return lists.csv_text(book, kind, records)
    drafts = [draft for _, draft in records]
    return formats.as_toml(kind.name, drafts) if picked == "toml" else formats.as_json(formats.as_mapping(drafts))


def _as_json(toml: str) -> str:
    from convene.cli import formats
    from convene.cli.drafts import number

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        if isinstance(value, list):
            return [plain(one) for one in value]
        if isinstance(value, Decimal):
            return number(value)
        return value if isinstance(value, str | int | bool) else value.isoformat()

    return formats.as_json(plain(tomllib.loads(toml, parse_float=Decimal)))
