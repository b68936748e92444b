"""The account's documents: on paper, on one page, and as a workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.files.documents.blocks import words
from convene.services.account.papers.gathering import report

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader


def account_paper(read: Reader, place_id: str, word: str, today: date) -> tuple[Paper, tuple[str, ...]]:
    """The whole account, and what stayed in the book."""
    from convene.files.printed.account.report import account_paper as paper_of

    made, says = report(read, place_id, word, today)
    return paper_of(made), says


def account_workbook(read: Reader, place_id: str, word: str, today: date) -> tuple[bytes, tuple[str, ...], str]:
    """The account with live sums, what stayed in the book, and the texts in it."""
    from convene.files.account_workbook import workbook
    from convene.files.printed.account.report import account_paper as paper_of

    made, says = report(read, place_id, word, today)
    return workbook(made), says, words(paper_of(made))


def one_pager(read: Reader, place_id: str, word: str, today: date) -> tuple[Paper, tuple[str, ...]]:
    """The account on one page, and what stayed in the book."""
    from convene.files.printed.account.one_pager import one_page

    made, says = report(read, place_id, word, today)
    return one_page(made), says
