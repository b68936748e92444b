"""An Excel workbook (.xlsx) as one table: the sheet asked for, or the one that looks most like a table.

openpyxl streams the rows; the words that cells share are held in memory, so their size is limited.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

from convene.errors import USAGE, Problem
from convene.files.sheets.heading import (
    LOOKED_AT,
    find_heading,
    heading_words,
    name_columns,
    no_heading_there,
    notes_of,
)
from convene.files.sheets.kinds import damaged
from convene.files.sheets.merged import Down, filled_down, merged_down
from convene.files.sheets.numbered import numbered
from convene.files.sheets.shape import Row, Sheet, Told
from convene.files.sheets.source import Source, broken_archive, telling
from convene.text import clean_line, clip, join, plural

_MOST_INSIDE = 3 * 1024**3
_MOST_SHARED = 400 * 1024**2
_MOST_SWOLLEN = 300
_SWOLLEN_FROM = 64 * 1024**2
_BATCH = 10_000
_ENOUGH = 100_000  # cells in which the heading of a very wide sheet is looked for
_STEP = 100_000
_PASSED = 20  # rows above a heading that somebody named, in which its groups and notes stand
_MAC = 1904
_FEW = 5  # full rows make a table; more of them make it no likelier
_BESIDE = re.compile(
    r"\b(?:notes?|read ?me|contents|cover|guidance|look ?ups?|metadata|index|info|information|about|key|definitions"
    r"|lists?|drop ?downs?|validation|codes|glossary|instructions|summary|pivot)\b"
)
"""Names of sheets that stand beside the table itself."""

Cells = list[str]


def open_workbook(source: Source, sheet: str, heading: int = 0) -> Sheet:
    """See ``convene.files.sheets.open_sheet``. Raises Problem for a damaged workbook, and for a sheet it lacks."""
    _guard(source)
    with _opened(source) as book:
        names = [one.title for one in book.worksheets]
        seen = [one.title for one in book.worksheets if _wanted(one, "")]
        looks = {one.title: _first(source, one, heading) for one in book.worksheets if _wanted(one, sheet)}
        if not looks:
            raise _no_sheet(source, sheet, names)
        from_1904 = book.epoch.year == _MAC  # the other one begins in 1899
        name = max(looks, key=lambda one: _likeness(one, looks[one]))
        try:
            down = merged_down(book[name])
        except broken_archive() as trouble:
            raise damaged(source, None, _said(trouble)) from None
    rows = list(filled_down(looks[name], down))
    passed = [one for number, one in rows if number < heading]
    rows = rows[len(passed) :]
    at = find_heading([cells for _, cells in rows]) if not heading else 0 if rows and rows[0][0] == heading else None
    if at is None:
        raise no_heading_there(source, heading, "row") if heading else _no_heading(source, list(looks), bool(rows))
    hidden: list[int] = []
    line, cells = rows[at]
    below = [one for _, one in rows[at + 1 :]]
    cells = cells + [""] * (
        max(map(len, below), default=0) - len(cells)
    )  # a workbook's row may be wider than its names
    passed += [one for _, one in rows[:at]]
    headings, remarks = name_columns(cells, below, passed[-1] if passed else ())
    others = [f"“{clip(one, 40)}”" for one in seen if one != name]
    early = ("its days are counted from 1904",) if from_1904 else ()
    which = (f"sheet “{clip(name, 40)}” of {len(names)}{f', not {join(others[:6])}' if others else ''}",)
    above = (f"the heading is in row {line}",) if at or heading else ()
    side = ("cells merged down the side count for each of their rows",) if any(one > line for one in down) else ()
    return Sheet(
        path=source.path,
        name=source.name,
        form="xlsx",
        headings=headings,
        heading_line=line,
        size=source.size(),
        told=("an Excel workbook", *early, *(which if len(names) > 1 else ()), *above, *side, *remarks),
        reader=lambda told: _rows(source, name, line, len(headings), told, down, hidden),
        remarks=lambda: _hidden(hidden),
        sheets=tuple(seen),
        sheet=name,
        above=notes_of(passed),
        from_1904=from_1904,
        merged=down,
    )


def _hidden(rows: list[int]) -> tuple[str, ...]:
    if not rows:
        return ()
    first = join([str(row) for row in rows[:5]] + ([f"{len(rows) - 5} more"] if len(rows) > 5 else []))
    verb = "is" if len(rows) == 1 else "are"
    words = f"{verb} hidden in the workbook, by hand or by a filter, and {verb}"
    return (f"{plural(len(rows), 'row')} {words} read like the others (row{'s' if len(rows) > 1 else ''} {first}).",)


def _rows(
    source: Source, name: str, heading: int, width: int, told: Told | None, down: Down, hidden: list[int]
) -> Iterator[Row]:
    hidden.clear()
    with source.open() as raw, telling(source), _opened(source, raw) as book:
        since = 0  # rows may be wide
        unseen: set[int] = set()
        below = _below(source, book[name], heading, unseen)
        for line, cells in filled_down(below, down) if down else below:
            if line in unseen:
                hidden.append(line)
            since += 100 + len(cells)
            if told is not None and since > _STEP:
                told(min(raw.tell(), source.size()))
                since = 0
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            elif len(cells) > width and not any(map(str.strip, cells[width:])):
                del cells[width:]
            yield Row(line, tuple(cells))
        if told is not None:
            told(source.size())


def _below(source: Source, sheet: Any, heading: int, unseen: set[int] | None = None) -> Iterator[tuple[int, Cells]]:
    """The rows below the heading that say something, read a batch at a time, for a damaged part may come late."""
    rows = numbered(source, sheet, unseen)
    line = heading
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                batch = _batch(rows)
        except Problem:
            raise
        except Exception as trouble:  # whatever openpyxl runs into in a broken file
            raise damaged(source, line + 1, _said(trouble)) from None
        if not batch:
            return
        for line, given in batch:
            said = [(at, text) for at, value in given if (text := _text(value))]
            if line > heading and any(text.strip() for _, text in said):
                cells = [""] * (max(said)[0] + 1)
                for at, text in said:
                    cells[at] = text
                yield line, cells


def _batch(rows: Iterator[tuple[int, list[tuple[int, Any]]]]) -> list[tuple[int, list[tuple[int, Any]]]]:
    """The next rows: many, or few wide ones."""
    batch, size = [], 0
    for one in rows:
        batch.append(one)
        size += 100 + len(one[1])
        if size > _BATCH:
            break
    return batch


def _first(source: Source, sheet: Any, begins: int = 0) -> list[tuple[int, Cells]]:
    """The first rows that say something, from a row on. Sheets begin at row 1, often with a logo's worth of nothing."""
    first: list[tuple[int, Cells]] = []
    size = 0
    for one in islice(_below(source, sheet, max(begins - 1 - _PASSED, 0)), LOOKED_AT + _PASSED):
        first.append(one)
        size += len(one[1])
        if size > _ENOUGH:
            break
    return first


