"""Bringing in a ledger: what its columns are, what it comes to and what is in no sum, then the doing in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.dates import understand
from convene.core.delivery_vocabulary import SpendMatch
from convene.core.views import Item
from convene.errors import Problem
from convene.text import clip, count, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.ledger_drawing import LedgerStory, columns, supplier
from convene.tui.screens.shared.ask_heading import ask_heading
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.item_says import ItemSays
from convene.tui.screens.shared.long_reading import LongReading
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.services.delivery.procurement.ledger_look import LedgerLook
    from convene.services.delivery.procurement.ledger_plan import LedgerOptions, LedgerPlan
    from convene.tui.screens.shared.long_reading import Watch

_TABS = ("Columns", "Suppliers", "To decide", "To know", "Not read")
_TEXTS = 3
"""From which tab on the lines are texts to read."""


class LedgerScreen(LongReading):
    """Dismissed with the plan that was carried out, or with None."""

    HELP = (
        "First what each column is taken for; p sums the whole file and says what it comes to, supplier by supplier, "
        "and what is in no sum; b brings it in, and u takes it back. Its single lines stay in the file."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "bring", "bring in", "import.bring", "Bring it in: all of it, or nothing."),
        bind("p", "through", "look through", "import.plan", "Sum the whole file, and change nothing."),
        bind("enter", "column", "change", "import.column", "Say what this column is."),
        bind("v", "period", "period", "ledger.period", "Say from when until when it is, where the file does not."),
        hidden("n", "name", "name", "ledger.name", "Say what it is called."),
        hidden("s", "sheet", "sheet", "import.sheet", "Take another sheet of the workbook."),
        hidden("h", "heading", "heading", "import.heading", "Say which line or row names the columns."),
        bind("right_square_bracket", "tab(1)", "next", "list.next_tab", "What else there is to know of it."),
        hidden("left_square_bracket", "tab(-1)", "before", "list.previous_tab", "What else there is to know of it."),
    ]

    def __init__(self, path: Path, anchor: str, *, hue: str) -> None:
        super().__init__("Bring in a ledger", path.name, hue=hue)
        from convene.services.delivery.procurement.ledger_plan import LedgerOptions

        self.options: LedgerOptions = LedgerOptions(path, anchor)
        self.look: LedgerLook | None = None
        self.made: LedgerPlan | None = None
        self.story, self.says = LedgerStory(), ItemSays()
        self.tabs = TabRow(_TABS)
        self.list = LongList(many=False)

    def compose_body(self) -> ComposeResult:
        with Vertical(id="import-body", classes="-planned"):
            yield self.story
            yield self.tabs
            yield self.list
            yield self.says
        yield self.step

    def mounted(self) -> None:
        super().mounted()
        self.list.spaced = False
        self.list.focus()
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or action == "leave":
            return True
        if self.reads or self.look is None:
            return False
        if action in ("bring", "through"):
            return not self.look.lacking
        if action == "sheet":
            return len(self.look.sheets) > 1
        return self.tabs.at == 0 if action == "column" else True

    # Looking

    @work(group="look", exclusive=True)
    async def read(self, back: LedgerOptions | None = None) -> None:
        """Look at the file by ``options``; where that cannot be, those from before hold again."""
        from convene.services.delivery.procurement import ledger_look

        await self.host.ready()
        try:
            look = await self.host.ask(ledger_look.look, self.options)
        except Problem as problem:
            if back is None:
                self.leave()
            else:
                self.options = back
            self.host.tell(problem)
            return
        self.look, self.made = look, None
        self.head.say(facts=" · ".join([self.options.path.name, *look.told]))
        self._go(0)

    def _want(self, **changed: Any) -> None:
        """Other options: what was summed no longer holds."""
        before = self.options
        self.options = replace(before, **changed)
        self.read(before)

    def _go(self, at: int) -> None:
        self.tabs.choose(at)
        self.list.wrapped = at >= _TEXTS
        self._show()
        self.list.action_edge(-1)

    def _show(self) -> None:
        self.story.look, self.story.made = self.look, self.made
        self.story.reset()
        if self.look is None:
            return
        items, empty = self._items(self.look)
        self.list.show_items(tuple(items), empty)
        self.list.opens = self.tabs.at == 0
        self.says.item = self.list.highlighted
        self.says.reset()
        self.refresh_bindings()

    def _items(self, look: LedgerLook) -> tuple[Sequence[Item], str]:
        at, made = self.tabs.at, self.made
        if at == 0:
            return columns(look), "This file has no columns."
        if made is None:
            return (), "p sums the file; then it stands here."
        if at == 1:
            return [supplier(n, one) for n, one in enumerate(made.lines)], "It names no supplier."
        if at == 2:
            waiting = [supplier(n, one) for n, one in enumerate(made.lines) if one.match.state is SpendMatch.waiting]
            return waiting, "Nobody: of each supplier it could be told who it is, or that it is nobody here."
        if at == 3:
            said = (*made.remarks, *made.ledger.remarks, *made.ledger.told)
            return [Item(str(n), words) for n, words in enumerate(said)], "Nothing."
        refused = [Item(str(one.line), f"line {count(one.line)}", one.why) for one in made.ledger.refused]
        if more := made.ledger.unread - len(refused):
            refused.append(Item("more", f"and {plural(more, 'more line')}", "the first ones stand here"))
        return refused, "Every line could be read."

    # Doing

    @act(alone=True)
    async def action_through(self) -> None:
        await self._through()

    async def _through(self) -> None:
        from convene.services.delivery.procurement import bringing

        made = await self.long(
            "looking through the file",
            lambda watch: self.host.ask(bringing.plan, self.host.place_id, self.options, watch),
        )
        if made is not None:
            self.made = made
            self._go(2 if made.waiting else 1)

    @act(alone=True)
    async def action_bring(self) -> None:
        """Bring it in; a file that was not looked through is shown first."""
        from convene.services.delivery.procurement import bringing

        if self.made is None:
            await self._through()
            self.host.toast("This is what it comes to. b once more brings it in.")
            return

        async def bring(watch: Watch) -> LedgerPlan:
            await self.host.carry(lambda book: book.back_up("before-import"))
            made: LedgerPlan = (await self.host.do(bringing.bring_in, self.host.place_id, self.options, watch)).value
            return made

        made = await self.long("bringing it in", bring)
        if made is not None:
            self.dismiss(made)

    # Saying otherwise

    @act
    async def action_column(self) -> None:
        from convene.services.delivery.procurement import ledger_look

        item = self.list.highlighted
        if item is None or self.look is None:
            return
        column = self.look.columns[int(item.id)]
        offered = (
            Item("-", "Leave it alone", "this column is not read"),
            *(Item(role, words[:1].upper() + words[1:]) for role, words in ledger_look.roles().items()),
        )
        chosen = await self.host.push_screen_wait(
            ChooseScreen(f"What is “{clip(column.heading, 40)}”?", offered, at=column.role or "-", hue=self.hue)
        )
        if not chosen:
            return
        role = "" if chosen == "-" else str(chosen)
        kept = {one: what for one, what in self.options.maps.items() if not role or what != role}
        self._want(maps={**kept, column.heading: role})

    @act
    async def action_period(self) -> None:
        made, options = self.made, self.options
        known = (options.begins or (made.begins if made else None), options.ends or (made.ends if made else None))
        asked = AskLine(
            "From when until when is it?",
            why="two days with “to” between them; empty takes what the file says",
            value=" to ".join(one.isoformat() for one in known if one) if all(known) else "",
            example="2025-04-01 to 2026-03-31",
            hue=self.hue,
        )
        answer = await self.host.push_screen_wait(asked)
        if answer is None:
            return
        first, _, last = answer.partition(" to ")
        try:
            begins = understand(first, self.host.today, "first") if answer.strip() else None
            ends = understand(last, self.host.today, "last") if answer.strip() else None
        except ValueError as wrong:
            self.host.toast(f"{str(wrong).capitalize()}. Write it as 2025-04-01 to 2026-03-31.")
            return
        if begins and ends and ends < begins:
            self.host.toast("Two days are wanted, the earlier first: 2025-04-01 to 2026-03-31.")
            return
        self._want(begins=begins, ends=ends)

    @act
    async def action_name(self) -> None:
        asked = AskLine(
            "What is it called?", why="empty: by its period", value=self.options.title,
            example="Payments over £500, 2025/26", hue=self.hue,
        )  # fmt: skip
        answer = await self.host.push_screen_wait(asked)
        if answer is not None:
            self._want(title=answer.strip())

    @act
    async def action_sheet(self) -> None:
        if self.look is None:
            return
        items = tuple(Item(name, name) for name in self.look.sheets)
        chosen = await self.host.push_screen_wait(
            ChooseScreen("Which sheet of the workbook?", items, at=self.look.sheet, hue=self.hue)
        )
        if chosen and chosen != self.look.sheet:
            self._want(sheet=str(chosen), heading=0, maps={})

    @act
    async def action_heading(self) -> None:
        if self.look is None:
            return
        what = "row" if self.look.sheets else "line"
        heading = await ask_heading(self.host, what, self.look.heading, self.hue)
        if heading is not None:
            self._want(heading=heading, maps={})

    # Moving about

    def action_tab(self, step: int) -> None:
        self._go((self.tabs.at + step) % len(_TABS))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self._go(event.index)

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self.says.item = event.item
            self.says.reset()

    @on(LongList.Chosen)
    def _chosen(self) -> None:
        if self.check_action("column", ()):
            self.action_column()

    def action_leave(self) -> None:
        """One step back: out of a long reading, to the columns, out of the page."""
        if self.reads:
            self.give_up()
        elif self.made is not None:
            self.made = None
            self._go(0)
        else:
            self.leave()
