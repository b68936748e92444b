"""SQL that is true of what Convene cannot have written: SQLite looks at many rows in a moment."""

from __future__ import annotations

from collections.abc import Iterable

from convene.core.nouns import Field

_IN_LIST = {"choices": "text", "lines": "text", "integers": "integer"}
"""Kind of field → what SQLite calls the entries of its list."""

HISTORY = (
    ("change", "seq", "seq", "at", "datetime(at) IS NULL", "is no moment"),
    (
        "change_row", "change_seq", 'change_seq, "position"', "table_name",
        "table_name NOT IN (SELECT name FROM sqlite_master)", "is no table",
    ),
    ("memo", "name", "name", "value", "NOT json_valid(value)", "cannot be read"),
    (
        "workshop_run", "workshop_id", "workshop_id", "finished",
        "finished <> '' AND NOT json_valid(finished)", "cannot be read",
    ),
)  # fmt: skip
"""(table, what names a row, the order of rows, column, when it cannot be, in words)."""


def of_field(field: Field, column: str, *, may_be_empty: bool) -> str:
    """True of every row ``o`` whose column cannot be read as its field, and of few besides."""
    filled = _of_filled(field, column)
    return f"({column} IS NOT NULL AND ({filled}))" if may_be_empty else f"({column} IS NULL OR {filled})"


def _of_filled(field: Field, column: str) -> str:
    kind, no_text = field.kind, f"typeof({column}) <> 'text'"
    if kind == "ref":
        return f'NOT EXISTS (SELECT 1 FROM "{field.to}" t WHERE t.id = {column} AND t.place_id = o.place_id)'
    if kind in _IN_LIST:
        inside = f"j.type <> '{_IN_LIST[kind]}'" + (
            f" OR j.value NOT IN ({_quoted(one.value for one in field.choices)})" if field.choices else ""
        )
        each = f"json_type({column}) <> 'array' OR EXISTS (SELECT 1 FROM json_each({column}) j WHERE {inside})"
        return f"CASE WHEN {column} = '[]' THEN 0 WHEN {no_text} OR NOT json_valid({column}) THEN 1 ELSE {each} END"
    if kind == "choice":
        return f"{column} NOT IN ({_quoted(one.value for one in field.choices)})"
    return {
        "integer": f"typeof({column}) <> 'integer'",
        "boolean": f"{column} NOT IN (0, 1)",
        "date": f"date(julianday({column})) IS NOT {column}",  # there and back: by itself it takes 31 February
        "time": f"{no_text} OR strftime('%H:%M', {column}) IS NOT {column}",
        "decimal": f"CASE WHEN {no_text} OR NOT json_valid({column}) THEN 1 "
        f"ELSE json_type({column}) NOT IN ('integer', 'real') END",
    }.get(kind, no_text)


def of_fields(column: str, known: Iterable[str]) -> str:
    """True where a column of the history holds no mapping, or one with other names than the ``known``."""
    odd = f"EXISTS (SELECT 1 FROM json_each({column}) j WHERE j.key NOT IN ({_quoted(known)}))"
    inside = f"json_type({column}) <> 'object' OR {odd}"
    return f"CASE WHEN {column} IS NULL THEN 0 WHEN NOT json_valid({column}) THEN 1 ELSE {inside} END"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join("'" + one.replace("'", "''") + "'" for one in words)