def _likeness(name: str, rows: list[tuple[int, Cells]]) -> tuple[float, int]:
    """How much a sheet is like a table of records: columns with names, and rows that fill them. How many rows there
    are hardly counts, for notes and lists of choices may be long."""
    at = find_heading([cells for _, cells in rows])
    if at is None:
        return (-1.0, len(rows))
    heading = rows[at][1]
    width = sum(1 for cell in heading if cell.strip())
    filled = [sum(1 for cell in cells if cell.strip()) for _, cells in rows[at + 1 :]]
    full = sum(1 for one in filled if one * 2 >= width)
    thin = sum(1 for one in filled if one * 3 >= width)  # a table may well begin with areas that gave no figures
    named = 1 + heading_words(heading) / width
    beside = 0.5 if _BESIDE.search(name.casefold()) else 1.0
    rows_like = max(float(min(full, _FEW)), min(thin, _FEW) / 2)
    return (beside * named * width * rows_like * (1.0 if width > 1 else 0.1), full)


def _no_heading(source: Source, names: list[str], filled: bool) -> Problem:
    return Problem(
        "No headings were found in the workbook." if filled else "The workbook is empty.",
        f"Looked at {join([f'“{clip(one, 40)}”' for one in names[:5]])}.",
        hint="One row names the columns, such as name, postcode, website. If the figures come from formulas, open "
        "the workbook in a spreadsheet and save it once.",
        where=source.where(),
    )


def _wanted(sheet: Any, name: str) -> bool:
    if not hasattr(sheet, "iter_rows"):  # a sheet that is only a chart
        return False
    if name:
        return bool(clean_line(sheet.title).casefold() == clean_line(name).casefold())
    return bool(sheet.sheet_state == "visible")


def _text(value: Any) -> str:
    """A cell as plain text: days in ISO form, whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    short = f"{value:.15g}"  # what a spreadsheet itself keeps
    return format(Decimal(short), "f") if "e" in short else short


@contextmanager
def _opened(source: Source, raw: Any = None) -> Iterator[Any]:
    import openpyxl

    with source.open() as own:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(raw or own, read_only=True, data_only=True, keep_links=False)
        except Exception as trouble:  # whatever openpyxl runs into in a broken file
            raise damaged(source, None, _said(trouble)) from None
        try:
            yield book
        finally:
            book.close()


def _guard(source: Source) -> None:
    """Refuses an archive that would swell beyond measure, and one that declares entities of its own."""
    import zipfile

    try:
        with source.open() as opened, zipfile.ZipFile(opened) as packed:
            inside = packed.infolist()
            for one in inside:
                swollen = one.file_size > _SWOLLEN_FROM and one.file_size > one.compress_size * _MOST_SWOLLEN
                shared = one.filename.endswith("sharedStrings.xml") and one.file_size > _MOST_SHARED
                if swollen or shared:
                    raise _too_large(source)
            if sum(one.file_size for one in inside) > _MOST_INSIDE:
                raise _too_large(source)
            for one in inside:
                if one.filename.endswith((".xml", ".rels")) and one.filename.startswith(("xl/", "[", "_rels")):
                    with packed.open(one) as part:
                        if b"<!DOCTYPE" in part.read(2_048):
                            raise damaged(source)
    except broken_archive() as trouble:
        raise damaged(source, None, _said(trouble)) from None


def _too_large(source: Source) -> Problem:
    return Problem(
        "The workbook would unpack to far more than it seems.",
        hint="Check where it comes from. If it is right, open it in a spreadsheet, save the sheet as “CSV UTF-8”, and "
        "bring that file in: a CSV may be as large as it likes.",
        where=source.where(),
    )


def _no_sheet(source: Source, sheet: str, names: Iterable[str]) -> Problem:
    if not sheet:
        return Problem(
            "The workbook has no sheet that can be seen.",
            hint="Open it in a spreadsheet, show the sheet, and save it again.",
            where=source.where(),
        )
    return Problem(
        f"The workbook has no sheet “{clip(sheet, 60)}”.",
        hint=f"It has: {', '.join(clip(one, 40) for one in names)}.",
        where=source.where(),
        exit_code=USAGE,
    )


def _said(trouble: Exception) -> str:
    return clip(f"{type(trouble).__name__}: {trouble}" if str(trouble) else type(trouble).__name__, 160)
