"""An actor's own page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source, needed

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the actor."""
    from convene.services.codesign import framework_fence
    from convene.services.delivery.papers import actor_pages
    from convene.services.nouns import records

    needed(asked.which, "Of which actor?", "convene export actor-page ACTOR; convene list actor tells them.")
    actor = records.find(read, place_id, "actor", asked.which)
    return Source(actor_pages.paper(read, place_id, actor, today), framework_fence.fence(read, place_id).says)


EXPORT = Export(
    "actor-page", "what an actor, which follows, said and promised, and how it goes", PAPER, "actor-page", make
)  # fmt: skip
