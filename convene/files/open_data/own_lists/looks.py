"""What the first cells of a column look like, and what a whole table is likely to be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convene.core.figures.area_codes import is_code
from convene.files.lists.cells import NOTHING
from convene.files.open_data.cells.cell_values import day, postcode
from convene.files.sheets import folded, spaced

SAMPLE = 300
"""How many rows a guess is tested against."""

_NUMBER = re.compile(r"[-+(]?[£$€]?\s?[\d.,\s]+(?:e[+-]?\d+)?\s?[%km)]?", re.IGNORECASE)
_MOMENT = re.compile(r"(?=.*\d:\d\d)(?=.*\d{4}).{10,40}")
_SPENT = re.compile(r"\b(?:amount|paid|invoice|transaction|spend|expenditure|net|gross|total|sum)\b")
_SAID = re.compile(
    r"\b(?:comments?|responses?|quotes?|feedback|ideas?|views?|answers?|said|opinions?|suggestions?|post ?its?)\b"
)
_PAID = re.compile(r"\b(?:payee|beneficiary|creditor|supplier|vendor|merchant)\b")


_ADDRESS = re.compile(r"\b(?:post ?code|address|street|town|tele?phone|tel|web ?site|e ?mail|url)\b")
"""Headings of lists of places and bodies, which often say in which area each of them lies."""
_NO_FIGURE = re.compile(
    r"\b(?:lon|lng|long|longitude|lat|latitude|easting|northing|x|y|id|code|cd|uprn|urn|ref|year|date)\b"
)


@dataclass(frozen=True, slots=True)
class Looks:
    """``examples`` are its different cells, as they come; ``words`` is how many words one has on average."""

    filled: int = 0
    values: int = 0
    codes: int = 0
    words: float = 0.0
    examples: tuple[str, ...] = ()

    @property
    def distinct(self) -> int:
        return len(self.examples)

    @property
    def mostly_values(self) -> bool:
        """Whether it holds numbers, days, postcodes or codes rather than words."""
        return self.values * 2 > self.filled


def looks_of(width: int, rows: Sequence[Sequence[str]]) -> list[Looks]:
    """How each of the first ``width`` columns looks."""
    found = []
    for at in range(width):
        cells = [one for row in rows if at < len(row) and (one := row[at].strip()) and one.casefold() not in NOTHING]
        codes = sum(map(is_code, cells))
        values = sum(1 for one in cells if is_value(one))
        words = sum(len(one.split()) for one in cells) / len(cells) if cells else 0.0
        found.append(Looks(len(cells), values, codes, words, tuple(dict.fromkeys(cells))))
    return found


def is_value(cell: str) -> bool:
    """Whether a cell is a number, a day, a postcode or an area code, and no words."""
    return bool(_NUMBER.fullmatch(cell) or _MOMENT.fullmatch(cell) or is_code(cell) or postcode(cell) or day(cell))


def sort_of(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, str]:
    """What a table of no known layout is likely to be, and the heading that shows it: ("figures", the column of area
    codes), ("spending", the column of who is paid), ("voices", the column of long words) or ("", "")."""
    looks = looks_of(len(headings), rows)
    words = [folded(spaced(one)) for one in headings]
    if any(map(_SPENT.search, words)):
        for at, word in enumerate(words):
            if _PAID.search(word) and not looks[at].mostly_values:
                return "spending", headings[at]
    placed = any(map(_ADDRESS.search, words))
    for at, look in enumerate(looks):
        if look.codes * 2 > look.filled and not placed and any(map(_is_figure, words, looks)):
            return "figures", headings[at]
    for at, look in enumerate(looks):
        if look.words >= 4 and _SAID.search(words[at]) and look.distinct * 2 > look.filled:
            others = [one.words for to, one in enumerate(looks) if to != at and not one.mostly_values]
            if all(one < look.words / 2 for one in others) and not any("name" in one.split() for one in words):
                return "voices", headings[at]
    return "", ""


def _is_figure(word: str, look: Looks) -> bool:
    """Whether a column holds figures rather than coordinates, numbers of things or areas."""
    return look.values * 2 > look.filled and not look.codes and not _NO_FIGURE.search(word)
