"""The call sheet of a follow-up round."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.delivery import call_round

    return Source(call_round.paper(read, place_id, today))


EXPORT = Export("calls", "whom to ring about what was promised, the most pressing first", PAPER, "calls", make)
