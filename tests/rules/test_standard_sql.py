"""What services ask the book is standard SQL: what only SQLite knows stands in ``convene/store/``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from convene.store.schema import METADATA
from tests.rules.house import modules

_ASKS = re.compile(
    r"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|HAVING|EXISTS|LIKE|PRAGMA)\b|:\w+|\bIS NOT\b|\w\(|\bAS \w+\s*\)"
)
"""What a text of SQL, or a part of one, has about it."""

_OWN_WAYS = {
    words: re.compile(pattern, flags)
    for words, pattern, flags in (
        (
            "a function of SQLite's own",
            r"\b(json_\w+|group_concat|total|iif|ifnull|printf|instr|typeof|hex|unhex|quote|glob|strftime|julianday"
            r"|datetime|unixepoch|date|time|random|randomblob|zeroblob|last_insert_rowid|changes)\s*\(",
            re.IGNORECASE,
        ),
        ("a table or order of SQLite's own", r"\bsqlite_\w+|\bPRAGMA\b|\bVACUUM\b|\bATTACH\b|\bINDEXED BY\b", 0),
        ("the number of a row", r"\b(_?rowid_?|oid)\b", re.IGNORECASE),
        ("a comparison by IS", r"\bIS (NOT )?(?!NOT\b|NULL\b|TRUE\b|FALSE\b|DISTINCT\b)[\w':{§\"]", 0),
        ("a number for true", r"\b(WHERE|AND|OR|NOT|WHEN|HAVING|ON) [01]\b(?! *[=<>+*/-])", 0),
        ("another way to compare", r"\bCOLLATE\b|\bGLOB\b|\bREGEXP\b|==", 0),
        ("a type of SQLite's own", r"\bAS (BLOB|REAL|NUMERIC|INT)\s*\)", re.IGNORECASE),
        ("another way to write", r"\b(INSERT|UPDATE) OR \w+|\bREPLACE INTO\b|\bLIMIT -1\b", 0),
    )
}
_ADDED = re.compile(r"\b(sum|avg|max|min)\s*\(", re.IGNORECASE)
_COMPARES = re.compile(r"[=<>]|\b(IS|IN|LIKE|EXISTS|NOT|AND|OR|BETWEEN)\b", re.IGNORECASE)
_CASE = re.compile(r"\bCASE\b.*\bEND\b", re.IGNORECASE | re.DOTALL)
_WITHIN = re.compile(r"\b(FROM|JOIN)\s*\(")
_CALLED = re.compile(r"\s*(AS\s+)?(?!(ON|WHERE|GROUP|ORDER|UNION|LEFT|JOIN|LIMIT)\b)[\w§]")
_EMPTY = re.compile(r"\bcoalesce\((?:\w+\.)?\"?(\w+)\"?, ''\)", re.IGNORECASE)
_LIKE = re.compile(r"(\S+)\s+(?:NOT\s+)?LIKE\b")
_LOWERED = re.compile(r"\(*lower\(.*\)")

_COLUMNS = [column for table in METADATA.tables.values() for column in table.columns]
_NUMBERS = {one.name for one in _COLUMNS if one.type.python_type is int} - {
    one.name for one in _COLUMNS if one.type.python_type is not int
}
_PLAIN = {
    "o.secondary_types": "values of a vocabulary",
    "links": "ids",
    "before": "ids",
    "(before": "ids",
    "after": "ids",
    "c.label": "the program's own words",
    "name": "the program's own keys",
    "r.table_name": "names of tables",
}
"""What LIKE may look at without ``lower()``: there is no case in it to ignore."""
_GIVEN = {
    "convene/services/lists/filter_conditions.py": "values of a vocabulary, or days",
    "convene/services/engagement/merging.py": "ids",
}
"""Where LIKE looks at a column that is given, and what is in it."""


def test_services_ask_in_standard_sql() -> None:
    asked = [
        (module.shown, line, text)
        for module in modules()
        if module.room == "services"
        for line, text in _texts(module.tree)
    ]
    assert len(asked) > 300, "the watch looks at something"
    faults = [
        f"{shown}:{line} {fault}: {' '.join(text.split())[:100]}"
        for shown, line, text in asked
        for fault in _faults(text, given=shown in _GIVEN)
    ]
    assert faults == []


def test_services_know_no_driver() -> None:
    named = [
        f"{module.shown}:{line} {name}"
        for module in modules()
        if module.room == "services"
        for name, line in module.imports()
        if name.partition(".")[0] in ("sqlite3", "sqlalchemy", "sqlmodel")
    ]
    assert named == []


_READERS = (
    "compile", "endswith", "find", "findall", "finditer", "fullmatch", "index", "match", "partition", "rfind", "rindex",
    "rpartition", "rsplit", "search", "split", "startswith", "sub",
)  # fmt: skip
_CLAUSE = re.compile(r"\b(FROM|JOIN|ORDER BY|WHERE|SELECT)\b")


def test_services_take_no_sql_apart() -> None:
    """A text of SQL is never read again for what is in it: ``Select`` has its parts."""
    apart = [
        f"{module.shown}:{call.lineno}"
        for module in modules()
        if module.room == "services"
        for call in module.calls(*_READERS)
        for one in call.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and _CLAUSE.search(one.value)
    ]
    assert apart == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 FROM vision WHERE status IS NOT 'retired'", "c.status IS 'live' AND 1 = 1 OR EXISTS (SELECT 1)",
        "SELECT sum(status = 'agreed') FROM vision", "SELECT max(unintended <> '') AS asked FROM observation",
        "SELECT sum(voice AND data) FROM x", "SELECT sum(NOT EXISTS (SELECT 1 FROM x)) FROM y",
        "SELECT sum(\n(a IN (1, 2))) FROM y", "id IN (SELECT value FROM json_each(:ids))",
        "SELECT json_group_array(q) FROM x", "SELECT count(*) FROM (SELECT 1 FROM x)",
        "SELECT 1 FROM a JOIN (SELECT 1 FROM b) ON 1 = 1", "SELECT name FROM sqlite_master", "PRAGMA table_info(x)",
        "SELECT id FROM x WHERE 1", "SELECT id FROM x WHERE 1 AND (a = :b)", "SELECT 1 FROM a WHERE a.rowid < b.rowid",
        "length(CAST(x AS BLOB)) = :n", "SELECT group_concat(r.role, ' ') FROM r",
        "SELECT coalesce(a.people, '') FROM a", "SELECT 1 FROM a WHERE a.name LIKE :w",
        "SELECT 1 FROM a ORDER BY x COLLATE NOCASE", "§ LIKE :w ESCAPE '!'",
        "SELECT 1 FROM a WHERE name GLOB 'x*'", "SELECT strftime('%Y', d) FROM a", "SELECT 1 FROM a WHERE date(d) > :t",
        "SELECT ifnull(a, 0) FROM b", "SELECT CAST(x AS REAL) FROM b",
    ],
)  # fmt: skip
def test_the_watch_sees_what_only_sqlite_takes(sql: str) -> None:
    assert list(_faults(sql))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FILTER (WHERE status = 'agreed') FROM vision WHERE coalesce(status, '') <> 'retired'",
        "SELECT sum(CASE WHEN a = 1 THEN people END), max(date) FROM x", "SELECT 1 FROM a WHERE b IS NOT NULL",
        "SELECT count(*) FROM (SELECT 1 FROM x) AS seen", "SELECT 1 FROM a LEFT JOIN (SELECT 1) o ON o.id = a.id",
        "SELECT 1 FROM a WHERE lower(a.name) LIKE :w ESCAPE '!' AND b <> 0", "NOT EXISTS (SELECT 1 FROM a)",
        "SELECT date, time FROM workshop WHERE date IS NULL", "SELECT max(seq) FROM change",
        "The day is not what it was", "Whether a date (a day) is not given",
    ],
)  # fmt: skip
def test_the_watch_lets_standard_sql_pass(sql: str) -> None:
    assert list(_faults(sql)) == []


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of every string but docstrings; what is put into one stands as ``§``."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in told or id(node) in parts:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(one.value) if isinstance(one, ast.Constant) else "§" for one in node.values)


def _faults(text: str, *, given: bool = False) -> Iterator[str]:
    """What of a text only SQLite takes, in words. ``given`` says that LIKE may look at what is put in."""
    bare = re.sub(r"'(?:[^']|'')*'", lambda quoted: "''" if quoted[0] == "''" else "'x'", text)
    if not _ASKS.search(bare):
        return
    yield from (words for words, pattern in _OWN_WAYS.items() if pattern.search(bare))
    for hit in _ADDED.finditer(bare):
        if _COMPARES.search(_CASE.sub("", _in_parentheses(bare, hit.end() - 1))):
            yield f"{hit[1]} of a comparison"
    for hit in _WITHIN.finditer(bare):
        end = hit.end() + len(_in_parentheses(bare, hit.end() - 1)) + 1
        if end <= len(bare) and not _CALLED.match(bare, end):
            yield "a question within another that has no name"
    yield from (f"'' in the place of the number {hit[1]}" for hit in _EMPTY.finditer(bare) if hit[1] in _NUMBERS)
    for hit in _LIKE.finditer(bare):
        if not (hit[1] in _PLAIN or _LOWERED.fullmatch(hit[1]) or (given and hit[1] == "§")):
            yield "LIKE with letters whose case only SQLite ignores"


def _in_parentheses(text: str, start: int) -> str:
    """What stands between the parenthesis at ``start`` and the one that closes it, or the end of the text."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start + 1 : at]
    return text[start + 1 :]
