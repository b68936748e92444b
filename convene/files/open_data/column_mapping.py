"""Lists of no known layout: which column means which field, and what a row of such a list says.

Which column is likely which field is in ``guessing``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from convene.core.figures.area_codes import is_code
from convene.core.nouns import NOUNS, Field
from convene.core.nouns.reading import read_choice
from convene.errors import Problem
from convene.files.lists.cells import LISTS, NOTHING, Given, understood
from convene.files.open_data.cells import charity_prefix, clashing, ids, postcode
from convene.files.open_data.shape import Found
from convene.files.open_data.synonyms import type_words
from convene.files.sheets import Row, Sheet, Told, folded
from convene.text import clean, clean_line, clip

PSEUDO = {
    "charity_number": "Charity number",
    "company_number": "Company number",
    "postcode": "Postcode",
}
"""Columns of actors that are not fields of their own: two make org-ids, one says where it is based. Name → title."""

_OR = re.compile(r"\s*(?:[/,;&+|]|\band\b|\bor\b)\s*")
_TEXTS = ("line", "prose", "ref", "lines")


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
    """What one row says about a noun other than actors: plain values of its draft, or what is wrong with it; and what
    was left out of a row that is otherwise taken."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    wrong: str = ""
    notes: tuple[str, ...] = ()


def targets(noun: str) -> dict[str, str]:
    """What a column may be mapped to: name → title. Sub-rows do not fit a cell; a handle is made."""
    fields = {one.name: one.title for one in NOUNS[noun].fields if one.kind != "rows"}
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


class _Reader:
    """A mapping laid over the columns of one table."""

    def __init__(self, mapping: Mapping, sheet: Sheet, today: date | None) -> None:
        self.today = today
        self.noun = NOUNS[mapping.noun]
        self.width = len(sheet.headings)
        places = {folded(heading): at for at, heading in reversed(list(enumerate(sheet.headings)))}
        known = targets(mapping.noun)
        self.columns: list[tuple[int, str, Field | None]] = []
        self.headings = sheet.headings
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
            values, _, notes = self._values(row)
        except ValueError as trouble:
            return Record(row.line, wrong=str(trouble))
        return Record(row.line, values, notes=notes)

    def actor(self, row: Row) -> Found:
        try:
            values, pseudo, notes = self._values(row)
            notes += self._identify(values, pseudo)
        except ValueError as trouble:
            return Found(row.line, wrong=str(trouble))
        where = postcode(pseudo.get("postcode", "")) or postcode(str(values.get("base", "")))
        if where:
            values.setdefault("base", where)
        elif (said := clean_line(pseudo.get("postcode", ""))).casefold() not in NOTHING:
            notes += (f"“{clip(said, 30)}” is not a postcode",)
        if not values.get("name"):
            return Found(row.line, postcode=where, wrong="there is no name")
        base = str(values.get("base", ""))
        return Found(row.line, (values,), postcode=where, codes=(base.upper(),) if is_code(base) else (), notes=notes)

    def _values(self, row: Row) -> tuple[dict[str, Any], dict[str, str], tuple[str, ...]]:
        """The fields and pseudo-fields of a row, and what to tell of its cells. Raises ValueError, in words, for one
        that is needed and cannot be read."""
        cells = row.cells
        if len(cells) > self.width:
            raise ValueError(f"the row has {len(cells)} cells, the heading {self.width}")
        values: dict[str, Any] = {}
        pseudo: dict[str, str] = {}
        notes: list[str] = []
        for at, name, one in self.columns:
            cell = cells[at].strip() if at < len(cells) else ""
            if not cell:
                continue
            if one is None:
                pseudo.setdefault(name, cell)
            elif (value := self._value(at, one, cell, notes)) is not None:
                _put(values, one, value)
        for name, value in self.fixed.items():
            both = isinstance(value, tuple) and name in values
            values[name] = tuple(dict.fromkeys((*values[name], *value))) if both else value
        return values, pseudo, tuple(notes)

    def _value(self, at: int, one: Field, cell: str, notes: list[str]) -> Any:
        try:
            value, told = value_of(one, cell, self.today)
            if not told:
                return value
        except ValueError as trouble:
            if one.required:
                raise ValueError(f"{one.title}: {trouble}") from None
            said = "" if clip(cell, 20).rstrip("…") in str(trouble) else f"“{clip(cell, 40)}”: "
            value, told = None, f"{said}{trouble}"
        notes.append(f"{clip(self.headings[at], 60)}{' left empty' if value is None else ''}: {told}")
        return value

    def _identify(self, values: dict[str, Any], pseudo: dict[str, str]) -> tuple[str, ...]:
        """Puts register numbers among the org-ids; says which could not be read. Raises ValueError where they clash."""
        notes: list[str] = []
        said = [("", one) for one in values.get("identifiers", ())]
        charity, company = pseudo.get("charity_number", ""), pseudo.get("company_number", "")
        said += [(charity_prefix(charity), charity)] if charity else []
        said += [("GB-COH", company)] if company else []
        known: tuple[str, ...] = ()
        for prefix, number in said:
            one = ids((prefix, number))
            known += one
            if not one and clean_line(number).strip("0-").casefold() not in ("", "n/a", "none", "na"):
                notes.append(f"“{clip(number, 40)}” is not a number of a register that is known")
        if trouble := clashing(known):
            raise ValueError(trouble)
        values.pop("identifiers", None)
        if known:
            values["identifiers"] = tuple(dict.fromkeys(known))
        if charity and known and "primary_type" not in values:
            values["primary_type"] = "vcse"
        return tuple(notes)


