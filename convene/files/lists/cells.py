"""One cell of a list: a value as text and back, exactly, and never a formula.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``. Such text gets an apostrophe in front, which
spreadsheets hide and reading takes off again. An empty cell means "as usual", the field's default; where the default
is not empty, emptiness itself is written: ``\"\"`` for no words, ``;`` for an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple

from convene.core import dates
from convene.core.nouns import Field
from convene.core.nouns.reading import read_number, read_whole
from convene.text import clean_line, clip

NO_WORDS = '""'
NO_PARTS = ";"
LISTS = ("lines", "refs", "choices", "integers")
_TEXTS = ("line", "prose", "ref")

NOTHING = frozenset((
    "", "n/a", "na", "none", "null", "nil", "-", "--", "–", "—", "?", "not applicable", "not known", "unknown", "tbc",
    "tba", "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!",
))  # fmt: skip
"""What people and spreadsheets write where nothing is known."""

_COUNTED = ("integer", "decimal")
_SAID_PLAINLY = (*_COUNTED, "date", "time", "choice", "boolean")
_SUPPRESSED = re.compile(
    r"\[?[*cxzu:]\]?|\.{2,3}|suppressed|withheld|redacted|(?:[<≤]=?|(?:less|fewer) than|under|below) ?£?[\d.,]+ ?[km]?",
    re.IGNORECASE,
)
"""How publishers write a figure that they hold back, since it is small or about few people."""

_GUARD = re.compile(r"""'*(?:[=+\-@\t\r＝＋－＠]|""\Z)""")
_PART = re.compile(r"""\s*(?:"((?:[^"]|"")*)"\s*(?=;|\Z)|([^;]*))(?:;|\Z)""")
_CLOCK = re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?")
_GROUPED = re.compile(r"\D*\d{1,3}(?:,\d{3})+(?:\.\d*)?\D*")


def write(field: Field, value: Any) -> str:
    """The cell of a value."""
    if value is None:
        return ""
    if field.kind in LISTS:
        return disarmed(_joined(value)) if value or not field.default else NO_PARTS
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if value == "" and field.kind in _TEXTS and (field.required or field.default):
        return NO_WORDS
    return disarmed(str(value)) if field.kind in _TEXTS else str(value)


class Given(NamedTuple):
    """What a cell gives to the draft, None where it says nothing, and what to tell of it."""

    value: Any
    told: str = ""


def understood(field: Field, cell: str, today: date | None = None, *, from_1904: bool = False) -> Given:
    """As ``read``, for cells as people fill them in: what is not known or held back gives nothing, and numbers and
    days are read in all their forms, a day's number ``from_1904`` where the workbook counts so. Raises ValueError, in
    words, for a cell that cannot be read."""
    value = read(field, cell)
    if not isinstance(value, str) or field.kind not in _SAID_PLAINLY:
        return Given(value)
    if not value[:1].isdigit() and value[:1] != "£":  # most say something
        said = clean_line(value)
        if said.casefold() in NOTHING and said.casefold() not in {one.value for one in field.choices}:
            return Given(None)
        if field.kind in (*_COUNTED, "date") and _SUPPRESSED.fullmatch(said):
            return Given(None, f"“{clip(said, 40)}” is not given (suppressed)")
    if field.kind in _COUNTED:
        return Given(read_whole(value) if field.kind == "integer" else read_number(value))
    if field.kind == "date":
        early = dates.counted_from_1904(value) if from_1904 else None
        when, sure = (early, False) if early else dates.read(value, today, cell=True)
        words = "" if sure else f"“{clip(clean_line(value), 40)}” is taken for {when.day} {when:%B} {when.year}"
        return Given(when, words)
    return Given(value)


def read(field: Field, cell: str) -> Any:
    """What a cell gives to the draft, or None where it says nothing. Raises ValueError where it could mean two
    things."""
    if field.exact:
        return (cell[1:] if cell.startswith("'") and _GUARD.match(cell) else cell) or None
    cell = cell.strip()
    if cell == NO_WORDS and field.kind in _TEXTS:
        return ""
    if cell == NO_PARTS and field.kind in LISTS:
        return ()
    if cell.startswith("'") and _GUARD.match(cell):
        cell = cell[1:]
    if not cell:
        return None
    if field.kind in LISTS:
        return _split(cell)
    if field.kind in ("integer", "decimal") and "," in cell and not _GROUPED.fullmatch(cell):
        raise ValueError(f"“{cell[:40]}” could be read in two ways; use a full stop for decimals")
    if field.kind == "time" and _CLOCK.fullmatch(cell):
        return time.fromisoformat(cell)
    return cell


def disarmed(words: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{words}" if _GUARD.match(words) else words


def _joined(values: Iterable[Any]) -> str:
    parts = [str(one) for one in values]
    alone = len(parts) == 1  # then commas would be taken for separators
    return "; ".join(_quoted(part) if _needs_quotes(part, alone) else part for part in parts)


def _needs_quotes(part: str, alone: bool) -> bool:
    return not part or ";" in part or "\n" in part or part.startswith('"') or (alone and "," in part)


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'


def _split(cell: str) -> tuple[str, ...]:
    """Parts between semicolons (or lines, or commas where there are neither); quoted parts are taken as they are."""
    if ";" not in cell and not cell.startswith('"'):
        marks = "\n" if "\n" in cell else ","
        return tuple(part for raw in cell.split(marks) if (part := raw.strip()))
    parts: list[str] = []
    at = 0
    while at < len(cell):
        found = _PART.match(cell, at)
        if found is None:
            break
        at = found.end()
        quoted, plain = found.groups()
        if quoted is not None:
            parts.append(quoted.replace('""', '"'))
        elif plain.strip():
            parts.append(plain.strip())
    return tuple(parts)
