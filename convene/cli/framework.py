"""``framework`` and ``crosswalk``: advice on the framework, its versions, what changed, and what it counts towards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.cli.export import made_of
from convene.core.framework.crosswalk import Scheme
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.services.codesign import crosswalks, framework_editor, framework_fence
from convene.services.codesign import framework_pages as pages
from convene.services.files.exporting import Asked, every
from convene.text import clean_line, plural

if TYPE_CHECKING:
    from convene.core.views import Section
    from convene.services.book import Book


def framework(
    what: Annotated[
        Literal["check", "version", "diff"],
        Parameter(help="check, version or diff.", name="WHAT", show_choices=False),
    ],
    one: Annotated[
        str,
        Parameter(
            help="With version: its number. With diff: the earlier state, last when left out.", name="ONE",
            show_default=False,
        ),
    ] = "",
    other: Annotated[
        str, Parameter(help="With diff: the later state, now when left out.", name="OTHER", show_default=False)
    ] = "",
    /,
    *,
    why: Annotated[
        str, Parameter(help="With version: why there is a new one; kept with it.", show_default=False)
    ] = "",
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> int:  # fmt: skip
    """Look the framework over (check), call it by a new number (version), or say what changed (diff).

    A state is now, last (the version last kept), brought-in, the number of a version, or a framework file.
    """
    if what != "diff" and other:
        raise Problem(f"“{clean_line(other)}” is left over.", hint=f"convene framework {what} --help.", exit_code=USAGE)
    if what == "check":
        return _check(one, form)
    if what == "version":
        _version(clean_line(one), clean_line(why), form)
    else:
        _diff(one, other, form)
    return 0


def _check(one: str, form: str) -> int:
    if one:
        raise Problem(
            "framework check looks at the framework in the book.", hint=f"convene check {one} looks at a file.",
            exit_code=USAGE,
        )  # fmt: skip
    with context().open() as book:
        found = book.ask(pages.findings, context().place_in(book))
        if form == "json":
            _stays_in(book)
    if form == "json":
        context().put(
            formats.as_json(
                [{"severity": one.severity, "noun": str(one.path[0]), "words": one.words, "remedy": one.remedy}
                 for one in found]
            )
        )  # fmt: skip
    else:
        context().put(sections_text(pages.lint_sections(found), context().width))
    wrong = sum(one.severity == "error" for one in found)
    context().say(f"{plural(len(found), 'thing')} to look at." if found else "Nothing to put right.")
    return NO if wrong else 0


def _version(number: str, why: str, form: str) -> None:
    with context().open() as book:
        place_id = context().place_in(book)
        if number:
            done = book.do(framework_editor.raise_version, place_id, number, why)
            context().say(f"{done.value} convene undo takes it back.")
            return
        here = book.ask(framework_editor.standing, place_id)
        sections = book.ask(pages.since, place_id)
    if form == "json":
        data = {"title": here.title, "version": here.version, "changes": len(here.since), "suggested": here.suggested}
        context().put(formats.as_json(data))
    else:
        context().put(sections_text(sections, context().width))


def _diff(one: str, other: str, form: str) -> None:
    first, second = (file_at(word) if word.casefold().endswith(".toml") else None for word in (one, other))
    if first is not None and second is not None:
        found = pages.of_files(first, second)
    else:
        with context().open() as book:
            words = (str(first or one) or "last", str(second or other) or "now")
            found = book.ask(pages.compared, context().place_in(book), *words)
            if form == "json":
                _stays_in(book)
    if form == "json":
        context().put(formats.as_json(pages.as_data(found)))
        return
    context().say(f"From {found.one} to {found.other}.")
    if found.differences:
        context().put(sections_text(pages.difference_sections(found.differences), context().width))
    else:
        context().say("They say the same.")


def _stays_in(book: Book) -> None:
    """Raises Problem where the words of the framework stay in the book: JSON is made to be handed on."""
    here = book.ask(framework_fence.fence, context().place_in(book))
    if here.closed:
        raise Problem(
            "As JSON it would hand on words of the framework that stay in this book.", " ".join(here.says[:1]),
            hint="Leave --format out to read it here.", exit_code=NO,
        )  # fmt: skip


def sections_text(sections: Sequence[Section], width: int) -> str:
    """Titled lines, as plain text."""
    blocks = []
    for section in sections:
        lines = [line for entry in section.lines for line in _hung(entry, width)]
        blocks.append("\n".join([*wrapped(section.title, width), *lines]))
    return "\n\n".join(blocks) + "\n"


def _hung(entry: str, width: int) -> list[str]:
    body = entry.lstrip()
    return wrapped(body, width, " " * (2 + len(entry) - len(body)))


def crosswalk(
    scheme: Annotated[
        Literal["sdg", "pillar", "ppn002"],
        Parameter(help="sdg, pillar or ppn002.", name="GOALS", show_choices=False),
    ],
    /,
    *,
    form: Annotated[
        Literal["text", "md", "html", "csv", "json"], formats.option("text, md, html, csv or json.")
    ] = "text",
) -> None:  # fmt: skip
    """Show which measures in use, and how much of what is promised, count towards the goals of others."""
    with context().open() as book:
        if form == "text":
            found = book.ask(crosswalks.page, context().place_in(book), Scheme(scheme))
            context().put(f"{found.scheme.label}\n\n{sections_text(crosswalks.sections(found), context().width)}")
            return
        made, _ = made_of(book, every()["crosswalk"], Asked(form, scheme))
        context().put_bytes(made.content, form)
