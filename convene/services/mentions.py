"""Where somebody may be spoken of: a search for their name through every text of a place, for a human to read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convene.core.nouns import NOUNS
from convene.store.reader import Reader
from convene.text import clip

MOST = 200
_ELSEWHERE = ("person", "framework", "theme", "outcome", "measure")
"""Nouns not looked through: people's own records, and the published texts of the framework."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which somebody may be spoken of: which record, by noun and handle, and which of its fields."""

    noun: str
    handle: str
    where: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (f"{self.noun} {self.handle}", self.where)))


def mentions(read: Reader, place_id: str, words: Sequence[str]) -> tuple[Mention, ...]:
    """Texts of the place in which any of these words stands by itself: records first, then changes of the history.

    At most ``MOST``.
    """
    if not words:
        return ()
    spoken = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in words), re.I)
    found: list[Mention] = []
    for table, columns in _texts(read).items():
        noun, part = _home(table)
        if noun and noun not in _ELSEWHERE:
            for row in _rows(read, place_id, table, columns, part, words):
                found += _in_row(read, row, columns, noun, part, spoken)
    found += _in_changes(read, place_id, words, spoken)
    return tuple(dict.fromkeys(found))[:MOST]


def _texts(read: Reader) -> dict[str, list[str]]:
    """Every table → its columns of text."""
    names = [row[0] for row in read.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {
        name: [
            row["name"]
            for row in read.rows(f'PRAGMA table_info("{name}")')
            if row["type"] == "TEXT" and row["name"] != "id" and not row["name"].endswith("_id")
        ]
        for name in names
    }


def _home(table: str) -> tuple[str, str]:
    """The noun whose record a table holds, and the field it holds of it; no noun for the program's own tables."""
    if table in NOUNS:
        return table, ""
    noun, _, part = table.partition("_")
    return (noun, part) if noun in NOUNS and part in {one.name for one in NOUNS[noun].fields} else ("", "")


def _rows(
    read: Reader, place_id: str, table: str, columns: list[str], part: str, words: Sequence[str]
) -> Sequence[object]:
    tests, values = _like([f'"{one}"' for one in columns], words)
    if not tests:
        return ()
    own = "id" if table == "place" and not part else "place_id"
    return read.rows(f'SELECT * FROM "{table}" WHERE {own} = :p AND ({tests}) LIMIT {MOST}', p=place_id, **values)


def _in_row(
    read: Reader, row: object, columns: list[str], noun: str, part: str, spoken: re.Pattern[str]
) -> list[Mention]:
    held = dict(row)  # type: ignore[call-overload]
    titles = {one.name: one.title.lower() for one in NOUNS[noun].fields}
    hit = [column for column in columns if spoken.search(str(held[column] or ""))]
    if not hit:
        return []
    handle = read.value(f'SELECT slug FROM "{noun}" WHERE id = :o', o=held["owner_id"]) if part else held["slug"]
    return [Mention(noun, str(handle or ""), titles.get(part or column, column)) for column in hit]


def _in_changes(read: Reader, place_id: str, words: Sequence[str], spoken: re.Pattern[str]) -> list[Mention]:
    """Changes of the history that hold an older wording with the name in it."""
    columns = ("r.before", "r.after", "c.label", "c.why")
    tests, values = _like(columns, words)
    sql = (
        "SELECT c.seq, c.label, c.why, r.before, r.after FROM change c JOIN change_row r ON r.change_seq = c.seq "
        f"WHERE c.place_id = :p AND r.table_name NOT LIKE 'person%' AND ({tests}) ORDER BY c.seq DESC LIMIT {MOST}"
    )
    return [
        Mention("history", f"change {row['seq']}")
        for row in read.rows(sql, p=place_id, **values)
        if any(spoken.search(str(row[name] or "")) for name in ("label", "why", "before", "after"))
    ]


def _like(columns: Sequence[str], words: Sequence[str]) -> tuple[str, dict[str, str]]:
    values = {f"w{at}": f"%{_literal(word)}%" for at, word in enumerate(words)}
    return " OR ".join(f"{one} LIKE :{mark} ESCAPE '\\'" for one in columns for mark in values), values


def _literal(word: str) -> str:
    return clip(word, 200).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
