"""A place file read, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from convene.core.nouns import NOUNS, Draft, Noun, noun, specs
from convene.core.nouns.handles import Handles, stem
from convene.core.nouns.noun import spelt
from convene.errors import Problem
from convene.files import framework
from convene.files.place.faults import Fault, like, refusal
from convene.files.place.reasons import faults_of, keys_of, kind_of
from convene.files.place.shape import MOST_BYTES, SCHEMA, VERSION, PlaceFile, Record
from convene.files.toml import TomlText, read_toml
from convene.text import article, clean_line, clip

KeyPath = tuple[str | int, ...]

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_FRAMEWORK = ("theme", "outcome", "measure")


def read(source: Path | bytes, *, today: date) -> PlaceFile:
    """Read a place file. Raises one Problem that tells every mistake, and then takes nothing."""
    toml = read_toml(source, "place file", most_bytes=MOST_BYTES)
    _ours(toml)
    return _Reading(toml, today).whole()


def _ours(toml: TomlText) -> None:
    schema, version = toml.data.get("schema"), toml.data.get("schema_version")
    if schema != SCHEMA:
        said = f"It says schema = “{clip(str(schema), 60)}”." if schema is not None else "It names no schema."
        raise Problem(
            "This is not a place file.",
            said,
            hint=f'A place file begins with schema = "{SCHEMA}" and schema_version = {VERSION}.',
            where=toml.where(("schema",)),
        )
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Problem(
            "This place file comes from a newer Convene.",
            f"Its schema_version is {version}; this Convene reads {VERSION}.",
            hint="Bring Convene up to date, then open the file again.",
            where=toml.where(("schema_version",)),
        )
    if version != VERSION or isinstance(version, bool):
        raise Problem(
            "The place file does not say which version it is.",
            hint=f"Write schema_version = {VERSION} below schema.",
            where=toml.where(("schema_version",)),
        )


@dataclass(slots=True)
class _Row:
    path: KeyPath
    id: str
    slug: str
    values: Mapping[str, Any]
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What must be looked at beyond a draft's own validation: references, and days and times given as numbers."""

    refs: tuple[tuple[str, str], ...]
    many: tuple[tuple[str, str], ...]
    days: tuple[str, ...]
    rows: tuple[tuple[str, _Plan], ...]
    made: tuple[tuple[str, str], ...] = ()


@cache
def _plan(draft: type[Draft]) -> _Plan:
    fields = specs(draft)
    return _Plan(
        refs=tuple((one.name, one.to) for one in fields if one.kind == "ref"),
        many=tuple((one.name, one.to) for one in fields if one.kind == "refs"),
        days=tuple(one.name for one in fields if one.kind in ("date", "time")),
        rows=tuple((one.name, _plan(one.rows)) for one in fields if one.rows is not None),
        made=tuple((one.name, one.to) for one in fields if one.made),
    )


