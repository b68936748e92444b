"""Rules that keep a write from dying in silence: what writes is an act, and the store thread touches no screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.rules.house import Module, called, modules

_WRITES = {"do", "carry", "remember", "begin_write", "push_screen_wait", "step_back"}
_OWN = {"tui.book_app", "tui.leaving", "tui.shielded_actions"}
"""Where these are made."""


def _writes(call: ast.Call) -> bool:
    """Whether the app is asked to write, or to wait for somebody."""
    return called(call) in _WRITES and ast.unparse(call.func).split(".")[-2:][0] in ("host", "app")


def _tui() -> Iterator[Module]:
    return (one for one in modules() if one.room == "tui")


def _workers(module: Module) -> Iterator[ast.AsyncFunctionDef]:
    """Every method that Textual would cancel with its screen."""
    for node in module.nodes:
        if isinstance(node, ast.AsyncFunctionDef) and any(
            ast.unparse(one).split("(")[0] == "work" for one in node.decorator_list
        ):
            yield node


def test_no_worker_that_a_closing_screen_cancels_writes_or_waits_for_a_person() -> None:
    assert {one.name for one in modules()} >= _OWN
    wrong = [
        f"{module.shown}:{node.lineno} {method.name}"
        for module in _tui()
        if module.name not in _OWN
        for method in _workers(module)
        for node in ast.walk(method)
        if isinstance(node, ast.Call) and _writes(node)
    ]
    assert not wrong


def test_handlers_leave_writing_to_acts() -> None:
    """A handler that awaits the book holds up every key of its screen, and a Problem in it ends the app."""
    wrong = []
    for module in _tui():
        if module.name in _OWN:
            continue
        for node in module.nodes:
            if isinstance(node, ast.AsyncFunctionDef) and _handles(node):
                wrong += [
                    f"{module.shown}:{one.lineno} {node.name}"
                    for one in ast.walk(node)
                    if isinstance(one, ast.Call) and _writes(one)
                ]
    assert not wrong


def _handles(node: ast.AsyncFunctionDef) -> bool:
    marks = {ast.unparse(one).split("(")[0] for one in node.decorator_list}
    return ("on" in marks and not marks & {"act", "work"}) or (
        not marks and node.name.startswith(("on_", "_on_", "action_"))
    )


def test_what_runs_in_the_store_thread_touches_no_screen() -> None:
    wrong = []
    for module in _tui():
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef | ast.Lambda):
                first = node.args.args[0].arg if node.args.args else ""
                if first in ("read", "write", "book"):
                    wrong += [
                        f"{module.shown}:{one.lineno} {ast.unparse(one)}"
                        for one in ast.walk(node)
                        if isinstance(one, ast.Attribute) and one.attr in ("host", "app")
                    ]
    assert not wrong


def test_screens_close_in_one_way() -> None:
    wrong = [
        f"{module.shown}:{call.lineno}"
        for module in _tui()
        if module.name not in ("tui.leaving", "tui.closing")
        for call in module.calls("pop_screen", "switch_screen", "pop_until_active")
    ]
    bases = [
        f"{module.shown}:{node.lineno} {node.name}"
        for module in _tui()
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
        and module.name != "tui.closing"
        and any(ast.unparse(base).split("[")[0] in ("Screen", "ModalScreen") for base in node.bases)
        and node.name != "PlaceScreen"
    ]
    assert not wrong
    assert not bases


def test_nobody_else_holds_the_open_book() -> None:
    wrong = [
        f"{module.shown}:{node.lineno}"
        for module in _tui()
        if module.name not in _OWN
        for node in module.nodes
        if isinstance(node, ast.Attribute)
        and node.attr == "book"
        and ast.unparse(node.value) in ("self.host", "self.app", "app", "host")
    ]
    assert not wrong
