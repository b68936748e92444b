"""A list of two-line items as it is drawn: sizes, inks, and only the lines that are seen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from convene.core.views import Item
from convene.tui import show
from convene.tui.widgets.columns import Columns
from convene.tui.widgets.inks import Inked
from convene.tui.widgets.window import Window

TONES = {"plain": "", "quiet": "quiet", "done": "done", "look": "look", "late": "late"}
_MARGIN = 1
"""Cells between the text and the scrollbar."""


class DrawnList(Inked, ScrollView, can_focus=True):
    """Draws ``_shown`` with a bar at ``_at`` and a mark on what is in ``_marks``."""

    def __init__(self, *, id: str | None = None, spaced: bool = True) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: Sequence[Item] = ()
        self._words = ""
        self._at = 0
        self._marks: dict[str, None] = {}
        self._spaced = spaced
        self._wrapped = False
        self._empty = ""
        self._columns = Columns.of((), 80)

    @property
    def total(self) -> int:
        """How many there are without the filter."""
        return self._shown.total if isinstance(self._shown, Window) else len(self._shown)

    @property
    def spaced(self) -> bool:
        return self._spaced

    @spaced.setter
    def spaced(self, spaced: bool) -> None:
        if spaced != self._spaced:
            self._spaced = spaced
            self._measure()
            self._into_view()

    @property
    def wrapped(self) -> bool:
        """Whether what an item is may take two lines, for texts that are read and not glanced at."""
        return self._wrapped

    @wrapped.setter
    def wrapped(self, wrapped: bool) -> None:
        if wrapped != self._wrapped:
            self._wrapped = wrapped
            self._measure()
            self._into_view()

    # Its size

    @property
    def _own(self) -> int:
        """Lines of an item."""
        return 3 if self._wrapped else 2

    @property
    def _stride(self) -> int:
        return self._own + 1 if self._spaced else self._own

    def _span(self, at: int) -> tuple[int, int]:
        """The first line of an item, and how many are its own."""
        return at * self._stride, self._own

    def _at_line(self, y: int) -> tuple[int, int]:
        """The item a line belongs to and which of its lines that is; one past its own is the space below it."""
        return divmod(y, self._stride)

    def _measure(self) -> None:
        height = sum(self._span(len(self._shown) - 1)) if self._shown else 0
        self._fit_columns()
        # Nothing of it follows from the room there is: a size made of the size it makes can go back and forth for ever.
        self.virtual_size = Size(1, height)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self._fit_columns()
        self._into_view()
        self.refresh()

    def _fit_columns(self) -> None:
        here = self._shown.here() if isinstance(self._shown, Window) else self._shown
        self._columns = Columns.of(here, self.size.width - _MARGIN)

    def _into_view(self) -> None:
        if self._shown and self.size.height:
            top, height = self._span(self._at)
            spot = Region(0, top, max(self.size.width, 1), height)
            self.scroll_to_region(spot, animate=False, force=True, immediate=True, x_axis=False)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self._shown:
            return self._blank_line(y, width)
        at, part = self._at_line(y + self.scroll_offset.y)
        if at >= len(self._shown):
            return Strip.blank(width, self.ink(""))
        lifted = at == self._at and part < self._span(at)[1]
        cells = self.row(at, part, lifted)
        return Strip([Segment(text, self.ink(role, lifted=lifted)) for text, role in cells if text]).adjust_cell_length(
            width, self.ink("", lifted=lifted)
        )

    def row(self, at: int, part: int, here: bool) -> list[tuple[str, str]]:
        """One line of the item at a position as texts with their inks."""
        return self.cells(self._shown[at], part, self.size.width, here)

    def cells(self, item: Item, part: int, width: int, here: bool) -> list[tuple[str, str]]:
        """One line of an item (or of the space below it) as texts with their inks."""
        if part >= self._own:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        mark = set_.bar if here else " "
        mark = set_.here if item.id in self._marks and part == 0 else mark
        gutter = [(mark, hue if self.has_focus or mark == set_.here else "faint"), (" ", "")]
        if self._wrapped:
            return gutter + self._wrapped_line(item, part, width - len(gutter) - _MARGIN, here)
        return gutter + self._columns.line(item, part, hue, here, set_, TONES.get(item.tone, ""))

    def _wrapped_line(self, item: Item, part: int, width: int, here: bool) -> list[tuple[str, str]]:
        """A text on one line or two, and below it what else is said of it."""
        lines = show.wrap(item.title, max(width, 1))
        text = min(len(lines), 2)
        if part < text:
            said = lines[part] if part == 0 or len(lines) == 2 else show.fit(" ".join(lines[1:]), width)
            return [(said, "strong" if here else "plain")]
        if part > text:
            return []
        aside = show.fit(item.aside, width // 3)
        room = width - show.cell_len(aside)
        return [(show.pad(item.sub, room), "quiet"), (aside, show.hue(self))]

    def _blank_line(self, y: int, width: int) -> Strip:
        said = (
            f"Nothing here fits “{show.line(self._words)}”. esc shows all."
            if self._words and self.total
            else self._empty
        )
        lines = show.wrap(said, max(min(width - 4, 60), 8)) if said else []
        text = f"  {lines[y - 1]}" if 0 < y <= len(lines) else ""
        return Strip([Segment(text, self.ink("quiet"))]).adjust_cell_length(width, self.ink(""))
