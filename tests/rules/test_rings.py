"""No ring of imports, hidden ones included: those inside functions and those for types alone count as well."""

from __future__ import annotations

import ast

import pytest

from tests.rules.house import Module, modules


def _imports(module: Module, known: frozenset[str]) -> set[str]:
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                whole = f"{node.module}.{one.name}".removeprefix("convene.")
                found.add(whole if whole in known else node.module.removeprefix("convene."))
        elif isinstance(node, ast.Import):
            found |= {one.name.removeprefix("convene.") for one in node.names}
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
