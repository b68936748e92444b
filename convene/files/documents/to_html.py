"""A paper as one self-contained page of HTML for the screen and for A4 paper. It loads nothing and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from convene.files.documents.blocks import (
    Block,
    Bullets,
    Card,
    Chart,
    Entry,
    Facts,
    Figure,
    Figures,
    FillIn,
    Grid,
    Heading,
    Hue,
    PageBreak,
    Paper,
    Para,
    Quote,
    Slot,
    paragraphs,
    stays,
)  # fmt: skip
from convene.files.documents.style_html import style
from convene.files.documents.svg import drawn
from convene.text import clean, clean_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_STAGES: tuple[Hue, ...] = ("engagement", "codesign", "delivery", "measurement")


def html(paper: Paper, *, large: bool = False) -> str:
    """A whole page. Text is 12 points high at least, 18 in large print; only a sheet to fill in, which is laid across
    the paper, goes to 11. An unusable language tag is left out."""
    kinds = " ".join(filter(None, (paper.hue, "large" if large else "", "wide" if paper.wide and not large else "")))
    around = (None, *paper.blocks, None)
    kept = (stays(*three) for three in zip(around, paper.blocks, around[2:], strict=False))
    body = "\n".join(filter(None, (_block(one, large, stay) for one, stay in zip(paper.blocks, kept, strict=True))))
    looks = style(
        large=large, wide=paper.wide and not large, hue=paper.hue, foot=clean_line(paper.foot_of(26 if large else 70))
    )
    foot = f'<footer dir="auto">{_text(paper.foot)}</footer>' if paper.foot else ""
    return f"""<!DOCTYPE html>
