"""The place framework as a file: what may be handed on of it, and own measures always."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.files.toml_as_json import as_json
    from convene.services.codesign import framework_export

    text, says = framework_export.text(read, place_id, private=asked.private)
    return Source(text if asked.form == "toml" else as_json(text), says)


EXPORT = Export(
    "framework", "the place framework, as a file that comes in again", ("toml", "json"), "framework", make,
    private=("toml",),
)  # fmt: skip
