"""The house as source text: every module, its tree, and what it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tests.conftest import ROOT

HOUSE = ROOT / "convene"


@dataclass(frozen=True)
class Module:
    """One source file. ``name`` is dotted, without ``convene.``; ``room`` its first part."""

    path: Path
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.partition(".")[0]

    @property
    def shown(self) -> str:
        return str(self.path.relative_to(ROOT))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    def imports(self) -> tuple[tuple[str, int], ...]:
        """(dotted module or name imported, line), wherever it stands in the file; only types do not count."""
        return self._imports

    @cached_property
    def _imports(self) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        for node in _skipping_types(self.tree):
            if isinstance(node, ast.Import):
                found += ((one.name, node.lineno) for one in node.names)
            elif isinstance(node, ast.ImportFrom):
                found += ((f"{node.module}.{one.name}", node.lineno) for one in node.names)
        return tuple(found)

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Every call of a function by one of these names, alone or as an attribute."""
        return (one for one in self.all_calls if called(one) in names)

    @cached_property
    def all_calls(self) -> tuple[ast.Call, ...]:
        return tuple(node for node in self.nodes if isinstance(node, ast.Call))


def called(node: ast.Call) -> str:
    """The last name of what is called: ``notify`` in ``self.app.notify(…)``."""
    func = node.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(HOUSE.rglob("*.py")):
        if "__pycache__" in path.parts:
            continue
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, name, text, ast.parse(text)))
    return tuple(found)


def _skipping_types(tree: ast.AST) -> Iterator[ast.AST]:
    """Every statement but those under ``if TYPE_CHECKING:``, and what expressions they are made of."""
    waiting = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            yield node
            if not isinstance(node, ast.expr):  # no import stands in one
                waiting.append(node)
