"""The profile of a place as a document: Markdown, a page to print with drawn charts, and a table of its figures.

Each chart stands beside the sentence that says the same; a reader of the Markdown loses nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from convene.core.figures.profile import BarRow, Entry, Profile, Spread
from convene.core.figures.sums import place_value
from convene.core.figures.words import whose
from convene.core.nouns.indicator import IndicatorDraft
from convene.files.documents.blocks import Block, Chart, Facts, Grid, Heading, Mark, Paper, Para, bullets
from convene.text import clean_line, count, plural


def paper(profile: Profile) -> Paper:
    """The profile, with a chart beside the sentence that says the same."""
    return Paper(
        title=f"{profile.place}: a profile in figures",
        kind="Place profile",
        subtitle=f"{profile.facts[:1].upper()}{profile.facts[1:]} · {profile.made_on.day} {profile.made_on:%B %Y}",
        place=profile.place,
        made_on=profile.made_on,
        hue="engagement",
        blocks=tuple(_outline(profile)),
    )


def _outline(profile: Profile) -> Iterator[Block]:
    if profile.invented:
        yield Para("Everything here is invented: it shows what a profile looks like.", "notice")
    for topic in profile.topics:
        yield Heading(2, topic.title)
        for entry in topic.entries:
            yield from _entry(entry)
    if not profile.topics:
        yield Para("There are no figures yet.")
    if profile.missing or profile.bare:
        yield Heading(2, "What is missing")
        yield from (Para(one) for one in profile.missing)
    if profile.bare:
        yield Para(f"{plural(len(profile.bare), 'need')} with no figure behind {_it(profile.bare)} yet:")
        yield bullets(*profile.bare)
    yield Heading(2, "How to read it")
    yield Para(_HOW)


_HOW = (
    "Counts of areas are added up. Of shares, what was counted and out of how many are added up, and then divided. "
    "Scores and rates are averaged, weighted by the people they are about. Ranks, deciles and medians are never "
    "averaged. Figures counted by other areas, or from another source, are never joined over time."
)


def _it(many: Sequence[str]) -> str:
    return "it" if len(many) == 1 else "them"


def _entry(entry: Entry) -> Iterator[Block]:
    yield Heading(3, f"{entry.name}: {entry.value}")
    for one in entry.said:
        yield Para(one)
    yield from _drawn(entry)
    yield Facts(tuple(_lines(entry)))


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.spread:
        areas = entry.spread.areas
        yield "Areas", f"from {areas[0][2]} ({areas[0][0]}) to {areas[-1][2]} ({areas[-1][0]})"
    if entry.made:
        yield "How it was made", entry.made
    for one in entry.needs:
        yield "A need rests on it", one
    for one in entry.apart:
        yield "Not joined", one
    if entry.note:
        yield "Note", entry.note
    yield "Source", entry.source


def _drawn(entry: Entry) -> Iterator[Block]:
    if entry.bars:
        yield Chart("bars", tuple(map(_mark, entry.bars)), entry.sentences[0])
    if entry.tenths:
        most = max(*entry.tenths, 1)
        marks = tuple(Mark(str(at), number / most, count(number)) for at, number in enumerate(entry.tenths, start=1))
        numbers = Grid(
            ("Tenth", *(one.label for one in marks)),
            (("Areas", *(one.words for one in marks)),),
            numbers=tuple(range(1, 11)),
            widths=(2, *(1,) * 10),
        )
        yield Chart("columns", marks, entry.sentences[-1], key="areas in each tenth, from 1 to 10", instead=numbers)
    if entry.spread:
        yield _dots(entry.spread)
    if entry.past:
        words = ", ".join(f"{one.label} {one.words}" for one in entry.past)
        yield Chart("line", tuple(map(_mark, entry.past)), f"Over time: {words}.")
        yield Grid(("When", "Figure"), tuple((one.label, one.words) for one in entry.past), numbers=(1,))


def _mark(one: BarRow) -> Mark:
    return Mark(one.label, one.part, one.words, one.here)


def _dots(spread: Spread) -> Chart:
    key = "thick line: the place" if spread.here is not None else "each dot an area"
    key += f"; dashed: {spread.beside_name}" if spread.beside is not None else ""
    return Chart(
        "dots",
        tuple(Mark(name, part, words) for name, part, words in spread.areas),
        f"{plural(len(spread.areas), 'area')} from {spread.areas[0][2]} to {spread.areas[-1][2]}.",
        low=spread.low,
        high=spread.high,
        here=spread.here,
        beside=spread.beside,
        key=key,
    )


# The table

COLUMNS = (
    "topic", "name", "figure", "unit", "part", "of", "compared_with", "compared", "how", "areas", "period", "date",
    "source", "licence", "handle",
)  # fmt: skip


def csv_text(figures: Sequence[IndicatorDraft]) -> str:
    """One row a figure, with its value to six places and how it was made. Text that a spreadsheet would run as a
    formula is disarmed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in figures:
        found = place_value(one)
        percent = one.kind.value == "share"
        writer.writerow([
            _cell(one.topic), _cell(one.name), _number(found.value), "%" if percent else _cell(one.unit),
            _number(found.part), _number(found.whole), _cell(one.compare_with), _number(one.compare),
            _cell(found.how or found.refused), whose(one), _cell(one.period), one.date.isoformat() if one.date else "",
            _cell(one.source), _cell(one.licence), _cell(one.slug),
        ])  # fmt: skip
    return out.getvalue()


def _number(value: object) -> str:
    from decimal import Decimal

    if not isinstance(value, Decimal):
        return ""
    rounded = round(value, 6)
    return format(rounded.normalize() + 0, "f")


def _cell(text: str) -> str:
    line = clean_line(text)
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line
