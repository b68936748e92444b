"""The account: what changed, what of it is worth how much, and how sure that is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the account, or one that was published; the latest without it."""
    if asked.form == "xlsx":
        return _workbook(read, place_id, today, asked)
    if asked.form in ("toml", "json"):
        from convene.services.files.account_export import account_file

        return account_file(read, place_id, today, asked)
    return _document(read, place_id, today, asked)


def _document(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """Markdown, HTML, PDF and DOCX."""
    from convene.services.account.papers import papers

    return Source(*papers.account_paper(read, place_id, asked.which, today))


def _workbook(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """With every sum as a formula."""
    from convene.services.account.papers import papers

    content, says, words = papers.account_workbook(read, place_id, asked.which, today)
    return Source(content, says, words=words)


EXPORT = Export(
    "account", "what changed and what it is worth, with the working; of the account that follows, or the latest",
    (*PAPER, "xlsx", "toml", "json"), "account", make,
)  # fmt: skip
