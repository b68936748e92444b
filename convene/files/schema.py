"""JSON Schema (2020-12) of Convene's files, from the same declarations that read them.

TOML has no null, so optional keys may only be left out. Days are TOML local dates and times TOML local times; where
JSON stands in for TOML, write them as strings in ISO form. Beyond the standard, ``x-reference`` names the noun whose
handle a value must be, ``x-unit`` the unit of a number, ``x-labels`` the words people see for each choice.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter

from convene.core.framework import document
from convene.core.nouns import NOUNS, Draft, Field, Noun, specs
from convene.core.nouns.fields import Exact, Line, Prose, Slug
from convene.core.nouns.framework import MeasureDraft
from convene.errors import USAGE, Problem
from convene.files.place.shape import SCHEMA, VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID = {"type": "string", "format": "uuid", "title": "Id", "description": "The record's id in the book."}
_HANDLE = r"^(?:[^\s_.\-][^\s]*)?$"
_LIMITS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}


def names() -> tuple[str, ...]:
    """What a schema can be had of."""
    return (*_FILES, *(f"{name}-record" for name in _FILES), *(name for name in NOUNS if name not in _FILES))


def json_schema(what: str) -> dict[str, Any]:
    """The schema of a file (``place``, ``framework``, ``manifesto``, ``account``) or of one record of a noun.

    For the nouns that share their name with a file, ask for ``place-record`` and so on. Raises Problem for
    anything else.
    """
    if make := _FILES.get(what):
        return make()
    noun = NOUNS.get(what.removesuffix("-record") if what in names() else "")
    if noun is None:
        near = get_close_matches(what, names(), n=1)
        raise Problem(
            f"There is no schema of “{what}”.",
            hint=(f"Did you mean {near[0]}? " if near else "") + f"There are: {', '.join(names())}.",
            exit_code=USAGE,
        )
    return {"$schema": DIALECT, **_record(noun)}


def _place_file() -> dict[str, Any]:
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "title": "Schema"},
        "schema_version": {"const": VERSION, "title": "Version of the schema"},
    }
    for noun in NOUNS.values():
        ref = {"$ref": f"#/$defs/{noun.name}"}
        properties[noun.name] = ref if noun.one else {"type": "array", "items": ref}
    return {
        "$schema": DIALECT,
        "title": "Place file",
        "description": "Everything about one place.",
        "type": "object",
        "properties": properties,
        "required": ["schema", "schema_version", "place"],
        "additionalProperties": False,
        "$defs": {noun.name: _record(noun) for noun in NOUNS.values()},
    }


_REQUIRED = {
    "Head": ("id", "version", "title"),
    "Theme": ("code", "title"),
    "Outcome": ("code", "theme", "title"),
    "Measure": ("code", "outcome", "title", "unit"),
}


def _framework_file() -> dict[str, Any]:
    whole: dict[str, Any] = _tidy(TypeAdapter(document.FrameworkDocument).json_schema())
    parts = whole["$defs"]
    for name, keys in _REQUIRED.items():
        parts[name]["required"] = list(keys)
    for one in specs(MeasureDraft):
        if one.choices:
            parts["Measure"]["properties"][one.name] = _field(MeasureDraft, one)
    whole["properties"] = {
        "schema": {"const": document.SCHEMA, "title": "Schema"},
        "schema_version": {"const": document.VERSION, "title": "Version of the schema"},
        **whole["properties"],
    }
    return {"$schema": DIALECT, **whole, "title": "Framework file", "required": ["framework"]}


def _manifesto_file() -> dict[str, Any]:
    from convene.files import manifesto

    made: dict[str, Any] = manifesto.json_schema()
    return made


def _account_file() -> dict[str, Any]:
    from convene.files import account_file

    return account_file.json_schema()


_FILES: dict[str, Callable[[], dict[str, Any]]] = {
    "place": _place_file,
    "framework": _framework_file,
    "manifesto": _manifesto_file,
    "account": _account_file,
}


def _record(noun: Noun) -> dict[str, Any]:
    table = _table(noun.draft)
    properties = table["properties"]
    table["properties"] = {"slug": properties["slug"], "id": _ID, **properties}
    return {"title": noun.name.capitalize(), "description": noun.about, **table}


def _table(draft: type[Draft]) -> dict[str, Any]:
    fields = specs(draft)
    table: dict[str, Any] = {
        "type": "object",
        "properties": {one.name: _field(draft, one) for one in fields},
        "additionalProperties": False,
    }
    required = [one.name for one in fields if one.required]
    return table | ({"required": required} if required else {})


def _field(draft: type[Draft], one: Field) -> dict[str, Any]:
    said: dict[str, Any] = {"title": one.title, "description": one.help, **_KINDS[one.kind](one)}
    if one.name == "slug":
        said |= {"pattern": _HANDLE, "maxLength": _longest(Slug)}
    if pattern := _pattern(draft, one):
        said |= pattern if one.kind == "line" else {"items": {**said["items"], **pattern}}
    for limit in draft.model_fields[one.name].metadata:
        said |= {word: getattr(limit, name) for name, word in _LIMITS.items() if hasattr(limit, name)}
    if one.unit:
        said["x-unit"] = one.unit
    if one.to:
        said["x-reference"] = one.to
    if not one.required and one.default not in (None, "", ()):
        said["default"] = _plain(one.default)
    return said


def _pattern(draft: type[Draft], one: Field) -> dict[str, str]:
    """The form of a text that has one, such as a language tag."""
    if one.name == "slug" or one.kind not in ("line", "lines"):
        return {}
    made = _declared(draft)[one.name]
    made = made.get("items", made)
    return {"pattern": made["pattern"]} if "pattern" in made else {}


@cache
def _declared(draft: type[Draft]) -> dict[str, Any]:
    """What pydantic says of each field; it takes long."""
    found: dict[str, Any] = TypeAdapter(draft).json_schema()["properties"]
    return found


@cache
def _longest(kind: Any) -> int:
    return int(TypeAdapter(kind).json_schema()["maxLength"])


def _text(kind: Any, _: Field) -> dict[str, Any]:
    return {"type": "string", "maxLength": _longest(kind)}


def _choice(one: Field) -> dict[str, Any]:
    return {
        "type": "string",
        "enum": [word.value for word in one.choices],
        "x-labels": {word.value: word.label for word in one.choices},
    }


def _list(item: Callable[[Field], dict[str, Any]], one: Field) -> dict[str, Any]:
    return {"type": "array", "items": item(one)}


def _rows(one: Field) -> dict[str, Any]:
    return {"type": "array", "items": _table(one.rows) if one.rows else {}}


_line = partial(_text, Line)

_KINDS: dict[str, Callable[[Field], dict[str, Any]]] = {
    "line": _line,
    "prose": lambda one: _text(Exact if one.exact else Prose, one),
    "ref": _line,
    "integer": lambda _: {"type": "integer"},
    "decimal": lambda _: {"type": "number"},
    "boolean": lambda _: {"type": "boolean"},
    "date": lambda _: {"type": "string", "format": "date"},
    "time": lambda _: {"type": "string", "format": "time"},
    "choice": _choice,
    "lines": partial(_list, _line),
    "refs": partial(_list, _line),
    "choices": partial(_list, _choice),
    "integers": partial(_list, lambda _: {"type": "integer"}),
    "rows": _rows,
}


def _plain(value: Any) -> Any:
    """A default as JSON has it."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str) else float(value)


def _tidy(part: Any) -> Any:
    """What pydantic says, without null, without numbers as text, and without empty notes."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    part = {key: _tidy(value) for key, value in part.items()}
    if "anyOf" in part:
        kinds = [one for one in part["anyOf"] if one.get("type") != "null"]
        if any(one.get("type") == "number" for one in kinds):
            kinds = [one for one in kinds if one.get("type") != "string"]
        part.pop("anyOf")
        part |= kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if part.get("default") is None or part.get("default") in ("", [], {}):
        part.pop("default", None)
    return {key: value for key, value in part.items() if not (key.startswith("x-") and not value) and key != "x-column"}
