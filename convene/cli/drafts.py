"""From options to a Draft, every mistake told at once by its option; and from a Draft to plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from convene.core.dates import Month, month_alone
from convene.core.nouns import Draft, Field, specs
from convene.core.plain_number import number
from convene.errors import USAGE, Problem
from convene.text import clean_line, count, day

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_WANTED = {
    "integer": "a whole number is wanted here, such as 12",
    "decimal": "a number is wanted here, such as 1250 or £60k",
    "boolean": "yes or no is wanted here",
    "date": "a day is wanted here, such as 25 nov or next tue",
    "time": "a time is wanted here, such as 18:30",
}
_LIMITS = (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than"))


def draft_of(kind: type[Draft], values: Mapping[str, Any], today: date) -> Draft:
    """The Draft of these values. Raises Problem naming each option at fault and why."""
    try:
        return kind.model_validate(dict(values), context={"today": today})
    except ValidationError as wrong:
        raise _refusal(kind, wrong.errors(include_url=False)) from None


def say_months(kind: type[Draft], given: Mapping[str, Any], say: Callable[[str], None]) -> None:
    """Tell which day was taken of a month that was given alone: nobody should find that out later."""
    for field in specs(kind):
        typed = given.get(field.name)
        which: Month = "last" if field.last else "first"
        if field.kind == "date" and isinstance(typed, str) and (meant := month_alone(typed, which)):
            say(f"{field.option} {clean_line(typed)} is its {which} day, {day(meant)}.")


def _refusal(kind: type[Draft], errors: list[ErrorDetails]) -> Problem:
    fields: dict[str, str] = {}
    for error in errors:
        name = str(error["loc"][0]) if error["loc"] else ""
        fields.setdefault(name, _words(kind, error))
    lines = [f"{_option(kind, name)}: {words}" for name, words in fields.items()]
    missing = [name for name, words in fields.items() if words == _NEEDED]
    if len(missing) == len(fields):
        title = "One more option is needed." if len(missing) == 1 else f"{len(missing)} more options are needed."
    else:
        title = "One value cannot be taken." if len(fields) == 1 else f"{len(fields)} values cannot be taken."
    return Problem(
        title,
        "\n".join(lines),
        hint="Put that right and try again; nothing was changed.",
        fields=fields,
        exit_code=USAGE,
    )


_NEEDED = "is needed"


def _option(kind: type[Draft], name: str) -> str:
    return next((one.option for one in specs(kind) if one.name == name), name or "the record")


def _words(kind: type[Draft], error: ErrorDetails) -> str:
    loc = error["loc"]
    field = next((one for one in specs(kind) if loc and one.name == loc[0]), None)
    if field is not None and field.rows is not None and len(loc) > 1:
        rest = loc[2:]
        inner = _words(field.rows, {**error, "loc": rest})
        return f"row {int(loc[1]) + 1}, {'.'.join(map(str, rest[:1])) or 'it'}: {inner}"
    said, limits = error["type"], error.get("ctx", {})
    if said == "missing":
        return _NEEDED
    if said == "value_error":
        return clean_line(error["msg"].removeprefix("Value error, "))
    if said == "string_too_long":
        return f"at most {count(limits['max_length'])} characters fit here"
    if said == "string_pattern_mismatch":
        return "letters, digits and hyphens only, such as first-jobs"
    for key, words in _LIMITS:
        if key in limits:
            return f"it must be {words} {count(limits[key])}"
    return _NEEDED if error["input"] in (None, "") else _WANTED.get(field.kind if field else "", "it cannot be read")


def plain(draft: Draft) -> dict[str, Any]:
    """The record under the keys of its fields, as JSON has them: days and times as ISO text, numbers as numbers."""
    return {field.name: _plain(field, getattr(draft, field.name)) for field in specs(type(draft))}


def _plain(field: Field | None, value: Any) -> Any:
    if isinstance(value, Draft):
        return plain(value)
    if isinstance(value, tuple | list):
        return [_plain(None, one) for one in value]
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if value == "" and field is not None and field.kind == "ref":
        return None
    return str(value) if isinstance(value, str) else value
