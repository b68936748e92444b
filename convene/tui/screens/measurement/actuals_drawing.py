"""The grid of what was counted as it is drawn: a line a commitment, a column a period, and what is typed in a cell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from convene.core.measuring.grid import EMPTY, Cell
from convene.core.measuring.periods import Period
from convene.text import count, money
from convene.tui import show
from convene.tui.keys import hidden
from convene.tui.widgets.inks import Inked
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.measuring.grid import Grid, GridRow

WIDE = 10
"""Cells of a column, with the space before it."""
_TYPED = frozenset("0123456789.,£%")
_LONGEST = 18


class ActualsTable(Inked, ScrollView, can_focus=True):
    """``rows`` are those shown. The highlight stands in row ``at``, in the column ``column``; ``typed`` is what is
    typed there and kept nowhere yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up,k", "move(-1,0)", "up", "list.up", "One up."),
        hidden("down,j", "move(1,0)", "down", "list.down", "One down."),
        hidden("left", "move(0,-1)", "earlier", "grid.left", "The period before."),
        hidden("right", "move(0,1)", "later", "grid.right", "The next period."),
        hidden("pageup", "page(-1)", "page up", "list.page_up", "A page up."),
        hidden("pagedown", "page(1)", "page down", "list.page_down", "A page down."),
        hidden("home", "edge(-1)", "first", "list.first", "To the first."),
        hidden("end", "edge(1)", "last", "list.last", "To the last."),
    ]

    class Moved(Message):
        """The highlight moved, or something else is typed."""

    class Entered(Message):
        """Enter was pressed on a cell."""

    def __init__(self) -> None:
        super().__init__(id="actuals-table")
        self.rows: tuple[GridRow, ...] = ()
        self.periods: tuple[Period, ...] = ()
        self.at = self.column = self.left = self.over = 0
        self.typed = ""

    # What it holds

    def show_grid(self, grid: Grid, rows: tuple[GridRow, ...], *, keep: bool) -> None:
        """Show these rows. The highlight stays on its commitment and its period where they are still there."""
        here, when = self.row, self.period
        self.rows, self.periods, self.over = rows, grid.periods, grid.now
        ids = {one.commitment.id: at for at, one in enumerate(rows)}
        self.at = ids.get(here.commitment.id, min(self.at, max(len(rows) - 1, 0))) if here else 0
        self.column = grid.now
        if keep and when is not None:
            self.column = next((at for at, one in enumerate(grid.periods) if one.end >= when.end), grid.now)
        self.virtual_size = Size(1, len(rows))
        self._looked()

    @property
    def row(self) -> GridRow | None:
        return self.rows[self.at] if self.at < len(self.rows) else None

    @property
    def period(self) -> Period | None:
        return self.periods[self.column] if self.column < len(self.periods) else None

    @property
    def cell(self) -> Cell:
        return self.row.cell(self.column) if self.row else EMPTY

    def go(self, commitment: str, period: Period) -> bool:
        """Highlight a cell; false where there is no such one."""
        at = next((at for at, one in enumerate(self.rows) if one.commitment.id == commitment), -1)
        if at < 0 or period not in self.periods:
            return False
        self.at, self.column = at, self.periods.index(period)
        self._looked()
        return True

    # Its size

    @property
    def label(self) -> int:
        """Cells for the titles."""
        width = self.size.width
        return min(44, width // 3) if width >= 100 else min(28, max(width // 3, 12))

    @property
    def sums(self) -> int:
        """Cells for what was counted so far, where there is room."""
        return 24 if self.size.width >= 100 else 0

    @property
    def seen(self) -> range:
        """The columns in sight."""
        across = max((self.size.width - self.label - self.sums - 3) // WIDE, 1)
        return range(self.left, min(self.left + across, len(self.periods)))

    def on_resize(self, event: events.Resize) -> None:
        self._looked()

    def _looked(self) -> None:
        across = max((self.size.width - self.label - self.sums - 3) // WIDE, 1)
        most = max(len(self.periods) - across, 0)
        self.left = min(max(self.left, self.column - across + 1, 0), most)
        self.left = min(self.left, self.column)
        if self.rows and self.size.height:
            spot = Region(0, self.at, max(self.size.width, 1), 1)
            self.scroll_to_region(spot, animate=False, force=True, immediate=True, x_axis=False)
        self.refresh()
        self.post_message(self.Moved())

    # Keys

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and self._takes(character)

    def _takes(self, character: str) -> bool:
        return (
            bool(self.rows) and len(character) == 1 and (character in _TYPED or (bool(self.typed) and character == " "))
        )

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and self._takes(event.character) and len(self.typed) < _LONGEST:
            self._type(self.typed + event.character)
        elif event.key == "backspace" and self.typed:
            self._type(self.typed[:-1])
        elif event.key == "enter":
            self.post_message(self.Entered())
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        said = show.line(event.text)
        self._type((self.typed + said)[:_LONGEST])

    def _type(self, text: str) -> None:
        self.typed = text
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, down: int, right: int) -> None:
        self._to(self.at + down, self.column + right)

    def action_page(self, step: int) -> None:
        self._to(self.at + step * max(self.size.height - 1, 1), self.column)

    def action_edge(self, step: int) -> None:
        self._to(0 if step < 0 else len(self.rows) - 1, self.column)

    def _to(self, at: int, column: int) -> None:
        """What is typed and not entered goes along nowhere: it stays until it is kept or given up."""
        if self.typed:
            self.app.bell()
            return
        self.at = max(min(at, len(self.rows) - 1), 0)
        self.column = max(min(column, len(self.periods) - 1), 0)
        self._looked()

    def go_down(self) -> None:
        """To the next commitment, where there is one."""
        self.at = min(self.at + 1, max(len(self.rows) - 1, 0))
        self._looked()

    # Drawing

    def render_line(self, y: int) -> Strip:
        width, at = self.size.width, y + int(self.scroll_offset.y)
        if at >= len(self.rows):
            return Strip.blank(width, self.ink(""))
        row, here, hue = self.rows[at], at == self.at, show.hue(self)
        said: list[tuple[str, str, bool]] = [
            (show.marks(self).bar if here else " ", hue if self.has_focus else "faint", here),
            (" ", "", here),
            (show.pad(row.commitment.title or row.commitment.handle, self.label), "strong" if here else "plain", here),
        ]
        if self.sums:
            words = row.so_far.words(row.commitment.unit, row.commitment.target)
            said.append((f" {show.pad(words, self.sums - 1)}", "quiet", here))
        for column in self.seen:
            cell, spot = row.cell(column), here and column == self.column
            if spot and self.typed:
                said += [
                    (" ", "", here),
                    (f"{show.pad(self.typed[-(WIDE - 2) :], WIDE - 2, right=True)}_", f"{hue} bold", True),
                ]
                continue
            awaited = column <= self.over and row.runs_in(self.periods[column])
            words, role = cell_words(cell, row.commitment.unit, self.periods[column], awaited=awaited)
            opens, shuts = ("[", "]") if spot else (" ", " ")
            said.append(
                (f"{opens}{show.pad(words, WIDE - 2, right=True)}{shuts}", f"{hue} bold" if spot else role, here)
            )
        return Strip(
            [Segment(text, self.ink(role, lifted=lit)) for text, role, lit in said if text]
        ).adjust_cell_length(width, self.ink("", lifted=here))


def cell_words(cell: Cell, unit: str, period: Period, *, awaited: bool = False) -> tuple[str, str]:
    """What a cell shows, and in which ink: its figure; in brackets one of other days that ends in it; how many stand in
    it; that another one goes through it; or, where its commitment ran in a period that is over, that none is there."""
    if cell.own:
        return short(cell.own.quantity, unit), "plain"
    if cell.state == "several":
        return f"{len(cell.others)} here", "look"
    if cell.others:
        return (f"({short(cell.others[0].quantity, unit)})" if cell.others[0].end <= period.end else "(part)"), "quiet"
    return ("none yet", "look") if awaited else ("·", "faint")


def short(value: Decimal, unit: str) -> str:
    """A figure in few letters; rounded only where it would not fit, and then it says so."""
    said = count(value)
    if len(said) <= WIDE - 4:
        return said
    return f"~{money(value).replace('£', '')}" if abs(value) >= 10_000 else f"~{count(round(value, 2))}"


class ActualsHead(Page):
    """The periods along the top."""

    def __init__(self) -> None:
        super().__init__(id="actuals-head")
        self.table: ActualsTable | None = None

    def typeset(self, width: int) -> list[Content]:
        table = self.table
        if table is None or not table.periods:
            return [Content("")]
        said = [(show.pad("", table.label + 2), "")]
        if table.sums:
            said.append((f" {show.pad('so far', table.sums - 1)}", "quiet"))
        for at in table.seen:
            words = f"{show.pad(in_short(table.periods[at]), WIDE - 1, right=True)} "
            said.append((words, "strong" if at == table.column else "quiet"))
        return [show.row(*said)]


def in_short(period: Period) -> str:
    """A period over a column: ``Apr-Jun25``, ``Apr 2025``, ``2025/26``."""
    one, two = period.start, period.end
    if period.days > 300:
        return f"{one:%Y}" if one.year == two.year else f"{one:%Y}/{two:%y}"
    if period.days < 32:
        return f"{one:%b %Y}"
    return f"{one:%b}-{two:%b}{two:%y}"
