"""Which column of a table of papers is what: who cast them, an option, or nothing to count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from convene.core.methods.method import Method
from convene.errors import NO, Problem
from convene.files.papers.cells import UnreadableError, is_opinion, is_percent, mark_of, pair_of
from convene.files.sheets import Row, Sheet, folded
from convene.files.sheets.source import Source
from convene.text import clip, join

_TYPE = {"type", "actor type", "type of actor"}
_ORGANISATION = {"organisation", "organization", "org"}
_COUNT = {"count", "number of papers"}
_LABELS = {
    "paper", "papers", "paper no", "paper number", "sheet", "sheet no", "sheet number", "ballot", "ballot no", "voter",
    "voter id", "voter no", "id", "no", "nr", "timestamp",
}  # fmt: skip
_MONEY = r"(\d[\d,]*(?:\.\d{1,2})?)"
_COST = re.compile(rf"(.*[^\s(\[])\s*(?:\(\s*£?\s*{_MONEY}\s*\)|\[\s*£?\s*{_MONEY}\s*\]|[:=]?\s*£\s*{_MONEY})")
NAMELESS = re.compile(r"Column \d+")
"""What a column without a heading is called."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of columns; None where there is none. ``marks`` are those of the options, in their order, every axis of
    an option together; ``paired`` says that one cell holds both axes. ``costs`` are what headings say."""

    type: int | None
    organisation: int | None
    count: int | None
    names: tuple[str, ...]
    marks: tuple[int, ...]
    costs: tuple[Fraction | None, ...]
    paired: bool = False
    told: tuple[str, ...] = ()


def columns_of(sheet: Sheet, rows: Sequence[Row], method: Method, source: Source) -> Columns:
    """What each column is. Raises Problem where an option has no name or stands there twice, or nothing is an
    option."""
    _no_twins(sheet, source)
    known: dict[str, int] = {}
    told: list[str] = []
    marks: list[int] = []
    for at, heading in enumerate(sheet.headings):
        word = folded(heading)
        role = _role(word)
        if role and role not in known:
            known[role] = at
        elif word in _LABELS:
            told.append(f"The column “{clip(heading, 40)}” numbers the papers: it is no option.")
        elif why := _no_option(at, heading, rows, method, source):
            told.append(why)
        else:
            marks.append(at)
    if not marks:
        raise Problem(
            "No column of the stack holds marks.",
            f"Its columns are {join([f'“{clip(one, 30)}”' for one in sheet.headings[:8]])}.",
            hint="One column an option, its name in the first line; a row is a paper. --heading N names another line.",
            where=source.where(sheet.heading_line),
            exit_code=NO,
        )
    names, places, paired = _axes([sheet.headings[at] for at in marks], marks, method, source, sheet.heading_line)
    split = [_cost_of(name) if "budget" in {one.name for one in method.settings} else (name, None) for name in names]
    return Columns(
        known.get("type"), known.get("organisation"), known.get("count"), tuple(name for name, _ in split), places,
        tuple(cost for _, cost in split), paired, tuple(told),
    )  # fmt: skip


def _role(word: str) -> str:
    return "type" if word in _TYPE else "organisation" if word in _ORGANISATION else "count" if word in _COUNT else ""


def _no_twins(sheet: Sheet, source: Source) -> None:
    """A table tells columns of the same name apart by a number; here nobody could say which of them is meant."""
    if not any("more than once" in one for one in sheet.told):
        return
    by_name = {one.casefold(): one for one in sheet.headings}
    for one in sheet.headings:
        bare = re.sub(r" \(\d+\)$", "", one)
        if bare != one and bare.casefold() in by_name:
            raise Problem(
                f"The heading “{clip(bare, 60)}” is there twice.",
                "A paper could mean either of them.",
                hint="Name each option once: put two columns that mean the same together, or tell them apart.",
                where=source.where(sheet.heading_line),
                exit_code=NO,
            )


def _no_option(at: int, heading: str, rows: Sequence[Row], method: Method, source: Source) -> str:
    """Why a column is no option, in a sentence; "" for one that is. Raises Problem where it holds marks without a name,
    or shares instead of marks."""
    cells = [(row.line, row.cells[at].strip()) for row in rows if at < len(row.cells) and row.cells[at].strip()]
    percents = [line for line, cell in cells if is_percent(cell)]
    if cells and 2 * len(percents) > len(cells):
        raise Problem(
            f"The column “{clip(heading, 60)}” holds percentages.",
            "Those are shares of many people; a stack holds the marks of each paper.",
            hint="Count the papers themselves, or write how many papers are alike in a column “count”.",
            where=source.where(percents[0]),
            exit_code=NO,
        )
    unread = [(line, cell) for line, cell in cells if not _readable(cell, method)]
    if cells and 2 * len(unread) > len(cells):
        if 2 * sum(is_opinion(cell) for _, cell in unread) > len(cells):
            raise _other_words(heading, unread, method, source)
        return f"The column “{clip(heading, 40)}” holds words and no marks: it is no option, and was left out."
    if NAMELESS.fullmatch(heading) and cells:
        raise Problem(
            f"{heading} has marks, and no name.",
            hint="Write the option it stands for into the first line, or empty the column.",
            where=source.where(cells[0][0]),
            exit_code=NO,
        )
    numbers = [cell for _, cell in cells]
    if at == 0 and len(rows) > 4 and numbers == [str(one) for one in range(1, len(rows) + 1)]:
        return f"The column “{clip(heading, 40)}” only numbers the rows: it is no option, and was left out."
    return ""


def _other_words(heading: str, unread: Sequence[tuple[int, str]], method: Method, source: Source) -> Problem:
    """What is said of an option whose papers were marked in words that this method does not know."""
    known = ", ".join(one for one in list(method.words)[:6]) if method.words else "numbers"
    return Problem(
        f"The column “{clip(heading, 60)}” is marked in words that {method.name} does not know.",
        f"Such as “{clip(unread[0][1], 30)}”.",
        hint=f"It takes {known}. Write the marks so, or count by another method.",
        where=source.where(unread[0][0]),
        exit_code=NO,
    )


def _readable(cell: str, method: Method) -> bool:
    try:
        mark_of(cell, method)
    except UnreadableError:
        if not method.axes:
            return False
        try:
            pair_of(cell)
        except UnreadableError:
            return False
    return True


def _axes(
    headings: Sequence[str], marks: Sequence[int], method: Method, source: Source, line: int
) -> tuple[list[str], tuple[int, ...], bool]:
    """Options and where their marks are: a column an option, or one for each of its axes, “Market: impact”."""
    if not method.axes:
        return list(headings), tuple(marks), False
    ending = re.compile(rf"(.*?)[\s:–(\[,-]*\b({'|'.join(method.axes)})\b[)\]\s]*", re.IGNORECASE)
    found: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for heading, at in zip(headings, marks, strict=True):
        part = ending.fullmatch(heading)
        if part is None or not part[1]:
            continue
        names.setdefault(part[1].casefold(), part[1])
        found.setdefault(part[1].casefold(), {})[part[2].casefold()] = at
    if not found:
        return list(headings), tuple(marks), True
    missing = [names[name] for name, its in found.items() if len(its) < len(method.axes)]
    if missing or sum(len(its) for its in found.values()) < len(marks):
        raise Problem(
            f"Each option needs a column for {join(list(method.axes))}.",
            f"One is missing for “{clip(missing[0], 60)}”." if missing else "Some columns say neither.",
            hint="Head them “Market: impact” and “Market: effort”, or write both into one cell as 4/2.",
            where=source.where(line),
            exit_code=NO,
        )
    return list(names.values()), tuple(its[axis] for its in found.values() for axis in method.axes), False


def _cost_of(heading: str) -> tuple[str, Fraction | None]:
    """“Bike shed (£700)” as its name and its cost."""
    found = _COST.fullmatch(heading)
    if not found:
        return heading, None
    cost = next(one for one in found.groups()[1:] if one)
    return found[1].rstrip(" :="), Fraction(cost.replace(",", ""))
