"""The sheet for a clinic of small suppliers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.delivery import contracts

    return Source(contracts.clinic(read, place_id, today, asked.which))


EXPORT = Export(
    "clinic", "the sheet for a clinic: contracts to come, who could bid and what they lack", PAPER, "clinic", make
)
