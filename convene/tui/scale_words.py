"""Figures on a scale say how far the scale goes: an influence of 4 is “4 of 5”."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS

if TYPE_CHECKING:
    from convene.core.views import Detail

_SMALL = 10
"""A whole number that may not go above this is on a scale and counts nothing."""


def scaled(noun: str, detail: Detail) -> Detail:
    """The detail with its scale figures told whole."""
    tops = _tops(noun)
    facts = tuple(
        (label, f"{said} of {tops[label]}" if label in tops and said.isdigit() else said)
        for label, said in detail.facts
    )
    return replace(detail, facts=facts)


@cache
def _tops(noun: str) -> dict[str, int]:
    """Titles of a noun's scale fields with the top of each scale."""
    found: dict[str, int] = {}
    for field in NOUNS[noun].fields:
        if field.kind == "integer" and not field.unit:
            tops = [getattr(limit, "le", None) for limit in NOUNS[noun].draft.model_fields[field.name].metadata]
            if top := next((one for one in tops if one is not None and one <= _SMALL), None):
                found[field.title] = int(top)
    return found
