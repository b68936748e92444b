"""The board: clusters at the left, what was said in the highlighted one at the right. Keys gather, move and merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from convene.core.views import Item
from convene.errors import Problem
from convene.text import clip, join, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.codesign.drafting import draft_from
from convene.tui.screens.codesign.suggestions import SuggestionsScreen
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.editing import edit
from convene.tui.screens.shared.room import DetailQuestion, ListHost, Room
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.core.codesign.shared_words import Suggestion
    from convene.services.codesign.clusters import Group

LOOSE = "in none"
"""The id of the row of those in no cluster."""


def _clusters() -> Any:
    """What the book is asked, loaded when it is asked first."""
    from convene.services.codesign import clusters

    return clusters


class Groups(LongList):
    """The clusters, those in none first."""

    BINDING_GROUP_TITLE = "The clusters"


class BoardRoom(Room):
    """The list of the screen holds the contributions of the group that is highlighted at the left."""

    BESIDE = WRAPPED = True
    WITHOUT = frozenset({"new", "edit", "remove"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "name", "new cluster", "board.name", "Name a new cluster of what is selected; within one, split it."),
        bind("v", "move", "move", "board.move", "Move what is selected into another cluster, or out of all."),
        bind("s", "suggest", "alike", "board.suggest", "What may belong together, by shared words; it moves nothing."),
        bind("f", "vision", "vision", "board.vision", "Draft a vision from the cluster, or from what is selected."),
        hidden("tab", "other", "other side", "board.other", "Between clusters and what was said; left and right too."),
        hidden("o", "take_out", "take out", "board.out", "Take what is selected out of its cluster."),
        hidden("M", "merge", "merge", "board.merge", "Make one cluster of the selected ones, or of this and another."),
        hidden("K", "reorder(-1)", "up", "board.up", "Move the cluster up on the board."),
        hidden("J", "reorder(1)", "down", "board.down", "Move the cluster down on the board."),
        hidden("e,f4", "change", "edit", "board.edit", "Change the highlighted cluster or contribution."),
        hidden("d,delete", "take_away", "delete", "board.delete", "Take the cluster or what was said away; u undoes."),
    ]  # fmt: skip

    def __init__(self, owner: ListHost, noun: str) -> None:
        super().__init__(owner, noun)
        self.groups = Groups(id="groups", spaced=False)
        self.by_id: dict[str, Group] = {}
        self.shown = LOOSE
        self._begun = False

    def compose(self) -> ComposeResult:
        yield self.groups

    @property
    def listed(self) -> str:
        return "contribution"

    @property
    def listing(self) -> str:
        return f"contribution@{'' if self.shown == LOOSE else self.shown}"

    @property
    def in_groups(self) -> bool:
        """Whether the keys are for a cluster."""
        return self.groups.has_focus

    @property
    def group(self) -> Group | None:
        """The cluster that is shown; None for those in none."""
        return None if self.shown == LOOSE else self.by_id.get(self.shown)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("merge", "reorder"):
            return self.group is not None
        if action in ("change", "take_away") and self.in_groups:
            return self.group is not None
        if action == "take_out":
            return self.group is not None and self.list.highlighted is not None
        if action in ("move", "change", "take_away"):
            return self.list.highlighted is not None
        if action == "vision":
            return self.list.highlighted is not None or self.group is not None
        return True

    # Reading

    def reload(self) -> None:
        if self.is_attached:
            self._read()

    def on_mount(self) -> None:
        self._read()

    @work(group="groups", exclusive=True)
    async def _read(self) -> None:
        await self.host.ready()
        if not self.host.place_id:
            return
        with self.host.telling():
            found = await self.host.ask(_clusters().groups, self.host.place_id)
            self._show(found)

    def _show(self, found: tuple[Group, ...]) -> None:
        *named, loose = found
        self.by_id = {one.id: one for one in named}
        first = Item(LOOSE, "In no cluster", loose.voices or "nobody", state=f"{loose.said:,}", tone="look")
        self.groups.show_items((first, *(_item(one) for one in named)))
        gone = self.shown != LOOSE and self.shown not in self.by_id
        if gone or (not self._begun and not loose.said and named):
            self._turn_to(LOOSE if loose.said or not named else named[0].id)
        self._begun = True
        self.groups.highlight(self.shown)

    def _turn_to(self, shown: str, *, marked: tuple[str, ...] = ()) -> None:
        """Show another group in the list, from its top."""
        if shown != self.shown:
            self.shown = shown
            self.list.marked = ()
            self.list.show_items(())
        if marked:
            self.list.marked = marked
            self.list.highlight(marked[0])
        self.owner.read_list()

    def land(self, item: str) -> bool:
        self._begun = True
        self._turn_to(item)
        return True

    def detail(self, record_id: str) -> DetailQuestion:
        if self.in_groups and self.group is not None:
            return self.page_of("cluster", self.group.id)
        return super().detail(record_id)

    # The column of clusters tells the screen nothing: its list is another one

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        event.stop()
        if isinstance(event, LongList.Chosen):
            self.list.focus()
        elif event.item is not None and event.item.id != self.shown and self._begun and self.in_groups:
            self._turn_to(event.item.id)

    @on(LongList.Marked)
    def _marked(self, event: LongList.Marked) -> None:
        event.stop()

    def on_descendant_focus(self) -> None:
        self.owner.read_detail()
        self.owner.refresh_bindings()

    def on_descendant_blur(self) -> None:
        self.owner.read_detail()
        self.owner.refresh_bindings()

    def action_other(self) -> None:
        (self.list if self.in_groups else self.groups).focus()

    @on(LongList.Sideways)
    def _sideways(self, event: LongList.Sideways) -> None:
        event.stop()
        self.go_sideways(event.step)

    def go_sideways(self, step: int) -> None:
        (self.groups if step < 0 else self.list).focus()

    # Gathering

    @act
    async def action_name(self) -> None:
        """A cluster of what is selected, or of what is highlighted; from within the column of clusters an empty one."""
        place, ids = self.host.place_id, () if self.in_groups else self.list.chosen_ids
        what = f"for {plural(len(ids), 'contribution')}; " if ids else "nothing in it yet; "
        name, again = "", ""
        while True:
            asked = AskLine(
                "Name the cluster", why=again or f"{what}in their words", value=name, example="Getting home",
                nothing="Nothing was moved: it has no name.", hue=self.owner.hue, again=bool(again),
            )  # fmt: skip
            before, name = name, str(await self.host.push_screen_wait(asked) or "")
            if not name:
                return
            try:
                if ids:
                    await self._moved_by(_clusters().gather, place, name, ids)
                else:
                    await self.host.do(_clusters().begin, place, name)
            except Problem as problem:
                if not problem.fields or name == before:
                    self.host.tell(problem)
                    return
                again = f"{problem.title} {problem.hint}"
                continue
            return

    @act
    async def action_move(self) -> None:
        ids = self.list.chosen_ids
        items = [_item(one) for one in self.by_id.values() if one.id != self.shown]
        if self.group is not None:
            items.append(Item(LOOSE, "In no cluster", "taken out of this one"))
        if not ids:
            return
        if not items:
            self.host.toast("There is no other cluster yet: n names one.")
            return
        heading = f"Move {plural(len(ids), 'contribution')} to"
        to = await self.host.push_screen_wait(ChooseScreen(heading, items, hue=self.owner.hue))
        if to:
            await self._put("" if to == LOOSE else to, ids)

    @act
    async def action_take_out(self) -> None:
        await self._put("", self.list.chosen_ids)

    async def _put(self, cluster_id: str, ids: tuple[str, ...]) -> None:
        with self.host.telling():
            await self._moved_by(_clusters().put, self.host.place_id, cluster_id, ids)

    async def _moved_by(self, action: Any, *args: Any) -> None:
        """Have what is selected moved; nothing is selected any more once it has. Raises Problem."""
        marked = self.list.marked
        self.list.clear_marks()  # before it is read anew with them
        try:
            await self.host.do(action, *args)
        except Problem:
            self.list.mark_ids(marked)
            raise

    @act
    async def action_suggest(self) -> None:
        """What may belong together; what is chosen is selected on the board, and no more."""
        screen = SuggestionsScreen(self.host.place_id, hue=self.owner.hue)
        chosen: Suggestion | None = await self.host.push_screen_wait(screen)
        if chosen is None:
            return
        self._turn_to(LOOSE, marked=chosen.ids)
        self.groups.highlight(LOOSE)
        self.list.focus()
        into = self.by_id.get(chosen.cluster)
        way = f"v moves them, as into {clip(into.name, 30)}." if into else "n names them, v moves them."
        self.host.toast(f"{len(chosen.ids)} selected, {chosen.reason}. {way}")

    # Clusters

    @act
    async def action_merge(self) -> None:
        keep = self.group
        if keep is None:
            return
        others = [one for one in self.groups.chosen_ids if one not in (LOOSE, keep.id)]
        if not others:
            items = [_item(one) for one in self.by_id.values() if one.id != keep.id]
            heading = f"What goes into {clip(keep.name, 40)}?"
            chosen = await self.host.push_screen_wait(ChooseScreen(heading, items, hue=self.owner.hue))
            others = [chosen] if chosen else []
        if others:
            with self.host.telling():
                await self.host.do(_clusters().merge, self.host.place_id, keep.id, others)
                self.groups.clear_marks()

    @act
    async def action_reorder(self, by: int) -> None:
        if self.group is not None:
            at = list(self.by_id).index(self.group.id) + 1
            if 1 <= at + by <= len(self.by_id):
                with self.host.telling():
                    await self.host.do(_clusters().reorder, self.host.place_id, self.group.id, at + by)

    @act
    async def action_change(self) -> None:
        if self.in_groups and self.group is not None:
            await edit(self.host, "cluster", self.group.id)
        elif item := self.list.highlighted:
            await edit(self.host, "contribution", item.id)

    @act
    async def action_take_away(self) -> None:
        from convene.services.nouns import records

        if self.in_groups:
            noun, ids = "cluster", tuple(one for one in self.groups.chosen_ids if one != LOOSE)
        else:
            noun, ids = "contribution", self.list.chosen_ids
        if ids:
            with self.host.telling():
                await self.host.do(records.remove, self.host.place_id, noun, ids)
                self.list.clear_marks()
                self.groups.clear_marks()

    # Visions

    @act
    async def action_vision(self) -> None:
        """A vision that grows from what is selected, or from whole clusters: a new one, or one that is there."""
        groups = [one for one in self.groups.chosen_ids if one != LOOSE] if self.in_groups else []
        if not groups and not self.list.marked and self.group is not None:
            groups = [self.group.id]
        with self.host.telling():
            if groups:
                said = await self.host.ask(_clusters().said_in, self.host.place_id, groups)
                names = join([clip(self.by_id[one].name, 30) for one in groups if one in self.by_id])
            else:
                said = await self.host.ask(_clusters().handles, self.list.chosen_ids)
                names = "what is selected"
            await draft_from(self.host, said, names, self.owner.hue)


def _item(group: Group) -> Item:
    return Item(group.id, group.name, group.voices or "nothing in it yet", state=f"{group.said:,}")
