"""The register of actors: one step on in the relationship, and two that are one made one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.merging import DuplicatesScreen, MergeScreen
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


class ActorRoom(Room):
    ON_ITEM = frozenset({"step"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("r", "step(1)", "step on", "item.step_on", "Identified, contacted, engaged, committed, signed: one on."),
        hidden("R", "step(-1)", "step back", "item.step_back", "One step back in the relationship."),
        hidden("M", "merge", "merge", "item.merge", "Make two selected actors one; with none, list likely doubles."),
    ]

    @property
    def gone_to(self) -> str:
        """The id of the highlighted actor, when somebody went to it: the first of the list is nobody's choice."""
        item = self.list.highlighted
        return item.id if item is not None and item.id != self.list.items[0].id else ""

    @act
    async def action_step(self, by: int) -> None:
        """Move the selected actors, or the highlighted one, a step in their relationship."""
        from convene.services.engagement import actors

        if ids := self.list.chosen_ids:
            with self.host.telling():
                done = await self.host.do(actors.step, self.host.place_id, ids, by)
                if not done.value.moved:
                    self.host.toast(f"{done.value.words}.")

    @act
    async def action_merge(self) -> None:
        """The selected actors side by side, two at a time; or the list of those that may be one."""
        marked = self.list.chosen_ids if len(self.list.marked) > 1 else ()
        if not marked:
            self.host.push_screen(DuplicatesScreen())
            return
        here = self.list.highlighted
        keep = here.id if here and here.id in marked else marked[0]
        others = [one for one in marked if one != keep]
        self.list.clear_marks()
        while others:
            kept = await self.host.push_screen_wait(MergeScreen(keep, others[0]))
            if not kept:
                self.list.marked = frozenset((keep, *others))
                return
            keep = str(kept)
            del others[0]
        self.list.highlight(keep)
