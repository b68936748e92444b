"""Blocks as Markdown (CommonMark with tables), with no way for text to become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convene.files.blocks import Block, Bullets, Grid, Heading, Para, Quote
from convene.text import clean, clean_line

_MARKS = re.compile(r"[\\`*_{}\[\]#|~$^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENING = re.compile(r"^([-+=:])|^(\d{1,9})([.)])")
# A bare address would become a link: a word joiner-free way to stop that is to escape the mark inside it.
_ADDRESS = re.compile(r"(?<=[A-Za-z0-9])(:)(?=//)|(?<=\w)(@)(?=\w)|(?<=www)(\.)", re.IGNORECASE)


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown text ending in one newline."""
    return "\n\n".join(filter(None, (_block(one) for one in blocks))) + "\n"


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is, wherever in a line it stands."""
    line = "".join(_ENTITIES.get(letter, letter) for letter in clean_line(text))
    line = _MARKS.sub(r"\\\g<0>", line)
    line = _ADDRESS.sub(r"\\\g<0>", line)
    return _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escaped(block.text)}"
        case Para():
            text = _lines(block.text)
            return _quoted(text) if block.notice else text
        case Quote():
            under = f"\n>\n> {escaped(block.under)}" if block.under else ""
            return _quoted(_lines(block.text)) + under
        case Bullets():
            return "\n".join(
                f"- {f'**{escaped(one.label)}:** ' if one.label else ''}{escaped(one.text)}" for one in block.entries
            )
        case Grid():
            return _grid(block)


def _lines(text: str) -> str:
    """Text of many lines: an empty line parts paragraphs, any other line end is kept as a break."""
    paragraphs = re.split(r"\n\s*\n", clean(text))
    return "\n\n".join("\\\n".join(escaped(line) for line in part.split("\n")) for part in paragraphs)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _grid(grid: Grid) -> str:
    rule = "|" + " --- |" * len(grid.columns)
    rows = [_row(grid.columns), rule, *(_row(row) for row in grid.rows)]
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
