"""Who may be invited: actors, or people when they are asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source, workshop

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.engagement import invites

    listing = invites.people if asked.people else invites.actors
    found = listing(read, place_id, today, workshop_id=workshop(read, place_id, asked), words=asked.words)
    return Source(found.csv if asked.form == "csv" else invites.paper(read, place_id, today, found), (found.says,))


EXPORT = Export("invites", "who may be invited: actors, or people with --people", ("csv", *PAPER), "invites", make)
