"""The cells of public lists: where a column stands, and what a cell means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from convene.core import dates
from convene.core.dates import Day
from convene.core.nouns.reading import read_number
from convene.files.sheets import Row, Sheet, folded
from convene.text import clean_line

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
_DISTRICT = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_WEB = re.compile(r"(?:https?://)?[^\s@/?#]+\.[^\s@/?#]{2,}(?:[/?#]\S*)?", re.IGNORECASE)

NOTHING = frozenset(("", "n/a", "na", "none", "null", "nil", "-", "--", "not applicable", "unknown", "tbc"))
YES = frozenset(("true", "t", "yes", "y", "1"))
NO = frozenset(("false", "f", "no", "n", "0"))


_IN = {
    r"(?<![\d,.])(?:£ ?)?['’]?(?:1,)?0{3}['’]?s?\b|\bthousands?\b|£ ?k\b|\(k\)": 1_000,
    r"\bmillions?\b|£ ?mn?\b|\(mn?\)": 1_000_000,
}


class Columns:
    """Where the columns of a table stand. A column that is missing stands at -1, where ``padded`` puts nothing."""

    def __init__(self, sheet: Sheet) -> None:
        self.width = len(sheet.headings)
        self._at: dict[str, int] = {}
        for at, heading in enumerate(sheet.headings):
            self._at.setdefault(folded(heading), at)

    def at(self, *names: str) -> int:
        """The place of the first of these folded headings that is there, or -1."""
        return next((self._at[name] for name in names if name in self._at), -1)

    def ending(self, *endings: str) -> int:
        """The place of the first column whose folded heading ends so, or -1."""
        return next((at for name, at in self._at.items() if name.endswith(endings)), -1)

    def all_with(self, *words: str) -> tuple[int, ...]:
        """The places of all columns whose folded heading has all of these words in it."""
        return tuple(at for name, at in self._at.items() if all(word in name for word in words))

    def padded(self, row: Row) -> tuple[str, ...]:
        """The cells of a row and an empty one. Raises ValueError, in words, for a row of another width."""
        if len(row.cells) != self.width:
            raise ValueError(f"the row has {len(row.cells)} cells, the heading {self.width}")
        return (*row.cells, "")


def in_what(heading: str) -> int:
    """What the figures below a heading are in: 1,000 for “Income (£000s)”, a million for “Turnover £m”."""
    return next((times for form, times in _IN.items() if re.search(form, heading.casefold())), 1)


def day(text: str) -> date | None:
    """The day of a cell, in every form ``core.dates`` knows of cells; None for anything else."""
    read = read_day(text)
    return read.when if read is not None else None


def read_day(text: str) -> Day | None:
    """As ``day``, and whether it was said in full."""
    text = text.strip()
    if not text:
        return None
    try:
        return Day(date.fromisoformat(text))  # most are, and a register has millions
    except ValueError:
        return _other_day(text)


@lru_cache(4_096)
def _other_day(text: str) -> Day | None:
    try:
        return dates.read(text, cell=True)
    except ValueError:
        return None


def taken_for(text: str, when: date) -> str:
    """What is told of a day that its cell did not say in full."""
    return f"“{clean_line(text)[:40]}” is taken for {said_day(when)}"


def said_day(when: date) -> str:
    """``3 May 2019``."""
    return f"{when.day} {when:%B} {when.year}"


def pounds(text: str) -> Decimal | int | None:
    """An amount of money, in every form that amounts are typed in: 1250, 1,250.50, £10k; None where there is none.
    Raises ValueError, in words."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text)
    if text.casefold() in NOTHING:
        return None
    try:
        value = None if "%" in text else read_number(text)
    except ValueError:
        value = None
    if value is None or abs(value) >= Decimal(10) ** 15:
        raise ValueError(f"“{clean_line(text)[:40]}” is not an amount")
    return int(value) if value == value.to_integral_value() else value.normalize()


def amount(text: str) -> Decimal | int | None:
    """As ``pounds``, and None where the cell makes no sense or is below nothing: a size that is only nice to have."""
    try:
        value = pounds(text)
    except ValueError:
        return None
    return value if value is not None and value >= 0 else None


def postcode(text: str) -> str:
    """A postcode with its space, or a postcode district; "" for anything else."""
    if not text:
        return ""
    bare = "".join(text.split()).upper().strip(".,;")
    found = _POSTCODE.fullmatch(bare)
    if found:
        return f"{found[1]} {found[2]}"
    return bare if _DISTRICT.fullmatch(bare) else ""


def website(text: str) -> str:
    """A web address; "" for what is none, such as an email address in the wrong column."""
    text = clean_line(text)
    if not text or not _WEB.fullmatch(text):
        return ""
    return text.lower() if text.isupper() else text


def filled(**fields: Any) -> dict[str, Any]:
    """Fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, ())}


def parts(text: str) -> Iterable[str]:
    """The parts of a cell that holds several, however they are parted or bracketed."""
    bare = text.strip().strip("[]{}()")
    return (one for raw in re.split(r"[;,|\n]", bare) if (one := raw.strip().strip("'\"").strip()))


def clashing(known: Iterable[str]) -> str:
    """Words for two different numbers of one register, which no single organisation has; "" where all is well."""
    first: dict[str, str] = {}
    for one in known:
        prefix = "-".join(one.split("-")[:2])
        if prefix in ("GB-CHC", "GB-COH", "GB-SC", "GB-NIC") and first.setdefault(prefix, one) != one:
            return f"it has two numbers of one register, {first[prefix]} and {one}"
    return ""
