"""“You said, we did”."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import ActorType
from convene.errors import USAGE, Problem
from convene.services.files.exports.shape import PAPER, Asked, Export, Source, workshop
from convene.text import clip

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is a type of actor or a workshop; a page for each type without it."""
    from convene.services.thread import you_said

    return Source(you_said.paper(read, place_id, _of(read, place_id, asked), today))


def _of(read: Reader, place_id: str, asked: Asked) -> ActorType | str:
    try:
        return read_choice(ActorType, asked.which) if asked.which else ""
    except ValueError:
        pass
    try:
        return workshop(read, place_id, asked)
    except Problem:
        raise Problem(
            f"“{clip(asked.which, 40)}” is neither a type of actor nor a workshop.",
            hint=f"Say one of {', '.join(ActorType)}, or a workshop: convene list workshop tells them.",
            exit_code=USAGE,
        ) from None


EXPORT = Export(
    "you-said", "what became of what was said, a page for each type of actor; of the type, or of the workshop by its "
    "tables, that follows", PAPER, "you-said-we-did", make,
)  # fmt: skip
