"""Figures of the place: its profile, and voices and figures put behind a need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from convene.tui.keys import bind
from convene.tui.screens.engagement.profile import ProfileScreen
from convene.tui.screens.engagement.reach import HeardRoom
from convene.tui.screens.shared import editing
from convene.tui.screens.shared.pick_record import PickScreen
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.core.views import Item

_BEHIND = bind(
    "E", "evidence", "as evidence", "item.evidence", "Put this figure behind a need, or a figure behind this."
)
_VOICE = bind("V", "voice", "as a voice", "item.voice", "Put what was said behind a need, as a voice.")


class EvidenceRoom(Room):
    """Where needs, and what can stand behind them, are listed."""

    ON_ITEM = frozenset({"evidence", "voice"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f", "profile", "profile", "screen.profile", "The place in figures, with small charts."),
    ]

    def action_profile(self) -> None:
        self.host.push_screen(ProfileScreen())

    async def _pick(self, noun: str, heading: str, about: str, *, new: str = "") -> str:
        place, today = self.host.place_id, self.host.today

        def look(read: Any) -> Sequence[Item]:
            from convene.services.lists import listing

            return listing.listing(read, place, noun, today).items

        empty = {
            "indicator": "There are no figures yet. i brings in the deprivation indices, the census or your own list.",
            "contribution": "Nothing has been written down yet. c captures what somebody says.",
        }.get(noun, "")
        return str(await self.host.push_screen_wait(PickScreen(heading, about, look, new=new, empty=empty)))

    async def _join(self, action: Any, need: str, other: Any, otherwise: str) -> None:
        with self.host.telling():
            done = await self.host.do(action, self.host.place_id, need, other)
            if not done.label:
                self.host.toast(otherwise)

    async def _new_need(self, contributions: Sequence[str], figure: str) -> None:
        """A form on a need that has its evidence already."""
        from convene.services import figures

        place = self.host.place_id
        with self.host.telling():
            values = await self.host.ask(figures.need_from, place, contributions, figure)
            made = await editing.add(self.host, "need", values=values)
            if made:
                self.owner.land("need", made)


class FigureRoom(EvidenceRoom):
    BINDINGS: ClassVar[list[BindingType]] = [_BEHIND]

    @act
    async def action_evidence(self) -> None:
        """Choose the need; a new one opens with the figure in it."""
        from convene.services import figures

        item = self.list.highlighted
        if item is None:
            return
        need = await self._pick("need", "Which need does it bear on?", item.title, new="A new need")
        if need == "new":
            await self._new_need([], item.id)
        elif need:
            await self._join(figures.figure_behind, need, item.id, "That need rests on it already.")


class ContributionRoom(EvidenceRoom, HeardRoom):
    BINDINGS: ClassVar[list[BindingType]] = [_VOICE]

    @act
    async def action_voice(self) -> None:
        """Of what was said, once or several times, choose the need; a new one opens with the voices in it."""
        from convene.services import figures

        item, ids = self.list.highlighted, self.list.chosen_ids
        if item is None:
            return
        about = item.title if len(ids) == 1 else f"{len(ids)} contributions"
        need = await self._pick("need", "Which need does it speak of?", about, new="A new need")
        if need == "new":
            await self._new_need(ids, "")
        elif need:
            await self._join(figures.voice_behind, need, ids, "That need rests on it already.")
            self.list.clear_marks()


class NeedRoom(EvidenceRoom):
    BINDINGS: ClassVar[list[BindingType]] = [_BEHIND, _VOICE]

    @act
    async def action_evidence(self) -> None:
        """Choose the figure."""
        from convene.services import figures

        if item := self.list.highlighted:
            figure = await self._pick("indicator", "A figure behind the need", item.title)
            if figure:
                await self._join(figures.figure_behind, item.id, figure, "That figure is behind it already.")

    @act
    async def action_voice(self) -> None:
        """Choose what was said."""
        from convene.services import figures

        if item := self.list.highlighted:
            said = await self._pick("contribution", "A voice behind the need", item.title)
            if said:
                await self._join(figures.voice_behind, item.id, [said], "That voice is behind it already.")
