"""Lists of no known layout: which column means which field, suggested from its heading, kept for the next time.

A column about people is never suggested, except where the list is one of people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from convene.core.figures.area_codes import is_code
from convene.core.nouns import NOUNS, Field, Noun
from convene.core.nouns.reading import read_choice, read_number, read_whole
from convene.errors import Problem
from convene.files.lists.cells import LISTS, read
from convene.files.open_data import register_numbers
from convene.files.open_data.about_people import is_personal
from convene.files.open_data.cells import clashing, day, postcode
from convene.files.open_data.no_body import is_error, no_body
from convene.files.open_data.register_numbers import Beside
from convene.files.open_data.shape import Found
from convene.files.open_data.standing import Standing
from convene.files.open_data.synonyms import squashed, synonyms, type_words
from convene.files.sheets import Row, Sheet, Told, folded
from convene.text import clean, clean_line, clip, join

PSEUDO = {
    "charity_number": "Charity number",
    "company_number": "Company number",
    "postcode": "Postcode",
}
"""Columns of actors that are not fields of their own: two make org-ids, one says where it is based. Name → title."""

_NUMBERS = ("charity_number", "company_number")
_ALIKE = 0.87
_SHORT = 5  # shorter headings are too easily like another


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a list mean. ``columns`` are (heading, field) pairs, the field "" for one left out;
    ``fixed`` are (field, value) pairs for every row, such as ("primary_type", "vcse")."""

    noun: str
    columns: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...] = ()

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
    """What one row says about a noun other than actors: plain values of its draft, or what is wrong with it. ``told``
    says what is odd about a row that is taken all the same."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    wrong: str = ""
    told: str = ""


def targets(noun: str) -> dict[str, str]:
    """What a column may be mapped to: name → title. Sub-rows do not fit a cell; a handle is made."""
    fields = {one.name: one.title for one in NOUNS[noun].fields if one.kind != "rows"}
    return fields | PSEUDO if noun == "actor" else fields


def suggest(noun: str, headings: Iterable[str]) -> Mapping:
    """The likeliest meaning of each column, every field but lists once; what is not understood is left out."""
    kind = NOUNS[noun]
    known = _known(noun)
    taken: set[str] = set()
    meant: dict[int, str] = {}
    columns = list(enumerate(headings))
    for guess in (known.get, _nearly(known)):
        for at, heading in columns:
            word = folded(heading)
            if at in meant or not word:
                continue
            if is_personal(word) and not kind.private and squashed(word) not in _own(noun):
                continue
            name = guess(squashed(word)) or ""
            if name and (name not in taken or name == "charity_number" or _is_list(kind, name)):
                meant[at] = name
                taken.add(name)
    return Mapping(noun, tuple((heading, meant.get(at, "")) for at, heading in columns))


def mapped(mapping: Mapping, sheet: Sheet, *, told: Told | None = None) -> Iterator[Found | Record]:
    """Every row of the table once, in order: ``Found`` for actors, ``Record`` for other nouns.

    Raises Problem when the mapping names a column or field that is not there.
    """
    reader = _Reader(mapping, sheet)
    build: Callable[[Row], Found | Record] = reader.actor if mapping.noun == "actor" else reader.record
    return map(build, sheet.rows(told))


class _Reader:
    """A mapping laid over the columns of one table."""

    def __init__(self, mapping: Mapping, sheet: Sheet) -> None:
        self.noun = NOUNS[mapping.noun]
        self.width = len(sheet.headings)
        places = {folded(heading): at for at, heading in reversed(list(enumerate(sheet.headings)))}
        known = targets(mapping.noun)
        self.columns: list[tuple[int, str, Field | None]] = []
        self.titles = sheet.headings
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
        self.fixed = {name: _value(self.noun.field(name), value) for name, value in mapping.fixed if name not in PSEUDO}

    def record(self, row: Row) -> Record:
        try:
            values, _ = self._values(row)
        except ValueError as trouble:
            return Record(row.line, wrong=str(trouble))
        return Record(row.line, values, told=self._shifted(row, "") if len(row.cells) < self.width else "")

    def actor(self, row: Row) -> Found:
        if why := self._none(row):
            return why
        try:
            values, pseudo = self._values(row)
            notes = (*self._odd(row), *self._identify(values, pseudo))
        except ValueError as trouble:
            return Found(row.line, wrong=self._shifted(row, str(trouble)))
        posted = _first(pseudo, "postcode")
        where = postcode(posted) or postcode(str(values.get("base", "")))
        if where:
            values.setdefault("base", where)
        elif said := clean_line(posted):
            notes += (f"“{clip(said, 30)}” is not a postcode",)
        if not values.get("name"):
            return Found(row.line, postcode=where, wrong=self._shifted(row, "there is no name"))
        if len(row.cells) < self.width and len(notes) > len(self._odd(row)):  # its cells stand in wrong columns
            return Found(row.line, wrong="; ".join(notes))
        base = str(values.get("base", ""))
        return Found(row.line, (values,), postcode=where, codes=(base.upper(),) if is_code(base) else (), notes=notes)

    def _none(self, row: Row) -> Found | None:
        """A row that names no organisation, or one that is gone; None where it names one."""
        name = next((row.cells[at] for at, field, _ in self.columns if field == "name" and at < len(row.cells)), "")
        if not name.strip():
            return None
        said = sum(1 for cell in row.cells if cell.strip())
        numbered = any(
            field in (*_NUMBERS, "identifiers") and at < len(row.cells) and row.cells[at].strip()
            for at, field, _ in self.columns
        )
        why = no_body(name, alone=said == 1 and self.width > 1, numbered=numbered)
        if why is not None:
            told = "" if why.person else clip(name, 100)
            broken, words = why.broken, why.words
            return Found(row.line, name=told, wrong=words if broken else "", skipped="" if broken else words)
        gone = self.standing.gone(row.cells, name)
        return Found(row.line, name=clip(name, 200), skipped=gone) if gone else None

    def _odd(self, row: Row) -> tuple[str, ...]:
        """What is odd about a row's cells that does not keep it from being read."""
        told = [self._shifted(row, "")] if len(row.cells) < self.width else []
        broken = [self.titles[at] for at, cell in enumerate(row.cells[: self.width]) if is_error(cell)]
        if broken:
            told.append(f"left out {join([f'“{clip(one, 40)}”' for one in broken])}: an error of the spreadsheet")
        return tuple(told)

    def _shifted(self, row: Row, words: str) -> str:
        """Words about a row, with what may be behind them: too few cells."""
        few = len(row.cells) < self.width
        said = f"the row has {len(row.cells)} cells, the heading {self.width}" if few else ""
        return "; ".join(filter(None, (words, said)))

    def _values(self, row: Row) -> tuple[dict[str, Any], dict[str, tuple[tuple[str, str], ...]]]:
        """The fields and pseudo-fields of a row. Raises ValueError, in words that name the column."""
        cells = row.cells
        if len(cells) > self.width:
            raise ValueError(f"the row has {len(cells)} cells, the heading {self.width}")
        values: dict[str, Any] = {}
        pseudo: dict[str, tuple[tuple[str, str], ...]] = {}  # each with its heading, for several columns may say it
        for at, name, one in self.columns:
            cell = cells[at].strip() if at < len(cells) else ""
            if not cell or is_error(cell):
                continue
            if one is None:
                pseudo[name] = (*pseudo.get(name, ()), (self.titles[at], cell))
                continue
            value = _value(one, cell)
            if value is None:
                continue
            if one.kind in LISTS:
                values[name] = tuple(dict.fromkeys((*values.get(name, ()), *value)))
            elif one.kind == "prose" and name in values:
                values[name] = f"{values[name]}\n{value}"
            else:
                values.setdefault(name, value)
        for name, value in self.fixed.items():
            both = isinstance(value, tuple) and name in values
            values[name] = tuple(dict.fromkeys((*values[name], *value))) if both else value
        return values, pseudo

    def _identify(self, values: dict[str, Any], pseudo: dict[str, tuple[tuple[str, str], ...]]) -> tuple[str, ...]:
        """Puts register numbers among the org-ids; says which could not be read. Raises ValueError where they clash."""
        found = register_numbers.whole(values.pop("identifiers", ()))
        where = postcode(_first(pseudo, "postcode")) or postcode(str(values.get("base", "")))
        charity = register_numbers.Numbers()
        for heading, cell in pseudo.get("charity_number", ()):
            charity = charity.and_(register_numbers.charity(cell, Beside(heading, where, found.ids)))
        found = found.and_(charity)
        for heading, cell in pseudo.get("company_number", ()):
            found = found.and_(register_numbers.company(cell, Beside(heading, where)))
        if trouble := clashing(found.ids):
            raise ValueError(trouble)
        if found.ids:
            values["identifiers"] = found.ids
        if charity.ids and "primary_type" not in values:
            values["primary_type"] = "vcse"
        return found.notes


