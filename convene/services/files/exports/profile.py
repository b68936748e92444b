"""The place in figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.figures import profile

    return Source(profile.table(read, place_id) if asked.form == "csv" else profile.paper(read, place_id, today))


EXPORT = Export("profile", "the place in figures", (*PAPER, "csv"), "profile", make)
