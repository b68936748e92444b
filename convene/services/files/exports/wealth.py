"""The report on community wealth building."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.codesign import framework_fence
    from convene.services.delivery.papers import wealth

    return Source(wealth.paper(read, place_id, today), framework_fence.fence(read, place_id).says)


EXPORT = Export("wealth", "the five pillars of community wealth building", PAPER, "wealth-building", make)
