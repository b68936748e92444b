"""Who may import whom: the arrows of docs/architecture.md."""

from __future__ import annotations

import ast
import sys

import pytest
from importlinter.cli import lint_imports

from tests.conftest import ROOT
from tests.rules.house import Module, modules

_HERE = {
    "errors": (),
    "paths": ("errors", "text"),
    "settings": ("errors", "text", "paths", "writing"),
    "text": ("errors",),
    "writing": ("errors", "text"),
    "library": (),
    "core": ("core", "text", "errors"),
    "files": ("files", "core", "text", "errors", "library"),
    "store": ("store", "core", "text", "errors", "writing"),
    "services": ("services", "core", "files", "store", "settings", "text", "errors", "library"),
    "cli": ("cli", "services", "core", "settings", "text", "errors", "paths", "writing"),
    "tui": ("tui", "services", "core", "settings", "text", "errors", "paths", "writing"),
    "__main__": ("cli",),
}
"""Room → rooms of this house it may import."""

_FROM_ELSEWHERE = {
    "paths": ("platformdirs",),
    "settings": ("platformdirs",),
    "core": ("pydantic", "pydantic_core", "dateutil", "networkx", "rapidfuzz"),
    "files": (
        "pydantic",
        "pydantic_core",
        "tomli_w",
        "markdown_it",
        "openpyxl",
        "ijson",
        "typst",
        "docx",
        "cryptography",
    ),
    "store": ("sqlmodel", "sqlalchemy", "alembic"),
    "services": ("pydantic",),
    "cli": ("cyclopts", "rich", "pydantic", "tomli_w"),
    "tui": ("textual", "rich", "pydantic", "pydantic_core"),
}
"""Room → libraries it may import."""

_NEVER = {
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "telnetlib", "xmlrpc", "socketserver",
    "requests", "httpx", "aiohttp", "urllib3", "pickle", "shelve", "marshal",
}  # fmt: skip
"""Nothing here speaks to a network or reads a format that can run code."""

_CORE_NEVER = {"os", "io", "pathlib", "subprocess", "time", "random", "sqlite3", "tempfile", "shutil", "threading"}


def test_the_contracts_of_import_linter_hold(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    said = capsys.readouterr().out
    assert code == 0, said
    assert "0 broken" in said


def test_a_module_imports_only_what_its_room_may() -> None:
    wrong = [f"{module.shown}:{line} {name}" for module in modules() for name, line in module.imports()
             if not _allowed(module, name)]  # fmt: skip
    assert wrong == []


def _allowed(module: Module, name: str) -> bool:
    first = name.partition(".")[0]
    if name in ("convene", "convene.__version__"):
        return True
    if first == "convene":
        wanted = name.split(".")[1]
        if (module.room, wanted) == ("cli", "tui"):
            return True  # the command that opens the app; what it may load is watched in test_loading
        return wanted in _HERE.get(module.room, ())
    if first in sys.stdlib_module_names:
        banned = {first, name} & _NEVER or (module.room == "core" and first in _CORE_NEVER)
        return not banned and not (first == "sqlite3" and module.room != "store")
    return first in _FROM_ELSEWHERE.get(module.room, ())


def test_only_one_room_at_the_front_opens_the_app() -> None:
    doors = {
        module.name
        for module in modules()
        if module.room == "cli"
        for name, _ in module.imports()
        if name.startswith("convene.tui")
    }
    assert len(doors) <= 1, doors


def test_every_module_but_the_tables_reads_its_types_late() -> None:
    for module in modules():
        if not module.tree.body or module.name.startswith(("store.system_tables", "store.migrations")):
            continue
        if [node for node in module.tree.body if not _is_docstring(node)]:
            assert "from __future__ import annotations" in module.text or _only_constants(module), module.shown


def _is_docstring(node: object) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _only_constants(module: Module) -> bool:
    """A file without a function or class has no annotation to put off."""
    return not any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) for node in module.tree.body)
