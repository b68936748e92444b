"""Places of any size for measuring, made of the same few words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from convene.core.nouns import Draft
from convene.core.nouns.engagement import ActorDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.vocabulary import ActorType, Lever, Relationship
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places


def now() -> datetime:
    return datetime(2026, 11, 22, 14).astimezone()


def actor(number: int) -> ActorDraft:
    """An actor about as full as those of the samples."""
    types, stages, levers = list(ActorType), list(Relationship), list(Lever)
    return ActorDraft.model_validate(
        {
            "name": f"Actor {number:05} of the quay",
            "primary_type": types[number % len(types)],
            "relationship": stages[number % len(stages)],
            "base": f"HQ{number % 9}",
            "identifiers": [f"GB-COH-{number:08}"],
            "headcount": number % 250 or None,
            "turnover": f"{number * 1000}.50",
            "needs": f"Somewhere to meet, nearer than stop {number}, and a say in it.",
            "tags": ["quay", f"round {number % 12}"],
            "levers": [{"lever": levers[number % 5], "yearly": str(number)}] if number % 3 == 0 else [],
        },
        context={"today": now().date()},
    )


def place_of(path: Path, actors: int) -> str:
    """A book with one place of so many actors; the place's id."""
    book = Book(path, now=now)
    place = book.do(places.add, PlaceDraft(name="Quay")).value
    drafts: list[tuple[str, Draft]] = [("", actor(number)) for number in range(actors)]
    book.do(records.add_many, place, {"actor": drafts})
    book.do(places.leave_open, place)
    book.close()
    return place
