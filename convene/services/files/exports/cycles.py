"""The accounts of two cycles side by side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the later account; the latest without it."""
    from convene.files.printed.cycles import cycles_paper
    from convene.services.account import cycles
    from convene.services.codesign import framework_fence
    from convene.services.places.places import name_of

    found = cycles.beside(read, place_id, asked.which, None, today) if cycles.several(read, place_id) else None
    says = framework_fence.fence(read, place_id).says
    return Source(cycles_paper(found, name_of(read, place_id), today), says)


EXPORT = Export("cycles", "the accounts of two cycles side by side, in one money", PAPER, "cycles", make)
