"""What pydantic found wrong, in words for a convener."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from convene.files.place.faults import Fault, like
from convene.text import clip

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from convene.core.nouns import Draft

_TYPES: tuple[tuple[Any, str], ...] = (
    (bool, "true or false"),
    ((int, float, Decimal), "a number"),
    (datetime, "a day with a time"),
    (date, "a day"),
    (time, "a time"),
    (str, "text"),
    ((list, tuple), "a list"),
    (dict, "a table"),
)
_WANTED: tuple[tuple[str, str, str], ...] = (
    ("string", "text is wanted here", "Put it in double quotes."),
    ("tuple", "a list is wanted here", "Put it in square brackets, its parts with commas between them."),
    ("model", "a table is wanted here", "Put its keys under a header of its own, in square brackets."),
    ("dict", "a table is wanted here", "Put its keys under a header of its own, in square brackets."),
    ("date", "a day is wanted here", "Write it as 2027-05-01, without quotes."),
    ("time", "a time is wanted here", "Write it as 18:30:00, without quotes."),
    ("bool", "true or false is wanted here", "Write true or false, without quotes."),
    ("int", "a whole number is wanted here", "Write it in digits, without quotes."),
    ("decimal", "a number is wanted here", "Write it in digits, without quotes."),
)
_LIMITS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("more than", "gt"),
    "less_than": ("less than", "lt"),
}

Keys = Callable[[tuple[str | int, ...]], Collection[str]]


def faults_of(trouble: ValidationError, path: tuple[str | int, ...], keys: Keys) -> list[Fault]:
    """Each error as a Fault below ``path``. ``keys`` gives the keys a table may have, from its place."""
    return [_fault(error, path, keys) for error in trouble.errors(include_url=False)]


def keys_of(draft: type[Draft]) -> Keys:
    """The keys of a draft's own table, or of the sub-rows a place in it leads to."""

    def keys(loc: tuple[str | int, ...]) -> Collection[str]:
        from convene.core.nouns import spec

        inner = spec(draft, str(loc[0])).rows if loc else None
        return tuple((inner or draft).model_fields)

    return keys


def kind_of(value: Any) -> str:
    """What sort of thing a value is, in words."""
    return next((words for types, words in _TYPES if isinstance(value, types)), "nothing")


def _fault(error: ErrorDetails, path: tuple[str | int, ...], keys: Keys) -> Fault:
    kind, loc, given = error["type"], tuple(error["loc"]), error.get("input")
    at = path + loc
    limits = error.get("ctx", {})
    name = clip(str(loc[-1]), 60) if loc else ""
    if kind == "extra_forbidden":
        return Fault(at, f"“{name}” is not a key of this table", lambda: _key_remedy(name, keys(loc[:-1])))
    if kind == "missing":
        return Fault(at, f"{name} is missing", f"Add a line {name} = …")
    if kind == "value_error":
        return Fault(at, error["msg"].removeprefix("Value error, "))
    if kind in ("string_too_long", "too_long"):
        most = f"{int(limits['max_length']):,} is the most; shorten it."
        return Fault(at, f"this is {len(str(given)):,} letters long", most)
    if kind == "string_pattern_mismatch":
        return Fault(
            at,
            f"“{clip(str(given), 60)}” is not a handle",
            "Use letters, digits, hyphens and full stops, without spaces.",
        )
    if kind in _LIMITS:
        words, key = _LIMITS[kind]
        return Fault(at, f"{given} is out of range", f"It must be {words} {limits[key]}.")
    for start, wanted, remedy in _WANTED:
        if kind.startswith(start) or (kind == "is_instance_of" and start == "decimal"):
            also = f", not {kind_of(given)}" if kind_of(given) not in (*wanted.split(" is "), "nothing") else ""
            return Fault(at, wanted + also, remedy)
    return Fault(at, clip(error["msg"], 200))


def _key_remedy(name: str, known: Collection[str]) -> str:
    near = like(name.replace("-", "_"), known)
    return f"Did you mean {near}?" if near else f"Its keys are {', '.join(known)}."
