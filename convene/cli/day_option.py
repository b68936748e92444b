"""A day given as an option."""

from __future__ import annotations

from datetime import date
from typing import Literal

from convene.cli.context import context
from convene.core.dates import understand
from convene.errors import USAGE, Problem


def read_day(text: str, month: Literal["first", "last"]) -> date | None:
    """The day a person means; of a month alone the ``month`` day. None for nothing said. Raises Problem."""
    if not text.strip():
        return None
    try:
        return understand(text, context().today, month)
    except ValueError as trouble:
        raise Problem(f"{trouble}.", hint="Say the day as 2025-04-01.", exit_code=USAGE) from None
