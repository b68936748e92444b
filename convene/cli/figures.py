"""``profile`` and ``evidence``: the place in figures, and a voice or a figure put behind a need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.formats import as_json
from convene.errors import USAGE, Problem
from convene.text import plural

if TYPE_CHECKING:
    from convene.core.figures.profile import Entry, Profile


def profile(
    *,
    form: Annotated[
        Literal["text", "md", "html", "csv", "json"],
        Parameter("--format", help="text, md, html, csv or json.", show_choices=False, metavar="FORM"),
    ] = "text",
) -> None:
    """Show the place in figures: by topic, beside a larger area, with what rests on each and what is missing."""
    from convene.services.figures import profile as profiles

    with context().open() as book:
        if form in ("md", "html", "csv"):
            from convene.cli.export import made_of
            from convene.services.files.exporting import Asked, every

            made, _ = made_of(book, every()["profile"], Asked(form))
            context().put_bytes(made.content, form)
            return
        found = book.ask(profiles.page, context().place_in(book), context().today)
    if form == "json":
        from dataclasses import asdict

        data = asdict(found)
        data["made_on"] = found.made_on.isoformat()
        context().put(as_json(data))
        return
    context().put(profile_text(found, context().width))


def profile_text(found: Profile, width: int) -> str:
    """The profile as plain lines: each figure with its sentence, a bar beside the comparison, and its source."""
    lines = [f"{found.place}: a profile in figures", found.facts]
    if found.invented:
        lines.append("Everything here is invented.")
    for topic in found.topics:
        lines += ["", topic.title, "-" * len(topic.title)]
        for entry in topic.entries:
            lines += _entry_lines(entry, width)
    if not found.topics:
        lines += ["", "There are no figures yet. convene import brings in the deprivation indices or a census table."]
    lines += ["", *found.missing] if found.missing else []
    if found.bare:
        lines += ["", f"{plural(len(found.bare), 'need')} with no figure behind it yet:"]
        lines += [line for one in found.bare for line in _wrapped(one, width, "  ")]
    return "\n".join(lines) + "\n"


def _entry_lines(entry: Entry, width: int) -> list[str]:
    lines = ["", *(line for one in entry.sentences for line in _wrapped(one, width, ""))]
    label = max((len(one.label) for one in (*entry.bars, *entry.past)), default=0)
    for one in (*entry.bars, *entry.past):
        bar = "#" * max(round(one.part * 30), 1 if one.part > 0 else 0)
        lines.append(f"  {one.label:<{label}}  {bar:<30}  {one.words}")
    if entry.tenths:
        lines.append("  areas by tenth, worst first: " + " ".join(str(one) for one in entry.tenths))
    if entry.spread:
        low, high = entry.spread.areas[0], entry.spread.areas[-1]
        lines += _wrapped(f"areas from {low[2]} ({low[0]}) to {high[2]} ({high[0]})", width, "  ")
    for one_need in entry.needs:
        lines += _wrapped(f"a need rests on it: {one_need}", width, "  ")
    for apart in entry.apart:
        lines += _wrapped(apart, width, "  ")
    return [*lines, *_wrapped(f"{entry.source} ({entry.slug})", width, "  ")]


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, width, initial_indent=indent, subsequent_indent=indent) or [indent]


def evidence(
    need: Annotated[str, Parameter(help="The handle of the need; convene list need shows them.", name="NEED")],
    /,
    *,
    figure: Annotated[
        str, Parameter("--figure", metavar="INDICATOR", help="The handle of a figure to put behind it.")
    ] = "",
    voice: Annotated[
        list[str] | None,
        Parameter("--voice", metavar="CONTRIBUTION", help="The handle of something said; again for more.", negative=""),
    ] = None,
) -> None:
    """Put a figure, or what somebody said, behind a need as its evidence."""
    from convene.services import figures
    from convene.services.nouns import records

    said = voice or []
    if not figure and not said:
        raise Problem(
            "What is to stand behind the need?",
            hint="Name a figure (--figure INDICATOR) or something said (--voice CONTRIBUTION); convene list indicator "
            "and convene list contribution show their handles.",
            exit_code=USAGE,
        )
    with context().open() as book:
        place_id = context().place_in(book)
        need_id = book.ask(records.find, place_id, "need", need)
        if figure:
            indicator_id = book.ask(records.find, place_id, "indicator", figure)
            one = book.do(figures.figure_behind, place_id, need_id, indicator_id)
            _tell(one.label, "That figure says the same there already; nothing was changed.")
        if said:
            ids = [book.ask(records.find, place_id, "contribution", word) for word in said]
            many = book.do(figures.voice_behind, place_id, need_id, ids)
            _tell(many.label, "That is behind the need already; nothing was changed.")


def _tell(label: str, otherwise: str) -> None:
    context().say(f"{label}. convene undo takes it back." if label else otherwise)
