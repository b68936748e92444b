"""Taking a name out of every text of a book: its records, what its history holds of them, and what changes are called.

What the history holds is reworded as the records are, so that earlier changes can still be undone.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Sequence

from convene.core.nouns import NOUNS
from convene.core.nouns.tables import homes
from convene.text import slug

Reword = Callable[[str], str]


def spoken(db: sqlite3.Connection, words: Sequence[str]) -> bool:
    """Whether any text of the book says one of the words."""
    return redact(db, words, "", only_look=True) > 0


def redact(db: sqlite3.Connection, words: Sequence[str], called: str, *, only_look: bool = False) -> int:
    """Write ``called`` wherever one of the words stands by itself, in whatever case. How many rows were reworded."""
    if not words:
        return 0
    reword = _rewording([*words, *(json.dumps(one, ensure_ascii=False)[1:-1] for one in words)], called)
    rehandle = _rehandling(words, called)
    changed = 0
    for table in _tables(db):
        columns = _columns(db, table)
        texts = [one for one in columns if one != "slug"]
        if table == "change_row":
            changed += _in_history(db, reword, rehandle, only_look)
            continue
        for row, *held in db.execute(f'SELECT rowid, {_quoted(columns)} FROM "{table}"').fetchall() if columns else ():
            now = dict(zip(columns, held, strict=True))
            new = {one: reword(now[one]) for one in texts if isinstance(now[one], str)}
            if now.get("slug") and table != "place":
                new["slug"] = _free(db, table, row, now["slug"], rehandle)
            if any(now[one] != text for one, text in new.items()):
                changed += 1
                if not only_look:
                    marks = ", ".join(f'"{one}" = ?' for one in new)
                    db.execute(f'UPDATE "{table}" SET {marks} WHERE rowid = ?', (*new.values(), row))
    return changed


def _in_history(db: sqlite3.Connection, reword: Reword, rehandle: Reword, only_look: bool) -> int:
    changed, kept = 0, _kept()
    for row, table, *states in db.execute("SELECT rowid, table_name, before, after FROM change_row").fetchall():
        if table in kept:
            continue
        new = [_reworded(one, reword, rehandle) for one in states]
        if new != states:
            changed += 1
            if not only_look:
                db.execute("UPDATE change_row SET before = ?, after = ? WHERE rowid = ?", (*new, row))
    return changed


def _reworded(text: str | None, reword: Reword, rehandle: Reword) -> str | None:
    if text is None:
        return None
    held = json.loads(text)
    new = {
        name: value if not isinstance(value, str) or name == "id" or name.endswith("_id")
        else rehandle(value) if name == "slug" else reword(value)
        for name, value in held.items()
    }  # fmt: skip
    return text if new == held else json.dumps(new, ensure_ascii=False, separators=(",", ":"))


def _rewording(words: Sequence[str], called: str) -> Reword:
    longest = sorted(set(words), key=len, reverse=True)
    any_of = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I)
    return lambda text: any_of.sub(called, text)


def _rehandling(words: Sequence[str], called: str) -> Reword:
    """The same for handles, which are made from words."""
    made = sorted({one for one in map(slug, words) if len(one) >= 3}, key=len, reverse=True)
    if not made:
        return lambda text: text
    any_of = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, made))})(?![^\W_])", re.I)
    return lambda text: any_of.sub(slug(called) or "-", text)


def _free(db: sqlite3.Connection, table: str, row: int, handle: str, rehandle: Reword) -> str:
    """The handle without the words; a number makes it nobody else's."""
    new = rehandle(handle)
    if new == handle:
        return handle
    taken = {one.casefold() for (one,) in db.execute(f'SELECT slug FROM "{table}" WHERE rowid <> ?', (row,))}
    number, found = 1, new
    while found.casefold() in taken:
        number += 1
        found = f"{new}-{number}"
    return found


def _tables(db: sqlite3.Connection) -> list[str]:
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    kept = {*_kept(), "alembic_version"}
    return [one for one in names if one not in kept and not one.startswith("sqlite_")]


def _kept() -> set[str]:
    """Tables left as they are: an actor may bear somebody's name, others are called so too, and what was shown, signed
    or published stays as it was until a human changes it."""
    return {table for table, whose in homes().items() if NOUNS[whose.noun].standing}


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [
        row[1]
        for row in db.execute(f'PRAGMA table_info("{table}")')
        if row[2] == "TEXT" and row[1] not in ("id", "device") and not row[1].endswith("_id")
    ]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{one}"' for one in names)
