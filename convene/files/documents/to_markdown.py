"""A paper as Markdown (CommonMark with tables), with no way for text to become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    PageBreak,
    Paper,
    Para,
    Quote,
    paragraphs,
)  # fmt: skip
from convene.text import clean, clean_line

_MARKS = re.compile(r"[\\`*_{}\[\]#|~$^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENING = re.compile(r"^([-+=:])|^(\d{1,9})([.)])")


def markdown(paper: Paper) -> str:
    """The paper as Markdown text ending in one newline."""
    opening = f"# {escaped(paper.title)}", _lines(paper.subtitle) if paper.subtitle else ""
    return "\n\n".join(filter(None, (*opening, *map(_block, paper.blocks)))) + "\n"


def escaped(text: str, *, opens: bool = False) -> str:
    """One line of text that Markdown shows as it is. ``opens`` says that it stands first in its block."""
    line = "".join(_ENTITIES.get(letter, letter) for letter in clean_line(text))
    line = _MARKS.sub(r"\\\g<0>", line)
    return (
        line
        if not opens
        else _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escaped(block.line)}"
        case Para():
            return f"**{escaped(block.text)}**" if block.tone == "notice" else _lines(block.text)
        case Quote():
            return _quote(block.text, block.under)
        case Bullets():
            return _bullets(block)
        case Facts():
            return "\n".join(f"- {_entry(Entry(text, label))}".rstrip() for label, text in block.pairs)
        case Grid():
            return _grid(block)
        case Figures():
            return " · ".join(f"**{escaped(one.value)}** {escaped(one.label)}" for one in block.figures)
        case Card():
            return _card(block)
        case Chart():
            return _grid(block.instead) if block.instead and not block.told else ""
        case FillIn():
            return _fill_in(block)
        case PageBreak():
            return ""


def _bullets(block: Bullets) -> str:
    lines = []
    for number, one in enumerate(block.entries, start=1):
        mark = f"{number}." if block.mark == "number" else "-"
        lines.append(f"{mark} {_entry(one)}".rstrip())
    return "\n".join(lines)


def _entry(entry: Entry) -> str:
    said = f"{entry.text} {entry.after}".rstrip()
    return f"**{escaped(entry.label)}:** {escaped(said)}" if entry.label else escaped(said, opens=True)


def _card(card: Card) -> str:
    pairs = (*((one.label, _figure(one)) for one in card.figures), *card.pairs)
    listed = _block(Facts(pairs)) if pairs else ""
    return "\n\n".join(filter(None, (_quote(card.text, ""), listed, *map(_lines, card.notes))))


def _figure(one: Figure) -> str:
    return f"{one.value}, {one.under}" if one.under else one.value


def _fill_in(block: FillIn) -> str:
    heads = tuple(f"{slot.title}: {slot.hint}" if slot.hint else slot.title for slot in block.slots)
    rows = [
        tuple(
            " ".join(f"{'■' if tick == cell else '□'} {tick}" for tick in slot.ticks) or cell
            for slot, cell in zip(block.slots, row, strict=True)
        )
        for row in block.lines(large=False)
    ]
    return _grid(Grid(heads, tuple(rows)))


def _lines(text: str) -> str:
    """Text of many lines: an empty line parts paragraphs, any other line end is kept as a break."""
    return "\n\n".join("\\\n".join(escaped(line, opens=True) for line in part) for part in paragraphs(clean(text)))


def _quote(text: str, under: str) -> str:
    said = "\n".join(f"> {line}".rstrip() for line in _lines(text).split("\n"))
    return f"{said}\n>\n> {escaped(under, opens=True)}" if under else said


def _grid(grid: Grid) -> str:
    rule = "|" + "".join(" ---: |" if at in grid.numbers else " --- |" for at in range(len(grid.columns)))
    return "\n".join([_row(grid.columns), rule, *map(_row, grid.rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
