"""``import`` and ``export``: files in and out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli.desk import desk
from convene.cli.exports import EXPORTS, Form, Wanted
from convene.errors import NO, USAGE, Problem, Where
from convene.paths import file_at
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
    every: Annotated[
        bool, Parameter("--all", negative="", help="Every figure of a table of figures, not only the usual ones.")
    ] = False,
    dry_run: Annotated[bool, Parameter(negative="", help="Say what would happen, and change nothing.")] = False,
    form: Annotated[
        Literal["text", "json", "csv"] | None,
        Parameter(
            "--format", metavar="FORM", show_choices=False, help="text, json or csv, for what becomes of each line."
        ),
    ] = None,
) -> None:
    """Bring a file in. All of it comes in, or nothing: one undo takes it back."""
    from convene.services import exchange

    path = file_at(file)
    kind = exchange.kind_of(path)
    if kind not in ("place", "framework", "csv"):
        raise Problem(
            f"A {kind} cannot be brought in.",
            "A place, a framework or a list can.",
            hint="convene check says whether the file is right.",
            where=Where(str(file)),
            exit_code=NO,
        )
    if kind == "csv":
        from convene.cli.importing import Asked, bring_list

        lists = [tuple(one or ()) for one in (maps, sets, within)]
        with desk().open() as book:
            bring_list(book, Asked(path, noun, lists[0], lists[1], lists[2], sheet, every, dry_run, form))
        return
    if dry_run:
        _look_first(path, kind)
        return
    with desk().open(make=kind == "place") as book:
        if kind == "place":
            from convene.cli.places import bring_place
            from convene.services import places

            book.do(places.leave_open, bring_place(book, path))
            return
        place_id = desk().place_in(book)
        book.back_up("before-import")
        done = book.do(exchange.bring_framework, place_id, path)
        desk().say(f"{done.value}{' convene undo takes it back.' if done.undoable else ''}")


def _look_first(path: Path, kind: str) -> None:
    from convene.services import upkeep

    if kind == "place" and not upkeep.there(desk().book):
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # looking must not leave a book behind
            desk().paths = replace(desk().paths, book=Path(folder) / "look.book")
            with desk().open(make=True) as book:
                _rehearse(book, path, kind)
    else:
        with desk().open() as book:
            _rehearse(book, path, kind)


def _rehearse(book: Book, path: Path, kind: str) -> None:
    from convene.cli.importing import rehearsed
    from convene.cli.places import bring_action
    from convene.services import exchange

    action: Callable[[Any], Any]
    if kind == "place":
        action = bring_action(path)
    else:
        place_id = desk().place_in(book)

        def action(writer: Any) -> Any:
            return exchange.bring_framework(writer, place_id, path)

    desk().put(f"It would be: {rehearsed(book, action)}.")
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
    access: Annotated[
        bool, Parameter(negative="", help="With --people: also what they need to take part, and their language.")
    ] = False,
    judgements: Annotated[
        bool,
        Parameter(negative="", help="A list of actors as csv with how influential and interested you think they are."),
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
            text = one.text(book, Wanted(_pick(wanted, what, one.forms), which, people, large, words, access))
        else:
            text = _list(book, what, wanted, words, people=people, access=access, judgements=judgements)
        named = not people and _say_who_is_named(book, text)
        if output is None:
            desk().put(text)
            return
        if wanted == "csv":
            text = "\ufeff" + text  # without it Excel takes UTF-8 for something else
        private = people or access or judgements or (named and what != "manifesto")  # that one is made to be shown
        write_whole(file_at(output), text, replace=force, private=private)
        if published is not None and published.ready:
            from convene.services import manifesto

            book.do(manifesto.published, desk().place_in(book), published)
        desk().say(f"Written to {output}{'; only you can read it' if private else ''}.")


def _say_who_is_named(book: Book, text: str) -> bool:
    """A word about contacts whose names stand in free text, since leaving people out does not leave those out.
    Whether there are any."""
    from convene.services import mentions

    found = book.ask(mentions.names_kept, desk().place_in(book)).count(text)
    if found:
        times = {1: "once", 2: "twice"}.get(found, f"{found} times")
        desk().say(f"Contacts kept here are named in it {times}: convene tidy --dry-run shows where.")
    return bool(found)


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

    text = book.ask(exchange.place_text, desk().place_in(book), people=wanted.people, access=wanted.access)
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


def _list(
    book: Book, what: str, wanted: Form | None, words: str, *, people: bool, access: bool, judgements: bool
) -> str:
    from convene.cli import formats, lists
    from convene.core.nouns import noun
    from convene.services import exchange

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
    records = lists.chosen(book, kind, words, names=people)
    if picked == "csv":
        return lists.csv_text(book, kind, records, names=people, judgements=judgements)
    drafts = [exchange.public(draft, access) if people else exchange.nobody_in(draft) for _, draft in records]
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
