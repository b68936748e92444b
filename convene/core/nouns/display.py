"""A field's value as people read it."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from convene.core.nouns.fields import Field
from convene.core.vocabulary import Choice
from convene.text import count, day, join

_KEY = re.compile(r"[a-z]+(_[a-z]+)+")
"""A word of a file, such as housing_crisis: people read it with spaces."""


def shown(field: Field, value: Any, today: date) -> str:
    """A field's value as a person reads it."""
    if value is None or value == "" or value == ():
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, date):
        return day(value, today)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if field.kind in ("choices", "lines", "integers"):
        return join([one.label if isinstance(one, Choice) else str(one) for one in value])
    if field.kind in ("integer", "decimal"):
        year = field.name in ("horizon", "year", "size_year", "price_year", "proxy_year")
        number = str(value) if year else count(value)
        if field.unit == "£":
            # Pence are two digits, and more than that is no sum of money but a price for each.
            return f"£{value:,.2f}" if value != int(value) and value * 100 == int(value * 100) else f"£{number}"
        return f"{number}%" if field.unit == "%" else f"{number} {field.unit}".strip()
    return str(value).replace("_", " ") if field.kind == "line" and _KEY.fullmatch(str(value)) else str(value)
