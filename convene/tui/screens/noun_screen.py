"""A screen of noun lists: tabs declared as data, each a list, and what it says about the highlighted item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from convene.errors import Problem
from convene.tui.acts import act
from convene.tui.keys import bind, hidden
from convene.tui.screens.sifting import SiftingScreen
from convene.tui.widgets.detail_pane import DetailPane
from convene.tui.widgets.gate_panel import GatePanel
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.next_line import NextLine
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.core.views import Detail, Item, Next, PlaceHead
    from convene.services.lists.roll import Portion

_THREADED = frozenset({"contribution", "need", "vision", "priority", "commitment", "observation", "reply"})
"""Nouns that stand on the thread; the others have none to show."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: the noun it lists and its title; ``order`` says in a word how the list is sorted."""

    noun: str
    title: str
    order: str = ""
    compact: bool = False
    many: bool = True


class NounScreen(SiftingScreen):
    """``TABS`` says what it lists; ``gate_of`` names the stage whose gate the right column ends with."""

    TABS: ClassVar[tuple[Tab, ...]] = ()
    gate_of = ""
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n,f2", "new", "new", "item.new", "Write a new one."),
        bind("e,f4", "edit", "edit", "item.edit", "Change the highlighted one."),
        bind("t,f6", "thread", "thread", "item.thread", "From what was said to what people were told."),
        bind("slash,f3", "filter", "filter", "list.filter", "Show only what holds these words, or fits type:vcse."),
        hidden("F", "kept", "kept filters", "list.kept", "The filters kept for this list; keep the present one."),
        bind("right_square_bracket", "tab(1)", "next tab", "list.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "list.previous_tab", "The tab before."),
        hidden("d,delete", "remove", "delete", "item.delete", "Take it out; u brings it back."),
        bind("g", "gate", "gate", "screen.gate", "Every check before the next stage, and its remedy."),
        hidden("x", "export", "export", "list.export", "Write what you see to a file."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.tabs = TabRow(tuple(tab.title for tab in self.TABS))
        self.detail = DetailPane()
        self.gate = GatePanel()
        self.next_line = NextLine()
        self.next: Next | None = None
        self._kept: dict[int, str] = {}

    @property
    def tab(self) -> Tab:
        return self.TABS[self.at]

    @property
    def noun(self) -> str:
        return self.tab.noun

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        yield self.sieve
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield self.list
            with Vertical(id="right"):
                yield self.detail
                if self.gate_of:
                    yield self.gate
        if self.gate_of:
            yield self.next_line

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()

    def on_resize(self) -> None:
        self._set_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action in ("edit", "remove"):
            return self.list.highlighted is not None
        if action == "thread":
            return self.tab.noun in _THREADED and self.list.highlighted is not None
        if action == "tab":
            return len(self.TABS) > 1
        if action == "gate":
            return bool(self.gate_of)
        return True

    # Reading

    def looked(self, portion: Portion) -> None:
        self._set_list()
        self._say_count()
        self.refresh_bindings()

    def reload(self) -> None:
        super().reload()
        self._read_standing()

    @work(group="standing", exclusive=True)
    async def _read_standing(self) -> None:
        """How the stages stand: after the list, which must not wait for it."""
        stage = self.gate_of

        def look(read: Any, place: str, today: date) -> tuple[PlaceHead, Next | None]:
            from convene.services import gates, places

            head = places.head(read, place, today)
            return head, gates.next_step(read, place, stage, today) if stage else None

        await self.desk.ready()
        place = self.desk.place_id
        if not place:
            return
        try:
            head, self.next = await self.desk.ask(look, place, self.desk.today)
        except Problem:
            return  # the list says it
        if place == self.desk.place_id:
            self.take_head(head)
            self.gate.show_gate(next((one for one in head.gates if one.stage == self.gate_of), None), self.next)
            self.next_line.show_next(self.next)

    def _set_list(self) -> None:
        self.list.spaced = self.has_class("-tall") and not self.tab.compact
        self.list.many = self.tab.many

    def _say_count(self) -> None:
        shown, total = len(self.list.items), self.list.total
        order = self.tab.order
        marked = f"{len(self.list.marked)} selected · " if self.list.marked else ""
        self.tabs.say(f"{marked}{shown:,} of {total:,}{' ' + order if order else ''}" if total else "")

    @on(LongList.Highlighted)
    def _highlight_moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self._read_detail(event.item)
            self.refresh_bindings()

    @on(LongList.Marked)
    def _marked(self) -> None:
        self._say_count()

    @work(group="detail", exclusive=True)
    async def _read_detail(self, item: Item | None) -> None:
        if item is None or not self.desk.place_id:
            self.detail.show_detail(None)
            return
        noun, today = self.tab.noun, self.desk.today

        def look(read: Any, place: str, record_id: str) -> Detail:
            from convene.services import detail
            from convene.tui.scales import scaled

            return scaled(noun, detail.page(read, place, noun, record_id, today))

        try:
            self.detail.show_detail(await self.desk.ask(look, self.desk.place_id, item.id))
        except Problem:
            self.detail.show_detail(None)  # it was removed meanwhile; the list is being read again

    # Moving about

    def action_tab(self, step: int) -> None:
        self.choose_tab((self.at + step) % len(self.TABS))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self.choose_tab(event.index)

    def choose_tab(self, at: int, item: str = "") -> None:
        """Show another tab, its highlight where it was left (or on ``item``)."""
        if self.list.highlighted:
            self._kept[self.at] = self.list.highlighted.id
        if at != self.at:
            self.at = at
            self.tabs.choose(at)
            self.forget_filter()
            self.list.marked = frozenset()
            self.list.show_items(())
        if wanted := item or self._kept.get(at, ""):
            self.list.highlight(wanted)
        self.remove_class("-reading")
        self.list.focus()
        self.reload()

    def land(self, tab: str, item: str = "", words: str = "") -> None:
        """Show the tab of a noun, with the highlight on an item or under a filter. Filter and selection of before
        go: whoever comes here looks for something else."""
        at = next((at for at, one in enumerate(self.TABS) if tab in (one.noun, one.title.casefold())), self.at)
        self.choose_tab(at, item)
        self.list.clear_marks()
        if words:
            self.list.show_items(())  # begin at the top
        self.take_filter(words)  # before the look that was begun gets to ask
        if tab == "override":
            self.action_gate()

    @on(LongList.Chosen)
    def _chosen(self) -> None:
        self.add_class("-reading")
        self.detail.focus()

    def action_back(self) -> None:
        if self.sieve.open:
            self.action_clear_filter()
        elif self.has_class("-reading") or self.focused is not self.list:
            self.remove_class("-reading")
            self.list.focus()
        elif not self.list.clear_marks():
            self.desk.action_go("overview")

    # Writing

    @act
    async def action_new(self) -> None:
        from convene.tui.screens.editing import add

        if made := await add(self.desk, self.tab.noun):
            self.list.highlight(made)

    @act
    async def action_edit(self) -> None:
        from convene.tui.screens.editing import edit

        if item := self.list.highlighted:
            await edit(self.desk, self.tab.noun, item.id)

    @act
    async def action_remove(self) -> None:
        from convene.services import records

        if ids := self.list.chosen_ids:
            with self.desk.telling():
                await self.desk.do(records.remove, self.desk.place_id, self.tab.noun, ids)
                self.list.clear_marks()

    # Elsewhere

    def action_thread(self) -> None:
        from convene.tui.screens.thread import ThreadScreen

        if item := self.list.highlighted:
            self.desk.push_screen(ThreadScreen(self.tab.noun, item.id, item.title))

    def action_gate(self) -> None:
        from convene.tui.screens.gate import GateScreen

        self.desk.push_screen(GateScreen(self.gate_of))

    @act
    async def action_export(self) -> None:
        from convene.tui.screens.saving import save_listing

        with self.desk.telling():
            await save_listing(self.desk, self.tab.noun, await self.shown_ids(), self.list.total)
