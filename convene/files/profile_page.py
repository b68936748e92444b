"""The profile of a place as a document: Markdown, a page to print with drawn charts, and a table of its figures.

Each chart stands beside the sentence that says the same; a reader of the Markdown loses nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape

from convene.core.nouns.indicator import IndicatorDraft
from convene.core.profile import BarRow, Entry, Profile, Spread
from convene.files.blocks import Block, Bullets, Drawing, Grid, Heading, Para, bullets
from convene.files.blocks import Entry as Line
from convene.files.blocks_html import page
from convene.files.blocks_markdown import markdown as as_markdown
from convene.text import clean_line, count, plural

_ACCENT, _GREY, _INK = "#1f7a6b", "#8a8f93", "#1b1f22"


def markdown(profile: Profile) -> str:
    """As CommonMark with tables."""
    return as_markdown(outline(profile))


def html(profile: Profile, *, large: bool = False) -> str:
    """As one self-contained page for screen and A4, its charts drawn: 12 points, or 18 in ``large`` print."""
    title = f"{profile.place}: a profile in figures"
    return page(outline(profile), title=title, language=profile.language, large=large)


def outline(profile: Profile) -> list[Block]:
    """The blocks of the document."""
    out: list[Block] = [Heading(1, f"{profile.place}: a profile in figures")]
    out.append(Para(f"{profile.facts} · {profile.made_on.day} {profile.made_on:%B %Y}"))
    if profile.invented:
        out.append(Para("Everything here is invented: it shows what a profile looks like.", notice=True))
    for topic in profile.topics:
        out.append(Heading(2, topic.title))
        for entry in topic.entries:
            out += _entry(entry)
    if not profile.topics:
        out.append(Para("There are no figures yet."))
    if profile.missing or profile.bare:
        out.append(Heading(2, "What is missing"))
        out += [Para(one) for one in profile.missing]
    if profile.bare:
        out.append(Para(f"{plural(len(profile.bare), 'need')} with no figure behind {_it(profile.bare)} yet:"))
        out.append(bullets(*profile.bare))
    out.append(Heading(2, "How to read it"))
    out.append(Para(_HOW))
    return out


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
    if entry.past:
        rows = tuple((one.label, one.words) for one in entry.past)
        yield Grid(("When", "Figure"), rows)
    lines = [Line(one, label) for label, one in _lines(entry)]
    yield Bullets(tuple(lines))


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


# Drawing


def _drawn(entry: Entry) -> Iterator[Drawing]:
    if entry.bars:
        yield _figure(_bars(entry.bars), len(entry.bars) * 30 + 6, entry.sentences[0])
    if entry.tenths:
        numbers = Grid(
            ("Tenth", *(str(one) for one in range(1, 11))), (("Areas", *(count(one) for one in entry.tenths)),)
        )
        yield _figure(_steps(entry.tenths), 96, entry.sentences[-1], numbers)
    if entry.spread:
        yield _figure(_line(entry.spread), 62, _spread_words(entry.spread))
    if entry.past:
        words = ", ".join(f"{one.label} {one.words}" for one in entry.past)
        yield _figure(_over_time(entry.past), 110, f"Over time: {words}.")


def _spread_words(spread: Spread) -> str:
    return f"{plural(len(spread.areas), 'area')} between {spread.low} and {spread.high}."


def _figure(inside: str, height: int, words: str, instead: Grid | None = None) -> Drawing:
    return Drawing(
        f'<svg viewBox="0 0 640 {height}" width="100%" role="img" aria-label="{escape(clean_line(words))}" '
        f'font-family="inherit" font-size="15" fill="{_INK}" style="break-inside: avoid; margin: .2em 0 .6em">'
        f"{inside}</svg>",
        instead,
    )


def _text(x: float, y: float, said: str, anchor: str = "start", weight: str = "") -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{bold}>{escape(clean_line(said))}</text>'


def _bars(rows: Sequence[BarRow]) -> str:
    out = []
    for at, one in enumerate(rows):
        y = at * 30 + 4
        long = max(one.part * 330, 1.5)
        out.append(_text(0, y + 17, _cut(one.label, 22), weight="bold" if one.here else ""))
        out.append(f'<rect x="190" y="{y}" width="330" height="22" fill="#eef0ef"/>')
        out.append(f'<rect x="190" y="{y}" width="{long:.1f}" height="22" fill="{_ACCENT if one.here else _GREY}"/>')
        out.append(_text(530, y + 17, one.words, weight="bold" if one.here else ""))
    return "".join(out)


def _steps(tenths: Sequence[int]) -> str:
    """Ten columns, the worst at the left: so many areas in each tenth."""
    most = max(max(tenths), 1)
    out = []
    for at, number in enumerate(tenths):
        high = number / most * 46
        x = at * 60 + 4
        out.append(f'<rect x="{x}" y="{66 - high:.1f}" width="48" height="{max(high, 1.5):.1f}" fill="{_ACCENT}"/>')
        out.append(_text(x + 24, 60 - high, count(number), "middle") if number else "")
        out.append(_text(x + 24, 84, str(at + 1), "middle"))
    return "".join(out)


def _line(spread: Spread) -> str:
    def x(part: float) -> float:
        return 20 + part * 600

    out = [f'<line x1="20" x2="620" y1="26" y2="26" stroke="{_GREY}" stroke-width="1.5"/>']
    if spread.beside is not None:
        out.append(f'<line x1="{x(spread.beside):.1f}" x2="{x(spread.beside):.1f}" y1="10" y2="42" stroke="{_INK}" '
                   'stroke-width="2" stroke-dasharray="4 3"/>')  # fmt: skip
    out += [
        f'<circle cx="{x(part):.1f}" cy="26" r="6" fill="{_ACCENT}" fill-opacity=".55"><title>'
        f"{escape(clean_line(f'{name}: {words}'))}</title></circle>"
        for name, part, words in spread.areas
    ]
    if spread.here is not None:
        out.append(f'<line x1="{x(spread.here):.1f}" x2="{x(spread.here):.1f}" y1="8" y2="44" stroke="{_ACCENT}" '
                   'stroke-width="4"/>')  # fmt: skip
    out += [_text(20, 58, spread.low), _text(620, 58, spread.high, "end")]
    marks = "thick line: the place" if spread.here is not None else "each dot an area"
    marks += f"; dashed: {spread.beside_name}" if spread.beside is not None else ""
    out.append(_text(320, 58, marks, "middle"))
    return "".join(out)


def _over_time(rows: Sequence[BarRow]) -> str:
    step = 520 / max(len(rows) - 1, 1)
    points = [(60 + at * step, 74 - one.part * 50) for at, one in enumerate(rows)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    out = [f'<polyline points="{path}" fill="none" stroke="{_ACCENT}" stroke-width="3"/>']
    for (x, y), one in zip(points, rows, strict=True):
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{_ACCENT}"/>')
        out.append(_text(x, y - 10, one.words, "middle"))
        out.append(_text(x, 100, _cut(one.label, 16), "middle"))
    return "".join(out)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


# The table

COLUMNS = (
    "topic", "name", "figure", "unit", "part", "of", "compared_with", "compared", "how", "areas", "period", "date",
    "source", "licence", "handle",
)  # fmt: skip


def csv_text(figures: Sequence[IndicatorDraft]) -> str:
    """One row a figure, with its value to six places and how it was made. Text that a spreadsheet would run as a
    formula is disarmed."""
    from convene.core.figures import place_value
    from convene.core.figures_words import whose

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
