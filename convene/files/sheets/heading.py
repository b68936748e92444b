"""Which row names the columns, and what the columns are then called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from convene.errors import USAGE, Problem
from convene.files.sheets.heading_words import is_heading_word
from convene.files.sheets.source import Source
from convene.text import clean_line, clip, join

LOOKED_AT = 40
"""How many rows are looked through for the heading."""

MOST = 16_384
"""More columns than any spreadsheet has: then it is no table."""

_GROUPS = 3
"""How many rows below a row of groups are looked at for the heading itself."""

_NOTE = 2  # cells of a note above a table: what it is, and what that says
_FEWEST_GROUPS = 2  # a single cell above a heading is a title
_VALUE = re.compile(r"[-+£$€(]?\s*[\d.,]+\s*[%)]?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")
_DATED = re.compile(r"\d (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|: \S")
_LONG = 60  # letters: no heading of one column
_AGE = re.compile(r"\d{1,2}|1[01]\d")
_COUNTED_ON = 6  # numbers in a row that each are one more: headings, and no figures
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_heading(rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the heading among the first rows: the first that is about as full as the fullest of them and
    holds words rather than figures. A title, a date and blank lines above it are passed over, and so is a row that
    only groups the columns which the next one names."""
    rows = rows[:LOOKED_AT]
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    most = max(filled, default=0)
    if not most:
        return None
    least = max(2, (most + 1) // 2) if most > 1 else 1
    for at, row in enumerate(rows):
        if filled[at] >= least and _words(row) * 2 >= filled[at]:
            return _below_notes(rows, filled, _below_groups(rows, filled, at), most)
    return None


def _below_notes(rows: Sequence[Sequence[str]], filled: Sequence[int], at: int, most: int) -> int:
    """The row that names the columns where this one is a note of two cells, “date, November 2024”, of a narrow table:
    the first as full as any, all words, over figures; with nothing but such notes between."""
    if filled[at] != _NOTE or most <= _NOTE:
        return at
    for below in range(at + 1, len(rows)):
        if _words(rows[below]) < filled[below]:
            return at
        if filled[below] == most:
            return below if _over_values(rows[below], rows[below + 1 :]) else at
        if filled[below] not in (0, 1, _NOTE):
            return at
    return at


def _below_groups(rows: Sequence[Sequence[str]], filled: Sequence[int], at: int) -> int:
    """The row that names the columns: this one, or one of the next rows where this is a title or names groups."""
    known = heading_words(rows[at])
    best = at
    for below in range(at + 1, min(at + 1 + _GROUPS, len(rows))):
        row, words = rows[below], heading_words(rows[below])
        if _words(row) < filled[below] or filled[below] < filled[best]:
            break
        fuller = filled[below] > filled[at]
        named = words >= 2 and words > known and (fuller or (words == filled[below] and _titles(rows[at])))
        grouped = fuller and not known and _gaps(rows[at], row) and _over_values(row, rows[below + 1 :])
        if named or grouped:
            best, known = below, max(words, known)
    return best


def _titles(row: Sequence[str]) -> bool:
    """Whether a row reads like what stands above a table: “Published:” with its day, a whole sentence."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return any(one.endswith(":") or len(one) > _LONG or _DATED.search(one) for one in cells)


def heading_words(row: Sequence[str]) -> int:
    """How many different cells of a row are words that name columns."""
    return len({cell.strip().casefold() for cell in row if is_heading_word(cell)})


def _gaps(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row leaves cells empty between two of its own that the next one fills, as a merged cell does."""
    filled = [at for at, cell in enumerate(row) if cell.strip()]
    inside = range(filled[0], len(below))
    return any(not (row[at].strip() if at < len(row) else "") and below[at].strip() for at in inside)


def _over_values(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether figures stand below the words of a row, as they do below a heading and seldom below a row of words."""
    for at, cell in enumerate(row):
        cells = [one[at].strip() for one in below if at < len(one) and one[at].strip()]
        if cell.strip() and cells and sum(1 for one in cells if _VALUE.fullmatch(one)) * 2 > len(cells):
            return True
    return False


def no_heading_there(source: Source, heading: int, what: str) -> Problem:
    """What is said where no row stands in the line that was named as the heading."""
    return Problem(
        f"There is no heading in {what} {heading:,}.",
        f"Nothing begins in that {what}.",
        hint=f"Say the number of the {what} that names the columns, counted from 1, such as --heading 3.",
        where=source.where(heading),
        exit_code=USAGE,
    )


def name_columns(
    cells: Sequence[str], below: Sequence[Sequence[str]], above: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, no two the same, and what had to be done about them, in words.

    A column without a heading is called by its number, or left out at the end of the row where nothing is in it.
    Headings that stand there several times are told apart by the groups in the row ``above``, else by a number.
    """
    groups = _groups_of(cells, above)
    cells = [f"{groups[at]}: {cell}" if at in groups else cell for at, cell in enumerate(cells)]
    width = max((at + 1 for at, cell in enumerate(cells) if clean_line(cell)), default=0)
    width = max([width, *(_reach(row, len(cells)) for row in below)])
    names: list[str] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}  # heading → the number its next one gets
    twice: list[str] = []
    nameless: list[str] = []
    for at in range(width):
        said = clean_line(cells[at])[:300] if at < len(cells) else ""
        if not said:
            said = f"Column {at + 1}"
            nameless.append(str(at + 1))
        name, number = said, numbers.get(said.casefold(), 1)
        if number > 1:
            name = f"{said} ({number})"
        while name.casefold() in taken:
            number += 1
            name = f"{said} ({number})"
        if number > 1:
            twice.append(f"“{clip(said, 60)}”")
        numbers[said.casefold()] = number + 1
        taken.add(name.casefold())
        names.append(name)
    told = []
    if groups:
        first = [f"“{clip(names[at], 60)}”" for at in list(groups)[:2]]
        told.append(f"headings that appear more than once are named with the group above them, such as {join(first)}")
    if twice:
        told.append(f"headings that appear more than once were numbered: {_few(twice)}")
    if nameless:
        told.append(f"columns without a heading are called by their number: {_few(nameless)}")
    return tuple(names), tuple(told)


def notes_of(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """What stands above a heading, as cells that say something: a title, or a key with what it says beside it."""
    found = []
    for row in rows:
        filled = [at for at, cell in enumerate(row) if cell.strip()]
        if 0 < len(filled) <= _NOTE and filled[-1] - filled[0] < len(filled):
            found.append(tuple(clean_line(row[at])[:300] for at in filled))
    return tuple(found)


def _groups_of(cells: Sequence[str], above: Sequence[str]) -> dict[int, str]:
    """Column → the group that it stands under, for headings that appear more than once; a group reaches to the next."""
    if sum(1 for cell in above if cell.strip()) < _FEWEST_GROUPS:
        return {}
    often = Counter(clean_line(cell).casefold() for cell in cells)
    found, group = {}, ""
    for at, cell in enumerate(cells):
        group = clean_line(above[at])[:100] or group if at < len(above) else group
        if group and clean_line(cell) and often[clean_line(cell).casefold()] > 1:
            found[at] = group
    return found


def _words(row: Sequence[str]) -> int:
    """How many cells hold words; a year may well be a heading, and so may every year of age from 0 to 90."""
    cells = [cell.strip() for cell in row]
    words = sum(1 for cell in cells if cell and (_YEAR.fullmatch(cell) or not _VALUE.fullmatch(cell)))
    return words + (_ages(cells) if words else 0)


def _ages(cells: Sequence[str]) -> int:
    """How many cells count on from the one before by one, in the longest such run; 0 for a short one."""
    longest = run = 0
    for before, cell in pairwise(cells):
        follows = _AGE.fullmatch(before) and _AGE.fullmatch(cell) and int(cell) == int(before) + 1
        run = (run or 1) + 1 if follows else 0
        longest = max(longest, run)
    return longest if longest >= _COUNTED_ON else 0


def _reach(row: Sequence[str], most: int) -> int:
    """The last column below the heading row's own width that has something in it, counted from 1."""
    return max((at + 1 for at, cell in enumerate(row[:most]) if cell.strip()), default=0)


def _few(words: Sequence[str]) -> str:
    return join([*words[:5], f"{len(words) - 5} more"] if len(words) > 5 else list(words))
