"""An account's file held against what the book published, an earlier account, or the manifesto it accounts for."""

from __future__ import annotations

from pathlib import Path

from convene.cli.context import context
from convene.errors import Problem
from convene.paths import file_at
from convene.services.account import recognising
from convene.services.files import checking
from convene.services.files.checking import Checked
from convene.services.maintenance import book_checks


def held_against(found: Checked, path: Path, against: Path | None) -> Checked:
    """With what the book knows of the account, and how it goes with another file."""
    if book_checks.there(context().book):
        try:
            with context().open() as book:
                found = checking.with_findings(found, path, book.ask(recognising.recognised, path))
        except Problem as trouble:
            context().say(f"The book could not be asked: {trouble.title}")
    if against is not None:
        found = checking.with_findings(found, path, recognising.against(path, file_at(against)))
    return found
