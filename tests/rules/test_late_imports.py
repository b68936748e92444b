"""An import inside a function is there for one reason: what it loads is costly, and not everybody who loads the module
needs it. It saves a library of ``COSTLY``, or a good part of this house. Every other import stands at the top."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.rules.house import modules

COSTLY = frozenset({
    "alembic", "cryptography", "cyclopts", "dateutil", "docx", "ijson", "networkx", "openpyxl", "platformdirs",
    "pydantic", "rapidfuzz", "rich", "sqlalchemy", "sqlite3", "sqlmodel", "textual", "tomli_w", "tomllib", "typst",
    "zipfile",
})  # fmt: skip
SELDOM = frozenset({"asyncio", "dataclasses", "decimal", "io", "json", "termios", "textwrap"})
"""Of the standard library, and wanted on some ways only: its cost is small, and so is what it would help to move it."""
PART = 4
"""Modules of this house that are more than nothing: each takes about a millisecond to load."""
BY_NOUN = "convene.services.nouns.registry"
"""Loads each noun's own room when that noun is first asked about; none of them for another's sake."""
AT_MOST = {"core": 12, "files": 45, "store": 10, "services": 207, "cli": 195, "tui": 290}
"""How many there are in each room, with some air. Before more are let in, ask why a room needs what it may not load."""

_ALL = {f"convene.{one.name}" if one.name != "__init__" else "convene": one for one in modules()}


def _named(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{one.name}" for one in node.names]
    return []


def _home(name: str) -> str:
    """The module of this house that a name is in, or the library."""
    if name.partition(".")[0] != "convene":
        return name.partition(".")[0]
    while name not in _ALL:
        name = name.rpartition(".")[0]
    return name


@cache
def _late(name: str) -> tuple[tuple[int, str], ...]:
    """(line, what) of each import inside a function of a module of this house."""
    found = {
        (inner.lineno, _home(one))
        for node in _ALL[name].nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        for one in _named(inner)
    }
    return tuple(sorted(found))


@cache
def _at_once(name: str) -> frozenset[str]:
    """What a module imports as it is loaded: modules of this house, its packages among them, and libraries."""
    module = _ALL.get(name)
    if module is None:
        return frozenset()
    late = set(_late(name))
    packages = {name[:at] for at, letter in enumerate(name) if letter == "." and name[:at] != "convene"}
    return frozenset({_home(one) for one, line in module.imports() if (line, _home(one)) not in late} | packages)


@cache
def _loads(name: str) -> frozenset[str]:
    """All that is loaded with a module."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting.extend(_at_once(one))
    return frozenset(found)


def _saves(module: str, late: str) -> str:
    """What a module saves by not loading another one at once, or ""."""
    spared = _loads(late) - _loads(module)
    ours = [one for one in spared if one in _ALL]
    return ", ".join(sorted(spared & COSTLY)) or (f"{len(ours)} modules" if len(ours) >= PART else "")


@pytest.mark.parametrize("room", sorted(AT_MOST))
def test_an_import_inside_a_function_saves_something(room: str) -> None:
    needless = [
        f"{module.shown}:{line} loads {late}"
        for name, module in _ALL.items()
        if module.room == room and name != BY_NOUN
        for line, late in _late(name)
        if late not in SELDOM and not _saves(name, late)
    ]
    assert needless == []


@pytest.mark.parametrize("room", sorted(AT_MOST))
def test_there_are_no_more_of_them_than_there_were(room: str) -> None:
    assert sum(len(_late(name)) for name, one in _ALL.items() if one.room == room) <= AT_MOST[room]


def test_what_a_module_loads_is_known() -> None:
    assert "pydantic" in _loads("convene.core.nouns")
    assert "textual" not in _loads("convene.services.book")
    assert _saves("convene.cli.app", "convene.services.nouns.records")
    assert not _saves("convene.services.nouns.records", "convene.services.nouns.rows")