@dataclass(slots=True)
class _Reading:
    toml: TomlText
    today: date
    faults: list[Fault] = field(default_factory=list)
    rows: dict[str, list[_Row]] = field(default_factory=dict)
    shipped: tuple[str, ...] = ()

    def whole(self) -> PlaceFile:
        data = {key: value for key, value in self.toml.data.items() if key not in ("schema", "schema_version")}
        for key in data:
            if key not in NOUNS:
                self.faults.append(Fault((key,), _unknown(key), _known(key)))
        self._fill(data)
        for one in NOUNS.values():
            self.rows[one.name] = [self._row(one, path, values) for path, values in self._tables(one, data)]
        if not self.rows["place"] and "place" not in data:
            self.faults.append(Fault(("place",), "there is no [place]", "Add [place] with its name."))
        self._same_ids()
        for name, rows in self.rows.items():
            self._slugs(NOUNS[name], rows)
        self._make_named()
        self._references()
        if self.faults:
            raise refusal(self.faults, self.toml, "place file")
        records = {
            name: tuple(Record(row.id, row.draft) for row in rows if row.draft) for name, rows in self.rows.items()
        }
        return PlaceFile(records, self.toml, self.shipped)

    def _fill(self, data: dict[str, Any]) -> None:
        """A framework named without its measures is the shipped one of that id and version."""
        head = data.get("framework")
        if not isinstance(head, dict) or any(name in data for name in _FRAMEWORK):
            return
        try:
            drafts = framework.shipped(str(head.get("slug", "")), str(head.get("version", "")))
        except Problem as trouble:
            self.faults.append(Fault(("framework", "version"), trouble.title, trouble.hint))
            return
        if drafts:
            known = {name: value for name, value in drafts["framework"][0] if value is not None}
            data["framework"] = {**known, **head}
            data.update({name: [dict(one) for one in drafts[name]] for name in _FRAMEWORK})
            self.shipped = _FRAMEWORK

    def _tables(self, one: Noun, data: dict[str, Any]) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
        given = data.get(one.name)
        if given is None:
            return
        if one.one:
            if isinstance(given, dict):
                yield (one.name,), given
            elif isinstance(given, list):
                wrong = f"a place file has one {one.name}, and here {'are' if len(given) > 1 else 'is'} a list of them"
                self.faults.append(Fault((one.name,), wrong, f"Keep one, under [{one.name}]."))
            else:
                self._no_table((one.name,), given, f"[{one.name}]")
        elif isinstance(given, list):
            for at, values in enumerate(given):
                if isinstance(values, dict):
                    yield (one.name, at), values
                else:
                    self._no_table((one.name, at), values, f"[[{one.name}]]")
        else:
            self._no_table((one.name,), given, f"[[{one.name}]]")

    def _no_table(self, path: KeyPath, given: object, header: str) -> None:
        self.faults.append(Fault(path, f"this is {kind_of(given)}", f"Write {header} above its keys."))

    def _row(self, one: Noun, path: KeyPath, values: dict[str, Any]) -> _Row:
        id = self._id(path, values["id"]) if "id" in values else ""  # noqa: A001
        if "id" in values:
            values = {key: value for key, value in values.items() if key != "id"}
        given = values.get("slug")
        row = _Row(path, id, clean_line(given) if isinstance(given, str) else "", values)
        before = len(self.faults)
        self._numbers_for_days(_plan(one.draft), path, values)
        try:
            draft = one.draft.model_validate(values, context={"today": self.today})
        except ValidationError as trouble:
            self.faults += faults_of(trouble, path, keys_of(one.draft))
        else:
            if len(self.faults) == before:
                row.draft, row.values = draft, draft.__dict__
        return row

    def _id(self, path: KeyPath, given: object) -> str:
        folded = given.strip().lower() if isinstance(given, str) else ""
        if not _UUID.fullmatch(folded):
            remedy = "Take the line out; Convene gives new records an id of their own."
            self.faults.append(Fault((*path, "id"), f"“{clip(str(given), 60)}” is not an id", remedy))
        return folded

    def _numbers_for_days(self, plan: _Plan, path: KeyPath, values: dict[str, Any]) -> None:
        # Pydantic would take a bare number for seconds since 1970 or since midnight.
        for name in plan.days:
            if isinstance(values.get(name), int | Decimal):
                words = "a day or time is wanted here, not a number"
                self.faults.append(Fault((*path, name), words, "Write it as 2027-05-01 or 18:30:00, without quotes."))
        for name, inner in plan.rows:
            if inner.days and isinstance(rows := values.get(name), list):
                for at, row in enumerate(rows):
                    if isinstance(row, dict):
                        self._numbers_for_days(inner, (*path, name, at), row)

    def _same_ids(self) -> None:
        seen: dict[str, KeyPath] = {}
        for row in (row for rows in self.rows.values() for row in rows if row.id):
            first = seen.setdefault(row.id, row.path)
            if first != row.path:
                remedy = "Take the id out of the copy."
                self.faults.append(Fault((*row.path, "id"), "another record has this id already", remedy, other=first))

    def _slugs(self, one: Noun, rows: list[_Row]) -> None:
        first: dict[str, _Row] = {}
        for row in rows:
            if row.slug and (other := first.setdefault(row.slug.casefold(), row)) is not row:
                words = f"“{clip(row.slug, 60)}” is the handle of another {one.name} already"
                self.faults.append(Fault((*row.path, "slug"), words, "Give each its own.", other=other.path))
        handles = Handles(first)
        for row in rows:
            if not row.slug:
                row.slug = handles.make(stem(one, row.values))
                if row.draft:
                    row.draft = row.draft.model_copy(update={"slug": row.slug})

    def _make_named(self) -> None:
        """Where a record may be made by naming it, put the handle of what is meant, and make what is not there."""
        for name, rows in self.rows.items():
            for key, to in _plan(NOUNS[name].draft).made:
                kind, there = NOUNS[to], self.rows[to]
                known = {row.slug.casefold(): row.slug for row in there}
                for row in reversed(there):
                    known.setdefault(_same(row.values.get(kind.named_by)), row.slug)
                handles, slugs = Handles(row.slug for row in there), {row.slug for row in there}
                for row in rows:
                    word = row.values.get(key)
                    if row.draft is None or not word or word in slugs:
                        continue
                    if (handle := known.get(_same(word))) is None:
                        handle = known[_same(word)] = handles.make(stem(kind, {kind.named_by: word}))
                        slugs.add(handle)
                        values = {kind.named_by: word, "slug": handle}
                        there.append(_Row(row.path, "", handle, values, kind.draft.model_validate(values)))
                    row.draft = row.draft.model_copy(update={key: handle})
                    row.values = row.draft.__dict__

    def _references(self) -> None:
        known = {name: dict.fromkeys(row.slug for row in rows) for name, rows in self.rows.items()}
        for name, rows in self.rows.items():
            plan = _plan(NOUNS[name].draft)
            if plan.refs or plan.many or any(inner.refs or inner.many for _, inner in plan.rows):
                for row in rows:
                    self._refers(plan, row.path, row.values, known)

    def _refers(self, plan: _Plan, path: KeyPath, values: Mapping[str, Any], known: dict[str, dict[str, None]]) -> None:
        # Where a draft could not be made the values are as they came, of any type.
        for name, to in plan.refs:
            if (word := values.get(name)) and isinstance(word, str) and word not in known[to]:
                self._dangling((*path, name), to, word, known[to])
        for name, to in plan.many:
            if isinstance(words := values.get(name), tuple | list):
                for at, word in enumerate(words):
                    if isinstance(word, str) and word not in known[to]:
                        self._dangling((*path, name, at), to, word, known[to])
        for name, inner in plan.rows:
            if (inner.refs or inner.many) and isinstance(rows := values.get(name), tuple | list):
                for at, row in enumerate(rows):
                    row = row.__dict__ if isinstance(row, Draft) else row
                    if isinstance(row, dict):
                        self._refers(inner, (*path, name, at), row, known)

    def _dangling(self, path: KeyPath, to: str, word: str, known: dict[str, None]) -> None:
        if (word := clean_line(word)) in known:
            return

        def remedy() -> str:
            near = like(word, known)
            return f"Did you mean {near}?" if near else f"Add it under [[{to}]], or take this out."

        words = f"there is no {spelt(to)} “{clip(word, 60)}”" if word else f"{article(spelt(to))} is missing here"
        self.faults.append(Fault(path, words, remedy))


def _same(name: object) -> str:
    """What two spellings of one name have in common."""
    return " ".join(name.casefold().split()) if isinstance(name, str) else ""


def _unknown(key: str) -> str:
    return f"“{clip(key, 60)}” is nothing a place file holds"


def _known(key: str) -> str:
    try:
        meant = noun(key).name  # the plural is the commonest slip
    except Problem:
        meant = like(key, NOUNS)
    return f"Did you mean {meant}?" if meant else f"It holds {', '.join(NOUNS)}."
