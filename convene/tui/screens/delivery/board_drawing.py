"""The board as it is drawn: columns of cards, only what is seen, with a highlight that stays in its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from convene.core.delivery.board import Board, Column
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.card_drawing import Cells, Drawn, card_lines, parted
from convene.tui.widgets.inks import Inked

LEAST = 24
"""Cells of the narrowest column."""
_GAP, _HEAD = 2, 3


class BoardGrid(Inked, can_focus=True):
    """``make`` makes the card of an id, None while it is not read; those that come into sight are asked for with
    ``Wanted``."""

    BINDING_GROUP_TITLE = "The board"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "open", "open", "list.open", "Read the highlighted commitment in full."),
        hidden("left,h", "column(-1)", "column left", "board.left", "To the column at the left."),
        hidden("right", "column(1)", "column right", "board.right", "To the column at the right."),
        hidden("down,j", "move(1)", "down", "list.down", "To the next card."),
        hidden("up,k", "move(-1)", "up", "list.up", "To the card before."),
        hidden("pagedown,ctrl+f", "turn(1)", "page down", "list.pagedown", "A page on."),
        hidden("pageup,ctrl+b", "turn(-1)", "page up", "list.pageup", "A page back."),
        hidden("home", "edge(-1)", "first", "list.first", "To the first card."),
        hidden("end,G", "edge(1)", "last", "list.last", "To the last card."),
        hidden("space", "mark", "select", "list.select", "Select it, to do one thing to many."),
    ]

    class Moved(Message):
        """The highlight, or the selection, is another one."""

    class Opened(Message):
        """The highlighted card was opened."""

    class Wanted(Message):
        """Cards that are in sight, or about to be, and not read."""

        def __init__(self, ids: Sequence[str]) -> None:
            super().__init__()
            self.ids = ids

    def __init__(self, make: Callable[[str], Drawn | None]) -> None:
        super().__init__(id="board-grid")
        self._make = make
        self.board: Board | None = None
        self.at = self.left = 0
        self._rows: dict[str, int] = {}
        self._tops: dict[str, int] = {}
        self._marks: dict[str, None] = {}
        self.tall = False

    # What it holds

    def show_board(self, board: Board, keep: str = "") -> None:
        """Show other columns. The highlight stays in its column and row, or goes to ``keep``."""
        same = self.board is not None and self.board.by is board.by
        key, here = (self.column.key if self.column else ""), self.here
        self.board = board
        if not same:
            self._rows, self._tops, self.left = {}, {}, 0
        spot = board.spot(keep or (here if not same else ""))
        if spot is not None:
            self.at = spot[0]
            self._rows[board.columns[self.at].key] = spot[1]
        else:
            at = next((at for at, one in enumerate(board.columns) if one.key == key), self.at)
            self.at = max(min(at, len(board.columns) - 1), 0)
            stays = board.spot(here) if here else None
            if stays is not None and stays[0] == self.at:
                self._rows[board.columns[self.at].key] = stays[1]
        self._marks = {one: None for one in self._marks if board.spot(one) is not None}
        if spot is None and not same:
            self._to_cards()
        self._looked()

    def _to_cards(self) -> None:
        """Begin in a column that has something."""
        columns = self.board.columns if self.board else ()
        if columns and not columns[self.at].ids:
            self.at = next((at for at, one in enumerate(columns) if one.ids), 0)

    @property
    def column(self) -> Column | None:
        """The column of the highlight."""
        return self.board.columns[self.at] if self.board and self.board.columns else None

    @property
    def here(self) -> str:
        """The id of the highlighted card; "" when the column is empty."""
        column = self.column
        return column.ids[self._row(column)] if column and column.ids else ""

    @property
    def marked(self) -> tuple[str, ...]:
        return tuple(self._marks)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The selected cards, or else the highlighted one."""
        return self.marked or ((self.here,) if self.here else ())

    def clear_marks(self) -> bool:
        """Select nothing; false when nothing was."""
        had = bool(self._marks)
        self._marks = {}
        self._looked()
        return had

    @property
    def seen(self) -> range:
        """The columns in sight."""
        count = len(self.board.columns) if self.board else 0
        return range(self.left, min(self.left + self._across, count))

    @property
    def in_sight(self) -> frozenset[str]:
        """The ids of the cards that are drawn."""
        found: list[str] = []
        for column in [self.board.columns[at] for at in self.seen] if self.board else []:
            top = self._tops.get(column.key, 0)
            found += column.ids[top : top + self._down + 1]
        return frozenset(found)

    def _row(self, column: Column) -> int:
        return max(min(self._rows.get(column.key, 0), len(column.ids) - 1), 0)

    # Its sizes

    @property
    def _across(self) -> int:
        return max((self.size.width + _GAP) // (LEAST + _GAP), 1)

    @property
    def _own(self) -> int:
        """Lines of a card."""
        return 4

    @property
    def _stride(self) -> int:
        return self._own + self.tall

    @property
    def _down(self) -> int:
        return max((self.size.height - _HEAD) // self._stride, 1)

    def on_resize(self) -> None:
        self._looked()

    def _looked(self) -> None:
        """Bring the highlight into sight, draw, and ask for what is not here."""
        if self.board is None or not self.size.width:
            return
        across = self._across
        self.left = max(min(self.left, self.at, len(self.board.columns) - across), self.at - across + 1, 0)
        if self.at < self.left:
            self.left = self.at
        wanted: list[str] = []
        for column in (self.board.columns[at] for at in self.seen):
            row, top = self._row(column), self._tops.get(column.key, 0)
            top = max(min(top, row, max(len(column.ids) - self._down, 0)), row - self._down + 1, 0)
            self._tops[column.key] = top
            near = column.ids[max(top - self._down, 0) : top + 2 * self._down + 1]
            wanted += [one for one in near if self._make(one) is None]
        if wanted:
            self.post_message(self.Wanted(tuple(wanted)))
        self.refresh()
        self.post_message(self.Moved())

    # Keys

    def action_column(self, step: int) -> None:
        if self.board:
            self.at = max(min(self.at + step, len(self.board.columns) - 1), 0)
            self._looked()

    def action_move(self, step: int) -> None:
        if column := self.column:
            self._rows[column.key] = self._row(column) + step
            self._rows[column.key] = self._row(column)
            self._looked()

    def action_turn(self, pages: int) -> None:
        self.action_move(pages * self._down)

    def action_edge(self, side: int) -> None:
        if column := self.column:
            self.action_move(side * len(column.ids))

    def action_mark(self) -> None:
        if self.here:
            if self._marks.pop(self.here, self) is self:
                self._marks[self.here] = None
            self.action_move(1)

    def action_open(self) -> None:
        if self.here:
            self.post_message(self.Opened())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.here) if action in ("open", "mark") else True

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.board is None or not self.seen:
            return Strip.blank(width, self.ink(""))
        wide = (width - _GAP * (len(self.seen) - 1)) // len(self.seen)
        segments: list[Segment] = []
        for at in self.seen:
            column = self.board.columns[at]
            cells, lifted = self._head(column, y, wide, at), False
            if y >= _HEAD:
                cells, lifted = self._card(column, y - _HEAD, wide, at)
            line = Strip([Segment(text, self.ink(role, lifted=lifted)) for text, role in cells if text])
            segments += line.adjust_cell_length(wide, self.ink("", lifted=lifted))
            segments.append(Segment(" " * _GAP, self.ink("")))
        return Strip(segments).adjust_cell_length(width, self.ink(""))

    def _head(self, column: Column, y: int, wide: int, at: int) -> Cells:
        assert self.board is not None
        here, set_ = at == self.at, show.marks(self)
        if y == 0:
            figure = f"{column.counted:,} of {self.board.total:,}"
            title = show.pad(column.title, max(wide - len(figure) - 1, 4))
            return [(title, f"{show.hue(self)} bold" if here else "strong"), (f" {figure}", "quiet")]
        if y == 1:
            late = f"{column.late:,} late" if column.late else ""
            silent = f"{column.silent:,} no news" if column.silent else ""
            law = f"{column.required:,} by law" if column.required else ""
            return list(parted([(late, "late"), (silent, "look"), (law, "quiet")], f" {set_.dot} "))
        more = self.seen[-1] == at and at + 1 < len(self.board.columns)
        rule = (set_.rule if here else set_.thin) * (wide - more)
        return [(rule, show.hue(self) if here else "hair"), (set_.arrow if more else "", "quiet")]

    def _card(self, column: Column, y: int, wide: int, at: int) -> tuple[Cells, bool]:
        row, part = divmod(y, self._stride)
        row += self._tops.get(column.key, 0)
        if row >= len(column.ids) or part >= self._own:
            return [], False
        ident = column.ids[row]
        here = at == self.at and row == self._row(column)
        set_ = show.marks(self)
        marked = ident in self._marks and part == 0
        bar = set_.here if marked else set_.bar if here else " "
        gutter = [(bar, show.hue(self) if self.has_focus or marked else "faint"), (" ", "")]
        drawn = self._make(ident)
        if drawn is None:
            return [*gutter, ("…", "faint")] if part == 0 else gutter, here
        lines = card_lines(drawn, wide - 2, self._own, here)
        return gutter + (lines[part] if part < len(lines) else []), here
