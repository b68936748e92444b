"""What hangs loose on the thread."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.thread import loose, orphans

    if asked.form == "csv":
        return Source(orphans.orphans_csv(loose.page(read, place_id, today)))
    return Source(orphans.paper(read, place_id, today))


EXPORT = Export("orphans", "what hangs loose on the thread, and what would help", (*PAPER, "csv"), "loose-ends", make)
