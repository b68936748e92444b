"""The account on one page, for those who paid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the account; the latest without it."""
    from convene.services.account.papers import papers

    return Source(*papers.one_pager(read, place_id, asked.which, today))


EXPORT = Export(
    "one-pager", "an account on one page, for those who paid; of the account that follows, or the latest", PAPER,
    "one-pager", make,
)  # fmt: skip
