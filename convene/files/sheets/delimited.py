"""CSV and its kin: any separator, any encoding, quoted or escaped, with lines above the heading."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from convene.errors import Problem
from convene.files.sheets.heading import LOOKED_AT, MOST, find_heading, name_columns, no_heading_there, notes_of
from convene.files.sheets.letters import Letters, letters_of
from convene.files.sheets.shape import Row, Sheet, Told
from convene.files.sheets.source import Source, telling

_SAMPLE = 256 * 1024
_LONGEST = 8 * 1024 * 1024
_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
_COMPARED = 60
_TALL = 500  # a cell of more lines than this has lost a quote
_STEP = 1_000

_ESCAPE = re.compile(r"\\[\t\\\n\"]")
_OPENING = re.compile(r'(?:^|\t)"(?:[^"]|"")*("(?=\t|$))?', re.MULTILINE)
_SEP = re.compile(r'"?sep=(.)"?[ \r;,]*', re.IGNORECASE)
_REGISTER = "date_of_extract\torganisation_number\t"
"""How the tables of the charity register begin. They never quote, and escape with a backslash."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the cells of a row are parted. ``begins`` is the line the table begins on, counted from 1."""

    mark: str
    quoted: bool = True
    escaped: bool = False
    begins: int = 1

    def reader(self, lines: Iterable[str]) -> Any:
        return csv.reader(
            lines,
            delimiter=self.mark,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            escapechar="\\" if self.escaped else None,
        )


def open_delimited(
    source: Source, fit: Callable[[Sequence[str]], int] | None = None, heading: int = 0, encoding: str = ""
) -> Sheet:
    """See ``convene.files.sheets.open_sheet``. ``fit`` as for ``open_source``."""
    letters = letters_of(source, encoding)
    sample = _sample(source, letters)
    style = _style(sample, source.path.suffix.casefold(), fit)
    rows, passed = _first_rows(source, sample, style, heading)
    if heading:
        at = 0 if rows and rows[0][0] == heading else None
    else:
        at = find_heading([cells for _, cells in rows]) if fit is None else 0 if rows else None
    if at is None and heading:
        raise no_heading_there(source, heading, "line")
    if at is None:
        blank = not any(cell.strip() for _, cells in rows for cell in cells)
        raise Problem(
            "The list is empty." if blank else "No headings were found in the list.",
            hint="The first line of a list names its columns, such as name, postcode, website.",
            where=source.where(),
        )
    line, cells = rows[at]
    passed += [one for _, one in rows[:at]]
    headings, remarks = name_columns(
        cells, [] if fit else [below for _, below in rows[at + 1 :]], passed[-1] if passed else ()
    )
    if len(headings) > MOST:
        raise Problem(
            f"The list has {len(headings):,} columns, more than any spreadsheet.",
            hint="Check that it is the right file; it may have been saved with rows and columns swapped.",
            where=source.where(line),
        )
    above = (f"the heading is on line {line}",) if at or heading else ()
    return Sheet(
        path=source.path,
        name=source.name,
        form="csv",
        headings=headings,
        heading_line=line,
        size=source.size(),
        told=(f"parted by {_MARKS.get(style.mark, f'“{style.mark}”')}", *letters.told, *above, *remarks),
        reader=lambda told: _rows(source, letters, style, line, len(headings), told),
        above=notes_of(passed),
    )


def _rows(source: Source, letters: Letters, style: Style, heading: int, width: int, told: Told | None) -> Iterator[Row]:
    """The rows below the heading. A cell beyond the last heading is dropped where it is empty."""
    with source.open() as raw, telling(source):
        text = io.TextIOWrapper(raw, encoding=letters.codec, errors="replace", newline=None)
        ended: list[bool] = []
        reader = style.reader(_lines(text, letters, style, ended))
        before = line = style.begins - 1
        row = tuple.__new__  # what Row itself does, for the millionth time as well
        try:
            for number, cells in enumerate(reader):
                line = before + 1
                before = style.begins - 1 + reader.line_num
                # A row that is whole is handed over before the next line is asked for.
                if style.quoted and (ended or before - line > _TALL):
                    raise _unclosed(source, line)
                if told is not None and not number % _STEP:
                    told(raw.tell())
                if line <= heading or not (cells and (cells[0].strip() or any(map(str.strip, cells)))):
                    continue
                if len(cells) > width and not any(map(str.strip, cells[width:])):
                    del cells[width:]
                yield row(Row, (line, tuple(cells)))
        except csv.Error as trouble:
            raise _unreadable(source, before + 1, str(trouble)) from None
        if told is not None:
            told(raw.tell())


