"""What was counted, typed in a grid: each figure is kept at enter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer

from convene.core.measuring.amounts import exactly
from convene.core.measuring.periods import SPANS, Period
from convene.core.views import Item
from convene.errors import Problem
from convene.text import clip, count, day, plural, units
from convene.tui import show, themes
from convene.tui.keys import bind, hidden
from convene.tui.screens.measurement.actuals_drawing import ActualsHead, ActualsTable
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.editing import add, edit
from convene.tui.screens.shared.pick_record import PickScreen
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.measuring.grid import Grid, GridRow


class ActualsSays(Page):
    """What the highlighted cell is, and what is wrong with what was typed there."""

    def __init__(self) -> None:
        super().__init__(id="actuals-says")
        self.said: tuple[tuple[str, str], ...] = ()

    def typeset(self, width: int) -> list[Content]:
        return [line for words, role in self.said for line in show.para(words, width, role, most=2)]


class ActualsScreen(Sheet):
    CSS_PATH = themes.STYLES / "actuals.tcss"
    HELP = (
        "A line a commitment, a column a period. Type a number and press enter: it is kept at once, and u takes it "
        "back. Enter without a number opens what stands in the cell. Figures in brackets are of other days: those stay."
    )
    SAVE_AFTER: ClassVar[float] = 0.6
    """Seconds after a keystroke until half a number is kept."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("v", "span", "periods", "grid.span", "By month, quarter, half-year or year."),
        bind("n", "because", "not delivered", "grid.because", "Say why it was not delivered, and will not be."),
        bind("slash,f3", "filter", "find", "list.filter", "Show only commitments with these words."),
        hidden("delete", "take_out", "take out", "grid.remove", "Take the figure of this cell out."),
        hidden("f4", "open", "open", "grid.open", "Open the observation of this cell, with its evidence."),
    ]

    def __init__(self, *, hue: str) -> None:
        super().__init__("What was counted", hue=hue)
        self.table, self.top, self.says = ActualsTable(), ActualsHead(), ActualsSays()
        self.top.table = self.table
        self.grid: Grid | None = None
        self.months = 0
        self.words = ""
        self._refused: tuple[str, str] = ("", "")
        self._soon: Timer | None = None
        self._kept_memo: Any = None
        self._asked = False

    def compose_body(self) -> ComposeResult:
        yield self.top
        yield self.table
        yield self.says

    def mounted(self) -> None:
        super().mounted()
        self.table.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    # Reading

    @work(group="load", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.measuring import grid

        with self.host.telling():
            found = await self.host.ask(grid.grid, self.host.place_id, self.host.today, self.months)
            first, self.grid = self.grid is None, found
            self.months = found.months
            self._show(keep=not first)
            if not self._asked:
                self._asked = True
                self._bring_back(await self.host.recall(self.memo))

    def _show(self, *, keep: bool) -> None:
        if self.grid is None:
            return
        wanted = self.words.casefold().split()
        rows = tuple(one for one in self.grid.rows if all(word in _about(one) for word in wanted))
        self.table.show_grid(self.grid, rows, keep=keep)
        span = next((word for word, months in SPANS.items() if months == self.months), f"{self.months} months")
        shown = f"{count(len(rows))} of {plural(len(self.grid.rows), 'commitment')} with “{clip(self.words, 30)}”"
        said = shown if wanted else plural(len(rows), "commitment")
        self.head.say("What was counted", f"{said} · by {span} · {self.grid.told}")

    @on(ActualsTable.Moved)
    def _moved(self) -> None:
        if self.table.typed and self._soon is None:
            self._soon = self.set_timer(self.SAVE_AFTER, self.journal)
        self.says.said = tuple(self._says(self.host.today))
        self.says.reset()
        self.top.reset()
        self.refresh_bindings()

    def _says(self, today: date) -> Iterator[tuple[str, str]]:
        row, period, cell, typed = self.table.row, self.table.period, self.table.cell, self.table.typed
        if row is None or period is None:
            said = "No commitment has these words. / and an empty line shows all." if self.words else (
                "Nothing is to be counted yet: no commitment was accepted."
            )  # fmt: skip
            yield said, "quiet"
            return
        one = row.commitment
        who = " · ".join(filter(None, (one.title or one.handle, one.actor, one.measure)))
        yield (f"{who}{'  by law, never valued' if one.required else ''}"), "strong"
        rhythm = f" · every {plural(one.every, 'month')}" if one.every else ""
        because = f" · not delivered: {clip(one.because, 40)}" if one.because else ""
        yield f"{period.words} · so far {row.so_far.words(one.unit, one.target)}{rhythm}{because}", "quiet"
        if self._refused[0] and self._refused[0] == typed:
            yield self._refused[1], "look"
        elif typed:
            yield f"{typed} {units(one.unit)}: enter keeps it, esc gives it up", self.hue
        elif cell.own:
            yield f"{exactly(cell.own.quantity, one.unit)}. Type another figure to correct it, enter opens it", "plain"
        elif cell.state == "several":
            yield (
                f"{len(cell.others)} observations share days here. enter opens them; none is changed from here",
                "look",
            )
        elif cell.others:
            other = cell.others[0]
            span = f"{day(other.start)} to {day(other.end)}" if other.start else f"until {day(other.end)}"
            yield f"Counted otherwise: {exactly(other.quantity, one.unit)}, {span}. enter opens it", "look"
        elif period.start > today:
            yield "This period has not begun.", "quiet"
        else:
            over = "" if period.end < today else " The period is not over yet."
            yield f"Not counted. Type a number; 0 says that nothing was done.{over}", "quiet"

    # What is typed

    @property
    def memo(self) -> str:
        return f"actuals:{self.host.place_id}"

    def _bring_back(self, kept: Any) -> None:
        """Half a number, as it stood in its cell."""
        self._kept_memo = kept
        if not isinstance(kept, dict) or self.table.typed:
            return
        try:
            period = Period(date.fromisoformat(str(kept["from"])), date.fromisoformat(str(kept["until"])))
        except (KeyError, ValueError):
            return
        if self.table.go(str(kept.get("commitment")), period):
            self.table._type(str(kept.get("typed", ""))[:18])

    def _memo_now(self) -> Any:
        row, period = self.table.row, self.table.period
        if not self.table.typed or row is None or period is None:
            return None
        return {"commitment": row.commitment.id, "from": period.start.isoformat(), "until": period.end.isoformat(),
                "typed": self.table.typed}  # fmt: skip

    def journal(self) -> None:
        """Keep what is typed now."""
        self._soon = None
        for name, value in self.half_typed():
            self._kept_memo = value
            self.host.keep_soon(name, value)

    def half_typed(self) -> Iterator[tuple[str, Any]]:
        if self._asked and (value := self._memo_now()) != self._kept_memo:
            yield self.memo, value

    # Keeping

    @on(ActualsTable.Entered)
    def _entered(self) -> None:
        if self.table.typed:
            self.keep()
        else:
            self.open_cell()

    @act
    async def keep(self) -> None:
        """Keep the figure that is typed, and go on to the next commitment."""
        await self.host.ready()
        from convene.services.measuring import grid

        row, period, typed, own = self.table.row, self.table.period, self.table.typed, self.table.cell.own
        if row is None or period is None:
            return
        was = format(own.quantity, "f") if own else None
        place = self.host.place_id
        try:
            await self.host.do(grid.count_in, place, row.commitment.id, period, typed, was)
        except Problem as problem:
            self._refused = typed, f"{problem.title} {problem.hint}"
            self._moved()
            if not self.is_open:
                self.host.tell(problem)
            return
        if self.table.typed == typed:
            self.table.typed = ""
        self.journal()
        self.table.go_down()

    @act
    async def open_cell(self) -> None:
        """The observation of the cell, those that share its days, or a new one with its period filled in."""
        row, period, cell = self.table.row, self.table.period, self.table.cell
        if row is None or period is None:
            return
        if cell.own or len(cell.others) == 1:
            await edit(self.host, "observation", (cell.own or cell.others[0]).id)
            return
        if not cell.others:
            values = {"commitment": row.commitment.handle, "period_start": period.start, "period_end": period.end}
            await add(self.host, "observation", values=values, at="quantity")
            return
        items = tuple(
            Item(one.id, exactly(one.quantity, row.commitment.unit), f"{one.start or 'no first day'} to {one.end}")
            for one in cell.others
        )
        pick = PickScreen("Which observation?", row.commitment.title, lambda read: items)
        if chosen := await self.host.push_screen_wait(pick):
            await edit(self.host, "observation", str(chosen))

    def action_open(self) -> None:
        self.open_cell()

    @act
    async def action_take_out(self) -> None:
        from convene.services.nouns import records

        if (own := self.table.cell.own) and not self.table.typed:
            with self.host.telling():
                await self.host.do(records.remove, self.host.place_id, "observation", [own.id])

    @act
    async def action_because(self) -> None:
        """Why it was not delivered, which stands in the account in place of a figure."""
        from convene.services.nouns import records

        if (row := self.table.row) is None:
            return
        one = row.commitment
        with self.host.telling():
            old: Any = await self.host.ask(records.load, "commitment", one.id)
            said = await self.host.push_screen_wait(
                AskLine("Not delivered, because?", why=clip(one.title, 40), value=old.not_delivered_because,
                        example="the lease fell through", hue=self.hue)
            )  # fmt: skip
            if said is not None and said != old.not_delivered_because:
                new = old.model_copy(update={"not_delivered_because": said})
                await self.host.do(records.edit, self.host.place_id, "commitment", one.id, new, opened=old)

    # Looking about

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take_out":
            return self.is_mounted and self.table.cell.own is not None and not self.table.typed
        if action in ("because", "open"):
            return self.is_mounted and self.table.row is not None and not self.table.typed
        return not self.table.typed if action in ("span", "filter") else True

    def action_span(self) -> None:
        lengths = tuple(SPANS.values())
        at = lengths.index(self.months) if self.months in lengths else -1
        self.months = lengths[(at + 1) % len(lengths)]
        self.read()

    @act
    async def action_filter(self) -> None:
        asked = AskLine("Find", why="words of the title, the actor or the measure; an empty line shows all",
                        value=self.words, hue=self.hue)  # fmt: skip
        said = await self.host.push_screen_wait(asked)
        if said is not None:
            self.words = str(said)
            self._show(keep=True)

    def action_leave(self) -> None:
        if self.table.typed:
            self.table.typed = ""
            self._refused = "", ""
            self.journal()
            self._moved()
            self.table.refresh()
        elif self.words:
            self.words = ""
            self._show(keep=True)
        else:
            self.leave()


def _about(row: GridRow) -> str:
    one = row.commitment
    return f"{one.title} {one.handle} {one.actor} {one.measure}".casefold()
