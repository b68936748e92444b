"""The whole place, to keep or to send."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.files.toml_as_json import as_json
    from convene.services.codesign import framework_fence
    from convene.services.files import own_files

    text = own_files.place_text(read, place_id, people=asked.people, access=asked.access, private=asked.private)
    says = () if asked.private else framework_fence.fence(read, place_id).says
    return Source(text if asked.form == "toml" else as_json(text), says)


EXPORT = Export("place", "everything about the place", ("toml", "json"), "", make, private=("toml",))
