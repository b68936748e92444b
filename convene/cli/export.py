"""``export``: what goes out, to a file or to standard output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.services.files.exporting import Asked, Exported, Form, Source, every, finish, form_of, prepare, source
from convene.writing import write_whole

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.files.exporting import Export

_SUFFIXES: dict[str, Form] = {
    ".toml": "toml",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
}


def export(
    what: Annotated[str, Parameter(help=f"{', '.join(every())}, or the noun of a list.", name="WHAT")],
    which: Annotated[
        str, Parameter(help="The record meant, such as the workshop for its minutes.", name="WHICH", show_default=False)
    ] = "",
    /,
    *,
    form: Annotated[
        Form | None,
        Parameter(
            ("--format", "--form"),
            metavar="FORM",
            show_choices=False,
            help="toml, md, html, pdf, docx, csv, xlsx or json; the ending of FILE says it too.",
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
        Parameter(
            negative="", help="A list of actors as csv or xlsx with how influential and interested you think they are."
        ),
    ] = False,
    private: Annotated[
        bool,
        Parameter(
            negative="",
            help="With the words of a framework whose licence does not let them be handed on, for your own keeping; "
            "as toml, and its first line says so.",
        ),
    ] = False,
    large: Annotated[bool, Parameter(negative="", help="In large print, as html, pdf or docx.")] = False,
    words: Annotated[
        str,
        Parameter(
            "--filter", metavar="WORDS", help="Only what these words fit, as in convene list.", show_default=False
        ),
    ] = "",
) -> None:
    """Write out a place, the manifesto, a document to print, or a list."""
    wanted = form or (_form_by_name(output) if output else None)
    with context().open() as book:
        one, after = every().get(what), None
        if one is not None:
            asked = Asked(form_of(what, one.forms, wanted, large=large), which, people, access, large, words, private)
            _refuse_private(asked, one.private)
            made, after = made_of(book, one, asked)
        else:
            made = _list(
                book, what, wanted, words, people=people, access=access, judgements=judgements, private=private
            )
        if not private and (told := book.ask(_fence().typed_in, context().place_in(book), made.words)):
            context().say(told)
        named = not people and _say_who_is_named(book, made.words)
        if output is None:
            context().put_bytes(made.content, made.form)
            return
        public = one is not None and one.public
        only_mine = people or access or judgements or private or (named and not public)
        write_whole(file_at(output), made.for_file, replace=force, private=only_mine)
        if after is not None:
            book.do(after)
        context().say(f"Written to {output}{'; only you can read it' if only_mine else ''}.")


def _fence() -> Any:
    from convene.services.codesign import framework_fence

    return framework_fence


def _refuse_private(asked: Asked, forms: tuple[Form, ...]) -> None:
    """Raises Problem for a form whose front cannot say that it may not be passed on."""
    if asked.private and asked.form not in forms:
        raise Problem(
            "That is made to be handed on, so nothing goes into it that may not be."
            if not forms
            else f"As {asked.form} it has no front that could say that it may not be passed on.",
            hint=f"Say --format {forms[0]}."
            if forms
            else "Leave --private out; a place, a framework and lists take it.",
            exit_code=NO,
        )


def _form_by_name(output: Path) -> Form | None:
    """The form that the ending of a file's name says. Raises Problem for an ending that says another one."""
    ending = output.suffix.casefold()
    if ending in (".doc", ".odt", ".rtf", ".xls", ".ods", ".txt"):
        raise Problem(
            f"Nothing is written as “{ending}”.",
            hint=f"End the name in one of {', '.join(_SUFFIXES)}, or say the form: --format docx.",
            exit_code=USAGE,
        )
    return _SUFFIXES.get(ending)


def made_of(book: Book, one: Export, asked: Asked) -> tuple[Exported, Callable[[Any], Any] | None]:
    """The export, with everything there is to say about it, and what is to be done once it is written."""
    place_id = context().place_in(book)
    kept = prepare(book, place_id, one)
    found: Source = book.ask(source, place_id, context().today, one, asked)
    made = finish(found, asked)
    for line in (kept, *made.says):
        if line:
            context().say(line)
    return made, found.after


def _say_who_is_named(book: Book, text: str) -> bool:
    """A word about contacts whose names stand in free text, since leaving people out does not leave those out.
    Whether there are any."""
    from convene.services.people import mentions

    found = book.ask(mentions.names_kept, context().place_in(book)).count(text)
    if found:
        times = {1: "once", 2: "twice"}.get(found, f"{found} times")
        context().say(f"Contacts kept here are named in it {times}: convene tidy --dry-run shows where.")
    return bool(found)


def _list(
    book: Book, what: str, wanted: Form | None, words: str, *, people: bool, access: bool, judgements: bool,
    private: bool = False,
) -> Exported:  # fmt: skip
    from convene.cli import list_output, lists
    from convene.core.nouns import noun
    from convene.services.files import own_files

    try:
        kind = noun(what)
    except Problem as none:
        raise Problem(
            f"“{what}” cannot be exported.",
            hint=f"{none.hint} Besides those: {', '.join(every())}.",
            exit_code=USAGE,
        ) from None
    picked = form_of(f"the list of {kind.plural}", ("csv", "xlsx", "json", "toml"), wanted)
    if kind.private and not people:
        raise Problem(
            f"{kind.plural.capitalize()} are not written out unless you ask for them.",
            hint=f"convene export {kind.name} --people does; look after the file.",
            exit_code=NO,
        )
    _refuse_private(Asked(picked, private=private), ("toml",))
    records = lists.chosen(book, kind, words, names=people, private=private)
    if not private:
        list_output.say_kept_in(book, kind)
    if picked == "xlsx":
        content, told = lists.xlsx(book, kind, records, names=people, judgements=judgements)
        return finish(Source(content, words=told), Asked(picked))
    if picked == "csv":
        text = lists.csv_text(book, kind, records, names=people, judgements=judgements)
    else:
        drafts = [own_files.public(draft, access) if people else own_files.nobody_in(draft) for _, draft in records]
        toml = picked == "toml"
        text = formats.as_toml(kind.name, drafts) if toml else formats.as_json(formats.as_mapping(drafts))
    if private:
        text = book.ask(_fence().front, context().place_in(book)) + text
    return finish(Source(text), Asked(picked))
