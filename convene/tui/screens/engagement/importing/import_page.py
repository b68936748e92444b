"""Bringing a list in: what its columns become, what would happen row by row, and then the doing, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.errors import Problem, ReasonNeeded
from convene.text import count
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.importing.choices import ImportChoices
from convene.tui.screens.engagement.importing.progress_pages import (
    TONES,
    ImportStory,
    column_items,
    plan_items,
    tallies,
    titles,
)
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.item_says import ItemSays
from convene.tui.screens.shared.long_reading import Watch
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.services.importing import ImportOptions, Plan


class ImportScreen(ImportChoices):
    """Dismissed with the plan that was carried out, or with None. ``made`` is that plan where it is still shown, since
    some of it was not taken as written."""

    HELP = (
        "First it says what each column becomes; p looks the whole file through and says what would happen, row by "
        "row; b brings it in, all of it or nothing, and u takes it back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "bring", "bring in", "import.bring", "Bring it in: all of it, or nothing."),
        bind("p", "through", "look through", "import.plan", "Say what would happen to every row, and change nothing."),
        bind("enter", "column", "change", "import.column", "Say what this column becomes."),
        bind("w", "within", "only from", "import.within", "Keep only rows of some postcodes or area codes."),
        bind("o", "rows_are", "rows are", "import.noun", "Say what a row is: an actor, a need, a figure."),
        bind("y", "type", "type", "import.type", "The type of actor that every row has."),
        bind("s", "sheet", "sheet", "import.sheet", "Take another sheet of the workbook."),
        hidden("h", "heading", "heading", "import.heading", "Say which line or row names the columns."),
        hidden("v", "every", "every row", "import.fixed", "Give every row the same value, such as source=Bus survey."),
        bind("right_square_bracket", "tab(1)", "next", "list.next_tab", "What else became of rows."),
        hidden("left_square_bracket", "tab(-1)", "before", "list.previous_tab", "What else became of rows."),
    ]

    def __init__(self, path: Path, *, hue: str = "") -> None:
        super().__init__("Bring in a list", path.name, hue=hue)
        self.path = path
        self.body = Vertical(id="import-body")
        self.story = ImportStory()
        self.tabs = TabRow(("",))
        self.says = ItemSays()
        self.made: Plan | None = None

    def compose_body(self) -> ComposeResult:
        with self.body:
            yield self.story
            yield self.tabs
            yield self.list
            yield self.says
        yield self.step

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or action == "leave":
            return True
        if self.reads or self.look is None:
            return False
        if self.made is not None:
            return action == "tab"
        if action == "column":
            return self.plan is None and self.options is not None and self.options.mapping is not None
        if action == "type":
            return self.noun == "actor" and self.look.layout is None
        if action == "rows_are":
            return self.look.layout is None
        if action == "sheet":
            return self.plan is None and len(self.look.sheets) > 1
        if action == "heading":
            return self.plan is None and self.look.heading > 0
        if action == "tab":
            return self.plan is not None
        return True

    # Looking

    @work(group="look", exclusive=True)
    async def read(self, noun: str = "") -> None:
        from convene.services import importing

        try:
            look = await self.host.ask(
                importing.look, self.host.place_id, self.path, self.sheet, noun=noun, heading=self.heading
            )
        except Problem as problem:
            if self.look is None or self.options is None:
                self.leave()
            else:  # what was asked for is not there, and the page stays as it is
                self.sheet, self.heading = self.options.sheet, self.options.heading
            self.host.tell(problem)
            return
        self.look = look
        within = self.options.within if self.options else ()
        fixed = self.options.fixed if self.options and noun in ("", self.noun) else ()
        known = look.layout is not None or not look.headings
        noun = "" if known else look.noun
        options = importing.ImportOptions(self.path, self.sheet, self.heading, noun=noun, mapping=look.mapping)
        self.wants(replace(options, fixed=fixed, within=within))
        self.head.say(facts=" · ".join([self.path.name, size_words(look.size), *look.told]))

    def wants(self, options: ImportOptions) -> None:
        """Another options: what was planned no longer holds."""
        self.options, self.plan = options, None
        self._show()

    def _show(self) -> None:
        self.story.look, self.story.options, self.story.plan = self.look, self.options, self.plan
        self.story.reset()
        self.body.set_class(self.plan is not None, "-planned")
        self.list.spaced = False
        if self.plan is not None:
            self.tabs.titles, self.tabs.at = titles(self.plan) or ("No row",), 0
            self._show_fate()
        elif self.look is not None and self.options is not None:
            self.list.show_items(column_items(self.look, self.options), "This file has no columns.")
        self.list.opens = bool(self.check_action("column", ()))
        self.refresh_bindings()

    def _show_fate(self) -> None:
        if self.plan is None:
            return
        fates = tallies(self.plan)
        at = min(self.tabs.at, max(len(fates) - 1, 0))
        self.tabs.choose(at)
        items = plan_items(self.plan, fates[at][0]) if fates else ()
        tone: Any = TONES[fates[at][0]] if fates else "quiet"
        self.list.show_items(tuple(replace(one, tone=tone) for one in items), "Nothing would come of this file.")

    # Doing

    @act(alone=True)
    async def action_through(self) -> None:
        from convene.services import importing

        options = self.options
        plan = await self.long(
            "looking through the file",
            lambda watch: self.host.ask(importing.plan, self.host.place_id, options, self.host.today, watch),
        )
        if plan is not None:
            self.plan = plan
            self._show()

    @act(alone=True)
    async def action_bring(self) -> None:
        from convene.services import importing

        options = self.options

        async def bring(watch: Watch) -> Plan:
            await self.host.carry(lambda book: book.back_up("before-import"))
            made: Plan = (await self.host.do(importing.bring, self.host.place_id, options, watch)).value
            return made

        try:
            plan = await self.long("bringing it in", bring)
        except ReasonNeeded as needs:
            asked = AskLine(needs.question, why="kept with it, for everybody to read", hue=show.hue(self))
            if not (why := await self.host.push_screen_wait(asked)):
                self.host.toast("Nothing was changed: it does not come in without a reason.")
                return
            options = replace(options, reason=str(why)) if options else None
            plan = await self.long("bringing it in", bring)
        if plan is None:
            return
        if not (plan.remarked or plan.wrong):
            self.dismiss(plan)
            return
        # It is in, and not all of it as it was written: that is read before the page goes.
        self.plan = self.made = plan
        self._show()
        self.head.say(facts=f"brought in, with what became of its rows · {self.path.name}")

    # Moving about

    def action_tab(self, step: int) -> None:
        self.tabs.at = (self.tabs.at + step) % max(len(self.tabs.titles), 1)
        self._show_fate()

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self.tabs.at = event.index
        self._show_fate()

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            shown = self.plan is not None or bool(self.look and self.look.first)
            self.says.item = event.item if shown and event.item and event.item.sub else None
            self.says.reset()

    @on(LongList.Chosen)
    def _chosen(self) -> None:
        if self.check_action("column", ()):
            self.action_column()

    def action_leave(self) -> None:
        """One step back: out of a long reading, out of the plan, out of the page."""
        if self.reads:
            self.give_up()
        elif self.made is not None:
            self.dismiss(self.made)
        elif self.plan is not None:
            self.plan = None
            self._show()
        else:
            self.leave()


def size_words(size: int) -> str:
    """How large a file is, for people."""
    if size < 1_000_000:
        return f"{count(max(round(size / 1000), 1))} KB"
    return f"{count(round(size / 1_000_000))} MB"
