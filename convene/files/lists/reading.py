"""A CSV list read, from whatever spreadsheet it came."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from convene.core.nouns import Field, Noun
from convene.errors import Problem, Where
from convene.files.lists import Row, columns
from convene.files.lists.cells import read
from convene.files.place.faults import Fault, like, refusal
from convene.files.place.reasons import faults_of, keys_of
from convene.text import clean_line, clip, join

MOST_BYTES = 20 * 1024 * 1024
_WHAT = "list"


def read_csv(noun: Noun, source: Path | bytes, today: date) -> list[Row]:
    """See ``convene.files.lists.read_csv``."""
    spots = _Spots(str(source) if isinstance(source, Path) else _WHAT)
    raw = _fetch(source, spots.file) if isinstance(source, Path) else source
    text = _decode(raw, spots.file)
    lines = list(_rows(text, _delimiter(text, noun), spots.file))
    if not lines:
        raise Problem(
            "The list is empty.",
            hint=f"Its first line names the columns, such as {', '.join(columns(noun)[:4])}.",
            where=Where(spots.file),
        )
    fields = _columns(noun, lines[0], lines[1:], spots.file)
    faults: list[Fault] = []
    rows = [_row(noun, line, cells, fields, today, faults) for line, cells in lines[1:]]
    if faults:
        raise refusal(faults, spots, _WHAT)
    return [row for row in rows if row is not None]


@dataclass(frozen=True, slots=True)
class _Spots:
    """A path here is the line, then the field."""

    file: str

    def where(self, path: Sequence[str | int], /) -> Where:
        return Where(self.file, int(path[0]), ", ".join(str(part) for part in path[1:2]) or "row")


def _row(
    noun: Noun, line: int, cells: list[str], fields: Sequence[Field | None], today: date, faults: list[Fault]
) -> Row | None:
    values: dict[str, Any] = {}
    before = len(faults)
    if any(cell.strip() for cell in cells[len(fields) :]):
        words = f"the row has {len(cells)} cells, the heading {len(fields)}"
        faults.append(Fault((line,), words, "Put text with the separator in it between double quotes."))
    for one, cell in zip(fields, cells, strict=False):
        try:
            value = read(one, cell) if one else None
        except ValueError as trouble:
            faults.append(Fault((line, one.name if one else ""), str(trouble)))
            continue
        if one and value is not None:
            values[one.name] = value
    if len(faults) > before:
        return None
    try:
        return Row(line, noun.draft.model_validate(values, context={"today": today}), tuple(values))
    except ValidationError as trouble:
        faults += [_as_cell(one) for one in faults_of(trouble, (line,), keys_of(noun.draft))]
    return None


def _as_cell(fault: Fault) -> Fault:
    """What is missing in a place file is a line; in a list it is a cell."""
    missing = fault.words.endswith(" is missing")
    return replace(fault, remedy="Fill that cell in, or take the row out.") if missing else fault


def _columns(
    noun: Noun, heading: tuple[int, list[str]], rows: Sequence[tuple[int, list[str]]], file: str
) -> list[Field | None]:
    """The field of each column; None for one without a heading and with nothing in it."""
    line, words = heading
    known = _known(noun)
    fields: list[Field | None] = []
    wrong: list[str] = []
    for at, word in enumerate(words):
        one = known.get(_folded(word))
        fields.append(one)
        if one is None and _folded(word):
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
            where=Where(file, line),
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


def _delimiter(text: str, noun: Noun) -> str:
    """The separator under which the first line names most fields; a line ``sep=;`` settles it."""
    first = text.split("\n", 1)[0].strip()
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4]
    known = _known(noun)

    def fit(mark: str) -> tuple[int, int]:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
        return sum(_folded(cell) in known for cell in cells), len(cells)

    try:
        return max((",", ";", "\t"), key=fit)
    except csv.Error:
        return ","


def _rows(text: str, mark: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that say something, each with its first line."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells) and not (line == 1 and cells[0].casefold().startswith("sep=")):
                yield line, cells
            line = lines.line_num + 1
    except csv.Error as trouble:
        long = "field larger" in str(trouble)
        raise Problem(
            "A cell of the list is too long to be meant." if long else "A quote in the list does not close.",
            f"It begins on line {line}.",
            hint="Look for a double quote without its partner; a quote inside quoted text is written twice.",
            where=Where(file, line),
        ) from None


def _fetch(path: Path, file: str) -> bytes:
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise Problem(
                "That is a pipe or a device, not a list.",
                hint="Write it to a file first, and name that file.",
                where=Where(file),
            )
        with path.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Problem(f"There is no list at {clean_line(file)}.", hint="Check the name and the folder.") from None
    except OSError as trouble:
        if path.is_dir():
            raise Problem("That is a folder, not a list.", hint="Name the CSV file inside it.") from None
        raise Problem(
            "The list cannot be read.",
            clean_line(trouble.strerror or str(trouble)),
            hint="Check that you may open it, and that no other program holds it.",
            where=Where(file),
        ) from None
    return raw


def _decode(raw: bytes, file: str) -> str:
    if len(raw) > MOST_BYTES:
        raise Problem(
            f"The list is larger than {MOST_BYTES // 1_048_576} MB.",
            hint="Check that it is the right file. If it is, split it and bring the parts in one after the other.",
            where=Where(file),
        )
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    elif b"\0" in raw:  # a spreadsheet's own file, a picture …
        encodings = ()
    for encoding in encodings:
        try:
            return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise Problem(
        "This is not a CSV file.",
        hint="Open it in a spreadsheet and save it as “CSV UTF-8”, then bring that file in.",
        where=Where(file),
    )
