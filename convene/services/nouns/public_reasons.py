"""Changes that people will read of, and so want a reason: asked before they are saved."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from convene.core.nouns import Draft
from convene.core.status_steps import Question
from convene.services.nouns import records, registry
from convene.services.nouns.concurrent_edits import settle
from convene.store.reader import Reader


def questions(
    read: Reader,
    place_id: str,
    noun: str,
    record_id: str,
    opened: Draft,
    mine: Draft,
    today: date,
    decided: Collection[str] = (),
) -> tuple[Question, ...]:
    """What to ask before ``mine`` is saved, told by what it would change in the book as it is now: why, and of some who
    asked for it.

    Raises Problem when it could not be saved at all: the record is gone, or was changed meanwhile.
    """
    now = records.load(read, noun, record_id)
    draft = settle(noun, opened, mine, now, today, decided)
    own = registry.of(noun).questions
    return own(read, place_id, record_id, now, draft) if own else ()


def asked_of(read: Reader, place_id: str, noun: str, record_id: str, old: Draft, new: Draft) -> str:
    """Why, asked of a change that is about to be written whole, as in a list; "" where it needs no reason."""
    own = registry.of(noun).questions
    asked = own(read, place_id, record_id, old, new) if own else ()
    return next((one.words for one in asked if one.name == "why"), "")
