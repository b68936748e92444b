"""The columns of a table of figures by area, told apart by what stands in them and then by their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from convene.core.figures import area_codes
from convene.core.vocabulary import AreaKind
from convene.files.open_data.figures.area_table import number
from convene.files.sheets import Sheet, Told, folded

_INSIDE = re.compile(r"(?<![A-Z0-9])[EWSNK]\d{8}(?![0-9])")
_RANGE = re.compile(r"\d+ ?(?:-|–|to) ?\d+")
_HIDDEN = re.compile(r"(?i)[^a-z0-9]+|\[?[a-z]\]?|n?[<≤]=? ?\d+|suppressed|withheld|redacted")
_FIRST = 300
"""Rows in which the column of codes is looked for."""
_CLOSELY = 2_000
"""Rows whose numbers are looked at one by one; further down every so many will do."""
_EVERY = 25
MOST_OF = 40
"""How many values of a column are kept, to know whether it has several."""
_FINEST = ("oa", "lsoa", "msoa", "ward", "district", "region", "country", "other")

_HEADED = re.compile(
    r"(?:area|geography|geog|lsoa|msoa|oa|ward|wd|district|lad|local authority|region)?\s?(?:area |district )?"
    r"(?:code|cd)(?: \d{2,4})?|(?:lsoa|msoa|oa|wd|lad|lsoa area|geo)\d{0,2}cd|area id|areacode|geography code|mnemonic"
)
_OTHER = re.compile(
    r"\b(?:org|organisation|organization|charity|company|recipient|funding|postcode|slug|email|e mail|website|url"
    r"|telephone|phone|contact|address)\b"
    r"|^(?:(?:group|site|business|school|practice|shop|service) name|(?:project|venue|club|premises)(?: name)?|title)$"
)
"""Words that only lists of organisations have."""


@lru_cache(maxsize=100_000)
def code_in(cell: str) -> str:
    """The area code that a cell is, begins or ends with, such as ``E01012345 : Quay 001A``; "" where it has none."""
    if area_codes.is_code(cell):
        return area_codes.normal(cell)
    found = _INSIDE.findall(cell)
    return found[0] if len(found) == 1 else ""


def is_headed(heading: str) -> bool:
    """Whether a folded heading is one that a column of area codes has."""
    return bool(_HEADED.fullmatch(heading))


@dataclass(slots=True)
class Seen:
    """What stands in one column: how many cells say something, hold an area code, are a number, or say that none is
    given (``hidden``: by a mark that only figures have); how many are shown as per cent. ``values`` are the first few
    different ones; ``varies`` says that one area has several of them."""

    filled: int = 0
    codes: int = 0
    looked: int = 0
    numbers: int = 0
    withheld: int = 0
    per_cent: int = 0
    hidden: int = 0
    families: dict[str, int] = field(default_factory=dict)
    values: dict[str, None] = field(default_factory=dict)
    varies: bool = False
    of_area: dict[str, str] = field(default_factory=dict)

    @property
    def is_codes(self) -> bool:
        return self.codes * 2 > self.filled

    @property
    def is_figures(self) -> bool:
        return self.numbers + self.hidden > 0 and (self.numbers + self.withheld) * 2 >= self.looked

    def take(self, cell: str) -> None:
        """Look at a cell that says something for what kind of thing it is."""
        self.looked += 1
        try:
            given = number(cell)
        except ValueError:
            return
        self.numbers += given is not None
        if given is None and _RANGE.fullmatch(cell.strip()):
            return  # from so many to so many: as well an age as a figure that is withheld
        self.withheld += given is None
        self.hidden += given is None and bool(_HIDDEN.fullmatch(cell.strip()))
        self.per_cent += given is not None and cell.rstrip().endswith("%")

    def belongs(self, code: str, cell: str) -> None:
        """Remember whether an area has one value of this column or several."""
        if len(self.values) < MOST_OF:
            self.values.setdefault(cell)
        if not self.varies and self.of_area.setdefault(code, cell) != cell:
            self.varies = True
            self.of_area.clear()


def code_columns(sheet: Sheet) -> dict[int, str]:
    """The columns that hold area codes, with the kind of area that most of them are of, by the first rows."""
    seen = [Seen() for _ in sheet.headings]
    for row in islice(sheet.rows(), _FIRST):
        for one, cell in zip(seen, row.cells, strict=False):
            if cell.strip():
                one.filled += 1
                if code := code_in(cell):
                    one.codes += 1
                    family = area_codes.family(code)
                    one.families[family] = one.families.get(family, 0) + 1
    return {
        at: max(one.families, key=lambda it: one.families[it])
        for at, one in enumerate(seen)
        if one.is_codes and any(one.families)
    }


def known(headings: frozenset[str]) -> bool:
    """Whether these folded headings may be those of figures by area: none of them is one of organisations."""
    return not any(_OTHER.search(one) for one in headings)


def sure(sheet: Sheet) -> bool:
    """Whether a table has a column of area codes, whatever its heading, and something to be said of the areas. A
    column that is called a code of areas and is empty of them is told by its heading."""
    words = [folded(one) for one in sheet.headings]
    codes = code_columns(sheet)
    if not codes:
        plain = set() if {"value", "obs value", "indicator", "measure"} & set(words) else {"code", "cd"}
        return any(is_headed(one) and one not in plain for one in words)
    if any(is_headed(words[at]) for at in codes):
        return True
    figures = [Seen() for _ in words]
    for row in islice(sheet.rows(), _FIRST):
        for at, cell in enumerate(row.cells[: len(words)]):
            if at not in codes and cell.strip():
                figures[at].take(cell)
    return any(one.is_figures and one.numbers for one in figures)


def best_code(words: list[str], codes: dict[int, str], kind: AreaKind | None) -> int:
    """The column whose areas the rows are: the finest; of two as fine the one of the census asked for, or the newer,
    and the one that is called a code. Raises ValueError where there is none."""
    census = "11" if kind and kind.value.endswith("2011") else "21"
    family = kind.value.partition("_")[0] if kind else ""

    def order(at: int) -> tuple[bool, int, bool, bool, int]:
        return codes[at] != family, _FINEST.index(codes[at]), census not in words[at], not is_headed(words[at]), at

    if codes:
        return min(codes, key=order)
    headed = [at for at, one in enumerate(words) if is_headed(one)]
    if not headed:
        raise ValueError("no column of area codes")
    return min(headed, key=lambda at: (census not in words[at], at))


def look(sheet: Sheet, code_at: int, told: Told | None = None) -> list[Seen]:
    """What stands in the columns of the whole table. Raises Problem where it cannot be read on."""
    seen = [Seen() for _ in sheet.headings]
    words = list(enumerate(seen))
    for at, row in enumerate(sheet.rows(told)):
        cells = row.cells
        code = code_in(cells[code_at]) if code_at < len(cells) else ""
        if not code:
            continue  # a grand total, a footnote
        if at == _CLOSELY:
            words = [(place, one) for place, one in words if not one.is_figures and place != code_at]
        closely = at < _CLOSELY or at % _EVERY == 0
        for place, one in enumerate(seen) if closely else words:
            cell = cells[place].strip() if place < len(cells) else ""
            if not cell:
                continue
            one.filled += 1
            if closely:
                one.take(cell)
            if not one.varies or len(one.values) < MOST_OF:
                one.belongs(code, cell)
    for one in seen:
        one.of_area.clear()
    return seen
