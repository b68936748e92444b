"""The SQL that only SQLite knows, given as text by functions: another database needs another of this file alone."""

from __future__ import annotations

import json
from collections.abc import Iterable


def among(ids: Iterable[str]) -> tuple[str, dict[str, str]]:
    """``("(SELECT …)", {"ids": …})``: what stands after IN for any number of ids, and its parameter."""
    return "(SELECT value FROM json_each(:ids))", {"ids": json.dumps(sorted(ids))}


def holds(column: str, text: str) -> str:
    """True where a column's JSON list has an entry that is ``text``, SQL in small letters and without spaces around."""
    return f"EXISTS (SELECT 1 FROM json_each({column}) j WHERE lower(trim(j.value)) = {text})"


def gathered(names: Iterable[str], rows: str) -> str:
    """The rows of a question as one text: a JSON list of lists, "[]" where there are none. ``names`` are columns."""
    picked = ", ".join(f"g.{name}" for name in names)
    return f"(SELECT json_group_array(json_array({picked})) FROM ({rows}) AS g)"


def strung(text: str, between: str) -> str:
    """A text of every row of a group as one, with ``between`` (one letter or none) between them; several columns strung
    together in one question have their rows in the same order. Rows where it is NULL are passed over."""
    return f"group_concat({text}, '{between}')"


def beyond_ascii(column: str) -> str:
    """True where a column's text has letters whose case the database does not know."""
    return f"length({column}) <> length(CAST({column} AS BLOB))"


def in_turn(called: str) -> str:
    """What rows of a table ``called`` so here are ordered by, among equals: SQLite's count of them ends every index,
    where their ids, which tell the same but for rows put back by an undo, would have to be sorted."""
    return f"{called}.rowid"
