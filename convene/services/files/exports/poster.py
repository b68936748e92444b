"""The poster: one page to hang on the wall, with the vision, the promises, and how to join."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.errors import USAGE, Problem
from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader

SIZES = ("a3", "a4")


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the size of the paper, A3 when it is not said."""
    from convene.services.manifesto import poster

    size = asked.which.strip().casefold() or SIZES[0]
    if size not in SIZES:
        raise Problem(
            f"There is no poster of that size: {asked.which}.", hint="Say a3, or a4: convene export poster a4 -o FILE.",
            exit_code=USAGE,
        )  # fmt: skip
    return Source(poster.of(read, place_id, today, size))


EXPORT = Export(
    "poster", "a poster of the manifesto, one page of A3 (or of A4, where a4 follows)", ("pdf", "html"), "poster", make,
    public=True,
)  # fmt: skip
