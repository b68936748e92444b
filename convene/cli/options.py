"""A noun's options on the command line, made from the fields its Draft declares, and what was typed turned back."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any

from cyclopts import Group, Parameter

from convene.core.nouns import Field, Noun, specs
from convene.core.nouns.noun import spelt
from convene.errors import USAGE, Problem
from convene.text import article, clip, join

REASON = Group("Reason", sort_key=9)
_MANY = ("choices", "lines", "integers", "refs", "rows")
_SHAPES = {
    "line": "TEXT", "prose": "TEXT", "integer": "NUMBER", "decimal": "NUMBER", "date": "DAY", "time": "TIME",
    "boolean": "YES/NO", "choice": "WORD", "choices": "WORD", "lines": "TEXT", "integers": "NUMBER",
    "ref": "HANDLE", "refs": "HANDLE", "rows": "ROW",
}  # fmt: skip
_KEY = re.compile(r"\s*([A-Za-z][\w-]*)\s*=")


def parameters(noun: Noun, *, editing: bool = False) -> list[inspect.Parameter]:
    """One parameter a field, as cyclopts reads them; each is None unless the option is given.

    When adding, the field that names the record may also be given first, without its option.
    """
    made = []
    for order, field in enumerate(noun.fields):
        first = not editing and field.name == noun.named_by and field.kind in ("line", "prose", "ref")
        about = Parameter(
            field.option, help=help_text(field, editing=editing), group=_group(field), metavar=_SHAPES[field.kind],
            negative="", required=False, show_default=False,
        )  # fmt: skip
        kind = list[str] | None if field.kind in _MANY else str | None
        made.append((order if not first else -1, first, field.name, Annotated[kind, about]))
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD if first else inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=annotation,
        )
        for _, first, name, annotation in sorted(made, key=lambda one: one[0])
    ]


def _group(field: Field) -> Group:
    return Group(field.section or "Options", sort_key=1 if not field.section else 2)


def help_text(field: Field, *, editing: bool = False) -> str:
    """The help of one option: what it is, what it takes, and what stands there when it is left out."""
    parts = [sentence(field.title if not field.help else f"{field.title}: {lowered(field.help)}")]
    if field.choices:
        parts.append(f"One of {', '.join(one.value for one in field.choices)}.")
    if field.to:
        parts.append(f"The handle of {article(spelt(field.to))}.")
    if field.rows is not None:
        parts.append(f"As “{row_shape(field.rows)}”.")
    if field.kind == "date":
        parts.append(f"A month alone is its {'last' if field.last else 'first'} day.")
    if field.unit and field.kind in ("integer", "decimal"):
        parts.append(f"In {field.unit}.")
    if field.kind in _MANY:
        parts.append("Give it again for more" + ("; together they replace what is there." if editing else "."))
    if not editing and field.required:
        parts.append("Needed.")
    elif not editing and (shown := _default(field)):
        parts.append(f"Unless given: {shown}.")
    return " ".join(parts)


def row_shape(rows: Any) -> str:
    """What a row looks like: ``kind=…; text=…``, what may be left out in brackets."""
    found = [f"{one.name}=…" if one.required else f"[{one.name}=…]" for one in specs(rows)]
    return "; ".join(found)


def _default(field: Field) -> str:
    value = field.default
    if value in (None, "", (), False):
        return ""
    return join([clip(str(one), 60) for one in value]) if isinstance(value, tuple) else clip(str(value), 80).rstrip(".")


def sentence(words: str) -> str:
    """The same words with a full stop."""
    return words if words[-1:] in ".?!…”" else f"{words}."


def lowered(words: str) -> str:
    """The same words going on after a colon; names and abbreviations keep their capitals."""
    first = words.split(" ", 1)[0]
    return words if len(first) > 1 and first.isupper() else words[:1].lower() + words[1:]


def given(fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed as values a Draft can be made of; options that were not given are left out.

    An option given as "" empties its field. Raises Problem for a row that cannot be read.
    """
    found: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.name)
        if value is None:
            continue
        found[field.name] = _many(field, value) if field.kind in _MANY else _one(field, value)
    return found


def _one(field: Field, value: Any) -> Any:
    if value == "" and field.optional:
        return None
    return value


def _many(field: Field, value: Sequence[str]) -> tuple[Any, ...]:
    typed = [one for one in value if one.strip()]
    if field.kind == "rows":
        return tuple(row(field, one) for one in typed)
    if field.kind == "lines":
        return tuple(typed)  # a line may hold commas of its own
    return tuple(part for one in typed for part in re.split(r"[\s]*[,;\n][\s]*", one.strip()) if part)


def row(field: Field, typed: str) -> dict[str, str]:
    """One sub-row from ``kind=voice; text=…``. A semicolon inside the text is text unless a key follows it."""
    assert field.rows is not None
    known = [one.name for one in specs(field.rows)]
    found: dict[str, str] = {}
    last = ""
    for part in typed.split(";"):
        named = _KEY.match(part)
        if named and (not last or named[1].replace("-", "_") in known):
            last = named[1].replace("-", "_")
            if last not in known:
                raise _no_key(field, named[1], known)
            if last in found:
                raise _row_problem(field, f"“{last}” is given twice in one row.")
            found[last] = part[named.end() :].strip()
        elif last and named and get_close_matches(named[1], known, n=1, cutoff=0.75):
            raise _no_key(field, named[1], known)
        elif last:
            found[last] += f";{part}"
        elif part.strip():
            raise _row_problem(field, f"“{clip(part, 60)}” names no key.")
    return {key: value for key, value in found.items() if value}


def _no_key(field: Field, key: str, known: list[str]) -> Problem:
    near = get_close_matches(key.replace("-", "_"), known, n=1)
    return _row_problem(field, f"“{clip(key, 40)}” is not a key of it." + (f" Did you mean {near[0]}?" if near else ""))


def _row_problem(field: Field, words: str) -> Problem:
    assert field.rows is not None
    return Problem(
        f"{field.option} cannot be read.",
        words,
        hint=f"Write it as {field.option} “{row_shape(field.rows)}”.",
        fields={field.name: words},
        exit_code=USAGE,
    )


__all__ = ["article", "given", "help_text", "lowered", "parameters", "row", "row_shape", "sentence"]
