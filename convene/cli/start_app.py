"""Starting the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from convene import settings
from convene.cli.context import context
from convene.cli.log import files

if TYPE_CHECKING:
    from convene.services.book import Book


def start_app(book: Path, place: str = "") -> int:
    """Open the app on a book, in the theme of the settings; what it ended with. Raises Problem when they cannot be
    read, or when no book can be at that path; whatever ended it unexpectedly, once the terminal is as it was."""
    from convene.services.maintenance import book_checks

    book_checks.there(book)
    wanted = settings.load(context().paths.settings)
    beside = files(context().paths.log)
    from convene.tui.app import ConveneApp
    from convene.tui.book_app import open_book

    def opened(path: Path, now: Callable[[], datetime]) -> Book:
        found = open_book(path, now)
        found.besides = beside
        return found

    app = ConveneApp(book, place=place or context().place, theme=wanted.theme, now=context().now, opener=opened)
    app.run(mouse=wanted.mouse)
    if app.failed is not None:
        raise app.failed
    return app.return_code or 0
