"""Faults in a manifesto's shape, in words for whoever has the file open in an editor; what to write instead, in any
file of that kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from convene.core.findings import Finding
from convene.core.manifesto.document import SCHEMA, VERSION, Document
from convene.core.manifesto.draft import sentence, words_of
from convene.core.manifesto.scalars import Table, said
from convene.core.manifesto.shape import Flaw, Path, example, field_at, keys_of, table_at
from convene.text import clip


def foreign(data: Mapping[str, Any]) -> Finding | None:
    """A finding when the data is another kind of file, or of a version this program does not know."""
    schema, version = data.get("schema"), data.get("schema_version")
    if schema != SCHEMA and isinstance(schema, str) and schema.startswith("convene."):
        kind = clip(schema.removeprefix("convene."), 40)
        return Finding(
            "error",
            ("schema",),
            f"This is a Convene file of another kind, “{kind}”, not a manifesto.",
            "Choose the manifesto, or bring this file in as what it is.",
        )
    if schema != SCHEMA and "vision" not in data and "commitment" not in data:
        told = "does not say what it is" if schema is None else f"says it is {said(schema)}"
        return Finding(
            "error",
            ("schema",),
            f"The file {told}, and nothing in it looks like a manifesto.",
            f'Check that it is the right file. A manifesto begins with schema = "{SCHEMA}".',
        )
    if schema == SCHEMA and isinstance(version, str) and newer(version):
        return Finding(
            "error",
            ("schema_version",),
            f"The manifesto has schema version {clip(version, 20)}; this Convene knows {VERSION}.",
            "Update Convene, or ask for the manifesto in the older form. Nothing was read from it.",
        )
    return None


def flaw_finding(flaw: Flaw, data: Mapping[str, Any]) -> Finding:
    """The flaw as an error: what is wrong, and the line to write instead."""
    name = clip(str(flaw.path[-1]), 60)
    if flaw.kind == "unknown":
        return Finding("error", flaw.path, f"“{name}” is not a key {_of(flaw.path[:-1])}.", remedy(flaw))
    words = words_of(flaw, data)
    if flaw.kind == "missing" and table_at(flaw.path) is not None:
        return Finding("error", flaw.path, f"There is no {header(flaw.path)}. {words}.", remedy(flaw))
    if flaw.kind == "missing":
        words = f"{words}: the key “{name}” is missing"
    return Finding("error", flaw.path, sentence(words), remedy(flaw))


def remedy(flaw: Flaw, root: type[Table] = Document) -> str:
    """What to write instead, in the file of a manifesto or of another kind."""
    if flaw.kind == "unknown":
        return _unknown_remedy(flaw, root)
    if flaw.kind == "missing" and table_at(flaw.path, root) is not None:
        return _table_remedy(flaw.path, root)
    return _remedy(flaw, root)


def header(path: Path) -> str:
    """The header of the table at a path: ``[vision]``, ``[[need.evidence]]``."""
    names = ".".join(str(part) for part in path if isinstance(part, str))
    return f"[[{names}]]" if path and isinstance(path[-1], int) else f"[{names}]"


def newer(version: str, than: str = VERSION) -> bool:
    """Whether a file's version is one that this program does not know yet."""
    found = re.fullmatch(r"(\d{1,6})(?:\.(\d{1,6}))?", version.strip())
    known = tuple(int(part) for part in than.split("."))
    return bool(found) and (int(found[1]), int(found[2] or 0)) > known if found else False


def _of(path: Path) -> str:
    return f"of {header(path)}" if path else "that a manifesto has at its top"


def _unknown_remedy(flaw: Flaw, root: type[Table]) -> str:
    if flaw.near:
        info = field_at((*flaw.path[:-1], flaw.near), root)
        return f"Did you mean “{flaw.near}”? {info.description if info else ''}".rstrip()
    table = table_at(flaw.path[:-1], root)
    names = keys_of(table) if table else ()
    keys = ", ".join(name for name in names if table_at((*flaw.path[:-1], name), root) is None)
    return f"Take it out, or correct it. The keys here are: {keys}."


def _table_remedy(path: Path, root: type[Table]) -> str:
    table = table_at(path, root)
    if table is None:
        return "Add it."
    needed = [name for name, info in keys_of(table).items() if info.is_required()]
    return f"Add {header(path)} on a line of its own, and below it: {', '.join(needed)}."


def _remedy(flaw: Flaw, root: type[Table]) -> str:
    info = field_at(flaw.path, root)
    if info is None:
        return "Correct it."
    if table_at(flaw.path, root) is not None:
        many = getattr(info.annotation, "__origin__", None) is tuple and isinstance(flaw.path[-1], str)
        return f"Write {header((*flaw.path, 0) if many else flaw.path)} on its own line, and its keys below."
    name = next(part for part in reversed(flaw.path) if isinstance(part, str))
    written = f"{name} = {example(info)}"
    if flaw.kind == "missing":
        spot = f"under {header(flaw.path[:-1])}" if len(flaw.path) > 1 else "at the top of the file"
        return f"Add {spot}: {written}. {info.description}"
    return f"Write it like this: {written}. {info.description}"
