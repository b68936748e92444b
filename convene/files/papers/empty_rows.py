"""Rows without anything in them: a blank paper that somebody entered, or only an empty line?"""

from __future__ import annotations

from collections.abc import Sequence

from convene.files.sheets import Sheet
from convene.files.sheets.source import Source, telling
from convene.text import plural

_MOST = 64 * 1024 * 1024


def blank_papers(source: Source, table: Sheet, lines: Sequence[int]) -> tuple[list[int], str]:
    """(lines of blank papers, a sentence about others): in a CSV a row of separators alone is a blank paper where
    papers follow it; what a spreadsheet leaves behind at the end is none, and an empty line never is."""
    missing = sorted(set(range(table.heading_line + 1, max(lines))) - set(lines))
    if table.form != "csv":
        were = "was" if len(missing) == 1 else "were"
        words = f"{plural(len(missing), 'empty row')} between papers {were} passed over"
        return [], words if missing else ""
    if source.size() > _MOST:
        return [], ""
    with source.open() as raw, telling(source):
        text = raw.read().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    parted = [line for line in missing if line <= len(text) and _only_parts(text[line - 1])]
    return parted, ""


def _only_parts(line: bytes) -> bool:
    bare = line.replace(b"\0", b"").replace(b'"', b"").strip(b" ")
    return bool(bare) and not bare.strip(b",;\t| ")
