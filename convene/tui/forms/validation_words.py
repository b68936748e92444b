"""Why a value was refused, in words for a convener instead of a validator's."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from convene.core.nouns import Draft, Field, specs
from convene.text import clean_line, count

NEEDED = "This is needed."

_KINDS = {
    "integer": "A whole number is wanted here, such as 12.",
    "decimal": "A number is wanted here, such as 1250 or £60k.",
    "boolean": "Yes or no is wanted here.",
    "date": "A day is wanted here, such as 25 nov or next tue.",
    "time": "A time is wanted here, such as 18:30.",
    "lines": "One entry a line is wanted here.",
    "integers": "Whole numbers are wanted here, one a line.",
}


def plain_words(draft: type[Draft], wrong: ValidationError) -> dict[str, str]:
    """Field name to the words that belong under it; ``""`` holds what belongs to no one field."""
    found: dict[str, list[str]] = {}
    for error in wrong.errors(include_url=False):
        spot = error["loc"]
        name = str(spot[0]) if spot and spot[0] in draft.model_fields else ""
        said = found.setdefault(name, [])
        words = _located(draft, spot, error)
        if words not in said:
            said.append(words)
    return {name: " ".join(said[:3]) for name, said in found.items()}


def _located(draft: type[Draft], spot: tuple[int | str, ...], error: ErrorDetails) -> str:
    field = _field(draft, spot[0]) if spot else None
    if field is None:
        return _words(None, error)
    numbers = [part for part in spot[1:] if isinstance(part, int)]
    if field.kind == "rows" and field.rows is not None and numbers:
        rest = spot[2:]
        sub = _field(field.rows, rest[0]) if rest else None
        title = f", {sub.title.lower()}" if sub else ""
        return f"Row {numbers[0] + 1}{title}: {_located(field.rows, rest, error) if sub else _words(None, error)}"
    words = _words(field, error)
    return f"Line {numbers[0] + 1}: {words}" if numbers and field.kind in ("lines", "integers") else words


def _field(draft: type[Draft], name: Any) -> Field | None:
    return next((one for one in specs(draft) if one.name == name), None)


def _words(field: Field | None, error: ErrorDetails) -> str:
    kind, limits = error["type"], error.get("ctx", {})
    unit = f" {field.unit}" if field and field.unit not in ("", "£") else ""
    if kind == "value_error":
        return sentence(str(limits.get("error", "") or error["msg"].removeprefix("Value error, ")))
    if kind == "missing":
        return NEEDED
    if kind == "extra_forbidden":
        return "This is not something kept here."
    if kind in ("string_too_long", "too_long"):
        return f"Too long: at most {count(limits['max_length'])} characters fit here."
    if kind == "string_pattern_mismatch":
        return "Letters, digits and hyphens only, such as first-jobs."
    for limit, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than")):
        if limit in limits:
            return f"This must be {words} {count(limits[limit])}{unit}."
    if error["input"] is None:
        return NEEDED
    return _KINDS.get(field.kind if field else "", "This cannot be read here.")


def sentence(words: str) -> str:
    """The same words with a capital and a full stop."""
    words = clean_line(words)
    if not words:
        return "This cannot be read here."
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")
