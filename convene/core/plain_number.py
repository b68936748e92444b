"""Exact numbers as JSON holds them."""

from __future__ import annotations

from decimal import Decimal


def number(value: Decimal) -> int | float | str:
    """An exact number as JSON holds it; as text in the rare case where a float would not be exact."""
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else format(value, "f")
