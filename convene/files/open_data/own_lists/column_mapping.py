"""Lists of no known layout: which column means which field, and what a row of such a list says.

Which column is likely which field is in ``guessing``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.figures.area_codes import family, is_code
from convene.core.nouns import NOUNS, Field
from convene.errors import Problem
from convene.files.lists.cells import LISTS, NOTHING
from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.cell_values import clashing, in_what, postcode
from convene.files.open_data.cells.no_body import is_error, no_body
from convene.files.open_data.cells.register_numbers import Beside
from convene.files.open_data.cells.standing import Standing
from convene.files.open_data.own_lists.field_values import value_of
from convene.files.open_data.shape import Found
from convene.files.sheets import Row, Sheet, Told, folded
from convene.text import clean_line, clip, join

PSEUDO = {
    "charity_number": "Charity number",
    "company_number": "Company number",
    "postcode": "Postcode",
}
"""Columns of actors that are not fields of their own: two make org-ids, one says where it is based. Name → title."""

_WIDE = ("district", "region", "country")
_NEARLY_CODE = re.compile(r"[A-Z]\d{6,9}", re.IGNORECASE)
_NUMBERS = ("charity_number", "company_number")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a list mean. ``columns`` are (heading, field) pairs, the field "" for one left out;
    ``fixed`` are (field, value) pairs for every row, such as ("primary_type", "vcse"). ``doubted`` are (heading,
    field, why) of columns that are left out since their cells do not fit what their heading says."""

    noun: str
    columns: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...] = ()
    doubted: tuple[tuple[str, str, str], ...] = field(default=(), compare=False)

    def without(self, said: Collection[str]) -> Mapping:
        """The same without the columns of these fields: what is said of every row holds, whatever its cells say.
        Fields that hold several values take both."""
        kind = NOUNS[self.noun]
        over = {one.name for one in kind.fields if one.name in said and one.kind not in LISTS}
        return replace(self, columns=tuple((heading, "" if name in over else name) for heading, name in self.columns))

    def plain(self) -> dict[str, Any]:
        """As lists and texts, to be kept in JSON."""
        return {
            "noun": self.noun,
            "columns": [list(one) for one in self.columns],
            "fixed": [list(one) for one in self.fixed],
        }

    @classmethod
    def from_plain(cls, kept: Any) -> Mapping:
        """The mapping that ``plain`` gave. Raises ValueError for anything else."""
        try:
            noun = str(kept["noun"])
            columns = tuple((str(heading), str(name)) for heading, name in kept["columns"])
            fixed = tuple((str(name), str(value)) for name, value in kept.get("fixed", ()))
        except (TypeError, KeyError, ValueError, AttributeError):
            raise ValueError("that is no mapping of columns") from None
        named = [*(name for _, name in columns if name), *(name for name, _ in fixed)]
        if noun not in NOUNS or not set(named) <= set(targets(noun)):
            raise ValueError("that mapping names something that is not kept")
        return cls(noun, columns, fixed)


