"""What of a form is in view: the field in use, whole, with the line that comes next."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

_NEXT = 3
"""Lines of what comes next: a heading with the air below it, and a field."""


def show_whole(widget: Widget) -> None:
    """Scroll the form so that ``widget`` is in view with what follows it. Of one that is taller than the form its end
    is: that is where a list is open, or typing goes on."""
    page = next((one for one in widget.ancestors if isinstance(one, VerticalScroll)), None)
    if page is None or not isinstance(widget.parent, Widget):
        return
    at, room = widget.virtual_region, page.scrollable_content_region.height
    if widget.parent is not page:
        at = at.translate(widget.parent.virtual_region.offset)
    if at.height > room:
        at = Region(at.x, at.bottom - room, at.width, room)
    elif at.height + _NEXT <= room:
        at = Region(at.x, at.y, at.width, at.height + _NEXT)
    page.scroll_to_region(at, animate=False, immediate=True, x_axis=False)


class FieldsPage(VerticalScroll):
    """The fields of a form. The one in use stays in view while those above it grow, or a list is opened in it."""

    def on_mount(self) -> None:
        self.watch(self, "virtual_size", self._follow, init=False)

    def _follow(self) -> None:
        box = self.screen.focused
        if box is not None and self in box.ancestors and isinstance(box.parent, Widget):
            # A box stands in its row; the heading of a section stands for itself.
            self.call_after_refresh(show_whole, box if box.parent.parent is self else box.parent)
