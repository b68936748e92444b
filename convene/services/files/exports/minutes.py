"""The minutes of a workshop."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source, needed, workshop

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.workshops import minutes

    hint = "Name the workshop: convene export minutes HANDLE; convene list workshop shows them."
    needed(asked.which, "Whose minutes?", hint)
    return Source(minutes.paper(read, place_id, workshop(read, place_id, asked)))


EXPORT = Export("minutes", "the minutes of a workshop", PAPER, "minutes", make)
