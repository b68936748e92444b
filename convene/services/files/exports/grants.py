"""Grants in the 360Giving standard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.store.reader import Reader


def before(book: Book, place_id: str) -> str:
    from convene.services.delivery import grants_out

    return grants_out.numbered(book, place_id)


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.files.open_data import grants_out as forms
    from convene.services.delivery import grants_out
    from convene.services.maintenance import altered_values

    altered_values.refuse(read, place_id, "link")
    found = grants_out.published(read, place_id)
    written = forms.to_json if asked.form == "json" else forms.to_csv
    return Source(written(found.grants, found.vocabulary), found.says)


EXPORT = Export(
    "grants", "grants in the 360Giving standard, as csv or json", ("csv", "json"), "grants-360giving", make, before
)
