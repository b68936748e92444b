"""What was given and placed here, in sums."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.files.printed.money import money_paper
    from convene.services.delivery import grants, placements
    from convene.services.maintenance import altered_values

    altered_values.refuse(read, place_id)
    given, placed = grants.figures(read, place_id), placements.figures(read, place_id, today)
    place = str(read.value("SELECT name FROM place WHERE id = :p", p=place_id))
    return Source(
        money_paper(
            (given.says, given.tables), (placed.placed.lines, placed.tables), place, f"{today.day} {today:%B %Y}"
        )
    )


EXPORT = Export("money", "what was given and placed here, in sums", PAPER, "given-and-placed", make)
