"""A run of typeset lines: the ground of everything on screen that is read and not typed."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType
from textual.widget import Widget

from convene.tui import show


class Page(Widget):
    """Draws the lines that ``typeset`` returns for the width there is, as high as they need.

    Subclasses keep their data in plain attributes and call ``reset`` when it changes.
    """

    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._set: tuple[tuple[object, ...], list[Content]] | None = None

    def typeset(self, width: int) -> list[Content]:
        """The lines for ``width`` cells."""
        raise NotImplementedError

    def reset(self) -> None:
        """Typeset again: the data changed."""
        self._set = None
        if self.is_attached:
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The lines for ``width``, typeset once for each width and theme."""
        key = (width, show.hue(self), show.marks(self))
        if self._set is None or self._set[0] != key:
            self._set = (key, self.typeset(max(width, 1)))
        return self._set[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> VisualType:
        return show.page(self.lines(self.content_size.width))
