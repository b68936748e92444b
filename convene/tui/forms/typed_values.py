"""What stands in a form's fields as people typed it, and how it becomes a Draft.

A raw value is plain text, a list of handles or keys, or a list of raw sub-rows: always JSON-able, so that a
half-typed form can be kept, and never refused, so that nothing typed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import ValidationError

from convene.core.nouns import Draft, Field, specs
from convene.core.nouns.fields import COUNTED
from convene.core.nouns.reading import read_number
from convene.text import clean, clean_line, units
from convene.tui.forms.validation_words import NEEDED, plain_words

Raw = str | list[Any]
Titles = Mapping[str, Mapping[str, str]]
"""noun → handle → what people call it."""
MANY = ("choices", "refs", "rows")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def blank(field: Field) -> Raw:
    """The raw value of a field nobody has touched and that has no default."""
    return [] if field.kind in MANY else ""


def from_value(field: Field, value: Any) -> Raw:
    """A real value written the way a person would type it."""
    if value is None:
        return blank(field)
    if field.kind == "rows":
        return [_from_row(field, row) for row in value]
    if field.kind in MANY:
        return [_word(one) for one in value]
    if field.kind in ("lines", "integers"):
        return value if isinstance(value, str) else "\n".join(str(one) for one in value)
    return _word(value)


def _from_row(field: Field, row: Any) -> dict[str, Raw]:
    given = row if isinstance(row, Mapping) else {name: getattr(row, name) for name in type(row).model_fields}
    assert field.rows is not None
    return {sub.name: from_value(sub, given.get(sub.name, sub.default)) for sub in specs(field.rows)}


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        # a year before 1000 would be guessed at when it is read back
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value.year > 999 else value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def opening(fields: Sequence[Field], draft: Draft | None, values: Mapping[str, Any] | None = None) -> dict[str, Raw]:
    """What a form shows when it opens: the draft, or each field's default, with ``values`` laid over it."""
    given = values or {}
    return {
        field.name: from_value(
            field,
            given[field.name]
            if field.name in given
            else field.default
            if draft is None
            else getattr(draft, field.name),
        )
        for field in fields
    }


def in_unit(field: Field, unit: Raw) -> Field:
    """The field with the unit of its record beside it, where it is counted in that."""
    signs = {"GBP": "£", "percent": "%"}
    if field.name not in COUNTED or field.unit or not isinstance(unit, str) or not clean_line(unit):
        return field
    return replace(field, unit=signs.get(unit, units(clean_line(unit))))


def is_blank(raw: Raw) -> bool:
    """Whether nothing readable stands in the field."""
    return not clean_line(raw) if isinstance(raw, str) else not raw


def values_of(fields: Sequence[Field], raw: Mapping[str, Raw]) -> dict[str, Any]:
    """The keys and values to validate. An emptied field is sent as emptied, not as its default."""
    found: dict[str, Any] = {}
    for field in fields:
        given = raw.get(field.name, blank(field))
        if not is_blank(given):
            found[field.name] = _sent(field, given)
        elif not field.required and (empty := _emptied(field)) is not ...:
            found[field.name] = empty
    return found


def _sent(field: Field, given: Raw) -> Any:
    if field.kind == "rows" and isinstance(given, list):
        assert field.rows is not None
        return [values_of(specs(field.rows), row) for row in given]
    if field.kind == "lines" and isinstance(given, str):
        # split here and not by the reader: a line may hold commas of its own
        return tuple(line for line in map(clean_line, given.splitlines()) if line)
    if field.kind == "integers" and isinstance(given, str):
        return tuple(part for part in re.split(r"[\s,;]+", given) if part)
    return tuple(given) if isinstance(given, list) else given


def _emptied(field: Field) -> Any:
    if field.optional:
        return None
    if field.kind in MANY or field.kind in ("lines", "integers"):
        return ()
    return "" if field.kind in ("line", "prose", "ref") else ...  # … leaves it to the default


