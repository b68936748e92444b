"""Stacks of voting papers: a table with a column an option, or the files of PrefLib and Pabulib, as options and papers.

What a cell or a line means is asked of the method they are counted by. A paper that cannot be read is kept with its
fault, so that it is counted as spoiled; what nobody could count rightly (two options of one name, half a paper) raises
Problem with the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from convene.core.methods.method import Method
from convene.files.papers import pabulib, preflib, sheet_stack
from convene.files.papers.stack import Stack
from convene.files.sheets.source import Source


def read(
    path: Path,
    method: Method,
    *,
    sheet: str = "",
    heading: int = 0,
    encoding: str = "",
    costs: Mapping[str, Fraction] | None = None,
) -> Stack:
    """A stack of papers. The ending of its name says whose file it is; any other is taken as a table.

    ``sheet``, ``heading`` and ``encoding`` are as ``open_sheet`` takes them. ``costs`` are pounds by option, beside
    those in the file. Raises Problem where it cannot be read, or not by this method.
    """
    source = Source(path)
    ending = path.suffix.casefold()
    if ending in preflib.ENDINGS:
        found = preflib.read(source, method, encoding)
    elif ending == pabulib.ENDING:
        found = pabulib.read(source, method, encoding)
    else:
        found = sheet_stack.read(source, method, sheet=sheet, heading=heading, encoding=encoding)
    return found.costing(costs or {}, source)


__all__ = ["Stack", "read"]