def _first(pseudo: dict[str, tuple[tuple[str, str], ...]], name: str) -> str:
    return next((cell for _, cell in pseudo.get(name, ())), "")


def _value(one: Field, cell: str) -> Any:
    """What a cell means for a field, as a plain value. Raises ValueError, in words that name the field."""
    try:
        value = read(one, cell)
        if value is None:
            return None
        if one.kind in ("line", "ref"):
            return clean_line(value)
        if one.kind == "prose":
            return clean(value)
        if one.kind == "integer":
            return read_whole(value)
        if one.kind == "decimal":
            return read_number(value)
        if one.kind == "date":
            return day(value) or value
        if one.kind == "choice":
            return _choice(one, value)
        if one.kind == "choices":
            return tuple(_choice(one, part) for part in value)
        if one.kind == "lines":
            return tuple(filter(None, map(clean_line, value)))
    except ValueError as trouble:
        raise ValueError(f"{one.title}: {trouble}") from None
    return value


def _choice(one: Field, word: str) -> str:
    """The key of a choice. People write what an organisation is in their own words."""
    if one.name in ("primary_type", "secondary_types", "actor_type"):
        folded_word = folded(word)
        meant = _types().get(folded_word) or _types().get(folded_word.removesuffix("s"))
        if meant:
            return meant
    return str(read_choice(type(one.choices[0]), word).value)


@cache
def _types() -> dict[str, str]:
    return type_words()


@cache
def _own(noun: str) -> dict[str, str]:
    """Squashed name and title → field: an action's owner is a role, however personal the word sounds elsewhere."""
    titles = {squashed(folded(title)): name for name, title in targets(noun).items()}
    return titles | {squashed(folded(name)): name for name in targets(noun)}


@cache
def _known(noun: str) -> dict[str, str]:
    """Squashed heading → what it may be mapped to, the surest last so that it wins."""
    return {word: name for word, name in synonyms(noun).items() if name in targets(noun)} | _own(noun)


def _nearly(known: dict[str, str]) -> Callable[[str], str | None]:
    def guess(word: str) -> str | None:
        near = get_close_matches(word, known, n=1, cutoff=_ALIKE) if len(word) >= _SHORT else []
        return known[near[0]] if near else None

    return guess


def _is_list(noun: Noun, name: str) -> bool:
    return name not in PSEUDO and noun.field(name).kind in (*LISTS, "prose")


__all__ = ["PSEUDO", "Mapping", "Record", "mapped", "suggest", "targets"]