def _lines(text: io.TextIOWrapper, letters: Letters, style: Style, ended: list[bool]) -> Iterable[str]:
    """The lines of the table. ``ended`` is filled when the last one has been given away."""
    for _ in range(style.begins - 1):
        next(text, None)
    if not (style.quoted or letters.nulls):
        return text
    return _watched(text, letters.nulls, ended)


def _watched(text: io.TextIOWrapper, nulls: bool, ended: list[bool]) -> Iterator[str]:
    if nulls:
        yield from (line.replace("\0", "") for line in text)
    else:
        yield from text
    ended.append(True)


def _sample(source: Source, letters: Letters) -> str:
    """The first lines, whole ones where possible."""
    with source.open() as raw, telling(source):
        text = io.TextIOWrapper(raw, encoding=letters.codec, errors="replace", newline=None)
        sample = text.read(_SAMPLE)
        whole = len(sample) < _SAMPLE
        while not whole and "\n" not in sample and len(sample) < _LONGEST:
            more = text.read(_SAMPLE)
            sample, whole = sample + more, not more
    sample = sample.replace("\0", "")
    return sample if whole or "\n" not in sample else sample[: sample.rindex("\n") + 1]


def _first_rows(
    source: Source, sample: str, style: Style, begins: int = 0
) -> tuple[list[tuple[int, list[str]]], list[list[str]]]:
    """The first rows that say something, each with its line, from a line on; and those above that line."""
    rows: list[tuple[int, list[str]]] = []
    passed: list[list[str]] = []
    lines = list(io.StringIO(sample))[style.begins - 1 :]
    reader = style.reader(lines)
    before = style.begins - 1
    try:
        for cells in reader:
            line, before = before + 1, style.begins - 1 + reader.line_num
            if any(map(str.strip, cells)):
                if line >= begins:
                    rows.append((line, cells))
                else:
                    passed = [*passed, cells][-LOOKED_AT:]
            if len(rows) >= LOOKED_AT:
                break
    except csv.Error as trouble:
        if not rows:
            raise _unreadable(source, before + 1, str(trouble)) from None
    return rows, passed


def _style(sample: str, suffix: str, fit: Callable[[Sequence[str]], int] | None) -> Style:
    first, _, rest = sample.partition("\n")
    if found := _SEP.fullmatch(first):
        return _quoting(found[1], rest, 2)
    lines = list(islice(io.StringIO(sample), _COMPARED))
    marks = list(_MARKS)
    if suffix in (".tsv", ".tab"):
        marks.remove("\t")
        marks.insert(0, "\t")
    return _quoting(max(marks, key=lambda mark: _fit(mark, lines, fit)), sample, 1)


def _fit(mark: str, lines: list[str], fit: Callable[[Sequence[str]], int] | None) -> tuple[float, ...]:
    """How well a separator fits: how many rows it cuts into the same number of cells, the first of them included."""
    rows = []
    try:
        for cells in Style(mark).reader(lines):
            if any(map(str.strip, cells)):
                rows.append(cells)
    except csv.Error:
        pass
    if not rows:
        return (0.0, 2.0)
    if fit is not None:
        return (float(fit(rows[0])), float(len(rows[0])))
    widths = Counter(len(cells) for cells in rows)
    width, times = max(widths.items(), key=lambda one: (one[1] if one[0] > 1 else 0, one[0]))
    if width < 2:
        return (0.0, 1.0)
    early = len(rows[0]) == width
    return (times / len(rows) * min(width, 40) * (1.0 if early else 0.5), float(width))


def _quoting(mark: str, sample: str, begins: int) -> Style:
    """Whether quotes are quotes. With tabs they often are not: then a backslash escapes, or nothing does."""
    if mark != "\t":
        return Style(mark, begins=begins)
    if sample.startswith(_REGISTER):
        return Style(mark, quoted=False, escaped=True, begins=begins)
    openings = [bool(closed) for closed in _OPENING.findall(sample)]
    if openings and all(openings):
        return Style(mark, begins=begins)
    if _ESCAPE.search(sample):
        return Style(mark, quoted=False, escaped=True, begins=begins)
    return Style(mark, quoted=not openings, begins=begins)


def _unclosed(source: Source, line: int) -> Problem:
    return Problem(
        "A quote in the list does not close.",
        f"It begins on line {line}.",
        hint="Look for a double quote without its partner; a quote inside quoted text is written twice.",
        where=source.where(line),
    )


def _unreadable(source: Source, line: int, trouble: str) -> Problem:
    if "field larger" not in trouble:
        return _unclosed(source, line)
    return Problem(
        "A cell of the list is too long to be meant.",
        f"It begins on line {line}.",
        hint="Look for a double quote without its partner; a quote inside quoted text is written twice.",
        where=source.where(line),
    )
