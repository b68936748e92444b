"""Textual keeps attributes of its own on every app, screen and widget; one of ours by that name breaks it unseen."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.rules.house import Module, modules

_THEIRS: tuple[type, ...] = (App, ModalScreen, Screen, ScrollView, Input, TextArea, Widget)
_MEANT = {"_css_update_count", "_exception", "_return_code"}
"""Set on purpose (see ``PlaceScreen`` and ``Leaving``)."""
_MEANT_METHODS = {"_binding_chain", "_refresh_notifications"}
"""Overridden on purpose (see ``NounScreen`` and ``Words``)."""


def _set_by(cls: type) -> set[str]:
    """Names of attributes that the methods of a class and of its bases set on ``self``."""
    found: set[str] = set()
    for base in cls.__mro__:
        if base.__module__.startswith("textual"):
            found |= _set_in(base)
    return found


@cache
def _set_in(cls: type) -> frozenset[str]:
    """As ``_set_by``, by its own methods alone."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(cls) or cls))
    own = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == cls.__name__)
    return frozenset(name for node in own for name in _on_self(node))


def _on_self(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            for one in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "self":
                    yield one.attr


def _classes(module: Module) -> Iterator[tuple[type, ast.ClassDef]]:
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef):
            cls = getattr(import_module(f"convene.{module.name}"), node.name)
            if isinstance(cls, type) and issubclass(cls, (App, Widget)):
                yield cls, node


def test_no_private_name_of_textual_is_set_again() -> None:
    theirs = {one: {name for name in _set_by(one) if name.startswith("_")} for one in _THEIRS}
    wrong = []
    for module in modules():
        if module.room != "tui":
            continue
        for cls, node in _classes(module):
            taken = set().union(*(names for one, names in theirs.items() if issubclass(cls, one)))
            wrong += [f"{module.shown} {node.name}.{name}" for name in {*_on_self(node)} & taken - _MEANT]
            own = {one.name for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)}
            methods = {name for one in _THEIRS if issubclass(cls, one) for name in dir(one) if name.startswith("_")}
            private = {name for name in own & methods if not name.startswith(("__", "_on_", "_handle_exception"))}
            wrong += [f"{module.shown} {node.name}.{name}()" for name in private - _MEANT_METHODS]
    assert not wrong


def test_no_handler_calls_its_parents() -> None:
    """Textual calls the handler of every class of a widget in turn: one that calls its parent's too runs it twice, and
    a book is opened twice, a list read twice."""
    found = [
        f"{module.shown}:{node.lineno} {node.func.attr}"
        for module in modules()
        if module.room == "tui"
        for node in module.nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith(("on_", "_on_"))
        and node.func.attr != "on_event"  # not a handler, but what calls them
        and isinstance(node.func.value, ast.Call)
        and isinstance(node.func.value.func, ast.Name)
        and node.func.value.func.id == "super"
    ]
    assert found == []
