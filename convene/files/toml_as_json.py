"""A TOML text as JSON, for programs that read no TOML."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from typing import Any

from convene.core.plain_number import number


def as_json(toml: str) -> str:
    """The same data as indented JSON: dates and times as text, exact numbers as exactly as JSON can."""
    return json.dumps(_plain(tomllib.loads(toml, parse_float=Decimal)), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return number(value)
    return value if isinstance(value, str | int | bool) else value.isoformat()
