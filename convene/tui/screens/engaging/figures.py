"""Figures of the place: its profile, and voices and figures put behind a need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from convene.tui.acts import act
from convene.tui.keys import bind
from convene.tui.screens.noun_screen import NounScreen

if TYPE_CHECKING:
    from convene.core.views import Item

_EVIDENCE = ("indicator", "need")
_VOICES = ("contribution", "need")


class FigureKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind(
            "E", "evidence", "as evidence", "item.evidence", "Put this figure behind a need, or a figure behind this."
        ),
        bind("V", "voice", "as a voice", "item.voice", "Put what was said behind a need, as a voice."),
        bind("f", "profile", "profile", "screen.profile", "The place in figures, with small charts."),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted:
            if action == "evidence":
                return self.tab.noun in _EVIDENCE and self.list.highlighted is not None
            if action == "voice":
                return self.tab.noun in _VOICES and self.list.highlighted is not None
            if action == "profile":
                return self.tab.noun in (*_EVIDENCE, *_VOICES)
        return super().check_action(action, parameters)

    def action_profile(self) -> None:
        from convene.tui.screens.engaging.profile import ProfileScreen

        self.desk.push_screen(ProfileScreen())

    @act
    async def action_evidence(self) -> None:
        """On a figure, choose the need; on a need, choose the figure. A new need opens with the evidence in it."""
        from convene.services import figures

        item = self.list.highlighted
        if item is None:
            return
        if self.tab.noun == "need":
            figure = await self._pick("indicator", "A figure behind the need", item.title)
            if figure:
                await self._join(figures.figure_behind, item.id, figure, "That figure is behind it already.")
            return
        need = await self._pick("need", "Which need does it bear on?", item.title, new="A new need")
        if need == "new":
            await self._new_need([], item.id)
        elif need:
            await self._join(figures.figure_behind, need, item.id, "That need rests on it already.")

    @act
    async def action_voice(self) -> None:
        """On what was said (one or several), choose the need; on a need, choose what was said."""
        from convene.services import figures

        item = self.list.highlighted
        if item is None:
            return
        if self.tab.noun == "need":
            said = await self._pick("contribution", "A voice behind the need", item.title)
            if said:
                await self._join(figures.voice_behind, item.id, [said], "That voice is behind it already.")
            return
        ids = self.list.chosen_ids
        about = item.title if len(ids) == 1 else f"{len(ids)} contributions"
        need = await self._pick("need", "Which need does it speak of?", about, new="A new need")
        if need == "new":
            await self._new_need(ids, "")
        elif need:
            await self._join(figures.voice_behind, need, ids, "That need rests on it already.")
            self.list.clear_marks()

    async def _pick(self, noun: str, heading: str, about: str, *, new: str = "") -> str:
        from convene.tui.screens.engaging.picking import PickScreen

        place, today = self.desk.place_id, self.desk.today

        def look(read: Any) -> Sequence[Item]:
            from convene.services import listing

            return listing.listing(read, place, noun, today).items

        empty = {
            "indicator": "There are no figures yet. i brings in the deprivation indices, the census or your own list.",
            "contribution": "Nothing has been written down yet. c captures what somebody says.",
        }.get(noun, "")
        return str(await self.desk.push_screen_wait(PickScreen(heading, about, look, new=new, empty=empty)))

    async def _join(self, action: Any, need: str, other: Any, otherwise: str) -> None:
        with self.desk.telling():
            done = await self.desk.do(action, self.desk.place_id, need, other)
            if not done.label:
                self.desk.toast(otherwise)

    async def _new_need(self, contributions: Sequence[str], figure: str) -> None:
        """A form on a need that has its evidence already."""
        from convene.services import figures
        from convene.tui.screens import editing

        place = self.desk.place_id
        with self.desk.telling():
            values = await self.desk.ask(figures.need_from, place, contributions, figure)
            made = await editing.add(self.desk, "need", values=values)
            if made:
                self.land("need", made)
