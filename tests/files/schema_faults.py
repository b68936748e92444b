"""What a schema of ours says against data."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from convene.files.schema import json_schema


def plain(value: Any) -> Any:
    """TOML's values as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


@cache
def validator(what: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(what))


def faults(what: str, data: Any) -> list[str]:
    return [error.message for error in validator(what).iter_errors(plain(data))]
