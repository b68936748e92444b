"""Starting the app."""

from __future__ import annotations

from pathlib import Path

from convene.cli.desk import desk


def start_app(book: Path, place: str = "") -> None:
    """Open the app on a book, in the theme of the settings. Raises Problem when they cannot be read."""
    from convene import settings

    wanted = settings.load(desk().paths.settings)
    from convene.tui.app import ConveneApp

    ConveneApp(book, place=place or desk().place, theme=wanted.theme, now=desk().now).run(mouse=wanted.mouse)
