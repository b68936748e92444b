"""The sign-up sheet, whose privacy paragraph is that of the notice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PRINTED, Asked, Export, Source, workshop

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.store.reader import Reader


def before(book: Book, place_id: str) -> str:
    from convene.services.people import notices

    return f"The privacy paragraph on it: {notices.kept_notice(book, place_id)[1]}"


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.people import notices

    shop = workshop(read, place_id, asked)
    return Source(notices.sign_up(read, place_id, today, workshop_id=shop, people=asked.people))


EXPORT = Export(
    "signup", "a sign-up sheet to print, for a workshop or for any", (*PRINTED, "md"), "sign-up", make, before
)
