"""Blocks as Markdown (CommonMark with tables), with no way for text to become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convene.files.blocks import Block, Bullets, Drawing, Entry, Grid, Heading, Para, Quote
from convene.text import clean, clean_line

_MARKS = re.compile(r"[\\`*_{}\[\]#|~$^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENING = re.compile(r"^([-+=:])|^(\d{1,9})([.)])")


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown text ending in one newline."""
    return "\n\n".join(filter(None, (_block(one) for one in blocks))) + "\n"


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
            return f"{'#' * block.level} {escaped(block.text)}"
        case Para():
            return f"**{escaped(block.text)}**" if block.notice else _lines(block.text)
        case Quote():
            under = f"\n>\n> {escaped(block.under, opens=True)}" if block.under else ""
            return _quoted(_lines(block.text)) + under
        case Bullets():
            return "\n".join(f"- {_entry(one)}".rstrip() for one in block.entries)
        case Grid():
            return _grid(block)
        case Drawing():
            return _grid(block.instead) if block.instead else ""


def _entry(entry: Entry) -> str:
    if not entry.label:
        return escaped(entry.text, opens=True)
    return f"**{escaped(entry.label)}:** {escaped(entry.text)}"


def _lines(text: str) -> str:
    """Text of many lines: an empty line parts paragraphs, any other line end is kept as a break."""
    paragraphs = re.split(r"\n\s*\n", clean(text))
    return "\n\n".join("\\\n".join(escaped(line, opens=True) for line in part.split("\n")) for part in paragraphs)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _grid(grid: Grid) -> str:
    rule = "|" + " --- |" * len(grid.columns)
    rows = [_row(grid.columns), rule, *(_row(row) for row in grid.rows)]
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