def read(
    draft: type[Draft],
    fields: Sequence[Field],
    raw: Mapping[str, Raw],
    *,
    base: Mapping[str, Any],
    today: date,
) -> tuple[Draft | None, dict[str, str]]:
    """The Draft that ``raw`` amounts to, or the words that belong under each field (``""``: under none).

    ``base`` holds the values of fields the form does not show.
    """
    data = dict(base) | values_of(fields, raw)
    try:
        return draft.model_validate(data, context={"today": today}), {}
    except ValidationError as wrong:
        return None, plain_words(draft, wrong)


def touched(fields: Sequence[Field], raw: Mapping[str, Raw], opened: Draft, draft: Draft) -> Draft:
    """``opened`` with the fields of ``draft`` that somebody wrote in; what a form makes of the others is no change."""
    written = [one for one in fields if raw[one.name] != from_value(one, getattr(opened, one.name))]
    return opened.model_copy(update={one.name: getattr(draft, one.name) for one in written})


def pointed_at(field: Field, raw: Raw) -> tuple[str, ...]:
    """The nouns that a field, or the sub-rows that stand in it, point at."""
    if field.to or field.rows is None:
        return (field.to,) if field.to else ()
    rows = raw if isinstance(raw, list) else []
    return tuple(
        one.to for one in specs(field.rows) if one.to and any(not is_blank(row.get(one.name, "")) for row in rows)
    )


def summary(fields: Sequence[Field], row: Mapping[str, Raw], titles: Titles | None = None) -> str:
    """One line that stands for a sub-row: what it holds, what it needs first, as in its form; ``titles`` what handles
    stand for."""
    first = sorted(fields, key=lambda field: not field.required)
    shown = (_shown(field, row.get(field.name, ""), titles or {}) for field in first)
    return " · ".join(part for part in shown if part)


def in_words(field: Field, raw: Raw, titles: Titles | None = None) -> str:
    """A whole field on one line, "" when nothing stands in it."""
    if field.kind == "boolean":
        return "" if is_blank(raw) else str(raw)
    if field.kind == "rows" and isinstance(raw, list):
        assert field.rows is not None
        return "; ".join(summary(specs(field.rows), row, titles) or "an empty row" for row in raw)
    return _shown(field, raw, titles or {})


def _shown(field: Field, raw: Raw, titles: Titles) -> str:
    if is_blank(raw):
        return ""
    if field.to:
        known = titles.get(field.to, {})
        return clean_line(", ".join(known.get(str(one), str(one)) for one in ([raw] if isinstance(raw, str) else raw)))
    if field.kind == "rows":
        return f"{len(raw)} {field.title.lower()}"
    if field.kind in ("choice", "choices"):
        labels = {str(one.value): one.label for one in field.choices}
        keys = [raw] if isinstance(raw, str) else raw
        return ", ".join(labels.get(str(key), str(key)) for key in keys)
    if field.kind == "boolean":
        return field.title if raw == "yes" else ""
    if isinstance(raw, list):
        return clean_line(", ".join(map(str, raw)))
    if field.unit and field.kind in ("integer", "decimal"):
        return with_unit(raw, field.unit)
    return clean_line(clean(raw).replace("\n", ", ") if field.kind in ("lines", "integers") else raw)


def with_unit(text: str, unit: str) -> str:
    """``£60,000``, ``15 minutes``, ``40%``: what was typed, understood as a number of ``unit``."""
    try:
        number = read_number(text)
    except ValueError:
        return clean_line(text)
    if number is None:
        return ""
    digits = f"{number:,f}"
    if unit == "£":
        return f"-£{digits[1:]}" if digits.startswith("-") else f"£{digits}"
    return f"{digits}{unit}" if unit == "%" else f"{digits} {unit}".strip()


__all__ = [
    "NEEDED", "Raw", "blank", "from_value", "in_unit", "in_words", "is_blank", "opening", "read", "summary", "touched",
    "values_of", "with_unit",
]  # fmt: skip
