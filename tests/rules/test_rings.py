"""No ring of imports, hidden ones included: those inside functions, those for types alone and those that stand in a
string as ``module:name`` count as well."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.rules.house import Module, modules

_NAMED = re.compile(r"(convene(?:\.\w+)+):(\w+)")
"""Code named in a string, to be loaded when it is used."""


def _named(module: Module) -> Iterator[tuple[str, str]]:
    """(module, name) of everything that strings name."""
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (found := _NAMED.fullmatch(node.value)):
            yield found[1], found[2]


def _imports(module: Module, known: frozenset[str]) -> set[str]:
    found = set()
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                whole = f"{node.module}.{one.name}".removeprefix("convene.")
                found.add(whole if whole in known else node.module.removeprefix("convene."))
        elif isinstance(node, ast.Import):
            found |= {one.name.removeprefix("convene.") for one in node.names}
    found |= {name.removeprefix("convene.") for name, _ in _named(module)}
    return found & known - {module.name}


def _rings(arrows: dict[str, set[str]]) -> set[str]:
    """What is left when everything that leads to nothing else, or that nothing leads to, is taken away."""
    left = {name: set(to) for name, to in arrows.items()}
    while True:
        led_to = set().union(*left.values())
        loose = {name for name, to in left.items() if not to or name not in led_to}
        if not loose:
            return set(left)
        left = {name: to - loose for name, to in left.items() if name not in loose}
        if not left:
            return set()


@pytest.mark.parametrize("room", ["core", "files", "store", "services", "cli", "tui"])
def test_no_ring_of_imports(room: str) -> None:
    here = [one for one in modules() if one.room == room]
    known = frozenset(one.name for one in here)
    assert _rings({one.name: _imports(one, known) for one in here}) == set()


def test_a_ring_is_found() -> None:
    assert _rings({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == {"b", "c"}


def test_a_ring_through_a_string_is_found() -> None:
    texts = {
        "cli.a": "from convene.cli import b",
        "cli.b": 'LATER = "convene.cli.a:run"',
        "cli.c": "import convene.cli.a",
    }
    made = [Module(Path(name), name, text, ast.parse(text)) for name, text in texts.items()]
    assert _rings({one.name: _imports(one, frozenset(texts)) for one in made}) == {"cli.a", "cli.b"}


def test_what_a_string_names_is_there() -> None:
    named = {one for module in modules() for one in _named(module)}
    assert ("convene.cli.lists", "list_records") in named
    assert [f"{module}:{name}" for module, name in sorted(named) if not hasattr(import_module(module), name)] == []
