"""What some nouns see to themselves when a record is saved: what is filled in, and what others make impossible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from convene.core.nouns import Draft
from convene.services.handles import Handles
from convene.store.writer import Writer

_COMPLETED = {
    "actor": "convene.services.actors:completed",
    "commitment": "convene.services.commitments:completed",
    "person": "convene.services.people:completed",
}
"""noun → ``(write, draft, handles) -> draft``: what follows from other fields or records."""

_GUARDED = {
    "actor": "convene.services.actors:guarded",
    "notice": "convene.services.people:guarded",
    "person": "convene.services.people:guarded",
}
"""noun → ``(write, place_id, record_id, old, draft)``: raises Problem. ``old`` is None for a new record."""

_LEAVING = {"notice": "convene.services.people:leaving"}
"""noun → ``(write, ids)``: raises Problem when records of it may not go."""


def completed(write: Writer, noun: str, draft: Draft, handles: Handles) -> Draft:
    """The draft with what follows filled in: a commitment takes its measure's unit, an actor's ids their form."""
    found: Draft = _at(_COMPLETED[noun])(write, draft, handles) if noun in _COMPLETED else draft
    return found


def guard(write: Writer, place_id: str, noun: str, record_id: str, old: Draft | None, draft: Draft) -> None:
    """Raises Problem when what the noun's own room watches over does not hold."""
    if noun in _GUARDED:
        _at(_GUARDED[noun])(write, place_id, record_id, old, draft)


def leaving(write: Writer, noun: str, ids: Sequence[str]) -> None:
    """Raises Problem when the noun's own room holds on to one of these records."""
    if noun in _LEAVING:
        _at(_LEAVING[noun])(write, ids)


@cache
def _at(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)
