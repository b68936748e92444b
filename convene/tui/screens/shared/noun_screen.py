"""A screen of noun lists: tabs declared as data, each a list, and what it says about the highlighted item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingsMap, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.tui.keys import bind, hidden
from convene.tui.screens.anywhere.gate import GateScreen
from convene.tui.screens.anywhere.thread import ThreadScreen
from convene.tui.screens.shared.editing import add, edit
from convene.tui.screens.shared.list_screen import FILTER, KEPT, ListScreen
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act
from convene.tui.widgets.detail_pane import DetailPane
from convene.tui.widgets.gate_panel import GatePanel
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.next_line import NextLine
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from convene.core.views import Item, Next, PlaceHead
    from convene.services.lists.paged_list import Portion
    from convene.tui.screens.shared.list_screen import Dress


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: the noun it lists and its title; ``order`` says in a word how the list is sorted. ``room`` is what it
    has besides: keys of its own, and what stands around the list."""

    noun: str
    title: str
    order: str = ""
    compact: bool = False
    many: bool = True
    room: type[Room] = Room


class NounScreen(ListScreen):
    """``TABS`` says what it lists, ``FIRST`` which is open first, ``gate_of`` whose gate the right column ends with."""

    TABS: ClassVar[tuple[Tab, ...]] = ()
    FIRST: ClassVar[int] = 0
    gate_of = ""
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "new", "new", "item.new", "Write a new one."),
        bind("e,f4", "edit", "edit", "item.edit", "Change the highlighted one."),
        bind("t,f6", "thread", "thread", "item.thread", "From what was said to what people were told."),
        FILTER,
        KEPT,
        bind("right_square_bracket", "tab(1)", "next tab", "list.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "list.previous_tab", "The tab before."),
        hidden("d,delete", "remove", "delete", "item.delete", "Take it out; u brings it back."),
        bind("g", "gate", "gate", "screen.gate", "Every check before the next stage, and its remedy."),
        hidden("x", "export", "export", "list.export", "Write what you see to a file."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.at = self.FIRST
        self.tabs = TabRow(tuple(tab.title for tab in self.TABS), self.FIRST)
        self.detail = DetailPane()
        self.gate = GatePanel()
        self.next_line = NextLine()
        self.next: Next | None = None
        self._kept: dict[int, str] = {}
        self._wiped = 0
        self.room = self._make_room()

    @classmethod
    def nouns(cls) -> tuple[str, ...]:
        return tuple(tab.noun for tab in cls.TABS)

    @property
    def tab(self) -> Tab:
        return self.TABS[self.at]

    @property
    def noun(self) -> str:
        """What is listed: of most tabs their own noun."""
        return self.room.listed

    @property
    def listing(self) -> str:
        return self.room.listing

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        yield self.filter_line
        if not self.room.BESIDE:
            yield self.room
        with Horizontal(id="columns"):
            if self.room.BESIDE:
                yield self.room
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
        self._show_room()
        self.list.focus()

    def on_resize(self) -> None:
        self._set_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action in self.room.WITHOUT:
            return False
        if action in ("edit", "remove"):
            return self.list.highlighted is not None
        if action == "thread":
            return NOUNS[self.noun].thread and self.list.highlighted is not None
        if action == "tab":
            return len(self.TABS) > 1
        if action == "gate":
            return bool(self.gate_of)
        return True

    # The room of the tab

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """Textual asks for keys from the focused widget out to the app; here the room is asked before the screen."""
        chain = super()._binding_chain
        at = next(at for at, (node, _) in enumerate(chain) if node is self)
        return [*chain[:at], (self.room, self.room._bindings), *chain[at:]]

    def _make_room(self) -> Room:
        return self.tab.room(self, self.tab.noun)

    def _show_room(self) -> None:
        for one in self.query(Room):
            if one is not self.room:
                one.remove()
        if not self.room.is_attached:
            if self.room.BESIDE:
                self.query_one("#columns").mount(self.room, before="#left")
            else:
                self.mount(self.room, before="#columns")

    def on_screen_suspend(self) -> None:
        if not isinstance(self.app.screen, ModalScreen):  # one that lets this screen show through covers nothing
            self.room.left()

    def dress(self, noun: str) -> Dress | None:
        return self.room.dress()

    def go_sideways(self, step: int) -> None:
        self.room.go_sideways(step)

    def wipe(self) -> None:
        """Take what is shown off the screen at once; what is still on its way is not shown any more."""
        self._turn += 1
        self._seen = self._turn
        self._wiped += 1
        self.list.show_items(())
        self.detail.show_detail(None)
        self._stale = True

    # Reading

    def looked(self, portion: Portion) -> None:
        self._set_list()
        self._say_count()
        self.room.looked()
        self.refresh_bindings()

    def reload(self) -> None:
        super().reload()
        self.room.reload()
        self._read_standing()

    @work(group="standing", exclusive=True)
    async def _read_standing(self) -> None:
        """How the stages stand: after the list, which must not wait for it."""
        stage = self.gate_of

        def look(read: Any, place: str, today: date) -> tuple[PlaceHead, Next | None]:
            from convene.services import gates
            from convene.services.places import places

            head = places.head(read, place, today)
            return head, gates.next_step(read, place, stage, today) if stage else None

        await self.host.ready()
        place = self.host.place_id
        if not place:
            return
        try:
            head, self.next = await self.host.ask(look, place, self.host.today)
        except Problem:
            return  # the list says it
        if place == self.host.place_id:
            self.take_head(head)
            self.gate.show_gate(next((one for one in head.gates if one.stage == self.gate_of), None), self.next)
            self.next_line.show_next(self.next)

    def _set_list(self) -> None:
        self.list.spaced = self.has_class("-tall") and not self.tab.compact
        self.list.many = self.tab.many
        self.list.wrapped = self.room.WRAPPED

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
        if item is None or not self.host.place_id:
            self.detail.show_detail(None)
            return
        wiped = self._wiped
        try:
            found = await self.host.ask(self.room.detail(item.id), self.host.place_id)
        except Problem:
            found = None  # it was removed meanwhile; the list is being read again
        if wiped == self._wiped:
            self.detail.show_detail(found)

    def read_detail(self) -> None:
        """Read what the right column says once more."""
        self._read_detail(self.list.highlighted)

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
            self.room.left()
            self.at = at
            self.room = self._make_room()
            if self.is_mounted:
                self._show_room()
                self.refresh_bindings()
            self.tabs.choose(at)
            self.forget_filter()
            self.list.marked = frozenset()
            self.list.show_items(())
        if not (item and self.room.land(item)) and (wanted := item or self._kept.get(at, "")):
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
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item is None or not self.room.open_item(event.item):
            self.add_class("-reading")
            self.detail.focus()

    def action_back(self) -> None:
        if self.filter_line.open:
            self.action_clear_filter()
        elif self.has_class("-reading") or self.focused is not self.list:
            self.remove_class("-reading")
            self.list.focus()
        elif not self.list.clear_marks():
            self.host.go_back()

    # Writing

    @act
    async def action_new(self) -> None:
        if made := await add(self.host, self.tab.noun):
            self.list.highlight(made)

    @act
    async def action_edit(self) -> None:
        if item := self.list.highlighted:
            await edit(self.host, self.noun, item.id)

    @act
    async def action_remove(self) -> None:
        from convene.services.nouns import records

        if ids := self.list.chosen_ids:
            with self.host.telling():
                await self.host.do(records.remove, self.host.place_id, self.noun, ids)
                self.list.clear_marks()

    # Elsewhere

    def action_thread(self) -> None:
        if item := self.list.highlighted:
            self.host.push_screen(ThreadScreen(self.noun, item.id, item.title))

    def action_gate(self) -> None:
        self.host.push_screen(GateScreen(self.gate_of))

    @act
    async def action_export(self) -> None:
        from convene.tui.screens.shared.saving import save_listing

        with self.host.telling():
            await save_listing(self.host, self.noun, await self.shown_ids(), self.list.total)
