"""A reading list of any length: two lines an item, only the visible lines drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from convene.tui.keys import bind, hidden
from convene.tui.widgets.drawn_list import DrawnList
from convene.tui.widgets.window import PENDING, Window

if TYPE_CHECKING:
    from convene.core.views import Item


class LongList(DrawnList):
    """Items with a highlight that is kept by id through refresh and filter; drawing looks at the visible ones only.

    ``show_items`` takes items that are all there, and then ``filter`` looks through them. ``show_window`` takes some of
    a list of any length, filtered already; what else comes into sight is asked for with ``Wanted``.
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
        hidden("A", "mark_all", "select all", "list.select_all", "Select all that are shown, or none of them."),
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

    class Wanted(Message):
        """Items from ``first`` on are in sight or near and not here; or, with ``id``, the place of that item."""

        def __init__(self, source: LongList, first: int = 0, id: str = "") -> None:  # noqa: A002
            super().__init__()
            self.source, self.first, self.id = source, first, id

        @property
        def control(self) -> LongList:
            return self.source

    class Sideways(Marked):
        """Left (-1) or right (1) was pressed."""

        def __init__(self, source: LongList, step: int) -> None:
            super().__init__(source)
            self.step = step

    class AllWanted(Marked):
        """Everything shown is to be selected, and not all of it is here."""

    opens: bool
    """Whether enter opens an item."""

    def __init__(self, *, id: str | None = None, spaced: bool = True, many: bool = True, opens: bool = True) -> None:  # noqa: A002
        super().__init__(id=id, spaced=spaced)
        self._all: Sequence[Item] = ()
        self._hay: list[str] = []
        self._wanted = ""
        self._many = many
        self.opens = opens

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.opens and bool(self._shown)
        return self._many if action in ("mark", "mark_all") else True

    # What it holds

    @property
    def items(self) -> Sequence[Item]:
        """The items that pass the filter."""
        return self._shown

    @property
    def total(self) -> int:
        """How many there are without the filter."""
        return super().total if isinstance(self._shown, Window) else len(self._all)

    @property
    def highlighted(self) -> Item | None:
        """The item under the bar; None when there is none, or it is not here yet."""
        item = self._shown[self._at] if self._at < len(self._shown) else None
        return None if item is PENDING else item

    @property
    def at(self) -> int:
        """The position of the highlight."""
        return self._at

    @property
    def kept(self) -> str:
        """The id that the highlight belongs on: the one asked for, or the one it is on."""
        return self._wanted or (self.highlighted.id if self.highlighted else "")

    @property
    def waits(self) -> bool:
        """Whether the highlight belongs on an item that is not here."""
        return bool(self._wanted)

    @property
    def marked(self) -> frozenset[str]:
        """The ids of the selected items, in sight or not."""
        return frozenset(self._marks)

    @marked.setter
    def marked(self, ids: Iterable[str]) -> None:
        self._marks = dict.fromkeys(ids)
        self.refresh()

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The selected items, or else the highlighted one."""
        if self._marks and not isinstance(self._shown, Window):
            return tuple(item.id for item in self._all if item.id in self._marks)
        if self._marks:
            return tuple(self._marks)
        return (self.highlighted.id,) if self.highlighted else ()

    def show_items(self, items: Sequence[Item], empty: str = "") -> None:
        """Put other items in. ``empty`` is what it says when there are none. Highlight, selection and filter stay."""
        self._all, self._empty, self._hay = items, empty, []
        if self._marks:
            there = {item.id for item in items}
            self._marks = {one: None for one in self._marks if one in there}
        self._apply_filter()

    def show_window(
        self, window: Window, at: int | None, empty: str, words: str = "", marked: Iterable[str] = ()
    ) -> None:
        """Show some of a list that is filtered by ``words`` already, the highlight at a position or as near as can be
        to where it is. ``marked`` are those of the selected items that are still there."""
        self._all, self._hay, self._empty, self._words = (), [], empty, words
        self._marks = dict.fromkeys(marked)
        self._shown = window
        if at is not None:
            self._wanted = ""
        self._at = max(min(self._at if at is None else at, len(window) - 1), 0)
        self._measure()
        self._into_view()
        self.post_message(self.Highlighted(self, self.highlighted))

    def put(self, window: Window, first: int, items: Sequence[Item]) -> None:
        """Items that were asked for, if it is still this window that is shown."""
        if window is not self._shown:
            return
        before = self.highlighted
        window.put(first, items)
        self._fit_columns()
        self.refresh()
        if before is None and self.highlighted is not None:
            self.post_message(self.Highlighted(self, self.highlighted))

    def filter(self, words: str) -> None:
        """Show only items that hold every word somewhere, in any case."""
        if words.split() != self._words.split():
            self._words = words
            self._apply_filter()

    def highlight(self, id: str) -> bool:  # noqa: A002
        """Move to an item by id; false when it is not shown (it is then kept for the next ``show_items``)."""
        window = self._shown if isinstance(self._shown, Window) else None
        at = window.place_of(id) if window else next((n for n, one in enumerate(self._shown) if one.id == id), None)
        if at is not None:
            self._go(at)
            return True
        self._wanted = id
        if window:
            self.post_message(self.Wanted(self, id=id))
        return False

    def clear_marks(self) -> bool:
        """Unselect everything; false when nothing was."""
        had = bool(self._marks)
        self.marked = ()
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

    def _apply_filter(self) -> None:
        kept = self.kept
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

    # Moving

    def _into_view(self) -> None:
        super()._into_view()
        self._fetch()

    def _go(self, at: int) -> None:
        at = max(min(at, len(self._shown) - 1), 0)
        self._wanted = ""
        if at != self._at:
            for row in (self._at, at):
                self.refresh_lines(*self._span(row))
            self._at = at
            self.post_message(self.Highlighted(self, self.highlighted))
        self._into_view()

    def action_move(self, step: int) -> None:
        self._go(self._at + step)

    def action_turn(self, pages: int) -> None:
        self._go(self._at + pages * max(self.size.height // self._stride, 1))

    def action_edge(self, side: int) -> None:
        self._go(0 if side < 0 else len(self._shown) - 1)

    def action_scroll_left(self) -> None:
        """The left arrow, as Textual binds it: nothing here is wider than there is room."""
        self.post_message(self.Sideways(self, -1))

    def action_scroll_right(self) -> None:
        self.post_message(self.Sideways(self, 1))

    def action_choose(self) -> None:
        if self.highlighted:
            self.post_message(self.Chosen(self, self.highlighted))

    def action_mark(self) -> None:
        if self._many and self.highlighted:
            if self._marks.pop(self.highlighted.id, self) is self:
                self._marks[self.highlighted.id] = None
            self.refresh_lines(*self._span(self._at))
            self.post_message(self.Marked(self))
            self._go(self._at + 1)

    def action_mark_all(self) -> None:
        if not self._many or not self._shown:
            return
        if isinstance(self._shown, Window):
            self.post_message(self.AllWanted(self))
            return
        ids = [item.id for item in self._shown]
        self.mark_ids(() if all(one in self._marks for one in ids) else ids)

    def mark_ids(self, ids: Iterable[str]) -> None:
        """Select these and no others."""
        self.marked = ids
        self.post_message(self.Marked(self))

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

    # What is not here yet

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._fetch()

    def _fetch(self) -> None:
        """Ask for what is in sight and not here, and for what is about to be."""
        if isinstance(self._shown, Window) and self.size.height:
            rows = self.size.height // self._stride + 1
            top = int(self.scroll_offset.y) // self._stride
            for first in self._shown.wanting(min(top, self._at) - rows // 2, max(top + rows, self._at + 1) + rows // 2):
                self.post_message(self.Wanted(self, first))