@dataclass(frozen=True, slots=True)
class Record:
    """What one row says about a noun other than actors: plain values of its draft, or what is wrong with it; and
    ``notes``, what was left out of a row that is taken, or is odd about it."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    wrong: str = ""
    notes: tuple[str, ...] = ()


_UNMAPPED = {"actor": ("shares",)}
"""Fields that point at other records, where rows are matched with those that are there."""


def targets(noun: str) -> dict[str, str]:
    """What a column may be mapped to: name → title. Sub-rows do not fit a cell; a handle is made."""
    left = _UNMAPPED.get(noun, ())
    fields = {one.name: one.title for one in NOUNS[noun].fields if one.kind != "rows" and one.name not in left}
    return fields | PSEUDO if noun == "actor" else fields


def mapped(
    mapping: Mapping, sheet: Sheet, *, told: Told | None = None, today: date | None = None
) -> Iterator[Found | Record]:
    """Every row of the table once, in order: ``Found`` for actors, ``Record`` for other nouns.

    A cell that cannot be read is left empty and noted, where its field may be empty; otherwise the row is wrong.
    ``today`` is for days without a year. Raises Problem when the mapping names a column or field that is not there.
    """
    reader = _Reader(mapping.without([name for name, _ in mapping.fixed]), sheet, today)
    build: Callable[[Row], Found | Record] = reader.actor if mapping.noun == "actor" else reader.record
    return map(build, sheet.rows(told))


@dataclass(slots=True)
class _Said:
    """What one row says. ``pseudo`` has each cell with its heading, for several columns may say the same; ``unread``
    tells of cells that could not be read, ``taken`` of those that were read as something they do not plainly say."""

    values: dict[str, Any] = field(default_factory=dict)
    pseudo: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.taken, *self.unread)

    @property
    def posted(self) -> str:
        """The first cell of a postcode."""
        return next((cell for _, cell in self.pseudo.get("postcode", ())), "")


class _Reader:
    """A mapping laid over the columns of one table."""

    def __init__(self, mapping: Mapping, sheet: Sheet, today: date | None) -> None:
        self.today = today
        self.noun = NOUNS[mapping.noun]
        self.headings, self.from_1904 = sheet.headings, sheet.from_1904
        self.width = len(sheet.headings)
        places = {folded(heading): at for at, heading in reversed(list(enumerate(sheet.headings)))}
        known = targets(mapping.noun)
        self.columns: list[tuple[int, str, Field | None]] = []
        self.standing = Standing(sheet.headings)
        for heading, name in mapping.columns:
            if not name:
                continue
            at = places.get(folded(heading))
            if at is None or name not in known:
                what = f"no column “{clip(heading, 60)}”" if at is None else f"no field “{clip(name, 60)}”"
                raise Problem(
                    f"There is {what}, which the mapping names.",
                    hint="Look at the columns again and say what each of them means.",
                )
            self.columns.append((at, name, None if name in PSEUDO else self.noun.field(name)))
        self.fixed = {
            name: value_of(self.noun.field(name), value).value for name, value in mapping.fixed if name not in PSEUDO
        }

    def record(self, row: Row) -> Record:
        try:
            said = self._said(row)
        except ValueError as trouble:
            return Record(row.line, wrong=self._shifted(row, str(trouble)))
        notes = (*self._odd(row), *said.notes)
        if said.unread and len(row.cells) < self.width:  # its cells stand in wrong columns
            return Record(row.line, wrong="; ".join(notes))
        return Record(row.line, said.values, notes=notes)

    def actor(self, row: Row) -> Found:
        if why := self._none(row):
            return why
        try:
            said = self._said(row)
            said.unread += self._identify(said)
        except ValueError as trouble:
            return Found(row.line, wrong=self._shifted(row, str(trouble)))
        values, posted = said.values, said.posted
        where = postcode(posted) or postcode(str(values.get("base", "")))
        base = str(values.get("base", ""))
        if where:
            values["base"] = where if _is_wider(base, where) else base
        elif (words := clean_line(posted)).casefold() not in NOTHING:
            said.unread.append(f"“{clip(words, 30)}” is not a postcode")
        if not values.get("name"):
            return Found(row.line, postcode=where, wrong=self._shifted(row, "there is no name"))
        notes = (*self._odd(row), *said.notes)
        if said.unread and len(row.cells) < self.width:  # its cells stand in wrong columns
            return Found(row.line, wrong="; ".join(notes))
        return Found(row.line, (values,), postcode=where, codes=(base.upper(),) if is_code(base) else (), notes=notes)

    def _none(self, row: Row) -> Found | None:
        """A row that names no organisation, or one that is gone; None where it names one."""
        name = next((row.cells[at] for at, field, _ in self.columns if field == "name" and at < len(row.cells)), "")
        if not name.strip():
            return None
        filled = sum(1 for cell in row.cells if cell.strip())
        numbered = any(
            field in (*_NUMBERS, "identifiers") and at < len(row.cells) and row.cells[at].strip()
            for at, field, _ in self.columns
        )
        why = no_body(name, alone=filled == 1 and self.width > 1, numbered=numbered)
        if why is not None:
            told = "" if why.person else clip(name, 100)
            broken, words = why.broken, why.words
            return Found(row.line, name=told, wrong=words if broken else "", skipped="" if broken else words)
        gone = self.standing.gone(row.cells, name)
        return Found(row.line, name=clip(name, 200), skipped=gone) if gone else None

    def _odd(self, row: Row) -> tuple[str, ...]:
        """What is odd about a row's cells that does not keep it from being read."""
        told = [self._shifted(row, "")] if len(row.cells) < self.width else []
        broken = [self.headings[at] for at, cell in enumerate(row.cells[: self.width]) if is_error(cell)]
        if broken:
            told.append(f"left out {join([f'“{clip(one, 40)}”' for one in broken])}: an error of the spreadsheet")
        return tuple(told)

    def _shifted(self, row: Row, words: str) -> str:
        """Words about a row, with what may be behind them: too few cells."""
        few = len(row.cells) < self.width
        said = f"the row has {len(row.cells)} cells, the heading {self.width}" if few else ""
        return "; ".join(filter(None, (words, said)))

    def _said(self, row: Row) -> _Said:
        """What a row says. Raises ValueError, in words, for a cell that is needed and cannot be read."""
        cells = row.cells
        if len(cells) > self.width:
            raise ValueError(f"the row has {len(cells)} cells, the heading {self.width}")
        said = _Said()
        values = said.values
        for at, name, one in self.columns:
            cell = cells[at].strip() if at < len(cells) else ""
            if not cell or is_error(cell):
                continue
            if one is None:
                said.pseudo.setdefault(name, []).append((self.headings[at], cell))
            elif (value := self._value(at, one, cell, said)) is not None:
                _put(values, one, value)
        for name, value in self.fixed.items():
            both = isinstance(value, tuple) and name in values
            values[name] = tuple(dict.fromkeys((*values[name], *value))) if both else value
        return said

    def _value(self, at: int, one: Field, cell: str, said: _Said) -> Any:
        heading = clip(self.headings[at], 60)
        try:
            value, told = value_of(one, cell, self.today, from_1904=self.from_1904)
        except ValueError as trouble:
            if one.required:
                raise ValueError(f"{one.title}: {trouble}") from None
            quoted = "" if clip(cell, 20).rstrip("…") in str(trouble) else f"“{clip(cell, 40)}”: "
            said.unread.append(f"{heading} left empty: {quoted}{trouble}")
            return None
        if isinstance(value, Decimal) and (times := in_what(self.headings[at])) > 1 and not re.search(r"[a-z]", cell):
            value *= times
            told = f"“{clip(cell, 20)}” is taken for {value.normalize():,f}, as its heading says"
        if told:
            said.taken.append(f"{heading}{' left empty' if value is None else ''}: {told}")
        return value

    @staticmethod
    def _identify(said: _Said) -> tuple[str, ...]:
        """Puts register numbers among the org-ids; says which could not be read. Raises ValueError where they clash."""
        values = said.values
        found = register_numbers.whole(values.pop("identifiers", ()))
        where = postcode(said.posted) or postcode(str(values.get("base", "")))
        charity = register_numbers.Numbers()
        for heading, cell in said.pseudo.get("charity_number", ()):
            charity = charity.and_(register_numbers.charity(cell, Beside(heading, where, found.ids)))
        found = found.and_(charity)
        for heading, cell in said.pseudo.get("company_number", ()):
            found = found.and_(register_numbers.company(cell, Beside(heading, where)))
        if trouble := clashing(found.ids):
            raise ValueError(trouble)
        if found.ids:
            values["identifiers"] = found.ids
        if charity.ids and "primary_type" not in values:
            values["primary_type"] = "vcse"
        return found.notes


def _is_wider(base: str, where: str) -> bool:
    """Whether an actor's base says less than its postcode: nothing, the code of a whole district, a slip of one."""
    if not base or family(base) in _WIDE or where.startswith(base.upper()):
        return True
    return not is_code(base) and bool(_NEARLY_CODE.fullmatch(base))


def _put(values: dict[str, Any], one: Field, value: Any) -> None:
    """Several columns fill a list or a text together; of others the first that says something holds."""
    if one.kind in LISTS:
        values[one.name] = tuple(dict.fromkeys((*values.get(one.name, ()), *value)))
    elif one.kind == "prose" and one.name in values:
        values[one.name] = f"{values[one.name]}\n{value}"
    else:
        values.setdefault(one.name, value)


__all__ = ["PSEUDO", "Mapping", "Record", "mapped", "targets"]
