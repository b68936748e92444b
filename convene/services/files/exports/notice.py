"""The privacy notice, kept under a version when its words are new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PRINTED, Asked, Export, Source

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.store.reader import Reader


def before(book: Book, place_id: str) -> str:
    from convene.services.people import notices

    return notices.kept_notice(book, place_id)[1]


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.people import notices

    return Source(notices.notice(read, place_id).paper)


EXPORT = Export(
    "notice", "the privacy notice, from the place's own settings", (*PRINTED, "md"), "privacy-notice", make, before
)
