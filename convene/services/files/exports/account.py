"""The account: what changed, what of it is worth how much, and how sure that is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the account, or one that was published; the latest without it."""
    if asked.form in ("toml", "json"):
        from convene.services.files.account_export import account_file

        return account_file(read, place_id, today, asked)
    return _document(read, place_id, today, asked)


def _document(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """Markdown, HTML, PDF and DOCX."""
    from convene.files.documents.blocks import Paper, Para
    from convene.services.places.places import name_of

    place = name_of(read, place_id)
    blocks = (Para("Not independently verified.", "notice"),)
    return Source(Paper("The account", blocks, kind="Account", subtitle=place, place=place, made_on=today,
                        hue="measurement"))  # fmt: skip


EXPORT = Export(
    "account", "what changed and what it is worth, with the working; of the account that follows, or the latest",
    (*PAPER, "toml", "json"), "account", make,
)  # fmt: skip
