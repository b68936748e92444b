"""A list read, from whatever spreadsheet it came: CSV of any sort, or a workbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from convene.core.nouns import Field, Noun
from convene.errors import Problem, Where
from convene.files.lists.cells import understood
from convene.files.lists.shape import Row, columns
from convene.files.place.faults import Fault, like, refusal
from convene.files.place.reasons import faults_of, keys_of
from convene.files.place.sound import sound
from convene.files.sheets import Row as SheetRow
from convene.files.sheets import Sheet, open_source
from convene.files.sheets.source import Source
from convene.text import clean_line, clip, join

_WHAT = "list"
_AGAIN = re.compile(r" \(\d+\)\Z")
"""What a heading that stands there a second time has after it."""


def read_csv(noun: Noun, source: Path | bytes, today: date, remark: Callable[[str], object]) -> list[Row]:
    """See ``convene.files.lists.read_csv``."""
    known = _known(noun)
    where = Source(source) if isinstance(source, Path) else Source(Path(_WHAT), source)
    sheet = open_source(where, fit=lambda cells: sum(_folded(cell) in known for cell in cells))
    spots = _Spots(where.file)
    lines = list(sheet.rows())
    for words in sheet.remarks():
        remark(words)
    fields = _columns(noun, sheet, lines, spots.file)
    faults: list[Fault] = []
    seen = _Seen(today, sheet.from_1904)
    rows = [_row(noun, line, cells, fields, seen, faults) for line, cells in lines]
    if faults:
        raise refusal(faults, spots, _WHAT)
    return [row for row in rows if row is not None]


@dataclass(frozen=True, slots=True)
class _Spots:
    """A path here is the line, then the field."""

    file: str

    def where(self, path: Sequence[str | int], /) -> Where:
        return Where(self.file, int(path[0]), ", ".join(str(part) for part in path[1:2]) or "row")


@dataclass(frozen=True, slots=True)
class _Seen:
    """From where days are seen: today, and the year that a workbook counts them from."""

    today: date
    from_1904: bool


def _row(
    noun: Noun, line: int, cells: Sequence[str], fields: Sequence[Field | None], seen: _Seen, faults: list[Fault]
) -> Row | None:
    values: dict[str, Any] = {}
    told: list[str] = []
    before = len(faults)
    words = f"the row has {len(cells)} cells, the heading {len(fields)}"
    short = len(cells) < len(fields)
    if short:
        told.append(words)
    if any(cell.strip() for cell in cells[len(fields) :]):
        faults.append(Fault((line,), words, "Put text with the separator in it between double quotes."))
    for one, cell in zip(fields, cells, strict=False):
        if one is None:
            continue
        try:
            value, said = understood(one, cell, seen.today, from_1904=seen.from_1904)
        except ValueError as trouble:
            if one.required or short:  # the cells of a short row may stand in wrong columns
                faults.append(Fault((line, one.name), f"{trouble}; {words}" if short else str(trouble)))
            else:
                told.append(f"{one.title} left empty: {trouble}")
            continue
        if value is not None:
            values[one.name] = value
        if said:
            told.append(f"{one.title}{' left empty' if value is None else ''}: {said}")
    if len(faults) > before:
        return None
    try:
        draft, left = sound(noun.draft, values, seen.today)
        return Row(line, draft, tuple(one for one in values if one in draft.model_fields_set), (*told, *left))
    except ValidationError as trouble:
        faults += [_as_cell(one) for one in faults_of(trouble, (line,), keys_of(noun.draft))]
    return None


def _as_cell(fault: Fault) -> Fault:
    """What is missing in a place file is a line; in a list it is a cell."""
    missing = fault.words.endswith(" is missing")
    return replace(fault, remedy="Fill that cell in, or take the row out.") if missing else fault


def _columns(noun: Noun, sheet: Sheet, rows: Sequence[SheetRow], file: str) -> list[Field | None]:
    """The field of each column; None for one without a heading and with nothing in it."""
    known = _known(noun)
    fields: list[Field | None] = []
    wrong: list[str] = []
    for at, word in enumerate(sheet.headings):
        one = known.get(_folded(word)) or known.get(_folded(_AGAIN.sub("", word)))
        nameless = word == f"Column {at + 1}"
        fields.append(one)
        if one is None and not nameless:
            wrong.append(_unknown(noun, word))
        elif one is None and any(at < len(cells) and cells[at].strip() for _, cells in rows):
            wrong.append(f"Column {at + 1} has no heading.")
    doubled = [name for name, times in Counter(one.name for one in fields if one).items() if times > 1]
    wrong += [f"Two columns are {name}." for name in doubled]
    missing = [one.name for one in noun.fields if one.required and one not in fields]
    if missing:
        wrong.append(f"There is no column for {join(missing)}, and every {noun.name} needs it.")
    if wrong:
        todo = "Rename or delete those columns" if len(wrong) > bool(missing) else "Add what is missing"
        raise Problem(
            "The heading of the list does not fit.",
            "\n".join(wrong),
            hint=f"{todo} and try again. A list of {noun.plural} has: {', '.join(columns(noun))}.",
            where=Where(file, sheet.heading_line),
        )
    return fields


def _known(noun: Noun) -> dict[str, Field]:
    fields = [one for one in noun.fields if one.kind != "rows"]
    titles = Counter(_folded(one.title) for one in fields)
    known = {_folded(one.title): one for one in fields if titles[_folded(one.title)] == 1}
    return known | {one.name: one for one in fields}


def _unknown(noun: Noun, word: str) -> str:
    said = f"“{clip(word, 60)}”"
    for one in noun.fields:
        if one.kind == "rows" and _folded(word) in (one.name, _folded(one.title)):
            return f"{said} holds rows of its own, which a list cannot carry; bring them in with a place file."
    near = like(_folded(word), _known(noun))
    return f"{said} is not a column of {noun.plural}." + (f" Did you mean {_known(noun)[near].name}?" if near else "")


def _folded(word: str) -> str:
    return clean_line(word).casefold().replace("-", "_").replace(" ", "_")
