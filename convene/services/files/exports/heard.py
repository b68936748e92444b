"""“What we heard”, the note that goes back to those who spoke."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source, workshop

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.engagement import what_we_heard

    page = what_we_heard.page(read, place_id, what_we_heard.Scope(workshop(read, place_id, asked)), today)
    return Source(page.paper, () if page.contributions else ("Nothing was written down there yet.",))


EXPORT = Export("heard", "“what we heard”, for a workshop or for all", PAPER, "what-we-heard", make)
