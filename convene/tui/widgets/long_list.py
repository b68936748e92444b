"""A reading list of any length: two lines an item, only the visible lines drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style as Ink
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.widgets.columns import Columns

if TYPE_CHECKING:
    from convene.core.views import Item

_TONES = {"plain": "", "quiet": "quiet", "done": "done", "look": "look", "late": "late"}
_MARGIN = 1
"""Cells between the text and the scrollbar."""


class LongList(ScrollView, can_focus=True):
    """Items with a highlight that is kept by id through refresh and filter.

    ``show_items`` takes any number of items at the cost of a few; drawing looks at the visible ones only.
    """

    BINDING_GROUP_TITLE = "The list"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "open", "list.open", "Open the highlighted item."),
        hidden("down,j", "move(1)", "down", "list.down", "To the next item."),
        hidden("up,k", "move(-1)", "up", "list.up", "To the item before."),
        hidden("pagedown,ctrl+f", "turn(1)", "page down", "list.pagedown", "A page on."),
        hidden("pageup,ctrl+b", "turn(-1)", "page up", "list.pageup", "A page back."),
        hidden("home", "edge(-1)", "first", "list.first", "To the first item."),
        hidden("end,G", "edge(1)", "last", "list.last", "To the last item."),
        hidden("space", "mark", "select", "list.select", "Select it, to do one thing to many."),
    ]

    class Highlighted(Message):
        """The highlight moved to ``item``, or the list is empty and it is None."""

        def __init__(self, source: LongList, item: Item | None) -> None:
            super().__init__()
            self.source = source
            self.item = item

        @property
        def control(self) -> LongList:
            return self.source

    class Chosen(Highlighted):
        """``item`` was opened."""

    class Marked(Message):
        """The selection changed."""

        def __init__(self, source: LongList) -> None:
            super().__init__()
            self.source = source

    def __init__(self, *, id: str | None = None, spaced: bool = True, many: bool = True, opens: bool = True) -> None:  # noqa: A002
        super().__init__(id=id)
        self._all: Sequence[Item] = ()
        self._shown: Sequence[Item] = ()
        self._hay: list[str] = []
        self._words = ""
        self._at = 0
        self._wanted = ""
        self._spaced = spaced
        self._many = many
        self._opens = opens
        self._empty = ""
        self._columns = Columns.of((), 80)
        self._inks: tuple[object, dict[str, Ink]] = (None, {})
        self.marked: frozenset[str] = frozenset()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self._opens and bool(self._shown)
        return self._many if action == "mark" else True

    # What it holds

    @property
    def items(self) -> Sequence[Item]:
        """The items that pass the filter."""
        return self._shown

    @property
    def total(self) -> int:
        """How many there are without the filter."""
        return len(self._all)

    @property
    def highlighted(self) -> Item | None:
        return self._shown[self._at] if self._at < len(self._shown) else None

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The selected items, or else the highlighted one."""
        if self.marked:
            return tuple(item.id for item in self._all if item.id in self.marked)
        return (self.highlighted.id,) if self.highlighted else ()

    def show_items(self, items: Sequence[Item], empty: str = "") -> None:
        """Put other items in. ``empty`` is what it says when there are none. Highlight, selection and filter stay."""
        self._all, self._empty, self._hay = items, empty, []
        if self.marked:
            self.marked = self.marked & frozenset(item.id for item in items)
        self._sift()

    def filter(self, words: str) -> None:
        """Show only items that hold every word somewhere, in any case."""
        if words.split() != self._words.split():
            self._words = words
            self._sift()

    def highlight(self, id: str) -> bool:  # noqa: A002
        """Move to an item by id; false when it is not shown (it is then kept for the next ``show_items``)."""
        for at, item in enumerate(self._shown):
            if item.id == id:
                self._go(at)
                return True
        self._wanted = id
        return False

    def clear_marks(self) -> bool:
        """Unselect everything; false when nothing was."""
        had = bool(self.marked)
        self.marked = frozenset()
        self.refresh()
        if had:
            self.post_message(self.Marked(self))
        return had

    @property
    def many(self) -> bool:
        """Whether items can be selected."""
        return self._many

    @many.setter
    def many(self, many: bool) -> None:
        self._many = many

    @property
    def spaced(self) -> bool:
        return self._spaced

    @spaced.setter
    def spaced(self, spaced: bool) -> None:
        if spaced != self._spaced:
            self._spaced = spaced
            self._measure()
            self._into_view()

    def _sift(self) -> None:
        kept = self._wanted or (self.highlighted.id if self.highlighted else "")
        before, self._shown = self._at, self._all
        if needles := self._words.casefold().split():
            if not self._hay and self._all:
                self._hay = [f"{i.title}\n{i.sub}\n{i.figure}\n{i.state}\n{i.aside}".casefold() for i in self._all]
            hay = self._hay
            self._shown = [item for item, text in zip(self._all, hay, strict=True) if all(n in text for n in needles)]
        at = next((n for n, item in enumerate(self._shown) if item.id == kept), None) if kept else None
        if at is not None:
            self._wanted = ""
        self._at = at if at is not None else max(min(before, len(self._shown) - 1), 0)
        self._measure()
        self._into_view()
        self.post_message(self.Highlighted(self, self.highlighted))

    # Its size

    @property
    def _stride(self) -> int:
        return 3 if self._spaced else 2

    def _span(self, at: int) -> tuple[int, int]:
        """The first line of an item, and how many are its own."""
        return at * self._stride, 2

    def _at_line(self, y: int) -> tuple[int, int]:
        """The item a line belongs to and which of its lines that is; one past its own is the space below it."""
        return divmod(y, self._stride)

    def _measure(self) -> None:
        height = sum(self._span(len(self._shown) - 1)) if self._shown else 0
        self._columns = Columns.of(self._shown, self.size.width - _MARGIN)
        self.virtual_size = Size(self.size.width, height)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self._columns = Columns.of(self._shown, self.size.width - _MARGIN)
        self.virtual_size = Size(self.size.width, self.virtual_size.height)
        self._into_view()

    # Moving

    def _go(self, at: int) -> None:
        at = max(min(at, len(self._shown) - 1), 0)
        self._wanted = ""
        if at != self._at:
            for row in (self._at, at):
                self.refresh_lines(*self._span(row))
            self._at = at
            self.post_message(self.Highlighted(self, self.highlighted))
        self._into_view()

    def _into_view(self) -> None:
        if self._shown and self.size.height:
            top, height = self._span(self._at)
            spot = Region(0, top, max(self.size.width, 1), height)
            self.scroll_to_region(spot, animate=False, force=True, immediate=True, x_axis=False)

    def action_move(self, step: int) -> None:
        self._go(self._at + step)

    def action_turn(self, pages: int) -> None:
        self._go(self._at + pages * max(self.size.height // self._stride, 1))

    def action_edge(self, side: int) -> None:
        self._go(0 if side < 0 else len(self._shown) - 1)

    def action_choose(self) -> None:
        if self.highlighted:
            self.post_message(self.Chosen(self, self.highlighted))

    def action_mark(self) -> None:
        if self._many and self.highlighted:
            self.marked = self.marked ^ {self.highlighted.id}
            self.refresh_lines(*self._span(self._at))
            self.post_message(self.Marked(self))
            self._go(self._at + 1)

    def on_click(self, event: events.Click) -> None:
        at, _ = self._at_line(event.y + self.scroll_offset.y)
        if at < len(self._shown):
            again = at == self._at
            self._go(at)
            if again and event.chain == 2:
                self.action_choose()

    def on_focus(self) -> None:
        self._redraw()

    def on_blur(self) -> None:
        self._redraw()

    def _redraw(self) -> None:
        if self._shown:
            self.refresh_lines(*self._span(self._at))

    # Drawing

    def ink(self, role: str, *, lifted: bool = False) -> Ink:
        """The terminal style of a role on this list's ground, worked out once for each theme."""
        key = (self.app.theme, show.hue(self), self.visual_style)
        if self._inks[0] != key:
            self._inks = (key, {})
        name = f"{role}{'^' if lifted else ''}"
        found = self._inks[1].get(name)
        if found is None:
            ground = self.visual_style + Style.parse("on $lifted") if lifted else self.visual_style
            found = self._inks[1][name] = (ground + Style.parse(show.ink(role))).rich_style
        return found

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self._shown:
            return self._blank_line(y, width)
        at, part = self._at_line(y + self.scroll_offset.y)
        if at >= len(self._shown):
            return Strip.blank(width, self.ink(""))
        lifted = at == self._at and part < self._span(at)[1]
        cells = self.cells(self._shown[at], part, width, lifted)
        return Strip([Segment(text, self.ink(role, lifted=lifted)) for text, role in cells if text]).adjust_cell_length(
            width, self.ink("", lifted=lifted)
        )

    def cells(self, item: Item, part: int, width: int, here: bool) -> list[tuple[str, str]]:
        """One line of an item (0 or 1, or the space below it) as texts with their inks."""
        if part > 1:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        mark = set_.bar if here else " "
        mark = set_.here if item.id in self.marked and part == 0 else mark
        gutter = [(mark, hue if self.has_focus or mark == set_.here else "faint"), (" ", "")]
        return gutter + self._columns.line(item, part, hue, here, set_, _TONES.get(item.tone, ""))

    def _blank_line(self, y: int, width: int) -> Strip:
        said = (
            f"Nothing here holds “{show.line(self._words)}”. esc shows all."
            if self._words and self._all
            else self._empty
        )
        lines = show.wrap(said, max(min(width - 4, 60), 8)) if said else []
        text = f"  {lines[y - 1]}" if 0 < y <= len(lines) else ""
        return Strip([Segment(text, self.ink("quiet"))]).adjust_cell_length(width, self.ink(""))
