"""The board: commitments in columns by how they stand, by actor, by lever or by when they are due."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from convene.core.delivery.board import Board, By, Card, Placed, board, states
from convene.core.vocabulary import Lever
from convene.text import count, month, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.board_drawing import BoardGrid
from convene.tui.screens.delivery.card_drawing import BoardStrip, Drawn
from convene.tui.screens.delivery.delivery_sheet import CommitmentSheet
from convene.tui.screens.delivery.hearing import hear_of
from convene.tui.screens.shared.editing import edit
from convene.tui.screens.shared.step_on import step_on
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from datetime import date


_CALM = 0.25
"""Seconds after which what a key may turn to is read."""
_NEAR, _BESIDE = 12, 6
"""Cards of a column, and columns, that are read then."""
_LEVERS = {one.value: one.label for one in Lever}


class BoardScreen(CommitmentSheet):
    HELP = (
        "Every commitment is in one column. Late is one thing, and no news for 90 days another. s changes what the "
        "columns are; r steps one on and y keeps what was heard of it, of all that space selected."
    )
    AT = 0
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("s", "switch", "columns", "board.switch", "Columns by status, by actor, by lever, by due date."),
        bind("r", "step", "step on", "item.step_on", "Move the status on; only what that step needs is asked."),
        bind("y", "hear", "heard", "item.heard", "Keep what was heard of it, and how sure they are."),
        bind("o", "jump", "in the list", "item.jump", "Go to it in the list of commitments."),
        hidden("e,f4", "edit", "edit", "item.edit", "Change the highlighted commitment."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self, words: str = "") -> None:
        super().__init__("The board", words)
        self.by = By.status
        self.placed: dict[str, Placed] = {}
        self.boards: dict[By, Board] = {}
        self._full: dict[By, Board] = {}
        self._calm: Timer | None = None
        self.cards: dict[str, Card] = {}
        self.grid = BoardGrid(self.drawn)
        self.strip = BoardStrip(id="board-strip")

    def compose_view(self) -> ComposeResult:
        yield self.strip
        with Horizontal(id="delivery-body"):
            yield self.grid
            with Vertical(id="delivery-right"):
                yield self.detail

    def focus_view(self) -> None:
        self.remove_class("-reading")
        self.grid.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("step", "hear", "jump", "edit") and self.is_mounted:
            return bool(self.grid.here)
        return True

    # Showing

    def show_found(self) -> None:
        found: tuple[Placed, ...] = self.found
        if self.fits is not None:
            fits = self.fits
            found = tuple(one for one in found if one.id in fits)
        self.placed = {one.id: one for one in found}
        self.boards, self._full = {}, {}
        seen = self.grid.in_sight
        self.cards = {one: card for one, card in self.cards.items() if one in seen}  # until they are read anew
        self.grid.tall = self.has_class("-tall")
        self._show_board()
        if self.cards:
            self._fetch(tuple(self.cards))

    def _board(self, by: By) -> Board:
        if by not in self.boards:
            self.boards[by] = board(tuple(self.placed.values()), by, self.host.today)
        return self.boards[by]

    def _drawn_board(self, by: By) -> Board:
        """The columns that have something; the line above the board tells of all."""
        if by not in self._full:
            whole = self._board(by)
            self._full[by] = replace(whole, columns=tuple(one for one in whole.columns if one.ids))
        return self._full[by]

    def _show_board(self) -> None:
        self.grid.show_board(self._drawn_board(self.by))
        self._say()

    def _look_ahead(self) -> None:
        """Lay the other boards out, and read the cards around the highlight on each, while nobody waits: a key then
        turns to one that is there."""
        near = [one for by in By for one in around(self._drawn_board(by), self.grid.here)]
        if wanted := tuple(one for one in dict.fromkeys(near) if one not in self.cards):
            self._fetch(wanted)

    def _say(self) -> None:
        shown = self._board(self.by)
        late = sum(one.late for one in shown.columns)
        silent = sum(one.silent for one in shown.columns)
        total = plural(shown.total, "commitment") if self.fits is None else self.narrow
        law = f" · {shown.required:,} by law" if shown.required else ""
        self.head.say(facts=f"{total} · {count(late)} late · {count(silent)} without news for 90 days{law}")
        column = self.grid.column
        self.strip.show_columns(shown.columns, column.key if column else "")
        marked = f"{len(self.grid.marked)} selected · " if self.grid.marked else ""
        self.tabs.say(f"{marked}by {'due date' if self.by is By.due else self.by.value}")

    def drawn(self, ident: str) -> Drawn | None:
        """A card in words; None while it is not read."""
        one, card = self.placed.get(ident), self.cards.get(ident)
        return None if one is None or card is None else in_words(one, card, self.by, self.host.today)

    @on(BoardGrid.Wanted)
    def _wanted(self, event: BoardGrid.Wanted) -> None:
        self._fetch(tuple(event.ids))

    @work(group="cards")
    async def _fetch(self, ids: tuple[str, ...]) -> None:
        from convene.services.delivery import board as cards

        with self.host.telling():
            self.cards |= await self.host.ask(cards.cards, ids)
            self.grid.refresh()

    @on(BoardGrid.Moved)
    def _moved(self) -> None:
        if self.boards:
            self._say()
            if self._calm is not None:
                self._calm.stop()
            self._calm = self.set_timer(_CALM, self._look_ahead)
            self.refresh_bindings()
            if self.has_class("-reading"):
                self.read_detail(self.grid.here)

    def on_resize(self) -> None:
        self.grid.tall = self.has_class("-tall")

    # Keys

    @on(BoardGrid.Opened)
    def _opened(self) -> None:
        self.add_class("-reading")
        self.read_detail(self.grid.here)
        if not self.has_class("-wide"):
            self.detail.focus()

    def action_back(self) -> None:
        if self.has_class("-reading"):
            self.focus_view()
        elif not self.leave_filter() and not self.grid.clear_marks():
            self.leave()

    def action_leave(self) -> None:
        self.action_back()

    def action_switch(self) -> None:
        ways = tuple(By)
        self.by = ways[(ways.index(self.by) + 1) % len(ways)]
        if self.found is not None:
            self._show_board()

    def _title(self) -> str:
        one = self.placed.get(self.grid.here)
        return f"{len(self.grid.marked)} selected" if len(self.grid.marked) > 1 or one is None else one.standing.title

    @act
    async def action_step(self) -> None:
        if ids := self.grid.chosen:
            with self.host.telling():
                await step_on(self.host, "commitment", ids, self._title(), self.hue)

    @act
    async def action_hear(self) -> None:
        if ids := self.grid.chosen:
            with self.host.telling():
                if await hear_of(self.host, ids, self._title(), self.hue):
                    self.grid.clear_marks()

    @act
    async def action_edit(self) -> None:
        if ident := self.grid.here:
            await edit(self.host, "commitment", ident)

    def action_jump(self) -> None:
        if ident := self.grid.here:
            self.dismiss()
            self.host.go_to("delivery", "commitment", ident)


def around(shown: Board, ident: str) -> list[str]:
    """The cards near one of them, in its column and in those beside it."""
    at, row = shown.spot(ident) or (0, 0)
    near = list(shown.columns[at].ids[max(row - _NEAR, 0) : row + _NEAR]) if shown.columns else []
    for column in shown.columns[max(at - _BESIDE, 0) : at + _BESIDE]:
        near += column.ids[:_NEAR]
    return near


def in_words(one: Placed, card: Card, by: By, today: date) -> Drawn:
    """What a card says."""
    due = one.standing.due
    who = standing_who(one, by)
    when = "no date"
    if due:
        when = f"{due.day} {due:%b}" if due.year == today.year else month(due)
    return Drawn(one.standing.title or "(no name)", who, when, states(one, card, by, today))


def standing_who(one: Placed, by: By) -> str:
    """Who promised it; below their own name, by which lever."""
    if by is By.actor:
        return _LEVERS.get(one.lever, "no lever yet")
    return one.standing.actor or "no actor"