def _put(values: dict[str, Any], one: Field, value: Any) -> None:
    """Several columns fill a list or a text together; of others the first that says something holds."""
    if one.kind in LISTS:
        values[one.name] = tuple(dict.fromkeys((*values.get(one.name, ()), *value)))
    elif one.kind == "prose" and one.name in values:
        values[one.name] = f"{values[one.name]}\n{value}"
    else:
        values.setdefault(one.name, value)


def value_of(one: Field, cell: str, today: date | None = None) -> Given:
    """What a cell means for a field, as a plain value, and what to tell of it. Raises ValueError, in words."""
    if one.kind in _TEXTS and not one.required and cell.strip().casefold() in NOTHING:
        return Given(None)
    value, told = understood(one, cell, today)
    if value is None:
        return Given(None, told)
    if one.kind in ("line", "ref"):
        return Given(clean_line(value), told)
    if one.kind == "prose":
        return Given(clean(value), told)
    if one.kind == "choice":
        return Given(_choice(one, value), told)
    if one.kind == "choices":
        return Given(tuple(_choice(one, part) for part in value), told)
    if one.kind == "lines":
        return Given(tuple(filter(None, map(clean_line, value))), told)
    return Given(value, told)


def _choice(one: Field, word: str) -> str:
    """The key of a choice. People write what an organisation is in their own words, and sometimes twice."""
    if one.name in ("primary_type", "secondary_types", "actor_type") and (found := _type_of(word)):
        return found
    return str(read_choice(type(one.choices[0]), word).value)


@lru_cache(4_096)
def _type_of(word: str) -> str:
    parts = [part for part in _OR.split(word.casefold()) if part]
    meant = {_type(folded(part)) for part in parts} if len(parts) > 1 else {""}
    return _type(folded(word)) or (meant.pop() if len(meant) == 1 else "")


def _type(word: str) -> str:
    """The key of the type of actor that a folded word means, or ""."""
    return _types().get(word) or _types().get(word.removesuffix("s")) or ""


@cache
def _types() -> dict[str, str]:
    return type_words()


__all__ = ["PSEUDO", "Mapping", "Record", "mapped", "targets", "value_of"]
