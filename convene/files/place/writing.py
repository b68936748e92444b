"""A place written: quick, exact, and laid out so that a change shows as a small difference.

The layout is not left to a library: whether a list or a sub-row stands on one line depends on itself alone, so
that a long neighbour never reformats it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from convene.core.nouns import NOUNS, Draft, specs
from convene.files.place.shape import SCHEMA, VERSION, Record

_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_SPECIAL_IN_LINES = re.compile(r"[\\\x00-\x09\x0b-\x1f\x7f]")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_WIDE = 100
_ALWAYS = ("slug", "version")  # a framework's version is what tells which shipped one is meant

Write = Callable[[Any], str]


def dumps(records: Mapping[str, Sequence[Record]]) -> str:
    """See ``convene.files.place.dumps``."""
    out = [f'schema = "{SCHEMA}"\nschema_version = {VERSION}\n']
    for noun in NOUNS.values():
        header = f"\n[{noun.name}]\n" if noun.one else f"\n[[{noun.name}]]\n"
        for record in records.get(noun.name, ()):
            out.append(header)
            _table(out, noun.name, record.draft, record.id)
    return "".join(out)


def text(words: str) -> str:
    """A TOML string; over several lines when the words have several."""
    if not _SPECIAL.search(words):
        return f'"{words}"'
    if "\n" not in words:
        return f'"{_SPECIAL.sub(_escape, words)}"'
    lines = _SPECIAL_IN_LINES.sub(_escape, words)
    if '"""' in lines or lines.endswith('"'):
        lines = lines.replace('"', '\\"')
    return f'"""\n{lines}"""'


def number(value: Decimal | int) -> str:
    """A TOML number that reads back exactly; a Decimal without a fraction is written as an integer."""
    return str(value)


def value(given: Any) -> str:
    """Any value a draft can hold, but for sub-rows."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, str):
        return text(given)
    if isinstance(given, int | Decimal):
        return number(given)
    if isinstance(given, date | time):
        return given.isoformat()
    return listed([value(one) for one in given])


def listed(parts: Sequence[str]) -> str:
    """A TOML list of written values: on one line while it is short, else one value a line."""
    line = f"[{', '.join(parts)}]"
    if len(line) <= _WIDE or not parts:
        return line
    return "[\n" + "".join(f"    {part},\n" for part in parts) + "]"


def key(name: str) -> str:
    """A key as TOML wants it: bare where it may be, else quoted."""
    return name if _BARE.fullmatch(name) else f'"{_SPECIAL.sub(_escape, name)}"'


def pairs(values: Mapping[str, Any]) -> str:
    """``key = value`` lines."""
    return "".join(f"{key(name)} = {value(given)}\n" for name, given in values.items())


@cache
def _plan(draft: type[Draft]) -> tuple[tuple[tuple[str, bool, Any, Write], ...], tuple[str, ...]]:
    fields = specs(draft)
    plain: dict[str, Write] = {
        "line": text, "prose": text, "ref": text, "choice": text, "integer": number, "decimal": number,
    }  # fmt: skip
    keys = tuple(
        (one.name, one.required or one.name in _ALWAYS, one.default, plain.get(one.kind, value))
        for one in fields
        if one.kind != "rows"
    )
    return keys, tuple(one.name for one in fields if one.kind == "rows")


def _table(out: list[str], header: str, draft: Draft, id: str = "") -> None:  # noqa: A002
    keys, rows = _plan(type(draft))
    values = draft.__dict__
    for name, always, default, write in keys:
        given = values[name]
        if always or given != default:
            out.append(f"{name} = {write(given)}\n")
        if id and name == "slug":
            out.append(f'id = "{id}"\n')
    for name in rows:
        for row in values[name]:
            out.append(f"\n[[{header}.{name}]]\n")
            _table(out, f"{header}.{name}", row)


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04x}"
