"""Ties between the actors of a list, such as grants: made once, by their own number."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from convene.core.nouns.engagement import LINK, LinkDraft
from convene.core.nouns.handles import Handles as Maker
from convene.core.nouns.handles import stem
from convene.core.nouns.tables import own_columns
from convene.services.importing.matching import Known
from convene.services.importing.plan import Tally
from convene.services.importing.reasons import words_of
from convene.services.nouns.rows import to_column
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip

_PORTION = 1_000
_FIELDS = tuple(field for field in own_columns(LinkDraft) if field.kind != "ref" and field.name != "slug")
_EMPTY = {field.name: to_column(field, "" if field.required else field.default) for field in _FIELDS}
_TITLES = {field.name: field.title.lower() for field in _FIELDS}
_TELL_APART = ("identifier", "origin")
"""Which tie it is, and from which list: no facts about it."""
_RENEWED = ("amount", "what", "since")
"""What a newer list may say differently of the same tie."""

Key = tuple[Any, ...]


class _There(NamedTuple):
    """A tie that is there: its record id ("" while only planned), its columns, the line of this list it stands on (0
    for none), and the actors it joins."""

    id: str
    columns: dict[str, Any]
    line: int
    ends: tuple[str, str]


class Ties:
    """Takes ties one by one. Without a writer nothing is written, and everything else is the same."""

    def __init__(
        self, read: Reader, place_id: str, known: Known, tally: Tally, today: date, write: Writer | None
    ) -> None:
        self._known, self._tally, self._write, self._place_id = known, tally, write, place_id
        self._context = {"today": today}
        self._there: dict[Key, _There] = {}
        self._fresh: list[dict[str, Any]] = []
        self._held: dict[str, int] = {}
        names = ", ".join(f'"{name}"' for name in _EMPTY)
        slugs = []
        sql = f"SELECT id, slug, source_id, target_id, {names} FROM link WHERE place_id = :p"
        for row in read.rows(sql, p=place_id):
            slugs.append(row["slug"])
            columns = {name: row[name] for name in _EMPTY}
            self._there[_key(row["source_id"], row["target_id"], columns)] = _There(
                row["id"], columns, 0, (row["source_id"] or "", row["target_id"] or "")
            )
        self._maker = Maker(slugs)

    def checked(self, line: int, name: str, fields: dict[str, Any]) -> dict[str, Any] | None:
        """A tie's columns without its two ends; None, told, when they are wrong."""
        try:
            draft = LinkDraft.model_validate({**fields, "source": "a", "target": "b"}, context=self._context)
        except ValidationError as trouble:
            self._tally.tell(line, name, "wrong", words_of(trouble, LinkDraft))
            return None
        return {field.name: to_column(field, getattr(draft, field.name)) for field in _FIELDS}

    def make(self, line: int, source: int, target: int, columns: dict[str, Any], told: str = "") -> None:
        """Make a tie between two actors, or bring the one that is there up to date. ``told`` is said with it."""
        known = self._known
        name = f"{clip(known.names[source], 60)} → {clip(known.names[target], 60)}"
        wrong = LinkDraft.model_construct(source=known.slugs[source], target=known.slugs[target]).faults()
        if wrong:
            self._skip(line, name, "; ".join(wrong.values()))
            return
        first = self._held.get(columns["identifier"], line)
        if first < line:
            self._skip(line, name, f"{clip(columns['identifier'], 60)} stands on line {first} already")
            return
        key = _key(known.ids[source], known.ids[target], columns)
        there = self._there.get(key)
        ends = (known.ids[source], known.ids[target])
        if there is not None and not there.line and there.ends != ends:
            # One number for two ties: neither is taken for the other.
            number = clip(columns["identifier"], 60)
            self._skip(line, name, f"{number} is the number of a tie between others in the book")
            return
        if there is not None:
            self._again(line, name, key, there, columns)
            return
        record_id = new_id()
        handles = {"source": known.slugs[source], "kind": columns["kind"], "target": known.slugs[target]}
        row = {
            "id": record_id, "place_id": self._place_id, "slug": self._maker.make(stem(LINK, handles)),
            "source_id": known.ids[source], "target_id": known.ids[target], **columns,
        }  # fmt: skip
        self._there[key] = _There(record_id, columns, line, ends)
        self._tally.tell(line, name, "linked", "; ".join(filter(None, (columns["what"], told))))
        self._fresh.append(row)
        if len(self._fresh) >= _PORTION:
            self.flush()

    def hold(self, line: int, columns: dict[str, Any]) -> None:
        """Keep the number of a tie whose ends are not known yet: no later line takes it, this time or the next."""
        if columns["identifier"]:
            self._held.setdefault(columns["identifier"], line)

    def stands(self, columns: dict[str, Any]) -> bool:
        """Whether a tie of that number is there already, whoever its two ends are."""
        return bool(columns["identifier"]) and _key("", "", columns) in self._there

    def flush(self) -> None:
        """Write what is held back. Its actors must have been written."""
        if self._write is not None and self._fresh:
            self._write.insert("link", self._fresh)
        self._fresh = []

    def _skip(self, line: int, name: str, why: str) -> None:
        """Leave a tie out, and say so after the import as well: its money is then nowhere."""
        self._tally.tell(line, name, "skipped", why)
        self._tally.remark(line, name, (why,))

    def _again(self, line: int, name: str, key: Key, there: _There, columns: dict[str, Any]) -> None:
        says = {
            field.name: columns[field.name]
            for field in _FIELDS
            if columns[field.name] not in ("", None) and columns[field.name] != there.columns[field.name]
        }
        fresh = {field: value for field, value in says.items() if there.columns[field] in ("", None)}
        differs = {field: value for field, value in says.items() if field in fresh or field in _RENEWED}
        if there.line:
            first = f"the same as line {there.line}"
            if differs:
                number = clip(columns["identifier"], 60)
                words = "; ".join(_differs(there, says, says))
                self._skip(line, name, f"{number} stands on line {there.line} already, with other words: kept {words}")
            else:
                self._same(line, name, first, _differs(there, says, says))
            return
        kept = _differs(there, says, says.keys() - differs.keys())
        if not differs:
            self._same(line, name, "", kept)
        else:
            said = "; ".join(
                f"{field} {there.columns[field] or 'none'} → {clip(str(differs[field]), 60)}" for field in differs
            )
            self._tally.tell(line, name, "changed", "; ".join((said, *_kept(kept))))
            self._tally.remark(line, name, _kept(kept))
            if self._write is not None:
                self._write.update_known("link", [(there.id, there.columns, differs)])
        self._there[key] = _There(there.id, {**there.columns, **differs}, line, there.ends)

    def _same(self, line: int, name: str, why: str, kept: list[str]) -> None:
        told = "; ".join(filter(None, (why, *_kept(kept))))
        self._tally.tell(line, name, "same", told)
        if kept:
            self._tally.remark(line, name, (told,))


def _kept(kept: list[str]) -> list[str]:
    return [f"kept {'; '.join(kept)}"] if kept else []


def _differs(there: _There, says: Mapping[str, Any], fields: Container[str]) -> list[str]:
    """What a tie says already, and what a row says instead."""
    return [
        f"{_TITLES[name]} {clip(str(there.columns[name] or 'none'), 40)} (the list says {clip(str(value), 40)})"
        for name, value in says.items()
        if name in fields and name not in _TELL_APART
    ]


def _key(source_id: str | None, target_id: str | None, columns: dict[str, Any]) -> Key:
    """What makes a tie that very tie: its own number, or else all it says."""
    if columns["identifier"]:
        return (columns["identifier"],)
    return source_id, target_id, columns["kind"], columns["what"], columns["amount"], columns["since"]
