"""A place whose every text tries to break something, written past the door: what an old import or a stranger's tool
could have left in a book."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from convene.core.nouns import NOUNS, specs

NASTY = (
    "[/]",
    "see [/foo] and [bold red]this[/bold red] [@click=app.quit]quit[/]",
    "\x1b[31mred\x1b[0m \x1b[2J\x1b]0;title\x07",
    "\x1b]52;c;SGVsbG8=\x07clipboard \x9b31m c1",
    "right \u202eto left\u2066 override \u200b",
    "👩‍👩‍👧‍👦 family ✈️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "word " * 820,
    "x" * 4096,
    "",
    "first line\nsecond\tline\r\nthird",
    "nul \x00 inside",
    "عربى עברית 漢字 e\u0301\u0301\u0301",
    "=1+1; 'quoted' \"twice\" \\ ${HOME} %s {0}",
)

_WORDS = ("line", "prose")


def make_nasty(path: Path) -> None:
    """Replace every text of every record in a book; references, choices, dates and numbers stay as they are."""
    turn = count()
    with closing(sqlite3.connect(path)) as db:
        for noun in NOUNS.values():
            _fill(db, noun.name, noun.draft, turn)
            for field in noun.fields:
                if field.rows is not None:
                    _fill(db, f"{noun.name}_{field.name}", field.rows, turn)
        db.execute("UPDATE change SET label = ?, why = ?, device = ?", NASTY[1:4])
        db.commit()


def _fill(db: sqlite3.Connection, table: str, draft: type, turn: count[int]) -> None:
    fields = [field for field in specs(draft) if field.name != "slug" and field.kind in (*_WORDS, "lines")]
    if not fields:
        return
    sets = ", ".join(f'"{field.name}" = ?' for field in fields)
    for (row_id,) in db.execute(f'SELECT id FROM "{table}" ORDER BY id').fetchall():
        values = [
            NASTY[next(turn) % len(NASTY)] if field.kind in _WORDS else json.dumps([NASTY[next(turn) % len(NASTY)]])
            for field in fields
        ]
        db.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', [*values, row_id])