<html{_in(paper.language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(paper.title)}</title>
<style>{looks}</style>
</head>
<body class="{kinds}">
<main>
{_head(paper)}
{body}
</main>
{foot}
</body>
</html>
"""


def _head(paper: Paper) -> str:
    """The title between what it is and the four stages as a rail."""
    kind = f'<p class="kind">{_text(paper.kind)}</p>\n' if paper.kind else ""
    under = f"\n{_paragraphs(paper.subtitle, 'under')}" if paper.subtitle else ""
    rail = "".join(f'<i class="{one}{" here" if one == paper.hue else ""}"></i>' for one in _STAGES)
    line = f'\n<div class="rail" aria-hidden="true">{rail}</div>' if paper.hue != "ink" else ""
    return f'<header>\n{kind}<h1 dir="auto">{_text(paper.title)}</h1>{under}{line}\n</header>'


def _block(block: Block, large: bool, kept: bool) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Para():
            tone = "" if block.tone == "plain" else block.tone
            return _paragraphs(block.text, f"{tone} stays".strip() if kept else tone, block.language)
        case Quote():
            under = f'\n<p class="under" dir="auto">{_text(block.under)}</p>' if block.under else ""
            return f"<blockquote>\n{_paragraphs(block.text, language=block.language)}{under}\n</blockquote>"
        case Bullets():
            return _bullets(block)
        case Facts():
            return _facts(block.pairs)
        case Grid():
            return _grid(block)
        case Figures():
            return f'<div class="figures">{"".join(map(_figure, block.figures))}</div>'
        case Card():
            return _card(block)
        case Chart():
            return drawn(block, large=large)
        case FillIn():
            return _boxes(block) if large else _lines(block)
        case PageBreak():
            return '<div class="break"></div>'


def _heading(one: Heading) -> str:
    number = f'<span class="number">{_text(one.number)}.</span> ' if one.number else ""
    note = f' <span class="note">({_text(one.note)})</span>' if one.note else ""
    text = f"<span{_in(one.language)}>{_text(one.text)}</span>" if one.language else _text(one.text)
    return f'<h{one.level} dir="auto">{number}{text}{note}</h{one.level}>'


def _bullets(block: Bullets) -> str:
    if not block.entries:
        return ""
    tag = "ol" if block.mark == "number" else "ul"
    return f"<{tag}>\n" + "\n".join(map(_entry, block.entries)) + f"\n</{tag}>"


def _entry(entry: Entry) -> str:
    if not (entry.label or entry.after or entry.language):
        return f'<li dir="auto">{_text(entry.text)}</li>'
    label = f"<strong>{_text(entry.label)}:</strong> " if entry.label else ""
    after = f" {_text(entry.after)}" if entry.after else ""
    return f"<li>{label}<bdi{_in(entry.language)}>{_text(entry.text)}</bdi>{after}</li>"


def _facts(pairs: Sequence[tuple[str, str]]) -> str:
    rows = "\n".join(
        f'<div><dt>{_text(label)}<i class="colon">:</i></dt> <dd dir="auto">{_text(text)}</dd></div>'
        for label, text in pairs
    )
    return f"<dl>\n{rows}\n</dl>" if rows else ""


def _figure(one: Figure) -> str:
    under = f' <small dir="auto">{_text(one.under)}</small>' if one.under else ""
    return f'<p class="figure"><b dir="auto">{_text(one.value)}</b> <span>{_text(one.label)}</span>{under}</p>'


def _card(card: Card) -> str:
    figures = f'<div class="figures">{"".join(map(_figure, card.figures))}</div>\n' if card.figures else ""
    notes = "".join(f"\n{_paragraphs(one, 'lead')}" for one in card.notes)
    said = _paragraphs(card.text, "said", card.language)
    return f'<section class="card">\n{said}\n{figures}{_facts(card.pairs)}{notes}\n</section>'


def _grid(grid: Grid) -> str:
    """A table; one of many columns says in each cell what it is of, for screens too narrow to have columns."""
    many = len(grid.columns) > 3

    def cell(tag: str, at: int, text: str, more: str = "") -> str:
        kind = ' class="end"' if at in grid.numbers else ""
        return f"<{tag}{more}{kind}>{_text(text)}</{tag}>"

    def inside(row: Sequence[str]) -> Iterator[str]:
        for at, one in enumerate(row):
            of = f' data-of="{_text(grid.columns[at])}"' if many and at and one else ""
            yield cell("td", at, one, f' dir="auto"{of}')

    head = "".join(cell("th", at, one, ' scope="col"') for at, one in enumerate(grid.columns))
    rows = "\n".join(f"<tr>{''.join(inside(row))}</tr>" for row in grid.rows)
    kind = ' class="many"' if many else ""
    wide = "".join(f'<col width="{100 * one / sum(grid.widths):.0f}%">' for one in grid.widths)
    columns = f"<colgroup>{wide}</colgroup>\n" if wide else ""
    return f"<table{kind}>\n{columns}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


# What is filled in by hand: boxes are drawn, not letters, so that no font lacks them.

_BOX, _TICKED = '<i class="box"></i>', '<i class="box">x</i>'


def _ticks(slot: Slot, cell: str) -> str:
    marks = "".join(f"<li>{_TICKED if tick == cell else _BOX}{_text(tick)}</li>" for tick in slot.ticks)
    return f'<ul class="marks">{marks}</ul>'


def _lines(block: FillIn) -> str:
    columns = "".join(f'<col width="{slot.width}%">' for slot in block.slots)
    head = "".join(
        f'<th scope="col">{_text(slot.title)}{f"<span>{_text(slot.hint)}</span>" if slot.hint else ""}</th>'
        for slot in block.slots
    )
    rows = "\n".join(
        f'<tr><td class="no">{number}</td>'
        + "".join(
            f"<td>{_ticks(slot, cell)}</td>" if slot.ticks else f'<td dir="auto">{_text(cell)}</td>'
            for slot, cell in zip(block.slots, row, strict=True)
        )
        + "</tr>"
        for number, row in enumerate(block.lines(large=False), start=1)
    )
    top = f'<colgroup><col width="3%">{columns}</colgroup>\n<thead><tr><th></th>{head}</tr></thead>'
    return f'<table class="fill">{top}\n<tbody>\n{rows}\n</tbody></table>'


def _asked(slot: Slot) -> str:
    return f"<b>{_text(slot.title)}</b> {_text(slot.hint)}".rstrip()


def _boxes(block: FillIn) -> str:
    return "\n".join(
        '<section class="entry">'
        + "".join(
            f"<p>{_asked(slot)}</p>{_ticks(slot, cell)}"
            if slot.ticks
            else f'<p>{_asked(slot)}</p><p class="line" dir="auto">{_text(cell)}</p>'
            for slot, cell in zip(block.slots, row, strict=True)
        )
        + "</section>"
        for row in block.lines(large=True)
    )


def _paragraphs(text: str, kind: str = "", language: str = "") -> str:
    mark = (f' class="{kind}"' if kind else "") + _in(language)
    return "\n".join(
        f'<p{mark} dir="auto">{"<br>".join(_text(line) for line in part)}</p>' for part in paragraphs(clean(text))
    )


def _text(text: str) -> str:
    return escape(clean_line(text))


def _in(language: str) -> str:
    """What says that an element is in a language, as a tag that can be used."""
    return f' lang="{language}"' if _TAG.fullmatch(language) else ""
