"""The social value statement of a scheme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source, needed

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the scheme."""
    from convene.services.codesign import framework_fence
    from convene.services.delivery.papers import statements
    from convene.services.nouns import records

    needed(asked.which, "Of which scheme?", "convene export statement SCHEME; convene list scheme tells them.")
    scheme = records.find(read, place_id, "scheme", asked.which)
    return Source(statements.paper(read, place_id, scheme, today), framework_fence.fence(read, place_id).says)


EXPORT = Export(
    "statement", "the social value statement of a scheme, which follows", PAPER, "social-value-statement", make
)  # fmt: skip
