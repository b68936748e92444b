"""What a half-typed value is understood as, told while it is typed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from convene.core.dates import Month, month_alone, understand
from convene.core.nouns import Field
from convene.core.nouns.reading import read_number, read_time, read_whole
from convene.text import clean_line, day, distance
from convene.tui.forms.typed_values import with_unit
from convene.tui.forms.validation_words import sentence

ECHOED = ("date", "time", "integer", "decimal")


@dataclass(frozen=True, slots=True)
class Echo:
    """``words`` to show beside what was typed; not ``ok`` when it cannot be understood (yet)."""

    words: str
    ok: bool = True


def echo(field: Field, text: str, today: date) -> Echo:
    """How ``text`` reads as a value of this field. Empty text echoes the unit alone."""
    if not clean_line(text):
        return Echo(field.unit)
    try:
        return Echo(_understood(field, text, today))
    except ValueError as wrong:
        return Echo(sentence(str(wrong)), ok=False)


def _understood(field: Field, text: str, today: date) -> str:
    if field.kind == "date":
        when = _day(text, today, "last" if field.last else "first")
        which = f", the {'last' if field.last else 'first'} of it" if month_alone(text) else ""
        return f"{day(when)}{which}, {distance(when, today)}"
    if field.kind == "time":
        at = read_time(text)
        assert isinstance(at, time)
        return "" if f"{at:%H:%M}" == text.strip() else f"{at:%H:%M}"
    number: int | Decimal | None = read_whole(text) if field.kind == "integer" else read_number(text)
    assert number is not None
    if text.strip() == str(number) and -10_000 < number < 10_000:
        return field.unit  # a year or a small count needs no reading back
    words = with_unit(format(number, "f"), field.unit)
    return "" if words == text.strip() else words


def _day(text: str, today: date, month: Month) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return understand(text, today, month)
