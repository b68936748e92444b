"""The classes that tell how large a screen is, there before its widgets are."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def take_size(screen: Screen[Any]) -> None:
    """Give a screen that is being composed the classes for the size it will have. Textual does so only when all its
    widgets are there and styled, and styles every one of them again."""
    size = screen.app.size
    for cells, breakpoints in ((size.width, screen.HORIZONTAL_BREAKPOINTS), (size.height, screen.VERTICAL_BREAKPOINTS)):
        fitting = [name for least, name in sorted(breakpoints or ()) if cells >= least]
        screen.add_class(*fitting[-1:], update=False)


__all__ = ["take_size"]
