"""``account --beside``: the accounts of two cycles side by side."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.plain_number import number
from convene.services.account import cycles


def put(which: str, cycle: int, form: str) -> None:
    """Write it out, as text or JSON. Raises Problem."""
    with context().open() as book:
        found = book.ask(cycles.beside, context().place_in(book), which, cycle, context().today)
    if form == "json":
        context().put(formats.as_json(_plain(asdict(found))))
        return
    width = context().width
    context().put("\n".join("\n".join(wrapped(line, width)) if line else "" for line in found.lines))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return number(value) if isinstance(value, Decimal) else value
